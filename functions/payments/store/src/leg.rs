//! What the postings of a payment leave in the rows of its accounts.

use accounts_contract::entry::{Counterparty, Kind, Leg, OtherSide};
use kernel::time::Moment;
use payments_contract::{Parties, PaymentRow, Route};

/// The leg on the debtor's account, of so many minor units: below zero for what goes out.
pub fn of_debtor(row: &PaymentRow, parties: &Parties, minor: i64, at: Moment) -> Leg {
    let creditor = &parties.creditor;
    let other =
        creditor
            .sort_code
            .zip(creditor.account_number)
            .map(|(sort_code, account_number)| {
                OtherSide::Party(Counterparty {
                    name: creditor.name.clone(),
                    sort_code,
                    account_number,
                })
            });
    leg(row, parties, minor, other, at)
}

/// The leg on the account of ours that a payment within the bank pays into.
pub fn of_creditor(row: &PaymentRow, parties: &Parties, at: Moment) -> Leg {
    let other = row.debtor.map(OtherSide::Ours);
    leg(row, parties, row.minor, other, at)
}

fn leg(
    row: &PaymentRow,
    parties: &Parties,
    minor: i64,
    other: Option<OtherSide>,
    at: Moment,
) -> Leg {
    let kind = match (row.route, row.kind) {
        (Route::OnUs, _) => Kind::OnUs,
        (Route::Fps, payments_contract::Kind::Payment) => Kind::FpsPayment,
        (Route::Fps, payments_contract::Kind::Return) => Kind::FpsReturn,
    };
    Leg {
        minor,
        kind,
        payment: Some(row.id),
        journal: None,
        other,
        reference: parties.reference.clone(),
        at,
    }
}
