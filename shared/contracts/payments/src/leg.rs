//! What the postings of a payment leave in the rows of its accounts.

use accounts_contract::entry::{Counterparty, CounterpartyRef, Kind, Leg};
use kernel::time::Moment;

use crate::{Parties, Party, PaymentRow};

/// The leg on the debtor's account, of so many minor units: below zero for what goes out.
pub fn of_debtor(row: &PaymentRow, parties: Option<&Parties>, minor: i64, at: Moment) -> Leg {
    let other = parties.and_then(|parties| other_side(&parties.creditor));
    leg(row, parties, minor, other, at)
}

/// The leg on the account of this bank that a payment within it pays into.
pub fn of_creditor(row: &PaymentRow, parties: &Parties, at: Moment) -> Leg {
    let other = row.debtor.map(CounterpartyRef::Ours);
    leg(row, Some(parties), row.minor, other, at)
}

/// A party of a payment as the other side of an entry, if it is known whole.
pub fn other_side(party: &Party) -> Option<CounterpartyRef> {
    let (sort_code, account_number) = party.sort_code.zip(party.account_number)?;
    Some(CounterpartyRef::Party(Counterparty {
        name: party.name.clone(),
        sort_code,
        account_number,
    }))
}

fn leg(
    row: &PaymentRow,
    parties: Option<&Parties>,
    minor: i64,
    other: Option<CounterpartyRef>,
    at: Moment,
) -> Leg {
    Leg {
        minor,
        kind: Kind::of(row.route, row.kind),
        payment: Some(row.id),
        journal: None,
        other,
        reference: parties.and_then(|parties| parties.reference.clone()),
        at,
    }
}
