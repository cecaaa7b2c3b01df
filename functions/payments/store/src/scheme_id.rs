use kernel::account::SortCode;
use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::Kind;
use rail_fps::{Fpid, PaymentType};

/// The id that a payment of ours has in Faster Payments, in the short form that messages carry. Its
/// reference is the beginning of the payment's own id, by which the payment is found again; the day is
/// that on which the payment was taken on.
pub fn scheme_id(payment: PaymentId, kind: Kind, taken_on_at: Moment) -> String {
    let kind = match kind {
        Kind::Payment => PaymentType::Sip,
        Kind::Return => PaymentType::Rtn,
    };
    let date = taken_on_at.utc_date();
    Fpid::of_payment(kind, payment, date, SortCode::OURS).short()
}
