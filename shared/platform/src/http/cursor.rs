use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::id::digest_16;
use store::{Item, Value};

use super::Problem;

/// Where a page ended, as clients pass it back: the key of its last row, and a mark of the list it
/// belongs to. It says nothing that the caller may not know: give only keys of the caller's own
/// rows. The mark is no signature; a cursor that somebody made up moves only within the partition
/// that the query names by itself.
#[derive(Debug)]
pub enum Cursor {}

/// The longest cursor, in characters.
const MAX_LEN: usize = 512;
/// The bytes of the mark.
const MARK: usize = 8;

impl Cursor {
    /// The cursor after the row with these key attributes. `scope` names the list with all that
    /// selects its rows: tenant, operation and filters, such as
    /// `ten_...#listAuditRecords#subject=acc_...`. Every key attribute of this bank is a string;
    /// others are left out.
    pub fn encode(scope: &str, last: &Item) -> String {
        let key: BTreeMap<&str, &str> = last
            .iter()
            .filter_map(|(name, value)| {
                if let Value::S(text) = value {
                    Some((name.as_str(), text.as_str()))
                } else {
                    None
                }
            })
            .collect();
        let key = serde_json::json!(key).to_string();
        let mut bytes = mark(scope, &key).to_vec();
        bytes.extend_from_slice(key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The key attributes to go on after.
    ///
    /// # Errors
    /// `invalid_field` at `query:cursor` if the text is no cursor, or one of another list.
    pub fn decode(scope: &str, text: &str) -> Result<Item, Problem> {
        read(scope, text)
            .ok_or_else(|| Problem::field("query:cursor", "expected the next_cursor of this list"))
    }
}

fn read(scope: &str, text: &str) -> Option<Item> {
    let bytes = (text.len() <= MAX_LEN)
        .then(|| URL_SAFE_NO_PAD.decode(text).ok())
        .flatten()?;
    let (given, key) = bytes.split_at_checked(MARK)?;
    let key = core::str::from_utf8(key).ok()?;
    if given != mark(scope, key) {
        return None;
    }
    let key: HashMap<String, String> = serde_json::from_str(key).ok()?;
    let attributes = key.into_iter().map(|(name, text)| (name, Value::S(text)));
    Some(Item::from(attributes.collect::<HashMap<_, _>>()))
}

/// Tells this list's cursors from another's.
fn mark(scope: &str, key: &str) -> [u8; MARK] {
    let digest = digest_16("cursor", &[scope, key]);
    digest.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(pairs: &[(&str, &str)]) -> Item {
        let pairs = pairs
            .iter()
            .map(|(name, text)| ((*name).into(), Value::S((*text).into())));
        Item::from(pairs.collect::<HashMap<_, _>>())
    }

    #[test]
    fn a_cursor_leads_back_to_the_key_it_was_made_of() {
        let last = key(&[
            ("pk", "ten_1#acc_1"),
            ("sk", "0000000000000000007"),
            ("ts", "é"),
        ]);
        let cursor = Cursor::encode("ten_1#list", &last);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        assert!(cursor.bytes().all(allowed), "{cursor}");
        assert_eq!(
            Cursor::decode("ten_1#list", &cursor).expect("its own list"),
            last
        );
    }

    #[test]
    fn a_cursor_of_another_list_or_tenant_is_an_invalid_field() {
        let cursor = Cursor::encode("ten_1#list", &key(&[("pk", "a")]));
        for scope in ["ten_2#list", "ten_1#other", ""] {
            let problem = Cursor::decode(scope, &cursor).expect_err(scope);
            assert_eq!(problem.code().as_str(), "invalid_field");
        }
    }

    #[test]
    fn a_text_that_is_no_cursor_is_an_invalid_field() {
        let good = Cursor::encode("s", &key(&[("pk", "a")]));
        let shortened = good.get(..good.len() - 2).expect("ASCII");
        let long = "A".repeat(513);
        for text in [
            "",
            "AAAA",
            "!",
            "c2VxPTQx",
            &long,
            shortened,
            &format!("{good}="),
        ] {
            assert!(Cursor::decode("s", text).is_err(), "{text}");
        }
    }

    /// The longest keys of the bank: a record of the audit log in its index by request.
    #[test]
    fn the_longest_cursor_fits_the_contract() {
        let (ten, pay) = ("t".repeat(30), "p".repeat(30));
        let last = key(&[
            ("pk", &format!("{ten}#{pay}")),
            ("sk", &"9".repeat(20)),
            ("rq", &format!("{ten}#{}", "r".repeat(64))),
            (
                "ts",
                &format!("2026-11-23T09:00:00.000Z#{pay}.{}", "9".repeat(20)),
            ),
        ]);
        assert!(Cursor::encode("s", &last).len() <= MAX_LEN);
    }
}
