//! What the scheme says and this bank cannot believe as well: a break, for a person to settle.
//!
//! Nothing is booked by it. The break, its place in the work list and so its event and audit record are
//! one transaction, and a message that comes again finds it there.

use kernel::event::ChangeContext;
use kernel::id::{BreakId, PaymentId, TenantId};
use store::{
    Can, ConditionResult, Item, Outcome, PublishedWrite, StoreError, Table, Transaction, Write,
    verb,
};

use crate::transition::{TransitionError, amended, dispute};
use crate::work::{self, BreakKind, BreakRow, BreakStatus, Position};
use crate::{PaymentRow, Payments, Reports, heard, standing};

/// How often rows that changed since they were read are read again.
const ATTEMPTS: u8 = 4;
/// After so many breaks about one difference, each further message that reports it opens its own.
const MOST_ANEW: u32 = 100;

/// What a break makes known to the row of the payment that it is about.
#[derive(Clone, Debug)]
pub enum Known {
    /// Nothing: the payment is not here, or this bank did not take what it claims.
    Nothing,
    /// This report of another amount came.
    Report(String),
    /// A return of it was taken.
    Return,
}

/// The payments table, and the message of a scheme that differs from it.
#[derive(Debug)]
pub struct Differences<'a, P> {
    /// The table.
    pub payments: &'a Table<Payments, P>,
    /// The change that the message causes. What it opens belongs to the bank itself.
    pub cause: &'a ChangeContext,
    /// Where the archive has the message.
    pub evidence: &'a str,
}

