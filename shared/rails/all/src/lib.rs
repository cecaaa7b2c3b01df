//! The payment rails of this bank: the one place where each is named.

use kernel::payment::Rail;
use rail::PaymentRail;

/// The rail that carries a payment.
pub fn of(rail: Rail) -> &'static dyn PaymentRail {
    match rail {
        Rail::Fps => &rail_fps::FasterPayments,
    }
}

/// The rails in the order in which payments prefer them.
pub fn in_preference() -> [&'static dyn PaymentRail; Rail::ALL.len()] {
    Rail::ALL.map(of)
}

/// The rail that a payment to another bank prefers. A return within the bank has the codes of its scheme.
pub fn preferred() -> &'static dyn PaymentRail {
    let [preferred, ..] = in_preference();
    preferred
}

/// The return code that a client means, on the first rail that has it.
pub fn return_code(given: &str) -> Option<String> {
    let mut rails = in_preference().into_iter();
    rails.find_map(|rail| rail.return_code(given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rail_is_found_by_its_name() {
        for rail in Rail::ALL {
            assert_eq!(of(rail).profile().rail, rail);
        }
    }
}
