use std::collections::BTreeMap;

use super::{Books, Check};

/// The exposure is written in the transaction of each account and each limit, so this never lags.
pub(super) fn exposure(books: &Books) -> Check {
    let mut check = Check::of("overdraft limits sum to their institution's exposure");
    // The limit set, the limit stored with the exposure, the amount used, and the sum over
    // accounts.
    let mut of: BTreeMap<(&str, &str), [i128; 4]> = BTreeMap::new();
    for limits in &books.limits {
        for (currency, decimal) in &limits.set.exposure {
            let [set, ..] = of.entry((&limits.tenant, currency)).or_default();
            *set = minor(decimal);
        }
    }
    for exposure in &books.exposures {
        let (limit, room) = (i128::from(exposure.limit), i128::from(exposure.room));
        let [_, kept, used, _] = of
            .entry((&exposure.tenant, &exposure.currency))
            .or_default();
        (*kept, *used) = (limit, limit.saturating_sub(room));
    }
    for account in &books.accounts {
        let [.., sum] = of.entry((&account.tenant, &account.currency)).or_default();
        *sum = sum.saturating_add(i128::from(account.overdraft_limit));
    }
    for ((tenant, currency), [set, kept, used, sum]) in of {
        let wrong = set != kept || used != sum;
        check.record(wrong.then(|| {
            format!("{tenant} in {currency}: set {set}, kept {kept}; used {used}, accounts {sum}")
        }));
    }
    check
}

/// Returns an amount in minor units; an invalid amount equals no limit that can be set.
fn minor(decimal: &str) -> i128 {
    decimal.replace('.', "").parse().unwrap_or(-1)
}
