//! The controls: plain JSON, for people and tests on this machine.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::routing::{get, post};
use kernel::account::{AccountNumber, SortCode};
use kernel::money::Amount;
use kernel::party::{PartyName, Reference};
use rail_fps::{
    Fpid, Party, Qualifier, Reason, RejectCode, ReturnCode, SchemeName, SchemeReference,
    TransactionStatus,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

mod actions;

use super::book::DeliveryResult;
use super::error::RailError;
use super::fault::Fault;
use super::keys::Change;
use super::{Scheme, book, inbound, scheme, status_text, views};

/// How long a call waits for the bank's response.
const PATIENCE: Duration = Duration::from_secs(20);
/// The largest body, in bytes.
const LARGEST: usize = 16 * 1024;
/// The maximum number of payments listed.
const MOST: u32 = 500;

/// `POST inbound-payments`, `POST inbound-returns`, `POST payments/{fpid}/answer`,
/// `POST payments/{fpid}/overrule`, `POST payments/{fpid}/repeat`, `GET payments`, `GET positions`, `POST fault`,
/// `GET keys`, `POST keys`.
pub(super) fn router(scheme: Scheme) -> Router {
    Router::new()
        .route("/inbound-payments", post(inbound_payment))
        .route("/inbound-returns", post(inbound_return))
        .route("/payments", get(payments))
        .route("/payments/{fpid}/answer", post(answer))
        .route("/payments/{fpid}/overrule", post(actions::overrule))
        .route("/payments/{fpid}/repeat", post(actions::repeat))
        .route("/positions", get(positions))
        .route("/fault", post(fault))
        .route("/keys", get(keys).post(change_keys))
        .with_state(scheme)
}

/// Why a control failed.
enum Refusal {
    /// 400
    Invalid(String),
    /// 404
    Unknown,
    /// 409
    Conflict(&'static str),
    /// 500
    Failed(RailError),
}

impl From<RailError> for Refusal {
    fn from(error: RailError) -> Self {
        Self::Failed(error)
    }
}

fn reply<T: Serialize>(answer: Result<T, Refusal>) -> Response<Body> {
    let (status, told) = match answer {
        Ok(answer) => return json_response(StatusCode::OK, &answer),
        Err(Refusal::Invalid(why)) => (StatusCode::BAD_REQUEST, why),
        Err(Refusal::Unknown) => (
            StatusCode::NOT_FOUND,
            "the scheme has no such payment".into(),
        ),
        Err(Refusal::Conflict(why)) => (StatusCode::CONFLICT, why.to_owned()),
        Err(Refusal::Failed(error)) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
    };
    json_response(status, &json!({"error": told}))
}

fn json_response(status: StatusCode, body: &impl Serialize) -> Response<Body> {
    let mut response = Response::new(Body::from(serde_json::to_vec(body).unwrap_or_default()));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    response
}

async fn read<T: DeserializeOwned>(request: Request) -> Result<T, Refusal> {
    let body = axum::body::to_bytes(request.into_body(), LARGEST).await;
    let body = body.map_err(|_| Refusal::Invalid("the body is too large".to_owned()))?;
    serde_json::from_slice(&body).map_err(|error| Refusal::Invalid(error.to_string()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InboundPayment {
    debtor: Payer,
    creditor: Creditor,
    amount: Amount,
    reference: Option<Reference>,
    fpid: Option<String>,
    message_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payer {
    name: PartyName,
    sort_code: SortCode,
    account_number: AccountNumber,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Creditor {
    name: Option<PartyName>,
    sort_code: SortCode,
    account_number: AccountNumber,
}

/// The bank's response to a message.
#[derive(Debug, Serialize)]
struct Decision {
    fpid: String,
    transaction_id: String,
    /// The status in the response; none if the bank gave none within twenty seconds.
    answer: Option<&'static str>,
    code: Option<String>,
    qualifier: Option<String>,
    /// The HTTP status, once the bank accepted or refused the message.
    http_status: Option<u16>,
}

async fn inbound_payment(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let sent = async {
        let order = order(&read(request).await?)?;
        let now = scheme.now();
        let posted = scheme
            .book
            .write(move |tx| inbound::post_payment(tx, order, now))
            .await?;
        let (id, row) = posted.ok_or(Refusal::Conflict("the id is one of something else"))?;
        decision(&scheme, id, row).await
    };
    reply(sent.await)
}

fn order(wanted: &InboundPayment) -> Result<inbound::InboundOrder, Refusal> {
    let invalid = |field: &'static str| move || Refusal::Invalid(field.to_owned());
    let name = |name: &str| SchemeName::fit(name).map(|fitted| fitted.sent.into()).ok();
    if !scheme::is_simulated(wanted.debtor.sort_code) {
        let expected = "debtor.sort_code: expected one from 000002 to 000099";
        return Err(Refusal::Invalid(expected.to_owned()));
    }
    let payee = wanted
        .creditor
        .name
        .as_ref()
        .map_or("The payee", PartyName::as_str);
    let reference = wanted
        .reference
        .as_ref()
        .map(|text| SchemeReference::fit(text.as_str()));
    let reference = reference.transpose().map_err(|_| invalid("reference")())?;
    let fpid = wanted.fpid.as_deref().map(parse_fpid).transpose()?;
    let message_id = wanted.message_id.as_deref().map(str::parse).transpose();
    Ok(inbound::InboundOrder {
        debtor: Party {
            name: Some(name(wanted.debtor.name.as_str()).ok_or_else(invalid("debtor.name"))?),
            sort_code: wanted.debtor.sort_code,
            account_number: wanted.debtor.account_number,
        },
        creditor: Party {
            name: Some(name(payee).ok_or_else(invalid("creditor.name"))?),
            sort_code: wanted.creditor.sort_code,
            account_number: wanted.creditor.account_number,
        },
        amount: wanted
            .amount
            .in_pounds()
            .ok_or_else(invalid("amount: expected GBP"))?,
        reference: reference.map(|fitted| fitted.sent.into()),
        fpid,
        message_id: message_id.map_err(|_| invalid("message_id")())?,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InboundReturn {
    payment: String,
    return_code: String,
}

async fn inbound_return(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let sent = async {
        let wanted: InboundReturn = read(request).await?;
        let code: ReturnCode = wanted
            .return_code
            .parse()
            .map_err(|_| Refusal::Invalid("return_code: expected eight digits".to_owned()))?;
        let (of, now) = (parse_fpid(&wanted.payment)?.short(), scheme.now());
        let posted = scheme.book.write(move |tx| match book::find(tx, &of)? {
            Some(known) => Ok(Some(inbound::post_return(tx, &known, code, now)?)),
            None => Ok(None),
        });
        let posted = posted.await?.ok_or(Refusal::Unknown)?;
        let no_return = "only a payment of ours that was accepted comes back";
        let (id, row) = posted.ok_or(Refusal::Conflict(no_return))?;
        decision(&scheme, id, row).await
    };
    reply(sent.await)
}

/// Waits until the bank has responded to the message in this row.
async fn decision(scheme: &Scheme, id: String, row: i64) -> Result<Decision, Refusal> {
    let mut changes = scheme.book.changes();
    let answered = async {
        loop {
            if let Some(outcome) = scheme.book.run(move |tx| book::outcome(tx, row)).await? {
                return Ok::<_, RailError>(outcome);
            }
            if changes.changed().await.is_err() {
                return Err(RailError::Stopped);
            }
        }
    };
    let outcome = tokio::time::timeout(PATIENCE, answered)
        .await
        .ok()
        .transpose()?;
    let (http_status, answer) = match outcome {
        Some(DeliveryResult {
            http_status,
            answer,
        }) => (Some(http_status), answer),
        None => (None, None),
    };
    let answer = answer.as_deref().and_then(status_text::read);
    let detail = answer.as_ref().and_then(status_text::detail);
    let is_rejection = matches!(answer, Some(TransactionStatus::Rejected(_)));
    let (code, qualifier) = if is_rejection {
        (detail, None)
    } else {
        (None, detail)
    };
    let answer = answer.as_ref().map(TransactionStatus::code);
    Ok(Decision {
        fpid: views::fpid(&id),
        transaction_id: id,
        answer,
        code,
        qualifier,
        http_status,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, tag = "status", rename_all = "snake_case")]
enum Wanted {
    Accept {},
    Qualified { qualifier: Option<String> },
    Reject { code: Option<String> },
}

impl Wanted {
    fn answer(&self) -> Option<TransactionStatus> {
        match self {
            Self::Accept {} => Some(TransactionStatus::Settled),
            Self::Qualified { qualifier } => {
                let qualifier = qualifier
                    .as_deref()
                    .map_or(Ok(Qualifier::SameDay), str::parse);
                qualifier.ok().map(TransactionStatus::Qualified)
            }
            Self::Reject { code: None } => Some(TransactionStatus::Rejected(Reason::of(
                RejectCode::BUSINESS_REASONS,
            ))),
            Self::Reject { code: Some(code) } => status_text::rejected(code),
        }
    }
}

async fn answer(
    State(scheme): State<Scheme>,
    Path(fpid): Path<String>,
    request: Request,
) -> Response<Body> {
    let answered = async {
        let wanted: Wanted = read(request).await?;
        let wanted = wanted.answer();
        let wanted = wanted.ok_or_else(|| Refusal::Invalid("code or qualifier".to_owned()))?;
        let (id, now) = (parse_fpid(&fpid)?.short(), scheme.now());
        let shown = scheme.book.write(move |tx| {
            let known = book::find(tx, &id)?;
            let known = known.filter(|known| known.direction == book::Direction::Sent);
            let Some(known) = known else { return Ok(None) };
            if !scheme::decide(tx, &known, wanted, now)? {
                return Ok(Some(None));
            }
            let known = book::find(tx, &id)?;
            known
                .map(|known| views::payment(tx, known))
                .transpose()
                .map(Some)
        });
        let decided = shown.await?.ok_or(Refusal::Unknown)?;
        decided.ok_or(Refusal::Conflict("the payment has its answer already"))
    };
    reply(answered.await)
}

async fn payments(State(scheme): State<Scheme>) -> Response<Body> {
    let seen = scheme.book.run(|tx| {
        let newest = book::newest(tx, MOST)?;
        newest
            .into_iter()
            .map(|known| views::payment(tx, known))
            .collect::<Result<Vec<_>, _>>()
    });
    reply(
        seen.await
            .map(|payments| json!({"payments": payments}))
            .map_err(Refusal::from),
    )
}

async fn positions(State(scheme): State<Scheme>) -> Response<Body> {
    reply(
        scheme
            .book
            .run(views::positions)
            .await
            .map_err(Refusal::from),
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Next {
    next: Fault,
}

async fn fault(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let noted = read(request).await.map(|Next { next }| {
        scheme.faults.add(next);
        json!({"noted": true})
    });
    reply(noted)
}

async fn keys(State(scheme): State<Scheme>) -> Response<Body> {
    let signs = scheme.keys.signs();
    let signs = signs.map(|(keyid, _)| keyid.as_str().to_owned());
    let published = scheme.keys.published().keys;
    reply(Ok(json!({"published": published, "signs": signs})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changed {
    change: Change,
}

async fn change_keys(State(scheme): State<Scheme>, request: Request) -> Response<Body> {
    let changed = async {
        let Changed { change } = read(request).await?;
        scheme.keys.change(change).await?;
        Ok::<_, Refusal>(())
    };
    match changed.await {
        Ok(()) => keys(State(scheme)).await,
        Err(refusal) => reply::<()>(Err(refusal)),
    }
}

/// Parses the long or the short form.
fn parse_fpid(text: &str) -> Result<Fpid, Refusal> {
    let fpid = text.parse().or_else(|_| Fpid::from_short(text));
    fpid.map_err(|_| Refusal::Invalid("expected a Faster Payments id".to_owned()))
}
