//! The payment rails of this bank: the one place where each is named.

use kernel::payment::Rail;
use rail::PaymentRail;

/// The rail that carries a payment.
pub fn of(rail: Rail) -> &'static dyn PaymentRail {
    match rail {
        Rail::Fps => &rail_fps::FasterPayments,
    }
}

/// The return code that a client means, on the first rail that has it.
pub fn return_code(given: &str) -> Option<String> {
    let mut rails = Rail::ALL.into_iter();
    rails.find_map(|rail| of(rail).return_code(given))
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
