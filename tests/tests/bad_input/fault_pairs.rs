//! Two things wrong with one request, for every operation and every pair of its parts: both are named, and counted.

use contract::{OPERATIONS, Operation};
use malai_client::types::Scope;
use serde_json::{Value, json};
use tests::bank::Answer;

use super::fixture::Fixture;
use super::raw_request::RawRequest;
use super::wrong_types::{Scene, pointers, with_field, with_query, wrong};

/// One thing that is wrong, and the place by which it is named.
#[derive(Clone)]
struct Fault {
    place: String,
    how: How,
}

#[derive(Clone)]
enum How {
    /// A query parameter with this value.
    Query(String, String),
    /// A header with this value, or none.
    Header(&'static str, Option<&'static str>),
    /// This value at a place of the body.
    Field(String, Value),
    /// No field at a place of the body.
    NoField(String),
}

impl Fault {
    fn query(name: &str, value: &str) -> Self {
        let how = How::Query(name.to_owned(), value.to_owned());
        let place = format!("query:{name}");
        Self { place, how }
    }

    fn header(name: &'static str, value: Option<&'static str>) -> Self {
        let place = format!("header:{name}");
        let how = How::Header(name, value);
        Self { place, how }
    }

    /// This value at a pointer of the body, of which something is said at the other.
    fn within(pointer: &str, value: Value, place: &str) -> Self {
        let (how, place) = (How::Field(pointer.to_owned(), value), place.to_owned());
        Self { place, how }
    }

    fn field(pointer: &str, value: Value) -> Self {
        Self::within(pointer, value, pointer)
    }

    fn missing(pointer: &str) -> Self {
        let how = How::NoField(pointer.to_owned());
        let place = pointer.to_owned();
        Self { place, how }
    }

    /// Whether both can be said of one request: neither takes away what the other is about.
    fn goes_with(&self, other: &Self) -> bool {
        let touched = |fault: &Self| match &fault.how {
            How::Field(pointer, _) | How::NoField(pointer) => pointer.clone(),
            How::Query(..) | How::Header(..) => fault.place.clone(),
        };
        let is_within =
            |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
        let pair = (touched(self), touched(other));
        self.place != other.place && !is_within(&pair.0, &pair.1) && !is_within(&pair.1, &pair.0)
    }

    fn apply(&self, ask: RawRequest) -> RawRequest {
        let body = |ask: &RawRequest| -> Value {
            serde_json::from_slice(ask.body.as_deref().expect("a body")).expect("JSON")
        };
        match &self.how {
            How::Query(name, value) => {
                let path = with_query(&ask.path, name, value);
                RawRequest { path, ..ask }
            }
            How::Header(name, Some(value)) => ask.header(name, value),
            How::Header(name, None) => ask.without(name),
            How::Field(pointer, value) => {
                let mut body = body(&ask);
                with_field(&mut body, pointer, value.clone());
                ask.json(&body)
            }
            How::NoField(pointer) => {
                let mut body = body(&ask);
                let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
                let parent = body.pointer_mut(parent).and_then(Value::as_object_mut);
                parent.expect("an object").remove(name);
                ask.json(&body)
            }
        }
    }
}

/// What can be wrong with the requests of an operation, by the contract.
fn faults(fixture: &Fixture, operation: &Operation, ask: &RawRequest) -> Vec<Fault> {
    let specification = &fixture.specification;
    let mut faults = vec![Fault::query("no-such-parameter", "1")];
    for (name, _) in specification.query(operation.id) {
        // No number, day, id, word or cursor.
        faults.push(Fault::query(name, "a b"));
    }
    if operation.idempotent_write {
        faults.push(Fault::header("idempotency-key", None));
        faults.push(Fault::header("content-digest", Some("sha-256=:AAAA:")));
    }
    if operation.body.is_empty() {
        return faults;
    }
    faults.push(Fault::field("/no_such_field", json!(1)));
    let body: Value = serde_json::from_slice(ask.body.as_deref().expect("a body")).expect("JSON");
    for (pointer, schema) in specification.fields(operation.id) {
        let (value, _) = wrong(schema).into_iter().next().expect("a wrong value");
        faults.push(Fault::field(&pointer, value));
        let most = schema["maxItems"].as_u64();
        let item = body.pointer(&format!("{pointer}/0"));
        if let (Some(most), Some(item)) = (most, item) {
            let many = vec![item.clone(); usize::try_from(most).expect("few") + 1];
            faults.push(Fault::field(&pointer, many.into()));
        }
    }
    for field in operation.body.iter().filter(|field| field.required) {
        faults.push(Fault::missing(&format!("/{}", field.name)));
    }
    faults
}

