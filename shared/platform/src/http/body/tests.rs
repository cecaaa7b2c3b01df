use super::*;
use kernel::money::Amount;

const MONEY: &[Field] = &[field("amount", true, &[]), field("currency", true, &[])];
const FIELDS: &[Field] = &[
    field("amount", true, MONEY),
    field("limit", false, MONEY),
    field("count", false, &[]),
    Field {
        items: Some(Items {
            least: 0,
            most: 2000,
            unique: false,
        }),
        ..field("tags", false, &[])
    },
    Field {
        items: Some(Items {
            least: 1,
            most: 2,
            unique: true,
        }),
        ..field("words", false, &[])
    },
];

const fn field(name: &'static str, required: bool, fields: &'static [Field]) -> Field {
    Field {
        name,
        required,
        fields,
        items: None,
    }
}

#[derive(serde::Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
enum Route {
    Auto,
    OnUs,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Order {
    #[serde(rename = "amount")]
    _amount: Amount,
    #[serde(default)]
    limit: Option<Amount>,
    #[serde(rename = "count", default)]
    _count: Option<u8>,
    #[serde(rename = "route", default)]
    _route: Option<Route>,
    #[serde(rename = "tags", default)]
    _tags: Vec<Amount>,
    #[serde(rename = "words", default)]
    _words: Vec<Route>,
}

fn order(body: &[u8]) -> Result<Order, Problem> {
    json(body, FIELDS, |_| Ok(()))
}

fn refusal(body: &str) -> serde_json::Value {
    let problem = order(body.as_bytes()).expect_err(body);
    let reply = problem.reply(&"r1".parse().expect("a request id"));
    let reply = serde_json::to_value(reply).expect("a reply");
    serde_json::from_str(reply["body"].as_str().expect("a body")).expect("JSON")
}

#[test]
fn a_wrong_field_is_pointed_at_and_its_value_not_repeated() {
    let problem = refusal(r#"{"amount":{"amount":"1.234","currency":"GBP"}}"#);
    assert_eq!(problem["code"], "invalid_field");
    assert_eq!(problem["errors"][0]["pointer"], "/amount/amount");
    assert!(!problem.to_string().contains("1.234"));
    let problem = refusal(r#"{"amount":{"amount":"1.23","currency":"GBP-secret"}}"#);
    assert_eq!(problem["errors"][0]["pointer"], "/amount/currency");
    assert!(!problem.to_string().contains("secret"), "{problem}");
    let problem = refusal(r#"{"amount":{"amount":"1.23","currency":1}}"#);
    assert_eq!(problem["code"], "invalid_field");
    assert_eq!(problem["errors"][0]["pointer"], "/amount/currency");
}

#[test]
fn unknown_missing_and_broken_are_told_apart() {
    let beside = r#"{"amount":{"amount":"1.00","currency":"GBP"},"amuont":1}"#;
    assert_eq!(refusal(beside)["code"], "unknown_field");
    // A field that is missing is more than a name that nobody knows.
    let instead = refusal(r#"{"amuont":1}"#);
    assert_eq!(instead["code"], "invalid_field");
    assert_eq!(instead["errors"].as_array().map(Vec::len), Some(2));
    assert_eq!(refusal("{}")["errors"][0]["pointer"], "/amount");
    assert_eq!(refusal("{\"amount\":")["code"], "malformed_body");
    let latin = order(b"{\"amount\":\"\xa3\"}");
    assert_eq!(latin.expect_err("no UTF-8").code(), Code::MalformedBody);
    assert_eq!(refusal(&"[".repeat(10_000))["code"], "malformed_body");
    let twice = r#"{"amount":{"amount":"1.00","currency":"GBP"}} {}"#;
    assert_eq!(refusal(twice)["code"], "malformed_body");
}

#[test]
fn fields_are_named_at_every_depth() {
    let problem = refusal(r#"[{"amount":"1.00","currency":"GBP"}]"#);
    assert_eq!(
        (&problem["code"], &problem["errors"][0]["pointer"]),
        (&"invalid_field".into(), &"".into())
    );
    let problem = refusal(r#"{"amount":["1.00","GBP"]}"#);
    assert_eq!(problem["code"], "invalid_field");
    assert_eq!(problem["errors"][0]["pointer"], "/amount");
    let body = br#"{"amount":{"amount":"1.00","currency":"GBP"}}"#;
    let read = order(body);
    assert!(read.is_ok());
}

#[test]
fn a_field_may_be_left_out_and_is_not_null() {
    let (amount, limit) = (
        r#""amount":{"amount":"1.00","currency":"GBP"}"#,
        r#""limit":{"amount":"1.00","currency":"GBP"}"#,
    );
    let limit_of = |body: &str| {
        let read = order(body.as_bytes());
        read.expect(body).limit
    };
    assert_eq!(limit_of(&format!("{{{amount}}}")), None);
    assert!(limit_of(&format!("{{{amount},{limit}}}")).is_some());
    let problem = refusal(&format!(r#"{{{amount},"limit":null}}"#));
    assert_eq!(problem["code"], "invalid_field");
    assert_eq!(problem["errors"][0]["pointer"], "/limit");
    let problem = refusal(&format!(r#"{{{amount},"limit":["1.00","GBP"]}}"#));
    assert_eq!(problem["errors"][0]["pointer"], "/limit");
}

#[test]
fn too_many_bytes_are_refused_unread() {
    let wrong = order(&vec![b' '; 16 * 1024 + 1]);
    assert_eq!(wrong.expect_err("too large").code(), Code::BodyTooLarge);
}

/// The pointers and codes of a problem's errors.
fn errors(problem: &serde_json::Value) -> Vec<(String, String)> {
    let errors = problem["errors"].as_array().expect("errors");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    errors
        .iter()
        .map(|error| (text(&error["pointer"]), text(&error["code"])))
        .collect()
}

#[test]
fn all_that_is_wrong_is_told_at_once_each_with_its_own_pointer() {
    let problem = refusal(
        r#"{"extra":1,"count":300,"limit":{"amount":"x","currency":"gbp"},"route":"swift","count":1,
            "tags":[{"amount":"1.00","currency":"GBP"},{"amount":"1.0","currency":"GBP"},{"currency":7}]}"#,
    );
    assert_eq!(problem["code"], "invalid_field");
    let expected = [
        ("/count", "duplicate"),
        ("/extra", "unknown"),
        ("/limit/amount", "invalid"),
        ("/limit/currency", "invalid"),
        ("/route", "invalid"),
        ("/tags/1/amount", "invalid"),
        ("/tags/2/currency", "invalid"),
        ("/amount", "required"),
    ];
    let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()));
    assert_eq!(errors(&problem), expected);
    assert_eq!(problem["detail"], "8 fields are not valid; see errors.");
}

#[test]
fn what_is_missing_is_told_at_every_depth_and_only_unknown_fields_are_unknown() {
    let problem = refusal(r#"{"amount":{},"limit":{"currency":"GBP"}}"#);
    let mut pointers: Vec<_> = errors(&problem)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    pointers.sort();
    assert_eq!(
        pointers,
        ["/amount/amount", "/amount/currency", "/limit/amount"]
    );
    let problem = refusal(r#"{"amount":{"amount":"1.00","currency":"GBP"},"a":1,"b":{"c":2}}"#);
    assert_eq!(problem["code"], "unknown_field");
    let unknown = ["/a", "/b"].map(|place| (place.to_owned(), "unknown".to_owned()));
    assert_eq!(errors(&problem), unknown);
}

#[test]
fn no_message_speaks_rust_or_repeats_what_was_sent() {
    for (body, message) in [
        ("[]", "expected an object"),
        (r#"{"amount":1}"#, "expected an object"),
        (
            r#"{"amount":{"amount":1.5,"currency":"GBP"}}"#,
            "expected a string",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":["GBP"]}}"#,
            "expected a string",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"JPY"}}"#,
            "expected one of EUR, GBP, USD",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"GBP"},"count":-1}"#,
            "expected a whole number from 0 to 255",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"GBP"},"count":1.0}"#,
            "expected a whole number from 0 to 255",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"GBP"},"tags":{}}"#,
            "expected an array",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"GBP"},"route":null}"#,
            "expected a string",
        ),
        (
            r#"{"amount":{"amount":"1.00","currency":"GBP"},"route":"x"}"#,
            "expected one of auto, on_us",
        ),
    ] {
        assert_eq!(refusal(body)["errors"][0]["message"], message, "{body}");
    }
}

#[test]
fn a_body_with_a_thousand_wrong_values_lists_twenty_and_counts_all() {
    let tags = vec!["1"; 1000].join(",");
    let unknown: Vec<_> = (0..1000).map(|field| format!("\"f{field}\":1")).collect();
    let unknown = unknown.join(",");
    let order = r#""amount":{"amount":"1.00","currency":"GBP"}"#;
    for (body, code, count) in [
        (format!("{{\"tags\":[{tags}]}}"), "invalid_field", 1001),
        (format!("{{{order},{unknown}}}"), "unknown_field", 1000),
    ] {
        let problem = refusal(&body);
        assert_eq!(errors(&problem).len(), 20);
        assert_eq!(problem["code"], code);
        let detail = format!("{count} fields are not valid; errors lists the first 20.");
        assert_eq!(problem["detail"], detail);
    }
}

const GOOD: &str = r#""amount":{"amount":"1.00","currency":"GBP"}"#;

#[test]
fn a_number_out_of_every_range_is_a_wrong_value_of_its_field() {
    let long = "9".repeat(400);
    for number in ["1e400", "-1e400", "1.5E+999", &long] {
        let problem = refusal(&format!(r#"{{{GOOD},"count":{number},"limit":{number}}}"#));
        assert_eq!(problem["code"], "invalid_field", "{number}");
        let wrong = ["/count", "/limit"].map(|place| (place.to_owned(), "invalid".to_owned()));
        assert_eq!(errors(&problem), wrong, "{number}");
    }
    for text in ["1e400x", "01e400", "1e", "1.e400", "[1e400"] {
        let problem = refusal(&format!(r#"{{{GOOD},"count":{text}}}"#));
        assert_eq!(problem["code"], "malformed_body", "{text}");
    }
}

#[test]
fn an_array_keeps_to_its_size_whatever_else_is_wrong() {
    for (words, expected) in [
        (r#"["auto","auto"]"#, &["/words"][..]),
        (r#"["auto","x"]"#, &["/words/1"]),
        (r#"["auto","x","auto"]"#, &["/words", "/words/1"]),
        ("[]", &["/words"]),
        ("[1,1]", &["/words", "/words/0", "/words/1"]),
    ] {
        for (count, more) in [("1", None), ("300", Some("/count"))] {
            let problem = refusal(&format!(r#"{{{GOOD},"words":{words},"count":{count}}}"#));
            let mut places: Vec<_> = errors(&problem)
                .into_iter()
                .map(|(place, _)| place)
                .collect();
            places.sort();
            let expected: Vec<_> = more.into_iter().chain(expected.iter().copied()).collect();
            assert_eq!(places, expected, "{words} {count}");
        }
    }
    let problem = refusal(&format!(r#"{{{GOOD},"words":["auto","auto"]}}"#));
    let message = "expected 1 to 2 items, each once";
    assert_eq!(problem["errors"][0]["message"], message);
}

#[test]
fn a_rule_is_judged_by_the_values_that_are_right_whatever_is_wrong_with_the_others() {
    let judged = |body: &str| {
        let rule = |parts: &Parts<'_>| match (parts.get::<u8>("/count"), parts.has("/limit")) {
            (Some(0), true) => Err(Problem::field("/limit", "expected no limit of none")),
            _ => Ok(()),
        };
        let problem = json::<Order>(body.as_bytes(), FIELDS, rule).err()?;
        Some(
            problem
                .into_errors()
                .1
                .into_iter()
                .map(|error| error.pointer)
                .collect(),
        )
    };
    let limit = r#""limit":{"amount":"1.00","currency":"GBP"}"#;
    let places = |places: &[&str]| -> Option<Vec<String>> {
        Some(places.iter().map(|place| (*place).to_owned()).collect())
    };
    assert_eq!(judged(&format!("{{{GOOD},{limit},\"count\":1}}")), None);
    let broken = judged(&format!("{{{GOOD},{limit},\"count\":0}}"));
    assert_eq!(broken, places(&["/limit"]));
    let beside = judged(&format!("{{{limit},\"count\":0,\"x\":1}}"));
    assert_eq!(beside, places(&["/x", "/amount", "/limit"]));
}

#[test]
fn names_that_begin_alike_are_told_apart_and_each_is_counted() {
    let name = "n".repeat(300);
    let problem = refusal(&format!(r#"{{{GOOD},"{name}a":1,"{name}b":1}}"#));
    assert_eq!(problem["detail"], "2 fields are not valid; see errors.");
    let places: Vec<_> = errors(&problem)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    assert!(
        places[0].ends_with("na") && places[1].ends_with("nb"),
        "{places:?}"
    );
    assert!(places.iter().all(|place| place.chars().count() == 200));
    let head = Problem::field("query:x", "expected nothing");
    let order = order(format!(r#"{{{GOOD},"{name}a":1,"{name}b":1}}"#).as_bytes());
    let (_, errors) = head.and(order.expect_err("wrong")).into_errors();
    assert_eq!(errors.len(), 3);
}
