use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::Kind;
use rail_fps::Fpid;

/// The id that a payment of this bank has in Faster Payments, in the short form that messages carry. It follows from the
/// payment's own id and kind, and from the instant at which the payment was accepted.
pub fn scheme_id(payment: PaymentId, kind: Kind, accepted_at: Moment) -> String {
    Fpid::of_payment(payment, kind == Kind::Return, accepted_at).short()
}