/// What is wrong with an answer to a request with these faults, if anything is.
fn complaint(answer: &Answer, faults: &[&Fault]) -> Option<String> {
    let named = pointers(answer);
    let detail = answer.body["detail"].as_str().unwrap_or_default();
    let is_named = |fault: &&&Fault| {
        let place = &fault.place;
        named.iter().any(|pointer| pointer == place)
    };
    if answer.status != 400 || !faults.iter().all(|fault| is_named(&fault)) {
        return Some(format!("{} names {named:?}", answer.status));
    }
    let mut once = named.clone();
    once.sort_unstable();
    once.dedup();
    // A key that is missing has its own advice where nothing else is wrong.
    let counted = format!("{} fields are not valid; see errors.", named.len());
    (named.len() != once.len() || named.len() > 1 && detail != counted)
        .then(|| format!("counts {detail:?} of {named:?}"))
}

/// Sends a request with each pair of faults.
async fn send_pairs(
    fixture: &Fixture,
    id: &str,
    ask: &RawRequest,
    faults: &[Fault],
) -> Vec<String> {
    let mut complaints = Vec::new();
    for (index, one) in faults.iter().enumerate() {
        let others = faults.iter().skip(index + 1);
        for other in others.filter(|other| one.goes_with(other)) {
            let ask = other.apply(one.apply(ask.clone()));
            let answer = fixture.send(&ask).await;
            let pair = [one, other];
            let complaint = complaint(&answer, &pair);
            let places = pair.map(|fault| fault.place.as_str());
            complaints.extend(complaint.map(|complaint| format!("{id} {places:?}: {complaint}")));
        }
    }
    complaints
}

#[tokio::test]
async fn of_every_pair_of_faults_both_are_named_and_counted() {
    let scene = Scene::set().await;
    let mut complaints = Vec::new();
    for operation in OPERATIONS.iter().filter(|one| one.needs_token()) {
        let ask = scene.right(operation);
        let faults = faults(&scene.fixture, operation, &ask);
        complaints.extend(send_pairs(&scene.fixture, operation.id, &ask, &faults).await);
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    scene.fixture.assert_unchanged().await;
}

/// A key of which nothing is wrong: that of RFC 8037, appendix A.
fn key() -> Value {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "till-1"})
}

/// Faults of values that are right by themselves and do not go together with others.
fn of_a_key() -> Vec<Fault> {
    let key = |member: &str, value: Value| Fault::field(&format!("/public_key/{member}"), value);
    vec![
        Fault::field("/scopes", json!(["accounts:read", "x", "accounts:read"])),
        Fault::within(
            "/scopes",
            json!(["accounts:read", "x", "accounts:read"]),
            "/scopes/1",
        ),
        key("kty", json!("EC")),
        key("x", json!("A".repeat(43))),
        key("y", json!("A".repeat(43))),
        key("kid", json!("a b")),
        key("alg", json!("ES256")),
        key("use", json!("enc")),
        key("key_ops", json!(["sign", 7])),
        key("key_ops", json!(["verify", "verify"])),
        key("d", json!("A".repeat(43))),
        key("k", json!(1.5)),
        Fault::query("x", "1"),
        Fault::header("idempotency-key", None),
    ]
}

fn of_a_journal() -> Vec<Fault> {
    let digest = "0a".repeat(32);
    let document = json!({"kind": "other", "reference": "Note 4", "sha256": digest});
    vec![
        Fault::within("/transfers/0/debit", json!("receivables"), "/transfers/0"),
        Fault::field("/transfers/0/debit", json!("no-such-account")),
        Fault::field("/transfers/0/amount/amount", json!("01.00")),
        Fault::field("/transfers", json!([])),
        Fault::field("/evidence", json!(vec![document; 6])),
        Fault::field("/return_reason_code", json!("AC03")),
        Fault::field("/reason", json!("")),
        Fault::field("/subject", json!("x")),
    ]
}

fn of_a_list(more: &[(&'static str, &'static str)]) -> Vec<Fault> {
    let more = more.iter().map(|(name, value)| Fault::query(name, value));
    let usual = [
        Fault::query("limit", "0"),
        Fault::query("cursor", "+1"),
        Fault::query("cursor", &"A".repeat(64)),
        Fault::query("x", "1"),
    ];
    more.chain(usual).collect()
}

