use accounts_contract::posting;
use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::PaymentId;
use kernel::idempotency::Fingerprint;
use kernel::payment::{Kind, Status};
use payments_domain::{Effect, Transition, next};
use store::{Can, Condition, PublishedWrite, Row as _, Table, verb};

use super::{Change, TransitionError, amended, restored, to};
use crate::case::ResolutionOutcome;
use crate::work::{SuspenseRow, SuspenseStatus, WorkItem as _};
use crate::{Parties, PaymentRow, Payments, RESOLVED_BY_BANK, leg};

/// The outcome that a rail reports of a payment of this bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportOutcome {
    /// It is accepted, which is final for the payer.
    Accepted {
        /// When the other bank credits its customer, by the scheme's code, if not at once.
        qualifier: Option<String>,
    },
    /// It is rejected, definitively.
    Rejected {
        /// Why, by the scheme's code.
        reason: String,
    },
}

impl ReportOutcome {
    /// Whether the scheme made the payment.
    pub fn is_made(&self) -> bool {
        match self {
            Self::Accepted { .. } => true,
            Self::Rejected { .. } => false,
        }
    }

    /// Whether it can still become the outcome of a payment in this status.
    pub fn is_possible(&self, status: Status) -> bool {
        next(status, self.transition()).is_ok()
    }

    fn transition(&self) -> Transition {
        match self {
            Self::Accepted { .. } => Transition::AcceptedByRail,
            Self::Rejected { .. } => Transition::RejectedByRail,
        }
    }
}

/// A payment that this bank sent and of which the outcome is known, with all that its transition is made of.
#[derive(Debug)]
pub struct Report<'a, P> {
    /// The table, to read what a return returns.
    pub payments: &'a Table<Payments, P>,
    /// The payment as it was read.
    pub row: &'a PaymentRow,
    /// Who pays whom, if that can be decrypted: the funds follow the outcome, whatever the entry can say.
    pub parties: Option<&'a Parties>,
    /// The keys of what an entry holds encrypted.
    pub ring: &'a FieldKeyRing,
    /// The change.
    pub cause: &'a ChangeContext,
}

