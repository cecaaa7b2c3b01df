//! The media type of a body.

use super::{Call, Code, Problem};

/// Checks that the body of a request is of this media type, in UTF-8 (no other charset is named) and in no content
/// coding: what a program before the bank decoded otherwise, or inflated, would be another body.
///
/// # Errors
/// `unsupported_media_type`.
pub(super) fn check(call: &Call, expected: &str) -> Result<(), Problem> {
    let refused = |detail: String| Problem::new(Code::UnsupportedMediaType).detail(detail);
    let header = call.header("content-type").unwrap_or_default();
    let mut parts = header.split(';').map(str::trim);
    let is_named = |name: &str| name.eq_ignore_ascii_case(expected);
    if !parts.next().is_some_and(is_named) {
        return Err(refused(format!("Send Content-Type {expected}.")));
    }
    if !parts.filter_map(charset).all(is_utf8) {
        return Err(refused(format!(
            "Send Content-Type {expected} in UTF-8, with the charset utf-8 or none."
        )));
    }
    let coding = call.header("content-encoding");
    if coding.is_some_and(|coding| !coding.trim().eq_ignore_ascii_case("identity")) {
        let detail = "Send the body as it is, without Content-Encoding.".to_owned();
        return Err(refused(detail).with_header("accept-encoding", "identity"));
    }
    Ok(())
}

/// The value of a parameter of a media type (RFC 9110 §5.6.6), if it is the charset.
fn charset(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    name.trim().eq_ignore_ascii_case("charset").then_some(value)
}

fn is_utf8(charset: &str) -> bool {
    let unquoted = charset
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    unquoted.unwrap_or(charset).eq_ignore_ascii_case("utf-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::request::RequestId;
    use serde_json::{Value, json};

    fn checked(headers: &[(&str, &str)]) -> Result<(), Problem> {
        let headers: serde_json::Map<String, Value> = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), json!([value])))
            .collect();
        let event = json!({
            "httpMethod": "POST", "path": "/v1/payments", "multiValueHeaders": headers,
            "requestContext": {"requestId": "r"},
        });
        let call = Call::from_event(event.to_string().as_bytes()).expect("an event");
        check(&call, "application/json")
    }

    #[test]
    fn a_body_is_of_its_media_type_in_utf_8_and_in_no_coding() {
        for good in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "application/json;Charset=\"UTF-8\"; x=\"y\"",
            "application/json; profile=a",
        ] {
            assert!(checked(&[("content-type", good)]).is_ok(), "{good}");
        }
        for wrong in [
            "",
            "text/plain",
            "application/jsonx",
            "application/json, application/json",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json; charset=",
            "application/json; charset=utf-8; charset=latin1",
        ] {
            let refused = checked(&[("content-type", wrong)]).expect_err(wrong);
            assert_eq!(refused.code(), Code::UnsupportedMediaType, "{wrong}");
        }
        assert!(checked(&[]).is_err());
        let coded = |coding| {
            let json = ("content-type", "application/json");
            checked(&[json, ("Content-Encoding", coding)])
        };
        assert!(coded("identity").is_ok());
        for coding in ["gzip", "br", "", "identity, gzip"] {
            let refused = coded(coding).expect_err(coding);
            let id: RequestId = "r".parse().expect("a request id");
            let shown = serde_json::to_value(refused.reply(&id)).expect("a reply");
            assert_eq!(shown["statusCode"], 415, "{coding}");
            assert_eq!(shown["headers"]["accept-encoding"], "identity");
        }
    }
}
