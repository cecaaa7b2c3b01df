use field_encryption::Ring;
use kernel::event::Cause;
use kernel::id::PaymentId;
use kernel::money::CurrencyCode;
use payments_contract::journal::{JournalPurpose, JournalRow, JournalSubject};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::work::{
    BreakKind, BreakRow, BreakStatus, Position, SuspenseReason, SuspenseRow, SuspenseStatus,
};
use payments_contract::{Direction, PaymentRow, Payments};
use payments_domain::journal::{Contradiction, Open, contradiction};
use platform::http::{Code, Problem};
use store::{Can, Table, Unavailable, Write, verb};

use crate::desk::changed;
use crate::{state_of, transition, work};

/// A work item as it was read, with what a journal needs to know of it.
pub(crate) enum Subject {
    /// A suspense item.
    Suspense(Box<Suspended>),
    /// A break.
    Break(Box<Difference>),
}

/// A suspense item, and what it may be credited to.
pub(crate) struct Suspended {
    row: SuspenseRow,
    due_to: Due,
}

/// What a suspense item may be credited to.
enum Due {
    /// The account of a customer.
    Customer,
    /// This account of the bank: a payment came back that a journal corrected, which debited the account. The payer has its
    /// money already.
    Bank(LedgerAccount),
    /// Nothing yet: a payment came back that is not booked here, and no journal has corrected that.
    Nothing,
}

/// A break and its payment.
pub(crate) struct Difference {
    pub(crate) row: BreakRow,
    payment: Option<PaymentRow>,
}

