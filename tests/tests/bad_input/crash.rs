//! A write whose function dies after any of its calls to the tables: its retry under the same key
//! finds it done or completes it, and it is done once.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::Match;
use environment::Clock;
use kernel::id::TenantId;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use local::registry::Registry;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use tests::bank::{Answer, Caller, fresh_key};
use tokio::task::JoinSet;

use super::fixture::Fixture;
use super::keys::known;
use super::raw_request::RawRequest;
use super::writes::{WriteStage, books_hold, writes};
use crate::proxy::{KillPoint, KillSwitch, KillTiming, before};

/// More calls than any write makes.
const MOST_CALLS: usize = 14;

/// The functions on the tables of a stopped bank, called as API Gateway calls them.
struct Sandbox {
    registry: Registry,
    kill_switch: KillSwitch,
    _engines: Engines,
    _servers: JoinSet<()>,
}

impl Sandbox {
    async fn of(fixture: &mut Fixture) -> Self {
        fixture.bank.settle().await;
        fixture.bank.stop();
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(fixture.bank.data(), &[], nobody).await;
        let engines = engines.expect("engines");
        let (kill_switch, mut servers) = (KillSwitch::default(), JoinSet::new());
        let endpoints = Endpoints {
            dynamodb: before(&engines.endpoints().dynamodb, &kill_switch, &mut servers).await,
            aws: engines.endpoints().aws.clone(),
        };
        let registry = Registry::of_the_bank().expect("the bank");
        registry.connect(&environment_at(&endpoints, Clock::system()));
        Self {
            registry,
            kill_switch,
            _engines: engines,
            _servers: servers,
        }
    }

    /// Returns the response to a request; `None` if its function died after this call to the
    /// tables.
    async fn ask(&self, who: &Value, ask: &RawRequest, dies_after: Option<u64>) -> Option<Answer> {
        let (path, query) = ask.path.split_once('?').unwrap_or((&ask.path, ""));
        let Match::Found(operation, parameters) = contract::find(ask.method, path) else {
            panic!("{path}")
        };
        let text = |(name, value): &(&'static str, Vec<u8>)| {
            let value = String::from_utf8(value.clone()).expect("text");
            ((*name).to_owned(), Value::String(value))
        };
        let headers: Map<_, _> = ask.headers.iter().map(text).collect();
        let parameters = parameters.into_iter();
        let parameters: Map<_, _> = parameters
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        let query = query.split('&').filter_map(|pair| pair.split_once('='));
        let query: Map<_, _> = query
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        let body = ask.body.clone();
        let body = body.map(|body| String::from_utf8(body).expect("text"));
        let event = json!({
            "resource": operation.path, "path": path, "httpMethod": ask.method,
            "headers": headers, "pathParameters": parameters, "queryStringParameters": query,
            "requestContext": {"requestId": fresh_key(), "authorizer": who},
            "body": body, "isBase64Encoded": false,
        });
        self.kill_switch
            .arm(dies_after.map(|at| KillPoint::at_call(at, KillTiming::After)));
        let event = event.to_string().into_bytes();
        let answer = tokio::select! {
            () = self.kill_switch.reached(), if dies_after.is_some() => None,
            answer = self.registry.invoke(operation.function, event) => Some(answer),
        };
        self.kill_switch.arm(None);
        let answer: Value = serde_json::from_slice(&answer?.expect("an answer")).expect("JSON");
        Some(read(&answer))
    }
}

/// Converts a function's response to the one a client receives.
fn read(answer: &Value) -> Answer {
    let mut headers = HeaderMap::new();
    for (name, value) in answer["headers"].as_object().expect("headers") {
        let name: HeaderName = name.parse().expect("a name");
        let value: HeaderValue = value.as_str().expect("text").parse().expect("a value");
        headers.insert(name, value);
    }
    let body = answer["body"].as_str().expect("a body");
    Answer {
        status: u16::try_from(answer["statusCode"].as_u64().expect("a status")).expect("a status"),
        headers,
        body: serde_json::from_str(body).expect("JSON"),
    }
}

/// The authorizer context of a client with all scopes, the maximum rate and this token, which does not expire.
fn authorized(tenant: &str, client: &str, token: &str) -> Value {
    let mut claims = claims(token);
    claims["exp"] = json!(i64::MAX);
    json!({
        "tenant_id": tenant, "client_id": client, "scope": contract::SCOPES.join(" "),
        "policy": json!({"requests_per_minute": 60_000}).to_string(),
        "token": claims.to_string(),
    })
}

