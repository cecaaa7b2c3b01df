use super::{IsoReason, NARRATIVE, Retry, SchemeCode, UNLISTED};
use crate::xml::Xml;

/// A reason as it travels in a message: the ISO code always, the scheme's when it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<C> {
    /// The scheme's code, if the message held one.
    pub scheme: Option<C>,
    /// The ISO reason.
    pub iso: IsoReason,
    /// The field of the message that it is about, by its path, where a syntax error names one.
    pub field: Option<String>,
    /// The codes that the message names besides [`Reason::scheme_code`]: only a message that contradicts
    /// itself names any.
    pub others: Vec<C>,
}

impl<C: SchemeCode> Reason<C> {
    /// The reason with this code of the scheme and the ISO reason that goes with it.
    pub fn of(code: C) -> Self {
        Self::of_field(code, None)
    }

    /// The reason that names no code of the scheme.
    pub fn of_iso(iso: IsoReason) -> Self {
        Self {
            scheme: None,
            iso,
            field: None,
            others: Vec::new(),
        }
    }

    /// The same as [`Reason::of`] about a field of the message. A date that cannot be is ISO's `DT01`.
    pub fn of_field(code: C, field: Option<&str>) -> Self {
        let field = field.filter(|path| is_path(path)).map(str::to_owned);
        let is_date = field
            .as_deref()
            .is_some_and(|path| path.ends_with(DATE_FIELD));
        Self {
            scheme: Some(code),
            iso: if is_date {
                IsoReason::known(INVALID_DATE)
            } else {
                code.iso()
            },
            field,
            others: Vec::new(),
        }
    }

    /// The scheme's code: the one given, else the one that the ISO reason stands for.
    pub fn scheme_code(&self) -> Option<C> {
        self.scheme.or_else(|| C::from_iso(self.iso.as_str()))
    }

    /// Whether the message names this code, if only beside another.
    pub fn names(&self, code: C) -> bool {
        self.scheme_code() == Some(code) || self.others.contains(&code)
    }

    /// What the payer's side should do. An unknown reason has to be reviewed.
    pub fn retry(&self) -> Retry {
        self.scheme_code().map_or(Retry::ReviewThenRetry, C::retry)
    }

    /// The reason in words for a client.
    pub fn message(&self) -> &'static str {
        self.scheme_code().map_or(UNLISTED, C::message)
    }

    /// `Rsn` and `AddtlInf`, to stand in `StsRsnInf` or `RtrRsnInf`.
    pub(crate) fn write(&self, xml: &mut Xml) {
        let choice = if self.iso.is_code() { "Cd" } else { "Prtry" };
        xml.nested(&["Rsn", choice], &self.iso);
        xml.optional("AddtlInf", self.note());
        let field = self.field.as_deref();
        xml.optional("AddtlInf", field.map(|path| format!("{FIELD_NOTE}{path}")));
    }

    /// The line of `AddtlInf` that carries the scheme's code.
    pub(crate) fn note(&self) -> Option<String> {
        self.scheme.map(|code| format!("{NOTE}{code}"))
    }

    /// Puts together what a message said. Nothing in it makes a rejection unreadable.
    pub(crate) fn from_message<'a>(
        reasons: impl IntoIterator<Item = &'a str>,
        notes: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let reasons: Vec<&str> = reasons.into_iter().collect();
        let (fields, notes): (Vec<&str>, Vec<&str>) = notes
            .into_iter()
            .partition(|note| note.starts_with(FIELD_NOTE));
        let path = |note: &&'a str| note.strip_prefix(FIELD_NOTE).filter(|path| is_path(path));
        let field = fields.iter().find_map(path).map(str::to_owned);
        let scheme = notes.iter().find_map(|text| marked(text));
        let scheme = scheme.or_else(|| {
            reasons
                .iter()
                .find_map(|text| marked(text).or_else(|| bare(text)))
        });
        let scheme: Option<C> = scheme.or_else(|| notes.iter().find_map(|text| listed(text)));
        let is_iso = |text: &&&str| bare::<C>(text).is_none();
        let given = reasons
            .iter()
            .filter(is_iso)
            .find_map(|text| text.parse().ok());
        let iso = given
            .or_else(|| scheme.map(C::iso))
            .unwrap_or_else(|| IsoReason::known(NARRATIVE));
        let said = Self {
            scheme,
            iso,
            field,
            others: Vec::new(),
        };
        let words = reasons.iter().chain(&notes).flat_map(|text| words(text));
        let others = words.filter_map(|word| said.other(&word)).collect();
        Self { others, ..said }
    }

    /// The code that this word of the message stands for, if the reason does not say the same.
    fn other(&self, word: &str) -> Option<C> {
        let own = self.scheme.map(C::iso);
        let goes_with = own.is_some_and(|iso| iso.as_str() == word) || word == INVALID_DATE;
        let code = listed(word).or_else(|| C::from_iso(word));
        code.filter(|code| !goes_with && self.scheme_code() != Some(*code))
    }

    /// The same where the message as a whole has this reason as well.
    pub(crate) fn beside(mut self, whole: Self) -> Self {
        let own = self.scheme_code();
        let codes = whole.scheme_code().into_iter().chain(whole.others);
        self.others.extend(codes.filter(|code| own != Some(*code)));
        self
    }
}

