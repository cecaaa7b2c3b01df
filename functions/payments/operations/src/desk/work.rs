use field_encryption::EncryptionError;
use kernel::id::{AccountId, BreakId, ClientId, JournalId, PaymentId, SuspenseItemId, TenantId};
use kernel::money::Money;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::work::{
    BreakKind, BreakRow, BreakStatus, ListedItem, Position, SuspenseReason, SuspenseRow,
    SuspenseStatus, WorkItem, WorkList,
};
use payments_contract::{Evidence, EvidencedReason, Payments};
use platform::http::{Call, Cursors, Problem, Reply, listed};
use secret_store::{FieldKeys, Secret};
use serde::Serialize;
use store::{Can, Key, Table, verb};

/// Money whose owner is unknown, as the API answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the contract"
)]
pub struct SuspenseItem {
    suspense_item_id: SuspenseItemId,
    payment_id: PaymentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<AccountId>,
    amount: Money,
    open_amount: Money,
    reason: SuspenseReason,
    status: SuspenseStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_payment_id: Option<PaymentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Reason>,
    opened_at: Moment,
    updated_at: Moment,
    sequence: u64,
}

/// A difference between what the bank holds and what a scheme says, as the API answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the contract"
)]
pub struct Break {
    break_id: BreakId,
    kind: BreakKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_id: Option<PaymentId>,
    scheme_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    inside: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<Position>,
    status: BreakStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee_client_id: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal_id: Option<JournalId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
    opened_at: Moment,
    updated_at: Moment,
    sequence: u64,
}

/// Why there is no difference, as the API answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    reason: Reason,
    evidence: Vec<Evidence>,
}

impl From<EvidencedReason> for Explanation {
    fn from(grounds: EvidencedReason) -> Self {
        let EvidencedReason { reason, evidence } = grounds;
        Self { reason, evidence }
    }
}

#[derive(Serialize)]
struct List<T> {
    data: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// A work item that the operations desk lists.
pub trait Listed: WorkItem + serde::de::DeserializeOwned + Sized {
    /// What the API shows of it.
    type Shown: Serialize;
    /// The list of those with something to do, and of those without.
    const LISTS: [WorkList; 2];
    /// What those without are called.
    const DONE: &'static str;

    /// Where the item of this id is stored; none if it is no such id.
    fn key_of_text(id: &str) -> Option<Key>;

    /// The item as the API shows it, without the words of people that cannot be decrypted.
    ///
    /// # Errors
    /// If the keys cannot be had.
    fn shown(
        &self,
        keys: &FieldKeys,
    ) -> impl Future<Output = Result<Self::Shown, EncryptionError>> + Send;
}

impl Listed for SuspenseRow {
    type Shown = SuspenseItem;
    const LISTS: [WorkList; 2] = [WorkList::OpenSuspense, WorkList::ClearedSuspense];
    const DONE: &'static str = "cleared";

    fn key_of_text(id: &str) -> Option<Key> {
        id.parse().ok().map(Self::key_of)
    }

    async fn shown(&self, keys: &FieldKeys) -> Result<SuspenseItem, EncryptionError> {
        let note = keys.readable(self.id, |ring| self.note(ring)).await?;
        Ok(SuspenseItem {
            suspense_item_id: self.id,
            payment_id: self.payment,
            account_id: self.account,
            amount: Money::new(self.minor, self.currency),
            open_amount: Money::new(self.open_minor, self.currency),
            reason: self.reason,
            status: self.status,
            return_payment_id: self.returned_by,
            assignee_client_id: self.assignee,
            note: note.flatten(),
            opened_at: self.opened_at,
            updated_at: self.updated_at,
            sequence: self.version,
        })
    }
}

impl Listed for BreakRow {
    type Shown = Break;
    const LISTS: [WorkList; 2] = [WorkList::OpenBreaks, WorkList::ResolvedBreaks];
    const DONE: &'static str = "resolved";

    fn key_of_text(id: &str) -> Option<Key> {
        id.parse().ok().map(Self::key_of)
    }

    async fn shown(&self, keys: &FieldKeys) -> Result<Break, EncryptionError> {
        let note = keys.readable(self.id, |ring| self.note(ring)).await?;
        let explanation = keys
            .readable(self.id, |ring| self.explanation(ring))
            .await?;
        Ok(Break {
            break_id: self.id,
            kind: self.kind,
            payment_id: self.payment,
            scheme_id: self.scheme_id.clone(),
            inside: self.inside.clone(),
            outside: self.outside.clone(),
            status: self.status,
            assignee_client_id: self.assignee,
            note: note.flatten(),
            journal_id: self.journal,
            explanation: explanation.flatten().map(Explanation::from),
            opened_at: self.opened_at,
            updated_at: self.updated_at,
            sequence: self.version,
        })
    }
}

/// A page of the work items with something to do, or of those without, oldest first.
///
/// # Errors
/// `forbidden` to any client but the bank's own; `invalid_field` for a parameter that is wrong.
pub async fn list<R, P>(
    call: &Call,
    payments: &Table<Payments, P>,
    field_keys: &Secret,
) -> Result<Reply, Problem>
where
    R: Listed,
    P: Can<verb::Get> + Can<verb::Query>,
{
    let [open, done] = R::LISTS;
    let state = call.query::<String>("state");
    let wanted = state.and_then(|state| match state.as_deref() {
        None | Some("open") => Ok(open),
        Some(state) if state == R::DONE => Ok(done),
        Some(_) => {
            let expected = format!("expected open or {}", R::DONE);
            Err(Problem::field("query:state", expected))
        }
    });
    let keys = FieldKeys::of(field_keys).await?;
    let page = Cursors::begin(call, wanted, |wanted| {
        let selection = format!("{wanted:?}");
        Cursors::of(keys.ring(), TenantId::bank(), "work", selection)
    });
    let ((wanted, cursors, after), limit) = Problem::both(page, call.page_size())?;
    let query = wanted.query().at_most(limit).after(after);
    let page = payments.query_each::<ListedItem>(&query).await?;
    let mut data = Vec::with_capacity(page.rows.len());
    for (place, item) in page.rows {
        let Some(item) = listed(place.as_ref(), item)? else {
            continue;
        };
        let Some(key) = R::key_of_text(&item.item) else {
            let (pk, sk) = place.map(|key| (key.pk, key.sk)).unzip();
            tracing::error!(pk, sk, "row names no work item, left out of its list");
            continue;
        };
        let row = listed(Some(&key), payments.get::<R>(&key).await)?.flatten();
        if let Some(row) = row {
            data.push(row.shown(&keys).await?);
        }
    }
    let next_cursor = page.last.map(|last| cursors.after(&last));
    Ok(Reply::json(200, &List { data, next_cursor }))
}
