use kernel::event::Cause;
use kernel::id::PaymentId;
use kernel::time::Moment;
use payments_contract::journal::{JournalPurpose, JournalRow, OrderedReturn};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::work::{SuspenseReason, SuspenseRow, SuspenseStatus};
use payments_contract::{Corrections, Direction, Kind, Parties, PaymentRow, Payments};
use payments_domain::correction::Standing;
use payments_domain::journal::{JournalRefusal, Open};
use payments_domain::returning::{Came, InSuspense};
use platform::http::Problem;
use secret_store::FieldKeys;
use store::{Can, Table, Unavailable, Write, verb};

use crate::desk::changed;
use crate::sent_back::ReturnOrder;
use crate::{Disputes, leg, sent_back, standing, transition};

/// A suspense item, and what decides where its money goes.
pub(crate) struct Suspended {
    pub(super) row: SuspenseRow,
    came: Came,
    is_disputed: bool,
    /// Whether people have not settled yet what the scheme says of the payment, or of what it returns.
    is_waiting: bool,
    /// The payment that it is about, and its parties if they can be read.
    payment: Option<(PaymentRow, Option<Parties>)>,
    /// The payment that comes back, if the item is about its return and this bank or the scheme refused the payment.
    comes_back: Option<(PaymentRow, Disputes)>,
    /// The return of the payment that it is about, which another bank made.
    came_back: Option<PaymentRow>,
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
        let out = about.filter(|about| about.direction == Direction::Outbound);
        let came_back = disputed(payments, out.and_then(|out| out.returned_by)).await?;
        let back = about.filter(|about| about.direction == Direction::Inbound);
        let back = back.filter(|_| row.reason == SuspenseReason::Contradicted);
        let comes_back = disputed(payments, back.and_then(|back| back.original)).await?;
        is_waiting |= comes_back
            .as_ref()
            .is_some_and(|(_, disputes)| disputes.are_open);
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
            comes_back,
            came_back: came_back.map(|(back, _)| back),
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
                let settlement = LedgerAccount::Internal(InternalAccount::FpsSettlement);
                let fits = transfer.credit == settlement;
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
        let owed = self.owed().map_or(0, |row| row.corrections.receivable);
        if credit == LedgerAccount::Internal(InternalAccount::Receivables) {
            return owed;
        }
        // The payer's bank may have it already, or has it.
        let is_gone = |(back, disputes): &(PaymentRow, Disputes)| {
            disputes.are_open || standing(back).is_made()
        };
        if self.sent_back.as_ref().is_some_and(is_gone) {
            return 0;
        }
        let Some(decides) = self.decides().map(standing) else {
            return of_customer(credit, self.row.open_minor);
        };
        let is_back = self.back().is_some_and(|back| standing(back).is_made());
        // Of a return that the scheme did not make nothing came: the bank is owed it.
        if self.comes_back.is_some() && !is_back {
            return 0;
        }
        let decides = Standing {
            came_back: decides.came_back && is_back,
            ..decides
        };
        // Whose it is may change, but for what is left of a return that goes back in parts.
        if self.is_waiting && decides.given_back == 0 {
            return 0;
        }
        let is_too_much = self.is_second_return();
        let to_scheme = match &self.comes_back {
            Some(_) if is_too_much => self.row.open_minor,
            Some(_) => decides.due_to_the_scheme(),
            // What is neither owed nor a customer's: the return that had it is the customer's now.
            None if owed == 0 && decides.due_to_customers() == 0 => decides.due_to_the_scheme(),
            None => 0,
        };
        if credit == LedgerAccount::Internal(InternalAccount::FpsSettlement) {
            return to_scheme;
        }
        let is_scheme_s = self.comes_back.is_some() && (is_too_much || !decides.is_made());
        let due = decides.due_to_customers();
        of_customer(credit, if is_scheme_s { 0 } else { due })
    }

    /// Whether it is about a return of a payment that another return brought back already.
    fn is_second_return(&self) -> bool {
        let about = self.payment.as_ref().map(|(row, _)| row.id);
        let brought = self
            .comes_back
            .as_ref()
            .and_then(|(row, _)| row.returned_by);
        brought.is_some() && brought != about
    }

    /// The payment whose outcome decides whose the money is.
    fn decides(&self) -> Option<&PaymentRow> {
        let comes_back = self.comes_back.as_ref().map(|(row, _)| row);
        comes_back.or_else(|| self.payment.as_ref().map(|(row, _)| row))
    }

    /// The return that another bank made of the payment which decides.
    fn back(&self) -> Option<&PaymentRow> {
        let payment = self.payment.as_ref().map(|(row, _)| row);
        let own = payment.filter(|_| self.comes_back.is_some());
        own.or(self.came_back.as_ref())
    }

    /// The payment for which the bank is owed something that the item can settle: the return that sent the money back all
    /// the same, the payment that decides, or the return that another bank made of it.
    fn owed(&self) -> Option<&PaymentRow> {
        let sent_back = self.sent_back.as_ref().map(|(row, _)| row);
        let rows = sent_back.into_iter().chain(self.decides());
        let mut rows = rows.chain(self.back());
        rows.find(|row| row.corrections.receivable > 0)
    }

    /// Every payment that was read to decide where the money goes, each once.
    fn read(&self) -> Vec<&PaymentRow> {
        let about = self.payment.as_ref().map(|(row, _)| row);
        let disputed = [&self.comes_back, &self.sent_back];
        let disputed = disputed.into_iter().flatten().map(|(row, _)| row);
        let mut rows: Vec<&PaymentRow> = Vec::new();
        for row in about.into_iter().chain(disputed).chain(&self.came_back) {
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
    ) -> Result<Vec<Write>, Unavailable> {
        let changed = self.changed_by(journal);
        let is_changed = |id| changed.iter().any(|(row, _)| row.id == id);
        let others = self.read().into_iter().filter(|row| !is_changed(row.id));
        let others = others.map(transition::unchanged);
        let corrected = changed
            .iter()
            .map(|(row, corrections)| transition::corrected(row, corrections));
        let updates = others.chain(corrected);
        updates.map(|update| Ok(payments.update(update?))).collect()
    }

    /// The payments that know what became of the money of this journal, with what they know then.
    fn changed_by(&self, journal: &JournalRow) -> Vec<(&PaymentRow, Corrections)> {
        let is_to = |account| journal.transfer.credit == LedgerAccount::Internal(account);
        let row = if is_to(InternalAccount::Receivables) {
            self.owed()
        } else if is_to(InternalAccount::FpsSettlement) && self.is_second_return() {
            self.back()
        } else {
            self.decides()
        };
        let Some(row) = row else {
            return Vec::new();
        };
        let mut corrections = row.corrections.clone();
        match journal.transfer.credit {
            LedgerAccount::Internal(InternalAccount::Receivables) => {
                corrections.receivable = corrections.receivable.saturating_sub(journal.minor);
            }
            LedgerAccount::Customer(_) => {
                corrections.paid_out = corrections.paid_out.saturating_add(journal.minor);
            }
            LedgerAccount::Internal(_) => {
                let given = corrections.given_back.saturating_add(journal.minor);
                if let Some(back) = self.back().filter(|_| given >= row.minor) {
                    // The scheme has all of its return again: the books hold the return as not made.
                    corrections.given_back = 0;
                    let mut of_return = back.corrections.clone();
                    of_return.journals.push(journal.id);
                    of_return.given_back = given;
                    let of_payment = (row.id != back.id).then_some((row, corrections));
                    return of_payment.into_iter().chain([(back, of_return)]).collect();
                }
                corrections.given_back = given;
            }
        }
        vec![(row, corrections)]
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
        journal: &JournalRow,
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
        let mut writes = changed::suspense(payments, &self.row, &next)?;
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

/// So much if the account is a customer's, else nothing.
fn of_customer(credit: LedgerAccount, minor: i64) -> i64 {
    match credit {
        LedgerAccount::Customer(_) => minor,
        LedgerAccount::Internal(_) => 0,
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
