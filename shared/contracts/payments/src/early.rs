//! Reports of the scheme on payments and returns that come here later.
//!
//! The break over a report on what is not here names no payment. A note beside it waits for the payment: once that comes, the
//! break is about it, and the payment knows what was reported, as if the reports had come afterwards.

use kernel::id::{BreakId, PaymentId};
use kernel::payment::Kind;
use serde::{Deserialize, Serialize};
use store::{
    Can, Change, Condition, Key, Outcome, PublishedWrite, Row, StoreError, Transaction, Update,
    attribute, verb,
};

use crate::difference::Differences;
use crate::transition::TransitionError;
use crate::work::{self, BreakKind, BreakRow, BreakStatus, Position};
use crate::{PaymentRow, Payments, Reports, heard};

/// What was reported of a payment or return that is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyReports {
    /// The payment or return, by its id in the scheme.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// Which of the two the reports are about.
    #[serde(rename = "kd")]
    pub kind: Kind,
    /// The reports.
    #[serde(rename = "rp")]
    pub reports: Reports,
    /// The breaks over them, the newest last.
    #[serde(rename = "br")]
    pub breaks: Vec<BreakId>,
}

impl EarlyReports {
    /// Where the note on a payment, or on a return, of this id is stored: reports on the one are none on the other.
    pub fn key_of(payment: PaymentId, kind: Kind) -> Key {
        let sort_key = match kind {
            Kind::Payment => "E#payment",
            Kind::Return => "E#return",
        };
        Key::new(payment, sort_key)
    }

    /// The writes that keep the note in place of the one that was read, refused if that changed or the payment is here.
    fn kept(&self, before: Option<&Self>) -> Result<[PublishedWrite<Payments>; 2], StoreError> {
        let key = PaymentRow::key_of(self.payment);
        let is_not_here = PublishedWrite::delete(Payments(()), key, Condition::Missing);
        let Some(before) = before else {
            let put = PublishedWrite::put_once(Payments(()), self)?;
            return Ok([put, is_not_here]);
        };
        let update = Update {
            key: self.key(),
            condition: Condition::Equals("rp", value(&before.reports)?),
            changes: vec![
                Change::Set("rp", value(&self.reports)?),
                Change::Set("br", value(&self.breaks)?),
            ],
        };
        Ok([PublishedWrite::update(Payments(()), update), is_not_here])
    }
}

impl Row for EarlyReports {
    fn key(&self) -> Key {
        Self::key_of(self.payment, self.kind)
    }
}

impl<P: Can<verb::Get> + Can<verb::Transitions>> Differences<'_, P> {
    /// Notes a report on what is not here for when it comes, and opens a break over it, or shows it on the one that is open.
    /// Returns whether it is done; if not, the payment has come, or another report did.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn note_early(
        &self,
        (payment, scheme_id, kind): (PaymentId, &str, Kind),
        (outside, report, made): (&Position, &str, bool),
    ) -> Result<bool, TransitionError> {
        let key = EarlyReports::key_of(payment, kind);
        let before: Option<EarlyReports> = self.payments.get(&key).await?;
        let mut note = before.clone().unwrap_or(EarlyReports {
            payment,
            kind,
            reports: Reports::default(),
            breaks: Vec::new(),
        });
        if note.reports.has_heard(report) {
            return Ok(true);
        }
        note.reports = note.reports.hearing(report, made);
        let cause = self.of_bank();
        let mut writes = Vec::new();
        let newest = match note.breaks.last() {
            Some(id) => heard::readable(self.payments, *id).await?,
            None => None,
        };
        if let Some(item) = newest.filter(|item| item.status != BreakStatus::Resolved) {
            let shown = heard::noted(&item, outside, &cause);
            writes.push(PublishedWrite::replace(Payments(()), &item, &shown)?);
        } else {
            let sides = [None, Some(outside.clone())];
            let item = BreakRow::open(BreakKind::MissingInside, scheme_id, sides, &cause);
            let item = BreakRow {
                evidence: Some(self.evidence.to_owned()),
                ..item.found_in(report)
            };
            tracing::error!(break_id = %item.id, kind = ?item.kind, "break opens, nothing booked");
            note.breaks.push(item.id);
            writes.extend(work::open(&item)?);
        }
        let [kept, is_not_here] = note.kept(before.as_ref())?;
        let writes = std::iter::once(is_not_here).chain(writes);
        let writes = writes.map(|write| self.payments.apply(write));
        let kept = Transaction::of(self.payments.apply(kept));
        match writes.fold(kept, Transaction::and).commit().await {
            Outcome::Committed => Ok(true),
            Outcome::Refused(_) => Ok(false),
            undecided @ (Outcome::Busy | Outcome::Unknown) => {
                Err(TransitionError::Undecided(undecided))
            }
        }
    }
}

fn value(of: impl Serialize) -> Result<store::Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}
