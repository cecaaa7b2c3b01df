//! The examples of the contract: they satisfy their schemas, and the functions accept them.

use contract::OPERATIONS;
use serde_json::Value;
use tests::bank::{Answer, Bank, Caller, fresh_key};
use tests::specification::{Example, Specification};

use crate::MALAI;

#[test]
fn every_example_satisfies_its_schema() {
    let specification = Specification::read();
    let mut count = 0_usize;
    for operation in OPERATIONS {
        let mut examples = specification.requests(operation.id);
        for status in specification.statuses(operation.id) {
            let answers = specification.answers(operation.id, status);
            for problem in answers
                .iter()
                .filter(|example| example.value["code"].is_string())
            {
                assert_eq!(
                    problem.value["status"], status,
                    "{}: {}",
                    operation.id, problem.name
                );
            }
            examples.extend(answers);
        }
        count += examples.len();
        for Example {
            name,
            schema,
            value,
            ..
        } in examples
        {
            let wrong = specification.violations(schema, value);
            assert_eq!(wrong, [""; 0], "{}: {name}", operation.id);
        }
    }
    assert!(count > 100, "{count}");
}

/// The API reference fills examples in before a reader sends a request. A key, a request id or a
/// signature belongs to one request: an example is refused, or replays another reader's request.
#[test]
fn no_header_of_a_request_has_an_example_or_a_default() {
    let contract: Value =
        serde_norway::from_str(include_str!("../../../openapi.yaml")).expect("the contract");
    let shared = contract["components"]["parameters"].as_object();
    let own = contract["paths"].as_object().expect("paths").values();
    let own = own.flat_map(|path| path.as_object().expect("a path").values());
    let own = own.flat_map(|operation| operation["parameters"].as_array().into_iter().flatten());
    let mut headers = 0_usize;
    for parameter in shared.expect("parameters").values().chain(own) {
        if parameter["in"] != "header" {
            continue;
        }
        headers += 1;
        let schema = match parameter["schema"]["$ref"].as_str() {
            Some(path) => contract.pointer(path.trim_start_matches('#')),
            None => parameter.get("schema"),
        };
        for place in [parameter, schema.expect("a schema")] {
            for filled in ["example", "examples", "default"] {
                assert!(
                    place.get(filled).is_none(),
                    "{}: {filled}",
                    parameter["name"]
                );
            }
        }
    }
    assert!(headers >= 8, "{headers}");
}

#[tokio::test]
async fn every_example_of_a_request_is_accepted_by_its_function() {
    let (bank, specification) = (Bank::shared(MALAI), Specification::read());
    let caller = bank.operator().await;
    let desk = bank.desk().await.0;
    let places = PathValues::of(&bank, &caller).await;
    for operation in OPERATIONS {
        let of_the_desk = ["/v1/ledger/", "/v1/institutions/"];
        let at_the_desk = of_the_desk
            .iter()
            .any(|path| operation.path.starts_with(path));
        let caller = if at_the_desk { &desk } else { &caller };
        let examples = specification.requests(operation.id);
        let bodies = operation.method != "GET";
        assert_eq!(
            !examples.is_empty(),
            bodies,
            "{} has examples",
            operation.id
        );
        for example in examples {
            let told = format!("{}: {}", operation.id, example.name);
            match example.media_type {
                "application/xml" => {
                    let xml = example.value.as_str().expect("XML");
                    assert!(rail_fps::read(xml.as_bytes()).is_ok(), "{told}");
                }
                "application/x-www-form-urlencoded" => {
                    let answer = send_form(&bank, operation.path, example.value).await;
                    assert_eq!(answer.status, 401, "{told}: {}", answer.body);
                    assert_eq!(
                        specification.breaches(operation.id, &answer),
                        [""; 0],
                        "{told}"
                    );
                }
                _ => {
                    let (path, key) = (places.path(operation.path), fresh_key());
                    let body = Some(example.value.clone());
                    let answer = caller.call(operation.method, &path, Some(&key), body).await;
                    // The debtor of an example does not exist here, which is checked last.
                    // Nor does a work item or a journal in an example of the desk.
                    let may_be_unknown = at_the_desk || operation.id == "createPayment";
                    let unknown = may_be_unknown && answer.status == 404;
                    let refused = answer.status == 422;
                    let done = answer.status < 300 || refused || unknown;
                    assert!(done, "{told}: {}", answer.body);
                    assert_eq!(
                        specification.breaches(operation.id, &answer),
                        [""; 0],
                        "{told}"
                    );
                }
            }
        }
    }
}

/// Returns the values of a path's parameters.
struct PathValues {
    account: String,
    payment: String,
    client: String,
}

impl PathValues {
    async fn of(bank: &Bank, caller: &Caller) -> Self {
        let ada = caller.open("Ada Okafor").await;
        bank.scheme().pay_in(&ada, "5.00").await;
        bank.settle().await;
        let account = ada.account_id.to_string();
        let payments = caller
            .get(&format!("/v1/payments?account_id={account}"))
            .await;
        let payment = payments.body["data"][0]["payment_id"]
            .as_str()
            .expect("a payment")
            .to_owned();
        let client = caller
            .register(&[malai_client::types::Scope::AccountsRead])
            .await
            .client_id;
        Self {
            account,
            payment,
            client,
        }
    }

    fn path(&self, template: &str) -> String {
        template
            .replace("{account_id}", &self.account)
            .replace("{payment_id}", &self.payment)
            .replace("{client_id}", &self.client)
            .replace("{journal_id}", "jnl_60m61hjjqw4dar155ajyegggam")
            .replace("{suspense_item_id}", "sus_60m61hjjqw4dar155ajyegggam")
            .replace("{break_id}", "brk_60m61hjjqw4dar155ajyegggam")
    }
}

/// Sends this form to a path.
async fn send_form(bank: &Bank, path: &str, form: &Value) -> Answer {
    let pair = |(name, value): (&String, &Value)| {
        let value = value.as_str().expect("text").bytes();
        let value: Vec<_> = value.map(|byte| format!("%{byte:02x}")).collect();
        let value = value.concat();
        format!("{name}={value}")
    };
    let form: Vec<_> = form.as_object().expect("a form").iter().map(pair).collect();
    bank.form_answer(path, form.join("&")).await
}
