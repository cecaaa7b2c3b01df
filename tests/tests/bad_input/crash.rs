//! A write whose function dies after any of its calls to the tables: the repetition under its key finds
//! it done, or does it, and it is done once.

use std::collections::BTreeMap;

use contract::{Match, OPERATIONS};
use environment::Clock;
use kernel::id::TenantId;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use local::registry::Registry;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use tests::bank::{Answer, fresh_key};
use tokio::task::JoinSet;

use super::access::kinds::Access;
use super::access::rows::ROWS;
use super::ask::Ask;
use super::keys::known;
use super::stand::Stand;
use crate::proxy::{Cut, Cutter, When, before};

/// More calls than any write makes.
const MOST_CALLS: u64 = 40;

/// The functions on the tables of a bank that was stopped, called as API Gateway calls them.
struct Sandbox {
    registry: Registry,
    cutter: Cutter,
    _engines: Engines,
    _servers: JoinSet<()>,
}

impl Sandbox {
    async fn of(stand: &mut Stand) -> Self {
        stand.bank.settle().await;
        stand.bank.stop();
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(stand.bank.data(), &[], nobody).await;
        let engines = engines.expect("engines");
        let (cutter, mut servers) = (Cutter::default(), JoinSet::new());
        let endpoints = Endpoints {
            dynamodb: before(&engines.endpoints().dynamodb, &cutter, &mut servers).await,
            aws: engines.endpoints().aws.clone(),
        };
        let registry = Registry::of_the_bank().expect("the bank");
        registry.connect(&environment_at(&endpoints, Clock::system()));
        Self {
            registry,
            cutter,
            _engines: engines,
            _servers: servers,
        }
    }

    /// The answer to a request; none if its function died after this call to the tables.
    async fn ask(&self, who: &Value, ask: &Ask, dies_after: Option<u64>) -> Option<Answer> {
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
        self.cutter
            .arm(dies_after.map(|at| Cut::at_call(at, When::After)));
        let event = event.to_string().into_bytes();
        let answer = tokio::select! {
            () = self.cutter.reached(), if dies_after.is_some() => None,
            answer = self.registry.invoke(operation.function, event) => Some(answer),
        };
        self.cutter.arm(None);
        let answer: Value = serde_json::from_slice(&answer?.expect("an answer")).expect("JSON");
        Some(read(&answer))
    }
}

/// An answer of a function as a client gets it.
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

/// What API Gateway says of a client that may do everything, as often as a client may.
fn authorized(tenant: &str, client: &str) -> Value {
    json!({
        "tenant_id": tenant, "client_id": client, "scope": contract::SCOPES.join(" "),
        "policy": json!({"requests_per_minute": 60_000}).to_string(),
    })
}

/// How many accounts and clients the operator has, and what Ada's payments hold.
async fn made(sandbox: &Sandbox, operator: &Value, stand: &Stand) -> [usize; 3] {
    let get = async |path: String| {
        let answer = sandbox.ask(operator, &Ask::get(path), None).await;
        answer.expect("an answer").body
    };
    let count = |list: &Value| {
        assert!(list["next_cursor"].is_null(), "more than a page");
        list["data"].as_array().map_or(0, Vec::len)
    };
    let ada = get(format!("/v1/accounts/{}", *stand.ada.account_id)).await;
    let held = ada["balances"]["held"]["amount"].as_str().expect("money");
    [
        count(&get("/v1/accounts?limit=50".into()).await),
        count(&get("/v1/clients?limit=50".into()).await),
        held.trim_end_matches(".00").parse().expect("pounds"),
    ]
}

#[tokio::test]
async fn a_write_that_dies_between_any_two_of_its_steps_is_ended_once_by_its_repetition() {
    let mut stand = Stand::with_two_accounts().await;
    let sandbox = Sandbox::of(&mut stand).await;
    let desk = stand.bank.demo()["desk"][0]["client_id"].clone();
    let desk = authorized(
        &TenantId::bank().to_string(),
        desk.as_str().expect("a client"),
    );
    let operator = authorized(stand.institution(), &stand.operator());
    let before = made(&sandbox, &operator, &stand).await;
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let writes = OPERATIONS
        .iter()
        .filter(|operation| operation.idempotent_write);
    for operation in writes {
        let id = operation.id;
        let row = ROWS.iter().find(|row| row.operation == id);
        let row = row.unwrap_or_else(|| panic!("{id} has no row"));
        let (who, expected) = match row.access {
            Access::Token { own, .. } => (&operator, own),
            Access::Desk { told } => (&desk, told),
            Access::Anybody { .. } | Access::Signature { .. } => panic!("{id} is anybody's"),
        };
        // Here are neither work items nor journals, so these write nothing.
        if expected.0 == 404 && matches!(row.access, Access::Desk { .. }) {
            continue;
        }
        let mut died = 0;
        loop {
            let ask = (row.ask)(&stand);
            *done.entry(id).or_default() += 1;
            let cut = sandbox.ask(who, &ask, Some(died + 1)).await;
            let first = sandbox.ask(who, &ask, None).await.expect("an answer");
            let problem = first.body["code"].as_str().unwrap_or_default();
            assert_eq!((first.status, problem), expected, "{id} {died}");
            let again = sandbox.ask(who, &ask, None).await.expect("an answer");
            assert_eq!(known(&again), known(&first), "{id} {died}");
            assert!(again.is_replay(), "{id} {died}");
            if let Some(answer) = cut {
                assert_eq!(known(&first), known(&answer), "{id}");
                assert!(first.is_replay() && !answer.is_replay(), "{id}");
                break;
            }
            died += 1;
            assert!(died < MOST_CALLS, "{id} goes on calling");
        }
        assert!(died > 0, "{id} writes nothing");
    }
    let after = made(&sandbox, &operator, &stand).await;
    let by_key = ["openAccount", "registerClient", "createPayment"].map(|id| done[id]);
    for (index, made) in by_key.into_iter().enumerate() {
        assert_eq!(after[index] - before[index], made, "{done:?}");
    }
}