/// The code behind the scheme's mark.
fn marked<C: SchemeCode>(text: &str) -> Option<C> {
    text.strip_prefix(NOTE)?.trim().parse().ok()
}

/// The code that the text is, without the mark.
fn bare<C: SchemeCode>(text: &str) -> Option<C> {
    text.trim().parse().ok()
}

/// The same if the scheme's table has it: in a text any number may stand.
fn listed<C: SchemeCode>(text: &str) -> Option<C> {
    bare(text).filter(|code: &C| code.is_listed())
}

/// The words of a text, as codes are written, without the scheme's mark.
fn words(text: &str) -> impl Iterator<Item = String> {
    let of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let words = text.split(move |letter| !of_word(letter));
    words.map(|word| {
        let word = word.to_ascii_uppercase();
        let unmarked = word.strip_prefix(NOTE.trim_end()).map(str::to_owned);
        unmarked.unwrap_or(word)
    })
}

/// Whether the text is a path of element names that fits into `AddtlInf` behind its mark.
fn is_path(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'/';
    (1..=95).contains(&text.len()) && text.bytes().all(allowed)
}

const NOTE: &str = "FPS ";
/// Before the path of the first bad field, which the scheme's own messages name in their field 44.
const FIELD_NOTE: &str = "FPS field ";
/// ISO's "invalid date", and the field whose date it is.
const INVALID_DATE: &str = "DT01";
const DATE_FIELD: &str = "IntrBkSttlmDt";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{RejectCode, Rejection};

    fn read(iso: Option<&str>, notes: &[&str]) -> Rejection {
        Reason::from_message(iso, notes.iter().copied())
    }

    #[test]
    fn either_code_alone_is_understood() {
        assert_eq!(
            read(Some("AC04"), &["closed"]).scheme_code(),
            Some(RejectCode::ACCOUNT_CLOSED)
        );
        assert_eq!(
            read(None, &["closed", "FPS 1160"]),
            Reason::of(RejectCode::ACCOUNT_CLOSED)
        );
    }

    #[test]
    fn an_unknown_reason_is_still_a_reason() {
        for (iso, notes) in [
            (None, &[][..]),
            (Some("no such thing!"), &["FPS 99999", "FPS x"]),
            (Some("ZZ99"), &[""]),
        ] {
            let reason = read(iso, notes);
            assert_eq!(reason.scheme_code(), None);
            assert_eq!(reason.retry(), Retry::ReviewThenRetry);
            assert!(!reason.message().is_empty());
        }
        assert_eq!(read(None, &[]).iso.as_str(), "NARR");
    }

    #[test]
    fn the_schemes_digits_are_understood_in_every_place() {
        for (reason, notes) in [
            (Some("1160"), &[][..]),
            (Some("FPS 1160"), &[]),
            (None, &["1160"]),
            (Some("NARR"), &["1160"]),
        ] {
            let reason = read(reason, notes);
            assert_eq!(reason.scheme_code(), Some(RejectCode::ACCOUNT_CLOSED));
            assert_eq!(reason.others, []);
            assert_ne!(reason.iso.as_str(), "1160");
        }
    }

    #[test]
    fn a_code_is_named_wherever_it_stands_and_whatever_stands_beside_it() {
        for (reason, notes) in [
            (Some("1181"), &["FPS 1160"][..]),
            (Some("FPS1181"), &[]),
            (Some("AC07"), &["FPS 1160", "FPS 1181"]),
            (Some("AC07"), &["Duplicate (1181)."]),
            (Some("AM05"), &["FPS 1160"]),
            (Some("dupl"), &[]),
            (None, &["closed", "AM05"]),
        ] {
            assert!(read(reason, notes).names(RejectCode::DUPLICATE));
        }
        let closed = read(Some("AC07"), &["FPS 1160"]);
        assert!(!closed.names(RejectCode::DUPLICATE));
        let whole = closed.clone().beside(read(Some("AM05"), &[]));
        assert!(whole.names(RejectCode::DUPLICATE));
        assert_eq!(closed.clone().beside(closed.clone()), closed);
    }

    #[test]
    fn a_code_outside_the_table_is_kept() {
        let reason = read(Some("MS03"), &["FPS 1199"]);
        assert_eq!(
            reason.scheme.map(|code| code.to_string()).as_deref(),
            Some("1199")
        );
        assert_eq!(reason.retry(), Retry::ReviewThenRetry);
    }
}