impl Subject {
    /// Reads a work item.
    ///
    /// # Errors
    /// `not_found`.
    pub(crate) async fn read<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        subject: JournalSubject,
    ) -> Result<Self, Problem> {
        match subject {
            JournalSubject::Suspense(id) => {
                let row: Option<SuspenseRow> = payments.get(&SuspenseRow::key_of(id)).await?;
                let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
                let due_to = due_to(payments, &row).await?;
                Ok(Self::Suspense(Box::new(Suspended { row, due_to })))
            }
            JournalSubject::Break(id) => {
                let row: Option<BreakRow> = payments.get(&BreakRow::key_of(id)).await?;
                let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
                Difference::of(payments, row)
                    .await
                    .map(|difference| Self::Break(Box::new(difference)))
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
    pub(super) fn open(&self, purpose: JournalPurpose, transfer: Transfer) -> Option<Open> {
        match (self, purpose) {
            (Self::Suspense(item), JournalPurpose::SuspenseApplied) => {
                let fits = match (&item.due_to, transfer.credit) {
                    (Due::Customer, LedgerAccount::Customer(_)) => true,
                    (Due::Bank(account), credit) => *account == credit,
                    (Due::Customer | Due::Nothing, _) => false,
                };
                fits.then_some(Open {
                    minor: item.row.open_minor,
                    divisible: true,
                })
            }
            (Self::Break(difference), JournalPurpose::RejectedButPaid) => difference
                .open(Contradiction::RejectedButPaid)
                .filter(|_| difference.settles_on(transfer.credit)),
            (Self::Break(difference), JournalPurpose::SettledButRefused) => difference
                .open(Contradiction::SettledButRefused)
                .filter(|_| difference.settles_on(transfer.debit)),
            (
                Self::Suspense(_),
                JournalPurpose::RejectedButPaid | JournalPurpose::SettledButRefused,
            )
            | (Self::Break(_), JournalPurpose::SuspenseApplied) => None,
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
        cause: &Cause,
    ) -> Result<Vec<Write>, Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        match self {
            Self::Suspense(item) => {
                let row = &item.row;
                let next = SuspenseRow {
                    open_minor: left,
                    status: if left == 0 {
                        SuspenseStatus::Cleared
                    } else {
                        SuspenseStatus::PartCleared
                    },
                    version: row.version.saturating_add(1),
                    updated_at: cause.at,
                    changed_by: cause.client,
                    request_id: cause.request.clone(),
                    ..row.clone()
                };
                Ok(changed::suspense(payments, row, &next)?)
            }
            Self::Break(difference) => difference.ended(payments, journal, cause),
        }
    }
}

impl Difference {
    async fn of<P: Can<verb::Get>>(
        payments: &Table<Payments, P>,
        row: BreakRow,
    ) -> Result<Self, Problem> {
        let Some(id) = row.payment else {
            return Ok(Self { row, payment: None });
        };
        let payment: Option<PaymentRow> = payments.get(&PaymentRow::key_of(id)).await?;
        Ok(Self {
            row,
            payment: payment.filter(|payment| payment.is(id)),
        })
    }

    /// Whether only a journal can end it: money is on the wrong account.
    pub(crate) fn needs_journal(&self) -> bool {
        self.contradiction().is_some()
    }

    fn contradiction(&self) -> Option<Contradiction> {
        let payment = self.payment.as_ref()?;
        let outside = self.row.outside.as_ref()?;
        // What was accepted back was paid.
        let came_back = outside.status == Position::RETURNED && payment.returned_by.is_some();
        let made = outside.is_accepted().or(came_back.then_some(true));
        let is_open = self.row.kind == BreakKind::Contradiction
            && self.row.status != BreakStatus::Resolved
            && payment.direction == Direction::Outbound
            && payment.corrected_by.is_none();
        contradiction(state_of(payment.status), made).filter(|_| is_open)
    }

    fn open(&self, wanted: Contradiction) -> Option<Open> {
        let found = self.contradiction()?;
        let payment = self.payment.as_ref()?;
        (found == wanted).then_some(Open {
            minor: payment.minor,
            divisible: false,
        })
    }

    /// Whether the payment goes by this account of the bank with its scheme.
    fn settles_on(&self, account: LedgerAccount) -> bool {
        let payment = self.payment.as_ref();
        let transfer = payment.and_then(|payment| payment.transfer);
        transfer.is_some_and(|transfer| transfer.credit == account)
    }

    fn ended<P>(
        &self,
        payments: &Table<Payments, P>,
        journal: &JournalRow,
        cause: &Cause,
    ) -> Result<Vec<Write>, Problem>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        let next = BreakRow {
            journal: Some(journal.id),
            ..resolved(&self.row, cause)
        };
        let mut writes = changed::difference(payments, &self.row, &next)?;
        let payment = self.payment.as_ref();
        let payment = payment.ok_or_else(|| Problem::internal("a journal is about no payment"))?;
        writes.push(payments.update(transition::corrected(payment, journal.id)?));
        if journal.transfer.credit == LedgerAccount::Internal(InternalAccount::Suspense) {
            let account = payment.debtor;
            let amount = journal.amount();
            let amount = amount.ok_or_else(|| Problem::internal("a journal has no amount"))?;
            let reason = SuspenseReason::Contradicted;
            let item = SuspenseRow::open(journal.payment, account, amount, reason, cause);
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
        grounds: &payments_contract::Grounds,
        ring: &Ring,
        cause: &Cause,
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
        let writes: Result<_, Unavailable> = changed::difference(payments, &self.row, &next);
        Ok((next, writes?))
    }
}

/// What the item may be credited to.
async fn due_to<P: Can<verb::Get>>(
    payments: &Table<Payments, P>,
    row: &SuspenseRow,
) -> Result<Due, Problem> {
    if row.reason != SuspenseReason::Contradicted {
        return Ok(Due::Customer);
    }
    let back: Option<PaymentRow> = payments.get(&PaymentRow::key_of(row.payment)).await?;
    let back = back.filter(|back| back.direction == Direction::Inbound);
    let Some(original) = back.and_then(|back| back.original) else {
        return Ok(Due::Customer);
    };
    let original: Option<PaymentRow> = payments.get(&PaymentRow::key_of(original)).await?;
    let Some(correction) = original.and_then(|original| original.corrected_by) else {
        return Ok(Due::Nothing);
    };
    let journal: Option<JournalRow> = payments.get(&JournalRow::key_of(correction)).await?;
    Ok(journal.map_or(Due::Nothing, |journal| Due::Bank(journal.transfer.debit)))
}

fn resolved(row: &BreakRow, cause: &Cause) -> BreakRow {
    BreakRow {
        status: BreakStatus::Resolved,
        version: row.version.saturating_add(1),
        updated_at: cause.at,
        changed_by: cause.client,
        request_id: cause.request.clone(),
        ..row.clone()
    }
}
