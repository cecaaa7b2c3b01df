//! Lists the accepted payments that have no final answer of their rail: `GET /v1/ledger/unknown-payments`.
//!
//! They are found by the notes to follow them up, read consistently from the base table, partition by
//! partition. A row that cannot be read is logged and stops none of the others.

use kernel::id::{PaymentId, TenantId};
use kernel::money::Money;
use kernel::payment::Rail;
use kernel::time::Moment;
use payments_contract::case::CaseRow;
use payments_contract::{Enquiry, Kind, PaymentRow, Route, Status};
use payments_operations::desk::Resolution;
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::FieldKeys;
use serde::Serialize;
use store::{Item, Key, StoreError, Value};

platform::function!();

/// The most notes that one request reads, whatever its filters leave of them.
const MOST_NOTES: usize = 200;
const MINUTE_MILLIS: i64 = 60_000;
/// A year: the largest age that is asked for.
const MOST_MINUTES: i64 = 525_600;

/// Which payments.
struct Filter {
    status: Option<Status>,
    rail: Option<Rail>,
    minutes: Option<i64>,
    accepted_until: Option<Moment>,
}

#[derive(Serialize)]
struct UnknownPayment {
    payment_id: PaymentId,
    tenant_id: TenantId,
    kind: Kind,
    status: Status,
    route: Route,
    amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme_id: Option<String>,
    accepted_at: Moment,
    updated_at: Moment,
    payment_version: u64,
    enquiries: u32,
    next_enquiry_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<Resolution>,
    resubmissions: u32,
}

#[derive(Serialize)]
struct List {
    data: Vec<UnknownPayment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// A page of the payments.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `invalid_field` for a parameter that is wrong.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let filter = Filter::of(&call, ports.clock.now());
    let page = Cursors::begin(&call, filter, |filter| {
        let (bank, selection) = (TenantId::bank(), filter.selection());
        Cursors::of(keys.ring(), bank, "listUnknownPayments", selection)
    });
    let ((filter, cursors, after), limit) = Problem::both(page, call.page_size())?;
    let (mut position, size) = (Position::at(after)?, usize::from(limit));
    let (mut data, mut read) = (Vec::new(), 0_usize);
    while Enquiry::shards().contains(&position.shard) && data.len() < size && read < MOST_NOTES {
        let room = u16::try_from(size.saturating_sub(data.len())).unwrap_or(1);
        let query = Enquiry::of_shard(position.shard).at_most(room);
        let query = query.after(position.after.take());
        let page = ports.payments.query_each::<Enquiry>(&query).await?;
        read = read.saturating_add(page.rows.len());
        for (key, note) in page.rows {
            if let Some(note) = Note::of(key.as_ref(), note) {
                data.extend(shown(ports, &keys, &filter, &note).await?);
            }
        }
        position = match page.last {
            Some(last) => Position {
                after: Some(last),
                ..position
            },
            None => Position {
                shard: position.shard.saturating_add(1),
                after: None,
            },
        };
    }
    let next_cursor = position.key().map(|key| cursors.after(&key));
    Ok(Reply::json(200, &List { data, next_cursor }))
}

/// Where the list goes on.
struct Position {
    shard: u8,
    after: Option<Item>,
}

impl Position {
    /// Where a cursor points to; the beginning, without one. A cursor that names no partition of
    /// enquiries is none of this list.
    fn at(cursor: Option<Item>) -> Result<Self, Problem> {
        let Some(key) = cursor else {
            return Ok(Self {
                shard: 0,
                after: None,
            });
        };
        let shard = match key.get("pk") {
            Some(Value::S(partition)) => Enquiry::shard_of(partition),
            Some(_) | None => None,
        };
        let wrong = || Problem::field("query:cursor", "expected the next_cursor of this list");
        Ok(Self {
            shard: shard.ok_or_else(wrong)?,
            after: Some(key),
        })
    }

    /// The key after which it goes on; none at the end.
    fn key(self) -> Option<Item> {
        let more = Enquiry::shards().contains(&self.shard);
        let begins = more.then(|| Enquiry::before_all(self.shard));
        self.after.or(begins)
    }
}

impl Filter {
    fn of(call: &Call, now: Moment) -> Result<Self, Problem> {
        let selected = Problem::both(Self::status(call), Self::minutes(call));
        let ((status, minutes), rail) = Problem::both(selected, Self::rail(call))?;
        let accepted_until = minutes.map(|minutes| {
            let millis = minutes.saturating_mul(MINUTE_MILLIS);
            now.plus_millis(0_i64.saturating_sub(millis))
        });
        Ok(Self {
            status,
            rail,
            minutes,
            accepted_until,
        })
    }

    fn status(call: &Call) -> Result<Option<Status>, Problem> {
        let status: Option<String> = call.query("status")?;
        match status.as_deref() {
            None => Ok(None),
            Some("accepted") => Ok(Some(Status::Accepted)),
            Some("submitted") => Ok(Some(Status::Submitted)),
            Some("unknown") => Ok(Some(Status::Unknown)),
            Some(_) => {
                let expected = "expected accepted, submitted or unknown";
                Err(Problem::field("query:status", expected))
            }
        }
    }

