use super::Retry::{DoNotRetry, Retry, ReviewThenRetry};
use super::{Row, row};

scheme_code! {
    /// Why a payment was rejected: four digits, the action code of the scheme's own messages.
    RejectCode, 4, TABLE
}

impl RejectCode {
    pub const BUSINESS_REASONS: Self = Self(1100);
    pub const BENEFICIARY_UNKNOWN: Self = Self(1114);
    pub const ACCOUNT_CLOSED: Self = Self(1160);
    pub const ACCOUNT_STOPPED: Self = Self(1161);
    pub const NAME_MISMATCH: Self = Self(1162);
    pub const REFERENCE_MISSING: Self = Self(1163);
    pub const REFERENCE_INCORRECT: Self = Self(1164);
    pub const WRONG_CURRENCY: Self = Self(1165);
    pub const ACCOUNT_TRANSFERRED: Self = Self(1166);
    pub const BENEFICIARY_DECEASED: Self = Self(1167);
    pub const SENDER_ACTION_REQUIRED: Self = Self(1168);
    pub const BENEFICIARY_SENSITIVITIES: Self = Self(1169);
    pub const TERMS_AND_CONDITIONS: Self = Self(1170);
    pub const BENEFICIARY_NAME_MISSING: Self = Self(1171);
    pub const FUNDS_NOT_AVAILABLE: Self = Self(1172);
    pub const RECEIVING_AGENCY_UNKNOWN: Self = Self(1176);
    pub const DUPLICATE: Self = Self(1181);
    pub const SYSTEM_MALFUNCTION: Self = Self(1909);
    pub const SYNTAX_ERROR: Self = Self(1930);
}

/// Names outside ISO's lists are ours.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(1100, "MS03", &["MS02"], Retry, "Rejected for business reasons of the receiving bank."),
    row(1114, "AC03", &["AC01", "BE08"], ReviewThenRetry, "The sort code or account number of the payee is not known."),
    row(1160, "AC07", &["AC04"], ReviewThenRetry, "The payee's account is closed."),
    row(1161, "AC06", &["AG05"], ReviewThenRetry, "The payee's account is stopped."),
    row(1162, "BE01", &["NAME_MISMATCH"], ReviewThenRetry, "The payee's name does not match the account."),
    row(1163, "REF_MISSING", &["PR01"], ReviewThenRetry, "The payee's account cannot be found without a reference."),
    row(1164, "REF_INCORRECT", &["PR02"], ReviewThenRetry, "The reference is not one that the payee's account takes."),
    row(1165, "AC09", &["AM03", "CURR"], ReviewThenRetry, "The payee's account is not in this currency."),
    row(1166, "ACCOUNT_SWITCHED", &["AS01", "AC15"], DoNotRetry, "The payee's account was transferred to another bank."),
    row(1167, "MD07", &["MD09"], DoNotRetry, "The payee has died."),
    row(1168, "SENDER_ACTION", &["IP01"], ReviewThenRetry, "The sending bank has to act before this can be paid."),
    row(1169, "SENSITIVE", &["AC16", "AC17"], DoNotRetry, "The payee's account cannot take this payment."),
    row(1170, "AG01", &["PY01"], DoNotRetry, "The terms of the payee's account do not allow this payment."),
    row(1171, "BE22", &[], ReviewThenRetry, "The payee's name is missing."),
    row(1172, "AM04", &[], ReviewThenRetry, "The sending member has no funds available for it."),
    row(1173, "RC03", &[], ReviewThenRetry, "The sending agency is not known."),
    row(1174, "AC05", &[], ReviewThenRetry, "The sending agency is closed."),
    row(1175, "AC06", &[], ReviewThenRetry, "The sending agency is stopped."),
    row(1176, "RC04", &[], ReviewThenRetry, "The receiving agency is not known."),
    row(1177, "AC07", &[], ReviewThenRetry, "The receiving agency is closed."),
    row(1178, "AC06", &[], ReviewThenRetry, "The receiving agency is stopped."),
    row(1179, "SENDING_AGENCY_TRANSFERRED", &[], ReviewThenRetry, "The sending agency was transferred."),
    row(1180, "RECEIVING_AGENCY_TRANSFERRED", &[], ReviewThenRetry, "The receiving agency was transferred."),
    row(1181, "AM05", &["DUPL"], DoNotRetry, "The scheme already has a payment with this id."),
    row(1909, "AB08", &["AB05", "AB06", "AB09"], Retry, "The receiving bank could not process it at the time."),
    row(1930, "FF01", &["FF05", "DT01"], ReviewThenRetry, "The message has a field that is not valid."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reason, SchemeCode as _};

    /// Scheme code, ISO reason that we emit, advice; the order of the scheme's table.
    #[test]
    fn the_table_of_the_scheme_holds() {
        let told: Vec<String> = RejectCode::all()
            .map(|code| format!("{code} {} {}", code.iso(), code.retry().as_str()))
            .collect();
        assert_eq!(
            told,
            [
                "1100 MS03 retry",
                "1114 AC03 review_then_retry",
                "1160 AC07 review_then_retry",
                "1161 AC06 review_then_retry",
                "1162 BE01 review_then_retry",
                "1163 REF_MISSING review_then_retry",
                "1164 REF_INCORRECT review_then_retry",
                "1165 AC09 review_then_retry",
                "1166 ACCOUNT_SWITCHED do_not_retry",
                "1167 MD07 do_not_retry",
                "1168 SENDER_ACTION review_then_retry",
                "1169 SENSITIVE do_not_retry",
                "1170 AG01 do_not_retry",
                "1171 BE22 review_then_retry",
                "1172 AM04 review_then_retry",
                "1173 RC03 review_then_retry",
                "1174 AC05 review_then_retry",
                "1175 AC06 review_then_retry",
                "1176 RC04 review_then_retry",
                "1177 AC07 review_then_retry",
                "1178 AC06 review_then_retry",
                "1179 SENDING_AGENCY_TRANSFERRED review_then_retry",
                "1180 RECEIVING_AGENCY_TRANSFERRED review_then_retry",
                "1181 AM05 do_not_retry",
                "1909 AB08 retry",
                "1930 FF01 review_then_retry",
            ]
        );
    }

    #[test]
    fn every_code_and_its_reason_survive_the_message() {
        for code in RejectCode::all() {
            let reason = Reason::of(code);
            assert_eq!(code.to_string().parse(), Ok(code));
            assert_eq!(reason.scheme_code(), Some(code));
            let note = reason.note().expect("a code was given");
            let read = Reason::from_message(Some(reason.iso.as_str()), [note.as_str()]);
            assert_eq!(read, reason);
            assert!(reason.iso.as_str().len() <= 35 && note.len() <= 105);
        }
    }

    #[test]
    fn reasons_of_others_find_their_code() {
        for (iso, code) in [
            ("AC04", RejectCode::ACCOUNT_CLOSED),
            ("AC06", RejectCode::ACCOUNT_STOPPED),
            ("AC01", RejectCode::BENEFICIARY_UNKNOWN),
            ("MD09", RejectCode::BENEFICIARY_DECEASED),
            ("AC16", RejectCode::BENEFICIARY_SENSITIVITIES),
            ("DUPL", RejectCode::DUPLICATE),
            ("AB05", RejectCode::SYSTEM_MALFUNCTION),
        ] {
            assert_eq!(RejectCode::from_iso(iso), Some(code), "{iso}");
        }
        assert_eq!(RejectCode::from_iso("XX00"), None);
    }
}