impl<P: Can<verb::Get>> Report<'_, P> {
    /// The payment settles or is rejected, as the rail reports in the message of this digest. None if it has another outcome.
    ///
    /// # Errors
    /// [`TransitionError`] if a row cannot be read, written or does not fit the transition.
    pub async fn conclude(
        &self,
        outcome: &ReportOutcome,
        message: &Fingerprint,
    ) -> Result<Option<Change>, TransitionError> {
        match outcome {
            ReportOutcome::Accepted { qualifier } => {
                self.settle(qualifier.as_deref(), message).await
            }
            ReportOutcome::Rejected { reason } => self.reject(reason, message).await,
        }
    }

    /// The rail accepted the payment: the held funds are captured.
    ///
    /// # Errors
    /// As [`Self::conclude`].
    pub async fn settle(
        &self,
        qualifier: Option<&str>,
        message: &Fingerprint,
    ) -> Result<Option<Change>, TransitionError> {
        let Ok(step) = next(self.row.status, Transition::AcceptedByRail) else {
            return Ok(None);
        };
        let mut ended = self.reported(step.0, true, message);
        ended.qualifier = qualifier.map(str::to_owned).or(ended.qualifier);
        self.with_funds(&ended, step.1).await.map(Some)
    }

    /// The rail rejected the payment: the held funds are released, and what a return was to return stands again.
    ///
    /// # Errors
    /// As [`Self::conclude`].
    pub async fn reject(
        &self,
        reason: &str,
        message: &Fingerprint,
    ) -> Result<Option<Change>, TransitionError> {
        let Ok(step) = next(self.row.status, Transition::RejectedByRail) else {
            return Ok(None);
        };
        let mut ended = self.reported(step.0, false, message);
        ended.reason = Some(reason.to_owned());
        self.with_funds(&ended, step.1).await.map(Some)
    }

    /// Two clients of the bank found the outcome of a payment that is unknown, or that was never sent. None if its status does
    /// not allow that.
    ///
    /// # Errors
    /// As [`Self::conclude`].
    pub async fn resolve(
        &self,
        outcome: ResolutionOutcome,
    ) -> Result<Option<Change>, TransitionError> {
        let transition = match outcome {
            ResolutionOutcome::Settled => Transition::ResolvedSettled,
            ResolutionOutcome::Rejected => Transition::ResolvedRejected,
        };
        let Ok((status, effect)) = next(self.row.status, transition) else {
            return Ok(None);
        };
        let mut ended = to(self.row, status, self.cause);
        if effect == Effect::Release {
            ended.reason = Some(RESOLVED_BY_BANK.to_owned());
        }
        self.with_funds(&ended, effect).await.map(Some)
    }

    /// The payment after a report. The outcome is the last word, whatever was reported before.
    fn reported(&self, status: Status, is_made: bool, message: &Fingerprint) -> PaymentRow {
        let reports = &self.row.reports;
        let reports = if reports.are_none() {
            reports.clone()
        } else {
            reports.found(is_made)
        };
        PaymentRow {
            // The archive has the message whole: other ids of one hop than were sent, and all else.
            message: Some(message.clone()),
            reports,
            ..to(self.row, status, self.cause)
        }
    }

    /// The payment, and the posting by which held funds are captured or released. For a return that comes to nothing, also the
    /// write by which its original stands again; for a return of money in suspense, the writes on its item.
    async fn with_funds(
        &self,
        ended: &PaymentRow,
        effect: Effect,
    ) -> Result<Change, TransitionError> {
        let row = self.row;
        let change = Change::of(PublishedWrite::replace(Payments(()), row, ended)?);
        if row.pays_from_suspense() {
            return self.with_item(change, effect).await;
        }
        let (Some(account), Some(amount)) = (row.debtor, row.amount()) else {
            return Err(TransitionError::Damaged("a payment sent has no debtor"));
        };
        let (minor, ring, cause) = (amount.minor(), self.ring, self.cause);
        Ok(match effect {
            Effect::Nothing => change,
            Effect::Capture => {
                let minor = 0_i64.saturating_sub(minor);
                let leg = leg::of_debtor(row, self.parties, minor, cause.at);
                change.post(posting::capture(ring, account, amount, cause, &leg)?)
            }
            Effect::Release => {
                let leg = leg::of_debtor(row, self.parties, minor, cause.at);
                let release = posting::release(ring, account, amount, cause, &leg)?;
                self.with_original(change).await?.post(release)
            }
        })
    }

    /// A return that does not go: the payment that it was to return stands again.
    async fn with_original(&self, change: Change) -> Result<Change, TransitionError> {
        let (Kind::Return, Some(original)) = (self.row.kind, self.row.original) else {
            return Ok(change);
        };
        let original = self.payment(original).await?;
        match restored(&original, self.cause) {
            Some(after) => {
                let write = PublishedWrite::replace(Payments(()), &original, &after)?;
                Ok(change.and(write))
            }
            None => Ok(change),
        }
    }

    /// The item of a return of money in suspense follows the outcome of that return.
    async fn with_item(&self, change: Change, effect: Effect) -> Result<Change, TransitionError> {
        let original = self.row.original;
        let original = original.ok_or(TransitionError::Damaged("a return has no original"))?;
        let item = self.waiting(original).await?;
        let item = item.ok_or(TransitionError::Damaged(
            "no suspense item waits for its return",
        ))?;
        match effect {
            Effect::Nothing => Ok(change),
            Effect::Capture => {
                let cleared = SuspenseRow {
                    open_minor: 0,
                    status: SuspenseStatus::Cleared,
                    ..item.changed(self.cause)
                };
                Ok(change.and_all(moved(&item, &cleared)?))
            }
            Effect::Release => {
                let open = SuspenseRow {
                    status: SuspenseStatus::Open,
                    ..item.changed(self.cause)
                };
                let change = change.and_all(moved(&item, &open)?);
                let row = self.payment(original).await?;
                if row.returned_by != Some(self.row.id) {
                    return Ok(change);
                }
                let kept = PaymentRow {
                    returned_by: None,
                    ..amended(&row)
                };
                Ok(change.and(PublishedWrite::replace(Payments(()), &row, &kept)?))
            }
        }
    }

    /// The item of this payment that waits for the return: of the money that the payment brought, or a later correction.
    async fn waiting(&self, original: PaymentId) -> Result<Option<SuspenseRow>, TransitionError> {
        let waits = |item: &SuspenseRow| {
            item.status == SuspenseStatus::Returning && item.returned_by == Some(self.row.id)
        };
        let first = SuspenseRow::key_of(SuspenseRow::id_of(original));
        let first: Option<SuspenseRow> = self.payments.get(&first).await?;
        if first.as_ref().is_some_and(waits) {
            return Ok(first);
        }
        let row: Option<PaymentRow> = self.payments.get(&PaymentRow::key_of(original)).await?;
        let corrections = row.map_or(0, |row| row.corrections.journals.len());
        for before in 1..corrections {
            let later = SuspenseRow::key_of(SuspenseRow::id_after(original, before));
            let later: Option<SuspenseRow> = self.payments.get(&later).await?;
            if later.as_ref().is_some_and(waits) {
                return Ok(later);
            }
        }
        Ok(None)
    }

    async fn payment(&self, id: PaymentId) -> Result<PaymentRow, TransitionError> {
        let row: Option<PaymentRow> = self.payments.get(&PaymentRow::key_of(id)).await?;
        row.ok_or(TransitionError::Damaged("a return has no original"))
    }
}

/// The changes of a suspense item, and of the lists if it leaves the one that it is in.
fn moved(
    before: &SuspenseRow,
    after: &SuspenseRow,
) -> Result<Vec<PublishedWrite<Payments>>, TransitionError> {
    let owner = || Payments(());
    let update = PublishedWrite::replace(owner(), before, after)?;
    let (from, to) = (before.listed(), after.listed());
    if from.list == to.list {
        return Ok(vec![update]);
    }
    let leaves = PublishedWrite::delete(owner(), from.key(), Condition::Present);
    let enters = PublishedWrite::put_once(owner(), &to)?;
    Ok(vec![update, leaves, enters])
}
