use super::Retry::{DoNotRetry, ReviewThenRetry};
use super::{Row, row};

scheme_code! {
    /// Why an accepted payment was sent back: eight digits.
    ReturnCode, 8, TABLE
}

impl ReturnCode {
    pub const ACCOUNT_UNKNOWN: Self = Self(1);
    pub const ACCOUNT_CLOSED: Self = Self(2);
    pub const ACCOUNT_STOPPED: Self = Self(3);
    pub const BENEFICIARY_DECEASED: Self = Self(4);
    pub const REFERENCE_MISSING: Self = Self(5);
    pub const NAME_MISMATCH: Self = Self(6);
    pub const REQUESTED_BY_SENDER: Self = Self(7);
    pub const WRONG_CURRENCY: Self = Self(8);
    pub const NOT_EXPECTED: Self = Self(9);
    pub const TERMS_AND_CONDITIONS: Self = Self(10);
    pub const SENDER_ACTION_REQUIRED: Self = Self(11);
    pub const ACCOUNT_TRANSFERRED: Self = Self(12);
    pub const BENEFICIARY_SENSITIVITIES: Self = Self(13);
    pub const NOT_GIVEN: Self = Self(14);
}

#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(1, "AC03", &["AC01", "BE08"], ReviewThenRetry, "The payee's account is not known."),
    row(2, "AC04", &["AC07"], ReviewThenRetry, "The payee's account is closed."),
    row(3, "AC06", &[], ReviewThenRetry, "The payee's account is stopped."),
    row(4, "MD07", &["MD09"], DoNotRetry, "The payee has died."),
    row(5, "NARR", &["PR01"], ReviewThenRetry, "The payee's account cannot be found without a reference."),
    row(6, "BE01", &[], ReviewThenRetry, "The payee's name does not match the account."),
    row(7, "FOCR", &[], DoNotRetry, "Returned as the sender asked."),
    row(8, "CURR", &["AC09", "AM03"], ReviewThenRetry, "The payee's account is not in this currency."),
    row(9, "CUST", &[], DoNotRetry, "The payee did not expect this payment or asked for its return."),
    row(10, "AG01", &[], DoNotRetry, "The terms of the payee's account do not allow this payment."),
    row(11, "MS03", &[], ReviewThenRetry, "The sending bank has to act before this can be paid."),
    row(12, "AC15", &[], DoNotRetry, "The payee's account was transferred to another bank."),
    row(13, "AC16", &["AC17"], DoNotRetry, "The payee's account cannot take this payment."),
    row(14, "MS03", &["MS03", "MS02"], ReviewThenRetry, "The receiving bank gave no reason."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reason, SchemeCode as _};

    #[test]
    fn the_table_of_the_scheme_holds() {
        let told: Vec<String> = ReturnCode::all()
            .map(|code| format!("{code} {}", code.iso()))
            .collect();
        assert_eq!(
            told,
            [
                "00000001 AC03",
                "00000002 AC04",
                "00000003 AC06",
                "00000004 MD07",
                "00000005 NARR",
                "00000006 BE01",
                "00000007 FOCR",
                "00000008 CURR",
                "00000009 CUST",
                "00000010 AG01",
                "00000011 MS03",
                "00000012 AC15",
                "00000013 AC16",
                "00000014 MS03",
            ]
        );
    }

    #[test]
    fn every_code_and_its_reason_survive_the_message() {
        for code in ReturnCode::all() {
            let reason = Reason::of(code);
            let note = reason.note().expect("a code was given");
            let read = Reason::from_message(Some(reason.iso.as_str()), [note.as_str()]);
            assert_eq!((read.scheme_code(), &read), (Some(code), &reason));
        }
    }

    #[test]
    fn a_reason_that_says_nothing_is_no_code_and_an_unspecified_one_is_not_given() {
        assert_eq!(ReturnCode::from_iso("NARR"), None);
        assert_eq!(ReturnCode::from_iso("MS03"), Some(ReturnCode::NOT_GIVEN));
        assert_eq!(
            ReturnCode::from_iso("AC04"),
            Some(ReturnCode::ACCOUNT_CLOSED)
        );
    }
}
