use payments_contract::journal::JournalRow;
use payments_contract::ledger::{InternalAccount, LedgerAccount};
use payments_contract::{Direction, Kind, PaymentRow, Payments, family, standing, transition};
use platform::http::Problem;
use store::{Can, Table, verb};

/// A payment of this bank, and the return of it by another bank that it names.
pub(super) struct Relatives {
    pub(super) paid: PaymentRow,
    pub(super) back: Option<PaymentRow>,
}

impl Relatives {
    /// The most of the money in suspense about them that this account may be credited with, in minor units. While people have
    /// not settled what the scheme says, it settles what is owed and nothing else.
    pub(super) fn most_to(&self, credit: LedgerAccount, is_waiting: bool) -> i64 {
        let family = family(&self.paid, self.back.as_ref());
        if credit == LedgerAccount::Internal(InternalAccount::Receivables) {
            return family.free();
        }
        // Whose it is may change, but for what is left of a return that goes back in parts.
        if is_waiting && family.given_back == 0 {
            return 0;
        }
        match credit {
            LedgerAccount::Customer(_) => family.due_to_customers(),
            LedgerAccount::Internal(InternalAccount::Settlement(_)) => family.due_to_the_scheme(),
            LedgerAccount::Internal(_) => 0,
        }
    }

    /// Those that know what became of the money of this journal, which is of an item about one of them, as they are then.
    pub(super) fn changed_by(
        &self,
        journal: &JournalRow,
        about: Option<&PaymentRow>,
    ) -> Vec<PaymentRow> {
        let paid = &self.paid;
        let mut sums = paid.corrections.clone();
        sums.suspense = sums.suspense.saturating_sub(journal.minor);
        match journal.transfer.credit {
            LedgerAccount::Internal(InternalAccount::Receivables) => {
                sums.receivable = sums.receivable.saturating_sub(journal.minor);
            }
            LedgerAccount::Customer(_) => {
                sums.paid_out = sums.paid_out.saturating_add(journal.minor);
            }
            LedgerAccount::Internal(_) => {
                sums.given_back = sums.given_back.saturating_add(journal.minor);
            }
        }
        let mut changed = Vec::new();
        if sums.given_back >= paid.minor
            && let Some(whole) = self.given_back(about)
        {
            // The scheme has all of its return again: the books hold the return as not made.
            sums.given_back = sums.given_back.saturating_sub(paid.minor);
            if paid.returned_by != Some(whole.id) {
                sums.other_returns = sums.other_returns.saturating_sub(1);
            }
            let mut of_return = transition::amended(whole);
            of_return.corrections.journals.push(journal.id);
            of_return.corrections.given_back = whole.minor;
            of_return.reports = whole.reports.found(false);
            changed.push(of_return);
        }
        changed.push(PaymentRow {
            corrections: sums,
            ..transition::amended(paid)
        });
        changed
    }

    /// The return that the scheme was given back: the one that the item is about, or else the one that the payment names.
    fn given_back<'a>(&'a self, about: Option<&'a PaymentRow>) -> Option<&'a PaymentRow> {
        let about = about.filter(|about| about.id != self.paid.id);
        let mut returns = about.into_iter().chain(&self.back);
        returns.find(|back| standing(back).is_made())
    }
}

/// The payment or return of this bank that this is, or the payment that this is the return of.
pub(super) async fn of_this_bank<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    about: &PaymentRow,
) -> Result<Option<PaymentRow>, Problem> {
    let id = match (about.direction, about.kind, about.original) {
        (Direction::Outbound, _, _) => return Ok(Some(about.clone())),
        (Direction::Inbound, Kind::Return, Some(original)) => original,
        _ => return Ok(None),
    };
    let paid: Option<PaymentRow> = payments.get(&PaymentRow::key_of(id)).await?;
    Ok(paid.filter(|paid| paid.is(id)))
}
