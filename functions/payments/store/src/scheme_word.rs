//! Our words for the scheme's codes: what clients program against, instead of digits.

use rail_fps::{RejectCode, ReturnCode};
use serde::{Deserialize, Deserializer};

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
