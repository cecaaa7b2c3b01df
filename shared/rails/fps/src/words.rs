//! This bank's words for the scheme's codes: what clients program against, instead of digits.

use crate::codes::{RejectCode, ReturnCode};

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

/// The word for why a payment was returned.
pub(crate) fn of_return(code: ReturnCode) -> &'static str {
    RETURNS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("returned", |(_, word)| word)
}

/// The word for why a payment was rejected.
pub(crate) fn of_rejection(code: RejectCode) -> &'static str {
    REJECTIONS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("rejected", |(_, word)| word)
}

/// The code that the scheme lists and that is given as its eight digits or as this bank's word.
pub(crate) fn return_code(given: &str) -> Option<ReturnCode> {
    let mut known = RETURNS.iter();
    let known = known.find(|(code, word)| *word == given || code.to_string() == given);
    known.map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
    fn the_contract_lists_the_words_that_stand_for_other_codes() {
        for word in ["rejected", "returned"] {
            assert!(row_of_the_contract(word).is_some(), "{word}");
        }
    }
}
