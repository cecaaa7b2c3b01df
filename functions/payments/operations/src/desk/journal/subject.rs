use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{BreakId, PaymentId};
use kernel::money::CurrencyCode;
use kernel::time::Moment;
use payments_contract::journal::{JournalPurpose, JournalRow, JournalSubject};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::work::{
    BreakKind, BreakRow, BreakStatus, Position, SuspenseReason, SuspenseRow,
};
use payments_contract::{Direction, Kind, PaymentRow, Payments, Route, standing, transition};
use payments_domain::correction::{Contradiction, Counterpart, Standing};
use payments_domain::journal::{JournalRefusal, Open};
use payments_store::work;
use platform::http::{Code, Problem};
use secret_store::FieldKeys;
use store::{Can, StoreError, Table, Write, verb};

use super::corrected;
use super::suspended::Suspended;
use crate::desk::changed;

/// A work item as it was read, with what a journal needs to know of it.
pub(super) enum Subject {
    /// A suspense item.
    Suspense(Box<Suspended>),
    /// A break.
    Break(Box<Difference>),
}

/// A break and its payment.
pub(crate) struct Difference {
    pub(crate) row: BreakRow,
    payment: Option<PaymentRow>,
    /// The return that another bank made of the payment; of such a return, the payment.
    other: Option<PaymentRow>,
}

impl Subject {
    /// Reads a work item.
    ///
    /// # Errors
    /// `not_found`.
    pub(crate) async fn read<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        subject: JournalSubject,
        keys: &FieldKeys,
    ) -> Result<Self, Problem> {
        match subject {
            JournalSubject::Suspense(id) => {
                let row: Option<SuspenseRow> = payments.get(&SuspenseRow::key_of(id)).await?;
                let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
                let item = Suspended::of(payments, row, keys).await?;
                Ok(Self::Suspense(Box::new(item)))
            }
            JournalSubject::Break(id) => {
                let difference = Difference::read(payments, id).await?;
                Ok(Self::Break(Box::new(difference)))
            }
        }
    }

    /// The payment that it is about.
    pub(super) fn payment(&self) -> Option<PaymentId> {
        match self {
            Self::Suspense(item) => Some(item.row.payment),
            Self::Break(difference) => difference.row.payment,
        }
    }

    /// The currency of what is open; none if nothing can be.
    pub(super) fn currency(&self) -> Option<CurrencyCode> {
        match self {
            Self::Suspense(item) => Some(item.row.currency),
            Self::Break(difference) => difference.payment.as_ref().map(|payment| payment.currency),
        }
    }

    /// What is open for a journal of this purpose between these accounts.
    ///
    /// # Errors
    /// Why nothing is.
    pub(super) fn open(
        &self,
        purpose: JournalPurpose,
        transfer: Transfer,
        now: Moment,
    ) -> Result<Open, JournalRefusal> {
        match self {
            Self::Suspense(item) => item.open(purpose, transfer, now),
            Self::Break(difference) => {
                let open = match purpose {
                    JournalPurpose::RejectedButPaid => {
                        difference.open(Contradiction::RejectedButPaid, transfer)
                    }
                    JournalPurpose::SettledButRefused => {
                        difference.open(Contradiction::SettledButRefused, transfer)
                    }
                    JournalPurpose::SuspenseApplied | JournalPurpose::SuspenseReturned => None,
                };
                open.ok_or(JournalRefusal::ItemNotOpen)
            }
        }
    }

    /// The writes on the work item by which a journal ends it, or a part of it.
    ///
    /// # Errors
    /// When a row cannot be stored (a bug).
    pub(super) fn ended<P>(
        &self,
        payments: &Table<Payments, P>,
        journal: &JournalRow,
        left: i64,
        (cause, keys): (&ChangeContext, &FieldKeys),
    ) -> Result<Vec<Write>, Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        match (self, &journal.returns) {
            (Self::Suspense(item), Some(ordered)) => {
                item.sent_back(payments, (journal, ordered), cause, keys)
            }
            (Self::Suspense(item), None) => Ok(item.ended(payments, journal, left, cause)?),
            (Self::Break(difference), _) => difference.ended(payments, journal, cause),
        }
    }
}

