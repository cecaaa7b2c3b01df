//! Our words for the scheme's codes: what clients program against, instead of digits.

use rail_fps::{RejectCode, ReturnCode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const RETURNS: [(ReturnCode, &str); 14] = [
    (ReturnCode::ACCOUNT_UNKNOWN, "account_unknown"),
    (ReturnCode::ACCOUNT_CLOSED, "account_closed"),
    (ReturnCode::ACCOUNT_STOPPED, "account_stopped"),
    (ReturnCode::BENEFICIARY_DECEASED, "beneficiary_deceased"),
    (ReturnCode::REFERENCE_MISSING, "reference_missing"),
    (ReturnCode::NAME_MISMATCH, "name_mismatch"),
    (ReturnCode::REQUESTED_BY_SENDER, "requested_by_sender"),
    (ReturnCode::WRONG_CURRENCY, "wrong_currency"),
    (ReturnCode::NOT_EXPECTED, "not_expected"),
    (ReturnCode::TERMS_AND_CONDITIONS, "terms_and_conditions"),
    (ReturnCode::SENDER_ACTION_REQUIRED, "sender_action_required"),
    (ReturnCode::ACCOUNT_TRANSFERRED, "account_transferred"),
    (
        ReturnCode::BENEFICIARY_SENSITIVITIES,
        "beneficiary_sensitivities",
    ),
    (ReturnCode::NOT_GIVEN, "not_given"),
];

const REJECTIONS: [(RejectCode, &str); 18] = [
    (RejectCode::BUSINESS_REASONS, "business_reasons"),
    (RejectCode::BENEFICIARY_UNKNOWN, "beneficiary_unknown"),
    (RejectCode::ACCOUNT_CLOSED, "beneficiary_account_closed"),
    (RejectCode::ACCOUNT_STOPPED, "beneficiary_account_stopped"),
    (RejectCode::NAME_MISMATCH, "name_mismatch"),
    (RejectCode::REFERENCE_MISSING, "reference_missing"),
    (RejectCode::REFERENCE_INCORRECT, "reference_incorrect"),
    (RejectCode::WRONG_CURRENCY, "wrong_currency"),
    (RejectCode::ACCOUNT_TRANSFERRED, "account_transferred"),
    (RejectCode::BENEFICIARY_DECEASED, "beneficiary_deceased"),
    (RejectCode::SENDER_ACTION_REQUIRED, "sender_action_required"),
    (
        RejectCode::BENEFICIARY_SENSITIVITIES,
        "beneficiary_sensitivities",
    ),
    (RejectCode::TERMS_AND_CONDITIONS, "terms_and_conditions"),
    (
        RejectCode::BENEFICIARY_NAME_MISSING,
        "beneficiary_name_missing",
    ),
    (RejectCode::FUNDS_NOT_AVAILABLE, "funds_not_available"),
    (RejectCode::DUPLICATE, "duplicate"),
    (RejectCode::SYSTEM_MALFUNCTION, "system_malfunction"),
    (RejectCode::SYNTAX_ERROR, "syntax_error"),
];

/// Our word for why a payment was returned.
pub fn of_return(code: ReturnCode) -> &'static str {
    RETURNS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("returned", |(_, word)| word)
}

/// Our word for why a payment was rejected.
pub fn of_rejection(code: RejectCode) -> &'static str {
    REJECTIONS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("rejected", |(_, word)| word)
}

/// Why a client returns a payment: a return code of Faster Payments that the scheme lists, given
/// as its eight digits or as our word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnReason(pub ReturnCode);

impl Serialize for ReturnReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ReturnReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = RETURNS
            .iter()
            .find(|(code, word)| *word == text || code.to_string() == text);
        known.map(|(code, _)| Self(*code)).ok_or_else(|| {
            serde::de::Error::custom("expected a return code of the scheme, or our name for it")
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use payments_contract::CANCELLED_BY_SCHEME;

    use super::{REJECTIONS, RETURNS};

    const CONTRACT: &str = include_str!("../../../../openapi.yaml");

    /// `| `word` | code of a rejection | code of a return |`, with a dash for none.
    fn row_of_the_contract(word: &str) -> Option<(&'static str, &'static str)> {
        let start = format!("| `{word}` | ");
        let table = CONTRACT
            .split("| Word | Rejected with | Returned with |")
            .nth(1)?;
        let row = table
            .lines()
            .find_map(|line| line.trim().strip_prefix(&start))?;
        row.strip_suffix(" |")?.split_once(" | ")
    }

    #[test]
    fn the_contract_lists_each_word_with_the_codes_of_the_scheme() {
        let rejected = REJECTIONS.iter().map(|(_, word)| *word);
        let words: BTreeSet<_> = rejected
            .chain(RETURNS.iter().map(|(_, word)| *word))
            .collect();
        for word in words {
            let rejection = REJECTIONS.iter().find(|(_, known)| *known == word);
            let back = RETURNS.iter().find(|(_, known)| *known == word);
            let rejection = rejection.map_or("-".to_owned(), |(code, _)| code.to_string());
            let back = back.map_or("-".to_owned(), |(code, _)| code.to_string());
            let shown = row_of_the_contract(word);
            assert_eq!(shown, Some((rejection.as_str(), back.as_str())), "{word}");
        }
    }

    #[test]
    fn the_contract_lists_the_words_that_stand_for_no_code() {
        for word in [
            crate::reason::RESOLVED,
            CANCELLED_BY_SCHEME,
            "rejected",
            "returned",
        ] {
            assert!(row_of_the_contract(word).is_some(), "{word}");
        }
    }
}