impl<P: Can<verb::Get> + Can<verb::Transitions>> Differences<'_, P> {
    /// Opens a break over what the scheme knows by this id, unless one is open. The message that opened one opens none again; what
    /// another says after it was resolved opens the next, and so does one that finds a break which cannot be read: people may not
    /// know of that one.
    ///
    /// # Errors
    /// [`TransitionError`] if the table does not respond or decide.
    pub async fn open(
        &self,
        kind: BreakKind,
        (scheme_id, row): (&str, Option<&PaymentRow>),
        (outside, known): (Position, Known),
    ) -> Result<(), TransitionError> {
        let cause = self.of_bank();
        let evidence = self.evidence;
        if let (Some(row), Known::Report(report)) = (row, &known)
            && row.reports.has_heard(report)
        {
            return Ok(());
        }
        let sides = [row.map(Position::inside), Some(outside)];
        let first = BreakRow {
            payment: row.map(|row| row.id),
            evidence: Some(evidence.to_owned()),
            ..BreakRow::open(kind, scheme_id, sides, &cause)
        };
        let mut item = first.clone();
        for resolved in 1..=MOST_ANEW {
            let Some(there) = self.put(&item, &known).await? else {
                tracing::error!(break_id = %item.id, ?kind, "break opened, nothing booked");
                return Ok(());
            };
            match store::row_of::<BreakRow>(there) {
                Ok(there)
                    if there.status != BreakStatus::Resolved
                        || there.evidence.as_deref() == Some(evidence) =>
                {
                    return Ok(());
                }
                Ok(_) => item = first.clone().found_anew(resolved),
                Err(error) => {
                    tracing::error!(break_id = %item.id, %error, "break unreadable, another opened");
                    item = first.clone().found_anew(resolved);
                }
            }
        }
        // From here on each message opens its own, so that none is lost.
        item = first.found_in(evidence);
        let there = self.put(&item, &known).await?;
        let is_readable = there.is_none_or(|there| store::row_of::<BreakRow>(there).is_ok());
        tracing::error!(break_id = %item.id, is_readable, "break found too often, opened for a message");
        Ok(())
    }

    /// The cause of what belongs to the bank itself.
    pub(crate) fn of_bank(&self) -> ChangeContext {
        ChangeContext {
            tenant: TenantId::bank(),
            ..self.cause.clone()
        }
    }

    /// Notes a report on the row of its payment and on the break that is open about that. If none is, and the report differs from
    /// what the books hold, one opens. Returns whether it is done; if not, a row changed since it was read.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn note(&self, row: &PaymentRow, said: Said<'_>) -> Result<bool, TransitionError> {
        if row.reports.has_heard(said.report) {
            return Ok(true);
        }
        let cause = self.of_bank();
        let open = heard::open_breaks(self.payments, row).await?;
        let reports = row.reports.hearing(said.report, said.made);
        let opens = open.is_empty() && !said.agrees;
        let transaction = if opens {
            let scheme_id = row.scheme_id.as_deref().unwrap_or_default();
            let sides = [Some(Position::inside(row)), Some(said.outside.clone())];
            let item = BreakRow::open(BreakKind::Contradiction, scheme_id, sides, &cause);
            let item = BreakRow {
                payment: Some(row.id),
                evidence: Some(self.evidence.to_owned()),
                ..item.found_in(said.report)
            };
            tracing::error!(break_id = %item.id, kind = ?item.kind, "break opens, nothing booked");
            let mut noted = PaymentRow {
                reports,
                ..amended(row)
            };
            dispute(&mut noted, &[item.id]);
            let others = self.disputed_beside(row, item.id).await?.into_iter();
            let opening = work::open(&item)?.map(|write| self.payments.apply(write));
            opening.into_iter().chain(others).fold(
                Transaction::of(self.replace(row, &noted)?),
                Transaction::and,
            )
        } else {
            let noted = PaymentRow {
                reports,
                ..amended(row)
            };
            let mut transaction = Transaction::of(self.replace(row, &noted)?);
            for item in open
                .iter()
                .filter(|item| item.outside.as_ref() != Some(said.outside))
            {
                let shown = heard::noted(item, said.outside, &cause);
                let shown = PublishedWrite::replace(Payments(()), item, &shown)?;
                transaction = transaction.and(self.payments.apply(shown));
            }
            transaction
        };
        match transaction.commit().await {
            Outcome::Committed => Ok(true),
            Outcome::Refused(_) => Ok(false),
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                Err(TransitionError::Undecided(undecided))
            }
        }
    }

    /// Opens this break; if it is there already, returns it as it is stored.
    async fn put(&self, item: &BreakRow, known: &Known) -> Result<Option<Item>, TransitionError> {
        for _ in 0..ATTEMPTS {
            let [item_put, listed_put] = work::open(item)?.map(|write| self.payments.apply(write));
            let opening = Transaction::of(item_put).and(listed_put);
            let others = self.disputed(item, known).await?.into_iter();
            match others.fold(opening, Transaction::and).commit().await {
                Outcome::Committed => return Ok(None),
                Outcome::Refused(failures) => {
                    if let Some(there) = failures.first().and_then(ConditionResult::stored) {
                        return Ok(Some(there.clone()));
                    }
                    // The payment changed meanwhile.
                }
                undecided @ (Outcome::Busy | Outcome::Unknown) => {
                    return Err(TransitionError::Undecided(undecided));
                }
            }
        }
        Err(TransitionError::Changing)
    }

    /// The changes of the payments that are not decided about on what was known before: the one that the break is about, and those
    /// beside it.
    async fn disputed(
        &self,
        item: &BreakRow,
        known: &Known,
    ) -> Result<Vec<Write>, TransitionError> {
        let Some(id) = item.payment else {
            return Ok(Vec::new());
        };
        let row = self.payment(id).await?;
        let reports = match known {
            Known::Nothing => row.reports.clone(),
            Known::Report(report) => Reports {
                made: row.reports.made,
                before_return: row.reports.before_return,
                ..row.reports.hearing(report, false)
            },
            Known::Return => row.reports.returned(standing(&row).is_made()),
        };
        let mut noted = PaymentRow {
            reports,
            ..amended(&row)
        };
        dispute(&mut noted, &[item.id]);
        let mut writes = self.disputed_beside(&row, item.id).await?;
        writes.push(self.replace(&row, &noted)?);
        Ok(writes)
    }

    /// The changes of what a return returns, and if that goes back by another return, of the other.
    async fn disputed_beside(
        &self,
        row: &PaymentRow,
        by: BreakId,
    ) -> Result<Vec<Write>, TransitionError> {
        let mut writes = Vec::new();
        let mut beside = Vec::new();
        if let Some(original) = row.original {
            let original = self.payment(original).await?;
            if let Some(other) = original.returned_by.filter(|other| *other != row.id) {
                beside.push(self.payment(other).await?);
            }
            beside.push(original);
        }
        for row in beside {
            let mut disputed = amended(&row);
            dispute(&mut disputed, &[by]);
            writes.push(self.replace(&row, &disputed)?);
        }
        Ok(writes)
    }

    async fn payment(&self, id: PaymentId) -> Result<PaymentRow, TransitionError> {
        let row: Option<PaymentRow> = self.payments.get(&PaymentRow::key_of(id)).await?;
        row.ok_or(TransitionError::Damaged("a break is about no payment"))
    }

    fn replace(&self, before: &PaymentRow, after: &PaymentRow) -> Result<Write, StoreError> {
        let write = PublishedWrite::replace(Payments(()), before, after)?;
        Ok(self.payments.apply(write))
    }
}

/// A report on a payment or return whose outcome stands.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// What the scheme says.
    pub outside: &'a Position,
    /// The report, by its code and its place in a message.
    pub report: &'a str,
    /// Whether the scheme made the payment.
    pub made: bool,
    /// Whether the books hold that.
    pub agrees: bool,
}
