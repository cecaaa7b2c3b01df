use kernel::event::Cause;
use kernel::time::Moment;
use payments_contract::journal::{JournalPurpose, JournalRow, OrderedReturn};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::work::{SuspenseReason, SuspenseRow, SuspenseStatus};
use payments_contract::{Direction, Kind, Parties, PaymentRow, Payments};
use payments_domain::journal::{JournalRefusal, Open};
use payments_domain::returning::{Came, InSuspense};
use platform::http::Problem;
use secret_store::FieldKeys;
use store::{Can, Table, Unavailable, Write, verb};

use crate::desk::changed;
use crate::sent_back::ReturnOrder;
use crate::{Disputes, leg, sent_back, transition};

/// A suspense item, what it may be credited to, and whether it may go back.
pub(crate) struct Suspended {
    pub(super) row: SuspenseRow,
    due_to: Due,
    came: Came,
    is_disputed: bool,
    /// The payment that it is about, and its parties if they can be read.
    payment: Option<(PaymentRow, Option<Parties>)>,
}

/// What a suspense item may be credited to.
enum Due {
    /// The account of a customer.
    Customer,
    /// This account of the bank: a journal that corrected a payment debited it. The payer has its money already.
    Bank(LedgerAccount),
    /// Nothing yet: the scheme moved money that is not booked here, and no journal has corrected that.
    Nothing,
}

impl Suspended {
    /// Reads what a journal needs to know of an item.
    ///
    /// # Errors
    /// When a row cannot be read or decrypted.
    pub(super) async fn of<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        row: SuspenseRow,
        keys: &FieldKeys,
    ) -> Result<Self, Problem> {
        let about: Option<PaymentRow> = payments.get(&PaymentRow::key_of(row.payment)).await?;
        let payment = match about.filter(|about| about.is(row.payment)) {
            Some(about) => {
                let parties = leg::parties(keys, &about).await?;
                Some((about, parties))
            }
            None => None,
        };
        let mut is_disputed = false;
        if let Some((about, _)) = &payment {
            is_disputed = Disputes::about(payments, about).await?.are_open;
        }
        let mut due_to = due_to(payments, &row, payment.as_ref().map(|(about, _)| about)).await?;
        let back: Option<PaymentRow> = match row.returned_by {
            Some(back) => payments.get(&PaymentRow::key_of(back)).await?,
            None => None,
        };
        if let Some(back) = back {
            let disputes = Disputes::about(payments, &back).await?;
            is_disputed |= disputes.keep_from_returning();
            if back.corrected_by.is_some() {
                due_to = due_by(payments, &back).await?;
            } else if disputes.are_open {
                due_to = Due::Nothing;
            }
        }
        Ok(Self {
            came: payment.as_ref().map_or(Came::FromHere, came),
            row,
            due_to,
            is_disputed,
            payment,
        })
    }

    /// What is open for a journal of this purpose between these accounts.
    pub(super) fn open(
        &self,
        purpose: JournalPurpose,
        transfer: Transfer,
        now: Moment,
    ) -> Result<Open, JournalRefusal> {
        let minor = match self.row.status {
            SuspenseStatus::Open | SuspenseStatus::PartCleared => self.row.open_minor,
            SuspenseStatus::Returning | SuspenseStatus::Cleared => {
                return Err(JournalRefusal::ItemNotOpen);
            }
        };
        let (fits, divisible) = match purpose {
            JournalPurpose::SuspenseApplied => {
                let fits = match (&self.due_to, transfer.credit) {
                    (Due::Customer, LedgerAccount::Customer(_)) => true,
                    (Due::Bank(account), credit) => *account == credit,
                    (Due::Customer | Due::Nothing, _) => false,
                };
                (fits, true)
            }
            JournalPurpose::SuspenseReturned => {
                self.check_returnable(now)?;
                let settlement = LedgerAccount::Internal(InternalAccount::FpsSettlement);
                (transfer.credit == settlement, false)
            }
            JournalPurpose::RejectedButPaid | JournalPurpose::SettledButRefused => (false, false),
        };
        if fits {
            Ok(Open { minor, divisible })
        } else {
            Err(JournalRefusal::ItemNotOpen)
        }
    }

    fn check_returnable(&self, now: Moment) -> Result<(), JournalRefusal> {
        let payment = self.payment.as_ref();
        let money = InSuspense {
            came: self.came,
            at: payment.map_or(self.row.opened_at, |(payment, _)| payment.created_at),
            is_whole: self.row.open_minor == self.row.minor,
            is_disputed: self.is_disputed,
        };
        money
            .check_returnable(now)
            .map_err(JournalRefusal::NotReturnable)
    }

    /// The writes on the item by which a journal ends it, or a part of it.
    ///
    /// # Errors
    /// When a row cannot be stored (a bug).
    pub(super) fn ended<P>(
        &self,
        payments: &Table<Payments, P>,
        left: i64,
        cause: &Cause,
    ) -> Result<Vec<Write>, Unavailable>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        let next = SuspenseRow {
            open_minor: left,
            status: if left == 0 {
                SuspenseStatus::Cleared
            } else {
                SuspenseStatus::PartCleared
            },
            ..self.row.changed(cause)
        };
        changed::suspense(payments, &self.row, &next)
    }

    /// The writes by which the money goes back: the item waits, the return is put, and the original names it, so that
    /// there is one.
    ///
    /// # Errors
    /// When a row cannot be stored (a bug).
    pub(super) fn sent_back<P>(
        &self,
        payments: &Table<Payments, P>,
        (journal, ordered): (&JournalRow, &OrderedReturn),
        cause: &Cause,
        keys: &FieldKeys,
    ) -> Result<Vec<Write>, Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        let Some((original, Some(paid))) = &self.payment else {
            return Err(Problem::internal("nothing is returned"));
        };
        let next = SuspenseRow {
            status: SuspenseStatus::Returning,
            returned_by: Some(ordered.payment),
            ..self.row.changed(cause)
        };
        let order = ReturnOrder {
            id: ordered.payment,
            ordered_by: journal.proposed_by,
            original,
            parties: &sent_back::parties(paid.clone(), ordered.payment)?,
            code: &ordered.code,
            transfer: Some(journal.transfer),
        };
        let back = PaymentRow {
            minor: journal.minor,
            currency: journal.currency,
            ..order.row(cause, keys.ring())?
        };
        let mut writes = changed::suspense(payments, &self.row, &next)?;
        writes.push(payments.put_once(&back)?);
        writes.push(payments.update(transition::returned_from_suspense(original, back.id)?));
        Ok(writes)
    }
}