    fn rail(call: &Call) -> Result<Option<Rail>, Problem> {
        let rail: Option<String> = call.query("rail")?;
        let Some(rail) = rail else {
            return Ok(None);
        };
        let mut rails = Rail::ALL.into_iter();
        let known = rails.find(|one| one.as_str() == rail);
        known.map(Some).ok_or_else(|| {
            let expected = Rail::ALL.map(Rail::as_str).join(" or ");
            Problem::field("query:rail", format_args!("expected {expected}"))
        })
    }

    fn minutes(call: &Call) -> Result<Option<i64>, Problem> {
        call.number("older_than_minutes", 0..=MOST_MINUTES)
    }

    /// What selects the rows of the list.
    fn selection(&self) -> String {
        let Self {
            status,
            rail,
            minutes,
            ..
        } = self;
        format!("{status:?}:{rail:?}:{minutes:?}")
    }

    fn lets(&self, route: Route, status: Status, accepted_at: Moment) -> bool {
        let waits = matches!(
            status,
            Status::Accepted | Status::Submitted | Status::Unknown
        );
        let wanted = self.status.is_none_or(|wanted| wanted == status);
        let old = self.accepted_until.is_none_or(|until| accepted_at <= until);
        let on_rail = self.rail.is_none_or(|rail| route == Route::Rail(rail));
        waits && wanted && old && on_rail
    }
}

/// What a note to follow a payment up says.
struct Note {
    payment: PaymentId,
    due: Moment,
    asked: u32,
}

impl Note {
    /// The note; if it cannot be read, what its key says, so that one such note hides no payment.
    fn of(key: Option<&Key>, note: Result<Enquiry, StoreError>) -> Option<Self> {
        match note {
            Ok(note) => Some(Self {
                payment: note.payment,
                due: note.due,
                asked: note.asked,
            }),
            Err(error) => {
                tracing::error!(%error, "note of a payment unreadable, listed by its key");
                let (due, payment) = key.and_then(Enquiry::first_by)?;
                Some(Self {
                    payment,
                    due,
                    asked: 0,
                })
            }
        }
    }
}

/// The payment of a note, if it is to be shown.
async fn shown(
    ports: &Ports,
    keys: &FieldKeys,
    filter: &Filter,
    note: &Note,
) -> Result<Option<UnknownPayment>, Problem> {
    let id = note.payment;
    let key = PaymentRow::key_of(id);
    let row = listed(Some(&key), ports.payments.get::<PaymentRow>(&key).await)?;
    let row = row.flatten();
    let Some(row) =
        row.filter(|row| row.id == id && filter.lets(row.route, row.status, row.accepted_at()))
    else {
        return Ok(None);
    };
    let (resolution, resubmissions) = case(ports, keys, &row).await?;
    Ok(Some(UnknownPayment {
        payment_id: id,
        tenant_id: row.tenant,
        kind: row.kind,
        status: row.status,
        route: row.route,
        amount: Money::new(row.minor, row.currency),
        accepted_at: row.accepted_at(),
        updated_at: row.updated_at,
        payment_version: row.version,
        enquiries: note.asked,
        next_enquiry_at: note.due,
        resolution,
        resubmissions,
        scheme_id: row.scheme_id,
    }))
}

/// What the case about a payment has: the proposal, and how often the payment was sent again. A case that cannot
/// be read is logged as an error and hides neither its payment nor any other.
async fn case(
    ports: &Ports,
    keys: &FieldKeys,
    row: &PaymentRow,
) -> Result<(Option<Resolution>, u32), Problem> {
    let key = CaseRow::key_of(row.id);
    let case = listed(Some(&key), ports.payments.get::<CaseRow>(&key).await)?;
    let Some(case) = case.flatten() else {
        return Ok((None, 0));
    };
    let resolution = Resolution::of_case(&case, row.version, keys).await?;
    Ok((resolution, case.resubmissions))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FPS: Route = Route::Rail(Rail::Fps);

    #[test]
    fn what_its_rail_never_took_is_listed_beside_what_has_no_answer_and_nothing_else_is() {
        let every = Filter {
            status: None,
            rail: None,
            minutes: None,
            accepted_until: None,
        };
        let listed = [
            Status::AwaitingApproval,
            Status::Accepted,
            Status::Submitted,
            Status::Unknown,
            Status::Settled,
            Status::Rejected,
            Status::Cancelled,
            Status::Returned,
        ]
        .map(|status| every.lets(FPS, status, Moment::EPOCH));
        let expected = [false, true, true, true, false, false, false, false];
        assert_eq!(listed, expected);
        let accepted = Filter {
            status: Some(Status::Accepted),
            ..every
        };
        assert!(accepted.lets(FPS, Status::Accepted, Moment::EPOCH));
        assert!(!accepted.lets(FPS, Status::Submitted, Moment::EPOCH));
    }
}
