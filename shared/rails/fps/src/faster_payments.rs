use jiff::civil::{Date, Time};
use kernel::id::PaymentId;
use kernel::money::CurrencyCode;
use kernel::payment::{Kind, Rail};
use kernel::time::Moment;
use rail::{FittedText, PaymentRail, Profile, Reason};

use crate::codes::{RejectCode, ReturnCode, SchemeCode};
use crate::text::Fitted;
use crate::{Fpid, SchemeName, SchemeReference, SettlementTimes, TransactionId, words};

/// Faster Payments, as generic code uses it.
#[derive(Clone, Copy, Debug)]
pub struct FasterPayments;

/// What is fixed of Faster Payments: pounds, at most 1,000,000.00 since February 2022, and the 90 days within which members
/// return payments.
pub const PROFILE: Profile = Profile {
    rail: Rail::Fps,
    scheme: "Faster Payments",
    currency: CurrencyCode::Gbp,
    largest_minor: 100_000_000,
    returnable_days: 90,
};

impl PaymentRail for FasterPayments {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn scheme_id(&self, payment: PaymentId, kind: Kind, accepted_at: Moment) -> String {
        Fpid::of_payment(payment, kind == Kind::Return, accepted_at).short()
    }

    fn printed_id(&self, scheme_id: &str) -> Option<String> {
        let id: TransactionId = scheme_id.parse().ok()?;
        Some(id.fpid().ok()?.to_string())
    }

    fn fit_name(&self, name: &str) -> Option<FittedText> {
        SchemeName::fit(name)
            .ok()
            .map(|name| fitted(&name, SchemeName::as_str))
    }

    fn fit_reference(&self, reference: &str) -> Option<FittedText> {
        let reference = SchemeReference::fit(reference).ok();
        reference.map(|reference| fitted(&reference, SchemeReference::as_str))
    }

    fn rejection(&self, code: &str) -> Option<Reason> {
        let code: RejectCode = code.parse().ok()?;
        Some(reason(words::of_rejection(code), code))
    }

    fn return_reason(&self, code: &str) -> Option<Reason> {
        let code: ReturnCode = code.parse().ok()?;
        Some(reason(words::of_return(code), code))
    }

    fn return_code(&self, given: &str) -> Option<String> {
        words::return_code(given).map(|code| code.to_string())
    }

    fn settlement_times(&self, day: Date) -> Option<&'static [Time]> {
        SettlementTimes::on(day).map(|row| &row.times[..])
    }
}

fn fitted<T>(text: &Fitted<T>, sent: impl Fn(&T) -> &str) -> FittedText {
    FittedText {
        sent: sent(&text.sent).to_owned(),
        truncated: text.truncated,
        transliterated: text.transliterated,
    }
}

fn reason(word: &'static str, code: impl SchemeCode) -> Reason {
    Reason {
        word,
        scheme_code: code.to_string(),
        iso_code: code.iso().to_string(),
        message: code.message(),
        retry: code.retry(),
    }
}
