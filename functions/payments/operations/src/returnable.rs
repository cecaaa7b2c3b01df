use payments_contract::PaymentRow;
use payments_domain::returning::DAYS_WITHIN_THE_BANK;

/// For how many calendar days after it came a payment can be returned by its route.
pub fn returnable_days(payment: Option<&PaymentRow>) -> u16 {
    let rail = payment.and_then(|payment| payment.route.rail());
    rail.map_or(DAYS_WITHIN_THE_BANK, |rail| {
        rails::of(rail).profile().returnable_days
    })
}