impl Difference {
    /// Reads a break.
    ///
    /// # Errors
    /// `not_found`.
    pub(crate) async fn read<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        id: BreakId,
    ) -> Result<Self, Problem> {
        let row: Option<BreakRow> = payments.get(&BreakRow::key_of(id)).await?;
        let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
        let payment = read(payments, row.payment).await?;
        let inbound = payment.as_ref().and_then(|payment| payment.original);
        let outbound = payment.as_ref().and_then(|payment| payment.returned_by);
        let other = read(payments, inbound.or(outbound)).await?;
        Ok(Self {
            row,
            payment,
            other,
        })
    }

    /// Whether no client ends it alone: what the scheme says of the payment, and what the books hold, differ by money. There
    /// is no journal for it if the amounts differ.
    pub(crate) fn takes_two(&self) -> bool {
        let outside = self.row.outside.as_ref();
        let is_of_another_amount = self.row.kind == BreakKind::Differing
            && self.payment.is_some()
            && outside.and_then(Position::is_accepted) == Some(true);
        // What a damaged row lost may be what differs.
        let is_unknown = self.row.kind == BreakKind::Contradiction
            && (outside.is_none() || self.payment.is_none());
        is_of_another_amount || is_unknown || self.difference().is_some() || self.was_contrary()
    }

    /// Whether something that was reported contradicts the books, whatever was reported since: which of it is the last word is
    /// for people to find.
    fn was_contrary(&self) -> bool {
        let Some(payment) = self.payment.as_ref() else {
            return false;
        };
        let said = |code: &String| match code.as_str() {
            Position::RETURNED => Some(true),
            code => Position::is_accepted_by(code),
        };
        let mut made = self.row.heard.iter().map(said);
        made.any(|made| standing(payment).contradiction(made).is_some())
    }

    /// What a journal books.
    fn contradiction(&self) -> Option<Contradiction> {
        let is_open = self.row.kind == BreakKind::Contradiction
            && self.row.status != BreakStatus::Resolved
            && self.payment.as_ref()?.amount().is_some();
        self.difference().filter(|_| is_open)
    }

    /// How the outcomes differ, whatever the amounts: by the last word of the scheme, which the payment has.
    fn difference(&self) -> Option<Contradiction> {
        let payment = self.payment.as_ref()?;
        let outside = self.row.outside.as_ref();
        let shown = outside.and_then(Position::is_accepted);
        let made = match self.row.kind {
            BreakKind::Contradiction => payment.reports.made.or(shown),
            BreakKind::Differing | BreakKind::MissingInside | BreakKind::MissingOutside => shown,
        };
        standing(payment).contradiction(made)
    }

    /// The payment that has the sums of the money: of a return of a payment of this bank, that payment.
    fn head<'a>(&'a self, payment: &'a PaymentRow) -> &'a PaymentRow {
        let is_return = payment.kind == Kind::Return && payment.direction == Direction::Inbound;
        self.other.as_ref().filter(|_| is_return).unwrap_or(payment)
    }

    fn open(&self, wanted: Contradiction, transfer: Transfer) -> Option<Open> {
        let found = self.contradiction().filter(|found| *found == wanted)?;
        let payment = self.payment.as_ref()?;
        // The rest of a return that the scheme was given back in part goes first.
        if self.head(payment).kind == Kind::Payment && self.head(payment).corrections.given_back > 0
        {
            return None;
        }
        (correction(found, payment, self.head(payment)) == Some(transfer)).then_some(Open {
            minor: payment.minor,
            most: payment.minor,
            divisible: false,
        })
    }

    fn ended<P>(
        &self,
        payments: &Table<Payments, P>,
        journal: &JournalRow,
        cause: &ChangeContext,
    ) -> Result<Vec<Write>, Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        let next = BreakRow {
            journal: Some(journal.id),
            ..resolved(&self.row, cause)
        };
        let mut writes = changed::item(payments, &self.row, &next)?;
        let payment = self.payment.as_ref();
        let payment = payment.ok_or_else(|| Problem::internal("a journal is about no payment"))?;
        let corrected = corrected::by(payment, self.other.as_ref(), journal, cause);
        for item in corrected.breaks {
            writes.extend(work::open(payments, &item)?);
        }
        writes.push(payments.replace(payment, &corrected.payment)?);
        if let Some((other, beside)) = self.other.as_ref().zip(corrected.other) {
            writes.push(payments.replace(other, &beside)?);
        }
        if journal.transfer.credit == LedgerAccount::Internal(InternalAccount::Suspense) {
            let account = payment.account();
            let amount = journal.amount();
            let amount = amount.ok_or_else(|| Problem::internal("a journal has no amount"))?;
            let reason = SuspenseReason::Contradicted;
            let before = payment.corrections.journals.len();
            let item = SuspenseRow {
                id: SuspenseRow::id_after(payment.id, before),
                ..SuspenseRow::open(payment.id, account, amount, reason, cause)
            };
            writes.extend(work::open(payments, &item)?);
        }
        Ok(writes)
    }

    /// The writes by which an explanation ends it.
    ///
    /// # Errors
    /// When the explanation cannot be encrypted or stored (a bug).
    pub(crate) fn explained<P>(
        &self,
        payments: &Table<Payments, P>,
        grounds: &payments_contract::EvidencedReason,
        ring: &FieldKeyRing,
        cause: &ChangeContext,
    ) -> Result<(BreakRow, Vec<Write>), Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        let next = resolved(&self.row, cause);
        let place = BreakRow::explanation_place(next.id, next.version);
        let next = BreakRow {
            explanation: Some(grounds.seal(ring, &place)?),
            explained_in: Some(next.version),
            ..next
        };
        let mut writes = changed::item(payments, &self.row, &next)?;
        if let Some(payment) = &self.payment {
            let is_made = standing(payment).is_made();
            let is_found = self.row.kind == BreakKind::Contradiction
                && payment.reports.made.is_some_and(|made| made != is_made);
            let mut explained = transition::amended(payment);
            if is_found {
                explained.reports = payment.reports.found(is_made);
            }
            writes.push(payments.replace(payment, &explained)?);
        }
        Ok((next, writes))
    }
}