/// The claims of a token.
fn claims(token: &str) -> Value {
    let claims = token.split('.').nth(1).expect("claims");
    let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64url");
    serde_json::from_slice(&claims).expect("JSON")
}

/// Returns how many accounts and clients the operator has.
async fn made(sandbox: &Sandbox, operator: &Value) -> [usize; 2] {
    let mut made = [0; 2];
    for (made, list) in made.iter_mut().zip(["accounts", "clients"]) {
        let ask = RawRequest::get(format!("/v1/{list}?limit=50"));
        let answer = sandbox.ask(operator, &ask, None).await.expect("an answer");
        assert!(answer.body["next_cursor"].is_null(), "more than a page");
        *made = answer.body["data"].as_array().map_or(0, Vec::len);
    }
    made
}

/// Requests of one kind: each dies one call later than the one before, and the last completes.
struct Case {
    operation: &'static str,
    /// The code of the refusal, or empty.
    code: &'static str,
    asks: Vec<RawRequest>,
}

/// The resources that the writes need, created while the bank runs.
async fn cases(stage: &WriteStage) -> Vec<Case> {
    let mut cases = Vec::new();
    for operation in writes() {
        let asks = stage.done(operation, MOST_CALLS).await;
        cases.push(Case {
            operation,
            code: "",
            asks,
        });
        if let Some((ask, code)) = stage.refused(operation).await {
            let asks = (0..MOST_CALLS).map(|_| ask.clone().key(&fresh_key()));
            cases.push(Case {
                operation,
                code,
                asks: asks.collect(),
            });
        }
    }
    cases
}

/// The authorizer contexts by token of the requests, as API Gateway passes them.
fn callers(stage: &WriteStage) -> BTreeMap<String, Value> {
    let demo = stage.fixture.bank.demo();
    let bank = TenantId::bank().to_string();
    let client = |path: &str| demo.pointer(path).and_then(Value::as_str).expect(path);
    let (institution, operator) = (stage.fixture.institution(), stage.fixture.operator());
    let callers = [
        (&stage.fixture.caller, institution, operator.as_str()),
        (&stage.desk.0, bank.as_str(), client("/desk/0/client_id")),
        (&stage.desk.1, bank.as_str(), client("/desk/1/client_id")),
        (
            &stage.other,
            stage.other_tenant.as_str(),
            client("/other/client_id"),
        ),
    ];
    let context = |(caller, tenant, client): (&Caller, &str, &str)| {
        let token = caller.token();
        (token.to_owned(), authorized(tenant, client, token))
    };
    callers.map(context).into()
}

#[tokio::test]
async fn a_write_aborted_between_any_two_steps_is_completed_once_by_its_retry() {
    let mut stage = WriteStage::set(MOST_CALLS).await;
    let cases = cases(&stage).await;
    let callers = callers(&stage);
    let operator = callers[stage.fixture.caller.token()].clone();
    let sandbox = Sandbox::of(&mut stage.fixture).await;
    let before = made(&sandbox, &operator).await;
    let mut done: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for Case {
        operation: id,
        code,
        asks,
    } in cases
    {
        let mut ended = false;
        for (ask, call) in asks.iter().zip(1..) {
            let case = format!("{id} {code}, died after call {call}");
            let who = ask
                .token
                .as_ref()
                .map_or(&operator, |token| &callers[token]);
            *done.entry((id, code)).or_default() += 1;
            let kill_point = sandbox.ask(who, ask, Some(call)).await;
            let first = sandbox.ask(who, ask, None).await.expect("an answer");
            let problem = first.body["code"].as_str().unwrap_or_default();
            assert_eq!(problem, code, "{case}: {}", first.body);
            let again = sandbox.ask(who, ask, None).await.expect("an answer");
            assert_eq!(known(&again), known(&first), "{case}");
            assert!(again.is_replay(), "{case}");
            if let Some(answer) = kill_point {
                assert_eq!(known(&first), known(&answer), "{case}");
                assert!(first.is_replay() && !answer.is_replay(), "{case}");
                assert!(call > 1, "{case}: writes nothing");
                ended = true;
                break;
            }
        }
        assert!(ended, "{id} {code} goes on calling");
    }
    let after = made(&sandbox, &operator).await;
    let by_key = ["openAccount", "registerClient"].map(|id| done[&(id, "")]);
    for (index, made) in by_key.into_iter().enumerate() {
        assert_eq!(after[index] - before[index], made, "{done:?}");
    }
    drop(sandbox);
    let bank = &mut stage.fixture.bank;
    bank.start_again();
    bank.settle().await;
    bank.advance(120).await;
    bank.stop();
    books_hold(bank);
}