/// How the money of an item came by this payment.
fn came((payment, parties): &(PaymentRow, Option<Parties>)) -> Came {
    let payer = parties.as_ref().map(|parties| &parties.debtor);
    let is_readable = payer.is_some_and(|payer| payer.sort_code.is_some());
    match (payment.direction, payment.kind) {
        (Direction::Outbound, _) => Came::FromHere,
        (Direction::Inbound, Kind::Return) => Came::ByReturn,
        // Of a message that cannot be read the ids alone are kept.
        (Direction::Inbound, Kind::Payment) if !is_readable => Came::Unreadable,
        (Direction::Inbound, Kind::Payment) => Came::ByPayment,
    }
}

/// What the item may be credited to, by the payment that it is about.
async fn due_to<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    row: &SuspenseRow,
    about: Option<&PaymentRow>,
) -> Result<Due, Problem> {
    let back = about.filter(|about| about.direction == Direction::Inbound);
    let original = back.and_then(|back| back.original);
    let (SuspenseReason::Contradicted, Some(original)) = (row.reason, original) else {
        return Ok(Due::Customer);
    };
    let original: Option<PaymentRow> = payments.get(&PaymentRow::key_of(original)).await?;
    match original {
        Some(original) => due_by(payments, &original).await,
        None => Ok(Due::Nothing),
    }
}

/// What is due to the account of the bank that the correction of this payment debited.
async fn due_by<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    corrected: &PaymentRow,
) -> Result<Due, Problem> {
    let Some(correction) = corrected.corrected_by else {
        return Ok(Due::Nothing);
    };
    let journal: Option<JournalRow> = payments.get(&JournalRow::key_of(correction)).await?;
    Ok(journal.map_or(Due::Nothing, |journal| Due::Bank(journal.transfer.debit)))
}
