use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use field_encryption::{FieldKeyRing, Mark};
use kernel::id::TenantId;
use store::{Item, Value};

use super::{Call, Problem};

/// The cursors of one list: where a page ended, as clients pass it back. A cursor is the key of the
/// page's last row with a mark, an HMAC over it and over the list: tenant, operation and what selects
/// its rows. So no cursor that the bank did not make is read, nor one of another tenant, operation or
/// selection. It says nothing that the caller may not know: give only keys of the caller's own rows.
#[derive(Debug)]
pub struct Cursors {
    ring: FieldKeyRing,
    list: [String; 3],
}

/// The longest cursor, in characters.
const MAX_LEN: usize = 512;

/// A text of the form of a cursor; of which list it is, its mark says.
struct CursorForm {
    mark: Mark,
    key: String,
    attributes: HashMap<String, String>,
}

/// The text is no cursor.
#[derive(Debug, thiserror::Error)]
#[error("expected the next_cursor of this list")]
struct NotACursor;

impl FromStr for CursorForm {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        if text.len() > MAX_LEN {
            return Err(NotACursor);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotACursor)?;
        let (mark, key) = bytes.split_first_chunk().ok_or(NotACursor)?;
        let key = str::from_utf8(key).map_err(|_| NotACursor)?;
        Ok(Self {
            mark: *mark,
            key: key.to_owned(),
            attributes: serde_json::from_str(key).map_err(|_| NotACursor)?,
        })
    }
}

impl Cursors {
    /// The cursors of a tenant's list. `selection` is all that selects its rows beyond the tenant.
    pub fn of(
        ring: &FieldKeyRing,
        tenant: TenantId,
        operation: &str,
        selection: impl Display,
    ) -> Self {
        let list = [
            tenant.to_string(),
            operation.to_owned(),
            selection.to_string(),
        ];
        Self {
            ring: ring.clone(),
            list,
        }
    }

    /// The cursor after the row with these key attributes. Every key attribute of this bank is a
    /// string; others are left out.
    pub fn after(&self, last: &Item) -> String {
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
        let mark = self.ring.mark(&self.marked(&key));
        let bytes = [mark.as_slice(), key.as_bytes()].concat();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The key attributes that a request asks to go on after, if it has a cursor.
    ///
    /// # Errors
    /// `invalid_field` at `query:cursor` if the text is no cursor of this list.
    pub fn given(&self, call: &Call) -> Result<Option<Item>, Problem> {
        let text: Option<String> = call.query("cursor")?;
        text.map(|text| self.read(&text).ok_or_else(wrong))
            .transpose()
    }

    /// Where a page begins, and how many rows it may have.
    ///
    /// # Errors
    /// `invalid_field` for the cursor, the limit, or both.
    pub fn page(&self, call: &Call) -> Result<(Option<Item>, u16), Problem> {
        Problem::both(self.given(call), call.page_size())
    }

    /// What selects the rows of a list, its cursors, and where the page begins. Of which list a cursor has to be is not
    /// known while the selection is wrong: then its form is judged.
    ///
    /// # Errors
    /// What is wrong with the selection; `invalid_field` at `query:cursor`.
    pub fn begin<S>(
        call: &Call,
        selection: Result<S, Problem>,
        list: impl FnOnce(&S) -> Self,
    ) -> Result<(S, Self, Option<Item>), Problem> {
        match selection {
            Ok(selection) => {
                let cursors = list(&selection);
                let after = cursors.given(call)?;
                Ok((selection, cursors, after))
            }
            Err(problem) => {
                let form: Result<Option<CursorForm>, Problem> = call.query("cursor");
                Err(match form {
                    Ok(_) => problem,
                    Err(fault) => problem.and(fault),
                })
            }
        }
    }

    /// The key attributes of a cursor, if it is one of this list.
    pub fn read(&self, text: &str) -> Option<Item> {
        let form: CursorForm = text.parse().ok()?;
        if !self.ring.has_mark(&self.marked(&form.key), &form.mark) {
            return None;
        }
        let attributes = form.attributes.into_iter();
        let attributes = attributes.map(|(name, text)| (name, Value::S(text)));
        Some(Item::from(attributes.collect::<HashMap<_, _>>()))
    }

    fn marked<'a>(&'a self, key: &'a str) -> [&'a str; 4] {
        let [tenant, operation, selection] = &self.list;
        [tenant, operation, selection, key]
    }
}

fn wrong() -> Problem {
    Problem::field("query:cursor", NotACursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(key: char) -> FieldKeyRing {
        let key = key.to_string().repeat(43);
        FieldKeyRing::read(&format!(r#"{{"keys":[{{"id":1,"key":"{key}="}}]}}"#)).expect("a ring")
    }

    fn tenant(name: &str) -> TenantId {
        TenantId::derive(&[name])
    }

    fn list() -> Cursors {
        Cursors::of(&ring('A'), tenant("one"), "listPayments", "acc_1")
    }

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
        let cursor = list().after(&last);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        assert!(cursor.bytes().all(allowed), "{cursor}");
        assert_eq!(list().read(&cursor), Some(last));
    }

    #[test]
    fn a_cursor_of_another_tenant_operation_selection_or_bank_is_none_of_the_list() {
        let cursor = list().after(&key(&[("pk", "a")]));
        let others = [
            Cursors::of(&ring('A'), tenant("two"), "listPayments", "acc_1"),
            Cursors::of(&ring('A'), tenant("one"), "listAccounts", "acc_1"),
            Cursors::of(&ring('A'), tenant("one"), "listPayments", "acc_2"),
            Cursors::of(&ring('A'), tenant("one"), "listPaymentsacc_1", ""),
            Cursors::of(&ring('E'), tenant("one"), "listPayments", "acc_1"),
        ];
        for other in others {
            assert_eq!(other.read(&cursor), None, "{other:?}");
        }
        assert!(list().read(&cursor).is_some());
    }

    /// What anybody can do who knows this source, and not the key.
    #[test]
    fn a_mark_without_the_key_is_refused() {
        let [tenant, operation, selection] = list().list;
        let forged = r#"{"pk":"a"}"#;
        let digest = kernel::id::digest_16("cursor", &[&tenant, &operation, &selection, forged]);
        for mark in [digest, [0; 16]] {
            let text = URL_SAFE_NO_PAD.encode([&mark[..], forged.as_bytes()].concat());
            assert_eq!(list().read(&text), None);
        }
    }

    #[test]
    fn a_text_that_is_no_cursor_is_none() {
        let good = list().after(&key(&[("pk", "a")]));
        let long = "A".repeat(513);
        let shortened = good.get(..good.len() - 2).expect("ASCII");
        let longer = format!("{good}=");
        for text in ["", "AAAA", "!", "c2VxPTQx", &long, shortened, &longer] {
            assert_eq!(list().read(text), None, "{text}");
        }
        for at in 0..good.len() {
            let mut changed = good.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert_eq!(list().read(&changed), None, "{changed}");
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
        assert!(list().after(&last).len() <= MAX_LEN);
    }
}
