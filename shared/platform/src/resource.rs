//! The id of the resource that a request or an event was about, for its line in the log.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::http::Reply;

/// The first of these texts that is an id of this bank: no other text of a request is written to the log.
pub(crate) fn among<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    texts.into_iter().find_map(id)
}

/// What a successful answer says it made: `account_id` and the like, at its top or one level below.
pub(crate) fn made(reply: &Reply) -> Option<String> {
    let made = (reply.status() < 300)
        .then(|| fields(reply.body()))
        .flatten()?;
    let below = || made.values().filter_map(|value| fields(value.get()));
    named(&made).or_else(|| below().find_map(|fields| named(&fields)))
}

/// The fields of a JSON object, their values as they are written: only those that name something are read.
fn fields(text: &str) -> Option<BTreeMap<&str, &RawValue>> {
    serde_json::from_str(text).ok()
}

fn named(fields: &BTreeMap<&str, &RawValue>) -> Option<String> {
    let named = fields.iter().filter(|(name, _)| name.ends_with("_id"));
    let texts = named.filter_map(|(_, value)| value.get().strip_prefix('"')?.strip_suffix('"'));
    among(texts).map(str::to_owned)
}

/// The id that the text is, without the number of a record that may follow it.
fn id(text: &str) -> Option<&str> {
    let id = text.split('.').next()?;
    let (kind, digits) = id.split_once('_')?;
    let is_kind = kind.len() == 3 && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = digits.len() == 26 && kernel::base32::decode(digits).is_some();
    (is_kind && is_number).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "pay_60m61hjjqw4dar155ajyegggam";

    #[test]
    fn nothing_but_an_id_is_taken_for_one() {
        let record = format!("{ID}.12");
        assert_eq!(among(["Ada Okafor", "58302914", &record]), Some(ID));
        let secret = format!("mls_{}", "x".repeat(52));
        for other in [
            "",
            "acc_",
            "acc_58302914",
            "ADA_60m61hjjqw4dar155ajyegggam",
            &secret,
        ] {
            assert_eq!(among([other]), None, "{other}");
        }
    }

    #[test]
    fn an_answer_names_what_was_made() {
        let reply = |status, body: &str| Reply::text(status, "application/json", body.to_owned());
        let payment = format!(r#"{{"end_to_end_id":"Ada Okafor","payment_id":"{ID}"}}"#);
        assert_eq!(made(&reply(201, &payment)).as_deref(), Some(ID));
        let below = format!(r#"{{"client":{{"client_id":"{ID}"}},"client_secret":"mls_x"}}"#);
        assert_eq!(made(&reply(201, &below)).as_deref(), Some(ID));
        assert_eq!(made(&reply(422, &payment)), None);
        assert_eq!(made(&reply(200, r#"{"accounts":[]}"#)), None);
    }
}
