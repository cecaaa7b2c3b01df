use accounts_contract::booked_leg::BookedLeg;
use accounts_contract::entry::Kind;
use payments_contract::Source;
use platform::FunctionError;
use platform::stream::Change;
use store::{Outcome, Transaction};

use crate::{Ports, fold};

/// Stores the customer legs of a payment or journal that a rebuild delivers again.
pub(crate) async fn store_legs(ports: &Ports, change: &Change) -> Result<(), FunctionError> {
    if fold::delivered_again(change).is_none() {
        return Ok(());
    }
    let Some(source) = fold::booked(change)? else {
        return Ok(());
    };
    let Some(transfer) = source.transfer() else {
        return Ok(());
    };
    let (payment, journal) = match &source {
        Source::Payment(payment) => (Some(payment), None),
        Source::Journal(journal) => (None, Some(journal.id)),
    };
    let [debit, credit] = transfer.legs(source.minor());
    for ((account, minor), (other, _)) in [(debit, credit), (credit, debit)] {
        let Some(account) = account.customer() else {
            continue;
        };
        let leg = BookedLeg {
            account,
            payment: payment.map(|payment| payment.id),
            journal,
            booked_at: source.booked_at(),
            minor,
            kind: kind_of(&source),
            ours: other.customer(),
            parties: payment.map(|payment| payment.parties.clone()),
        };
        match Transaction::of(ports.accounts.fold(leg.put_once()?))
            .commit()
            .await
        {
            Outcome::Committed | Outcome::Refused(_) => {}
            Outcome::Busy | Outcome::Unknown => {
                return Err(FunctionError::new("the table did not take a leg"));
            }
        }
    }
    Ok(())
}

fn kind_of(source: &Source) -> Kind {
    let Source::Payment(payment) = source else {
        return Kind::Adjustment;
    };
    Kind::of(payment.route, payment.kind)
}
