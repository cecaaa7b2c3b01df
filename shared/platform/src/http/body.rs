use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::named::Named;
use super::{Code, Problem};

/// The largest JSON body, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// Reads a JSON body and says where it is wrong.
pub(super) fn json<T: DeserializeOwned>(
    content_type: Option<&str>,
    bytes: &[u8],
) -> Result<T, Problem> {
    let media_type = content_type
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    if !media_type.is_some_and(|name| name.eq_ignore_ascii_case("application/json")) {
        return Err(Problem::new(Code::UnsupportedMediaType).detail("Send application/json."));
    }
    if bytes.len() > MAX_BYTES {
        return Err(Problem::new(Code::BodyTooLarge).detail("Send at most 16384 bytes."));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(Named(&mut reader)).map_err(|error| {
        let pointer = pointer(error.path());
        let error = error.into_inner();
        // serde_json calls it a fault of syntax, too, when a word is expected and a number comes.
        if error.classify() == Category::Syntax && is_json(bytes) {
            Problem::field(pointer, "this value is not allowed")
        } else {
            problem(&pointer, &error)
        }
    })?;
    reader.end().map_err(|_| {
        Problem::new(Code::MalformedBody).detail("There is more after the end of the JSON value.")
    })?;
    Ok(value)
}

fn is_json(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes)
        .is_ok_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
}

fn problem(pointer: &str, error: &serde_json::Error) -> Problem {
    match error.classify() {
        Category::Data => {
            let text = error.to_string();
            // serde_json appends where in the text it was; the pointer says so better.
            let message = text.split(" at line ").next().unwrap_or_default();
            if message.starts_with("unknown field") {
                Problem::new(Code::UnknownField).with_error(
                    pointer,
                    "unknown",
                    "this field is not known here",
                )
            } else if let Some(name) = message.strip_prefix("missing field ") {
                let name = name.trim_matches('`');
                let pointer = format!("{}/{name}", pointer.trim_end_matches('/'));
                Problem::new(Code::InvalidField).with_error(
                    pointer,
                    "required",
                    "this field is required",
                )
            } else {
                Problem::field(pointer, expectation(message))
            }
        }
        Category::Io | Category::Syntax | Category::Eof => Problem::new(Code::MalformedBody)
            .detail("The body is not well-formed JSON, or is nested too deeply."),
    }
}

/// The part of serde's message that says what was expected. What was found is the client's own
/// value and may be personal, so it is not repeated.
fn expectation(message: &str) -> String {
    message
        .find("expected ")
        .and_then(|start| message.get(start..))
        .map_or_else(
            || {
                let repeats_the_value = message.contains('`') || message.contains("invalid type");
                if repeats_the_value {
                    "this value is not allowed".into()
                } else {
                    message.to_owned()
                }
            },
            str::to_owned,
        )
}

/// A path as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .fold(String::new(), |pointer, segment| match segment {
            Segment::Seq { index } => format!("{pointer}/{index}"),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            Segment::Unknown => pointer,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Amount;

    #[derive(serde::Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Order {
        #[serde(rename = "amount")]
        _amount: Amount,
        #[serde(default)]
        limit: Option<Amount>,
    }

    fn refusal(body: &str) -> serde_json::Value {
        let problem = json::<Order>(Some("application/json"), body.as_bytes()).expect_err(body);
        let reply = problem.reply(&"r1".parse().expect("a request id"));
        let reply = serde_json::to_value(reply).expect("a reply");
        serde_json::from_str(reply["body"].as_str().expect("a body")).expect("JSON")
    }

    #[test]
    fn a_wrong_field_is_pointed_at_and_its_value_not_repeated() {
        let problem = refusal(r#"{"amount":{"amount":"1.234","currency":"GBP"}}"#);
        assert_eq!(problem["code"], "invalid_field");
        assert_eq!(problem["errors"][0]["pointer"], "/amount");
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
        assert_eq!(refusal(r#"{"amuont":1}"#)["code"], "unknown_field");
        assert_eq!(refusal("{}")["errors"][0]["pointer"], "/amount");
        assert_eq!(refusal("{\"amount\":")["code"], "malformed_body");
        let latin = json::<Order>(Some("application/json"), b"{\"amount\":\"\xa3\"}");
        assert_eq!(latin.expect_err("no UTF-8").code(), Code::MalformedBody);
        assert_eq!(refusal(&"[".repeat(10_000))["code"], "invalid_field");
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
        let order = json::<Order>(
            Some("application/json"),
            br#"{"amount":{"amount":"1.00","currency":"GBP"}}"#,
        );
        assert!(order.is_ok());
    }

    #[test]
    fn a_field_may_be_left_out_and_is_not_null() {
        let (amount, limit) = (
            r#""amount":{"amount":"1.00","currency":"GBP"}"#,
            r#""limit":{"amount":"1.00","currency":"GBP"}"#,
        );
        let limit_of = |body: &str| {
            let order = json::<Order>(Some("application/json"), body.as_bytes());
            order.expect(body).limit
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
    fn the_wrong_media_type_and_too_many_bytes_are_refused_unread() {
        let wrong = json::<Order>(Some("text/plain"), b"{}").expect_err("not JSON");
        assert_eq!(wrong.code(), Code::UnsupportedMediaType);
        assert_eq!(
            json::<Order>(None, b"{}").expect_err("no type").code(),
            wrong.code()
        );
        let large = vec![b' '; 16 * 1024 + 1];
        let wrong = json::<Order>(Some("application/json; charset=utf-8"), &large);
        assert_eq!(wrong.expect_err("too large").code(), Code::BodyTooLarge);
    }
}