#[tokio::test]
async fn what_does_not_go_together_is_named_with_all_else() {
    let scene = Scene::set().await;
    let mut complaints = Vec::new();
    let by_id = |id: &str| {
        let operation = OPERATIONS.iter().find(|operation| operation.id == id);
        scene.right(operation.expect(id))
    };
    let with_key = |id: &str| {
        let kind = Fault::field("/authentication", json!("private_key_jwt"));
        Fault::field("/public_key", key()).apply(kind.apply(by_id(id)))
    };
    let without_scopes = of_a_key().into_iter().skip(2).collect();
    for (id, ask, faults) in [
        ("registerClient", with_key("registerClient"), of_a_key()),
        (
            "rotateClientCredential",
            with_key("rotateClientCredential"),
            without_scopes,
        ),
        ("proposeJournal", by_id("proposeJournal"), of_a_journal()),
        (
            "listBreaks",
            by_id("listBreaks"),
            of_a_list(&[("state", "x")]),
        ),
        ("listAccounts", by_id("listAccounts"), of_a_list(&[])),
        ("listClients", by_id("listClients"), of_a_list(&[])),
        ("listSeals", by_id("listSeals"), of_a_list(&[("from", "x")])),
        (
            "listSealedRecords",
            by_id("listSealedRecords"),
            of_a_list(&[]),
        ),
        (
            "getStatement",
            by_id("getStatement"),
            vec![
                Fault::query("from", "x"),
                Fault::query("to", "9999-01-01"),
                Fault::query("cursor", "x"),
                Fault::query("x", "1"),
            ],
        ),
        (
            "listPayments",
            by_id("listPayments"),
            of_a_list(&[("status", "x"), ("account_id", "x")]),
        ),
        (
            "listAuditRecords",
            by_id("listAuditRecords"),
            of_a_list(&[("subject", "x"), ("request_id", "a b"), ("date", "x")]),
        ),
    ] {
        complaints.extend(send_pairs(&scene.fixture, id, &ask, &faults).await);
        for fault in &faults {
            let answer = scene.fixture.send(&fault.apply(ask.clone())).await;
            let complaint = complaint(&answer, &[fault]);
            complaints.extend(complaint.map(|said| format!("{id} {}: {said}", fault.place)));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    scene.fixture.assert_unchanged().await;
}

#[tokio::test]
async fn a_body_that_is_no_json_is_told_with_the_count_of_all_else() {
    let scene = Scene::set().await;
    let query: Vec<_> = (0..30).map(|name| format!("p{name}=1")).collect();
    for (count, counted) in [
        (1, "One field is not valid; see errors."),
        (3, "3 fields are not valid; see errors."),
        (30, "30 fields are not valid; errors lists the first 20."),
    ] {
        let path = format!("/v1/accounts?{}", query[..count].join("&"));
        let ask = RawRequest::write(path, &json!({})).bytes("{");
        let answer = scene.fixture.send(&ask).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_body"));
        let detail = format!("The body ends before its JSON value does. {counted}");
        assert_eq!(answer.body["detail"], detail);
        assert_eq!(pointers(&answer).len(), count.min(20));
    }
    scene.fixture.assert_unchanged().await;
}

/// Whatever is wrong with a request, who may not make it is told that and nothing else.
#[tokio::test]
async fn who_may_not_make_a_request_is_not_told_what_is_wrong_with_it() {
    let fixture = Fixture::with_two_accounts().await;
    let reader = fixture.caller.register(&[Scope::AccountsRead]).await;
    let reader = fixture.bank.caller(&reader).await;
    let scene = Scene {
        desk: String::new(),
        fixture: fixture.closed().await,
    };
    let other = scene.fixture.bank.other().await;
    for operation in OPERATIONS.iter().filter(|one| one.needs_token()) {
        let ask = scene.right(operation);
        let faults = faults(&scene.fixture, operation, &ask);
        for fault in &faults {
            let ask = fault.apply(ask.clone());
            let context = format!("{} {}", operation.id, fault.place);
            let answer = scene.fixture.send(&ask.clone().bearer("a.b.c")).await;
            assert_eq!(answer.status, 401, "{context}: {}", answer.body);
            let lacks_scope = !operation.scopes.contains(&"accounts:read");
            let barred = [(lacks_scope, &reader), (operation.bank_only, &other)];
            for (_, caller) in barred.into_iter().filter(|(is_barred, _)| *is_barred) {
                let answer = scene
                    .fixture
                    .send(&ask.clone().bearer(caller.token()))
                    .await;
                assert_eq!(answer.status, 403, "{context}: {}", answer.body);
            }
        }
    }
    scene.fixture.assert_unchanged().await;
}

/// A path at which nothing can be is not found, whatever else is wrong with the query.
#[tokio::test]
async fn a_path_that_names_nothing_is_not_found_whatever_the_query() {
    let scene = Scene::set().await;
    for path in [
        "/v1/internal-accounts/no-such-account/balance",
        "/v1/accounts/acc_x/transactions",
        "/v1/accounts/acc_x/statement",
        "/v1/audit/seals/01/records",
    ] {
        for query in ["", "?x=1", "?limit=0", "?x=1&cursor=x&currency=XXX&limit=0"] {
            let ask = RawRequest::get(format!("{path}{query}"));
            let ask = match path.split('/').nth(2) {
                Some("internal-accounts") => ask.bearer(&scene.desk),
                _ => ask,
            };
            let answer = scene.fixture.send(&ask).await;
            assert_eq!(
                (answer.status, answer.code()),
                (404, "not_found"),
                "{path}{query}"
            );
        }
    }
    scene.fixture.assert_unchanged().await;
}
