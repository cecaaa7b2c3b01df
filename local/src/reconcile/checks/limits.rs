use std::collections::BTreeMap;

use super::{Books, Proof};

/// The exposure is written in the transaction of each account and of each limit, so this is never late.
pub(super) fn exposure(books: &Books) -> Proof {
    let mut proof = Proof::of("overdraft limits are the exposure that their institution has");
    // What is set, what is kept as set, what is used, what the accounts sum to.
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
        proof.check(wrong.then(|| {
            format!("{tenant} in {currency}: set {set}, kept {kept}; used {used}, accounts {sum}")
        }));
    }
    proof
}

/// An amount in minor units; one that is none is nothing that can be set.
fn minor(decimal: &str) -> i128 {
    decimal.replace('.', "").parse().unwrap_or(-1)
}