/// The transfer that makes the books agree with the scheme. None for a payment that goes by no scheme.
fn correction(found: Contradiction, payment: &PaymentRow, head: &PaymentRow) -> Option<Transfer> {
    let settlement = match payment.route {
        Route::Rail(rail) => LedgerAccount::Internal(InternalAccount::Settlement(rail)),
        Route::OnUs => return None,
    };
    let standing = Standing {
        receivable: head.corrections.receivable,
        ..standing(payment)
    };
    let other = match standing.counterpart(found) {
        Counterpart::Receivables => InternalAccount::Receivables,
        Counterpart::Suspense => InternalAccount::Suspense,
    };
    let other = LedgerAccount::Internal(other);
    Some(if standing.leaves(found) {
        Transfer {
            debit: other,
            credit: settlement,
        }
    } else {
        Transfer {
            debit: settlement,
            credit: other,
        }
    })
}

/// A payment, if it is there; none without an id.
async fn read<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    id: Option<PaymentId>,
) -> Result<Option<PaymentRow>, StoreError> {
    let Some(id) = id else {
        return Ok(None);
    };
    let row: Option<PaymentRow> = payments.get(&PaymentRow::key_of(id)).await?;
    Ok(row.filter(|row| row.is(id)))
}

fn resolved(row: &BreakRow, cause: &ChangeContext) -> BreakRow {
    BreakRow {
        status: BreakStatus::Resolved,
        ..row.changed(cause)
    }
}
