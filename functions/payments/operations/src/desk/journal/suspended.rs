use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::journal::{JournalPurpose, JournalRow, OrderedReturn};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::work::{SuspenseReason, SuspenseRow, SuspenseStatus};
use payments_contract::{Direction, Kind, Parties, PaymentRow, Payments, standing, transition};
use payments_domain::journal::{JournalRefusal, Open};
use payments_domain::returning::{Came, InSuspense};
use payments_store::Disputes;
use platform::http::Problem;
use secret_store::FieldKeys;
use store::{Can, Condition, StoreError, Table, Update, Write, verb};

use super::relatives::{Relatives, of_this_bank};
use crate::desk::changed;
use crate::returnable_days;
use crate::sent_back::ReturnOrder;
use crate::{leg, sent_back};

/// A suspense item, and what decides where its money goes.
pub(crate) struct Suspended {
    pub(super) row: SuspenseRow,
    came: Came,
    is_disputed: bool,
    /// Whether people have not settled yet what the scheme says of the payment, or of its return.
    is_waiting: bool,
    /// The payment that it is about, and its parties if they can be read.
    payment: Option<(PaymentRow, Option<Parties>)>,
    /// If the item is about a payment of this bank or the return of one, by a correction or as of a payment that was not made:
    /// that payment, and the return that it names.
    family: Option<Relatives>,
    /// The last return that was to send the money back.
    sent_back: Option<(PaymentRow, Disputes)>,
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
        let about = payment.as_ref().map(|(about, _)| about);
        let mut is_waiting = match about {
            Some(about) => Disputes::about(payments, about).await?.are_open,
            None => false,
        };
        let is_made = about.is_none_or(|about| standing(about).is_made());
        let mut is_disputed = !is_made || is_waiting;
        let mut family = None;
        let corrects = row.reason == SuspenseReason::Contradicted;
        if let Some(about) = about.filter(|_| corrects)
            && let Some(paid) = of_this_bank(payments, about).await?
        {
            let back = disputed(payments, paid.returned_by).await?;
            is_waiting |= Disputes::about(payments, &paid).await?.are_open;
            is_waiting |= back.as_ref().is_some_and(|(_, disputes)| disputes.are_open);
            let back = back.map(|(back, _)| back);
            family = Some(Relatives { paid, back });
        }
        let sent_back = disputed(payments, row.returned_by).await?;
        if let Some((_, disputes)) = &sent_back {
            is_disputed |= disputes.keep_from_returning();
        }
        Ok(Self {
            came: payment.as_ref().map_or(Came::FromHere, came),
            row,
            is_disputed,
            is_waiting,
            payment,
            family,
            sent_back,
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
        let (most, divisible) = match purpose {
            JournalPurpose::SuspenseApplied => (self.most_to(transfer.credit), true),
            JournalPurpose::SuspenseReturned => {
                self.check_returnable(now)?;
                let rail = self
                    .payment
                    .as_ref()
                    .and_then(|(payment, _)| payment.route.rail());
                let settlement = rail.map(InternalAccount::Settlement);
                let fits = settlement.map(LedgerAccount::Internal) == Some(transfer.credit);
                (if fits { minor } else { 0 }, false)
            }
            JournalPurpose::RejectedButPaid | JournalPurpose::SettledButRefused => (0, false),
        };
        if most <= 0 {
            return Err(JournalRefusal::ItemNotOpen);
        }
        Ok(Open {
            minor,
            most,
            divisible,
        })
    }

    /// The most that this account may be credited with, in minor units.
    fn most_to(&self, credit: LedgerAccount) -> i64 {
        match &self.family {
            Some(family) => family.most_to(credit, self.is_waiting),
            None => self.most_of_received(credit),
        }
    }

    /// The same of the money of a payment that came in, and of a return that no account takes.
    fn most_of_received(&self, credit: LedgerAccount) -> i64 {
        if credit == LedgerAccount::Internal(InternalAccount::Receivables) {
            return self.owed().map_or(0, |row| row.corrections.receivable);
        }
        // The payer's bank may have it already, or has it.
        let is_gone = |(back, disputes): &(PaymentRow, Disputes)| {
            disputes.are_open || standing(back).is_made()
        };
        if self.is_waiting || self.sent_back.as_ref().is_some_and(is_gone) {
            return 0;
        }
        let due = match &self.payment {
            Some((about, _)) => standing(about).due_to_payee(about.corrections.paid_out),
            None => self.row.open_minor,
        };
        match credit {
            LedgerAccount::Customer(_) => due,
            LedgerAccount::Internal(_) => 0,
        }
    }

    /// Of a payment that came in: what the bank is owed for it, or for the return that sent its money back all the same.
    fn owed(&self) -> Option<&PaymentRow> {
        let sent_back = self.sent_back.as_ref().map(|(row, _)| row);
        let about = self.payment.as_ref().map(|(row, _)| row);
        let mut rows = sent_back.into_iter().chain(about);
        rows.find(|row| row.corrections.receivable > 0)
    }

    /// Every payment that was read to decide where the money goes, each once.
    fn read(&self) -> Vec<&PaymentRow> {
        let about = self.payment.as_ref().map(|(row, _)| row);
        let family = self.family.iter();
        let family = family.flat_map(|family| [Some(&family.paid), family.back.as_ref()]);
        let sent_back = self.sent_back.as_ref().map(|(row, _)| row);
        let mut rows: Vec<&PaymentRow> = Vec::new();
        for row in about.into_iter().chain(family.flatten()).chain(sent_back) {
            if rows.iter().all(|known| known.id != row.id) {
                rows.push(row);
            }
        }
        rows
    }

    /// The changes of the payments by which they know what became of the money; each other payment that decided it must be as
    /// it was read, so that two journals about a payment and its return do not pass each other.
    fn noted<P: Can<verb::Update>>(
        &self,
        payments: &Table<Payments, P>,
        journal: &JournalRow,
    ) -> Result<Vec<Write>, StoreError> {
        let changed = self.changed_by(journal);
        let next = |row: &PaymentRow| {
            let mut changed = changed.iter();
            let next = changed.find(|next| next.id == row.id).cloned();
            next.unwrap_or_else(|| transition::amended(row))
        };
        let rows = self.read().into_iter();
        rows.map(|row| payments.replace(row, &next(row))).collect()
    }

    /// The payments that know what became of the money of this journal, as they are then.
    fn changed_by(&self, journal: &JournalRow) -> Vec<PaymentRow> {
        let about = self.payment.as_ref().map(|(row, _)| row);
        if let Some(family) = &self.family {
            return family.changed_by(journal, about);
        }
        let is_owed =
            journal.transfer.credit == LedgerAccount::Internal(InternalAccount::Receivables);
        let Some(row) = (if is_owed { self.owed() } else { about }) else {
            return Vec::new();
        };
        let mut sums = row.corrections.clone();
        if is_owed {
            sums.receivable = sums.receivable.saturating_sub(journal.minor);
        } else {
            sums.paid_out = sums.paid_out.saturating_add(journal.minor);
        }
        vec![PaymentRow {
            corrections: sums,
            ..transition::amended(row)
        }]
    }

    fn check_returnable(&self, now: Moment) -> Result<(), JournalRefusal> {
        let payment = self.payment.as_ref();
        let money = InSuspense {
            came: self.came,
            at: payment.map_or(self.row.opened_at, |(payment, _)| payment.created_at),
            returnable_days: returnable_days(payment.map(|(payment, _)| payment)),
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
        journal: &JournalRow,
        left: i64,
        cause: &ChangeContext,
    ) -> Result<Vec<Write>, StoreError>
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
        let mut writes = changed::item(payments, &self.row, &next)?;
        writes.extend(self.noted(payments, journal)?);
        Ok(writes)
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
        cause: &ChangeContext,
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
        let mut writes = changed::item(payments, &self.row, &next)?;
        writes.push(payments.put_once(&back)?);
        let returned = PaymentRow {
            returned_by: Some(back.id),
            ..transition::amended(original)
        };
        let mut update = Update::between(original, &returned)?;
        update.condition = Condition::All(vec![update.condition, Condition::Without("by")]);
        writes.push(payments.update(update));
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

/// A payment, and how the breaks about it stand; none without an id.
async fn disputed<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    id: Option<PaymentId>,
) -> Result<Option<(PaymentRow, Disputes)>, Problem> {
    let Some(id) = id else {
        return Ok(None);
    };
    let row: Option<PaymentRow> = payments.get(&PaymentRow::key_of(id)).await?;
    let row = row.filter(|row| row.is(id));
    let row = row.ok_or_else(|| Problem::internal("what a suspense item names is not there"))?;
    let disputes = Disputes::about(payments, &row).await?;
    Ok(Some((row, disputes)))
}
