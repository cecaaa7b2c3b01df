use alloc::string::ToString;

use kernel::account::AccountNumber;
use kernel::id::{ClientId, TenantId, digest_16};
use kernel::idempotency::IdempotencyKey;

/// Numbers tried for one opening. With a million accounts open, the chance that all are taken is
/// below one in 10^15.
pub const ATTEMPTS: usize = 16;

/// Returns the numbers that an opening may use, in order of preference.
///
/// They are derived from a digest of the client and its idempotency key, so that a repeated request
/// finds the same number without a shared counter, and so that numbers cannot be guessed from one
/// another.
pub fn candidates(
    tenant: TenantId,
    client: ClientId,
    key: &IdempotencyKey,
) -> impl Iterator<Item = AccountNumber> {
    let (tenant, client, key) = (tenant.to_string(), client.to_string(), key.clone());
    // One digest in eleven yields no check digit and is skipped.
    (0_u8..=u8::MAX)
        .filter_map(move |attempt| {
            let facts = [&tenant, &client, key.as_str(), &attempt.to_string()];
            AccountNumber::with_check_digit(seven_digits(digest_16("account-number", &facts)))
        })
        .take(ATTEMPTS)
}

fn seven_digits(digest: [u8; 16]) -> u32 {
    u32::try_from(u128::from_be_bytes(digest) % 10_000_000).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn numbers(tenant: &str, client: &str, key: &str) -> Vec<AccountNumber> {
        let (tenant, client) = (TenantId::derive(&[tenant]), ClientId::derive(&[client]));
        candidates(tenant, client, &key.parse().expect("a key")).collect()
    }

    proptest! {
        #[test]
        fn the_same_request_finds_the_same_valid_numbers(
            tenant in "[a-z]{1,8}", client in "[a-z]{1,8}", key in "[!-~]{1,64}"
        ) {
            prop_assume!(!key.starts_with('"'));
            let first = numbers(&tenant, &client, &key);
            prop_assert_eq!(first.len(), ATTEMPTS);
            prop_assert!(first.iter().all(AccountNumber::passes_our_check));
            prop_assert_eq!(first, numbers(&tenant, &client, &key));
        }
    }

    #[test]
    fn another_tenant_client_or_key_gets_other_numbers() {
        let asked = [
            ("t", "c", "k"),
            ("u", "c", "k"),
            ("t", "d", "k"),
            ("t", "c", "l"),
        ];
        let firsts: BTreeSet<_> = asked
            .iter()
            .filter_map(|(t, c, k)| numbers(t, c, k).first().copied())
            .collect();
        assert_eq!(firsts.len(), asked.len());
    }
}
