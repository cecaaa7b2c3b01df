use field_encryption::EncryptionError;
use identity_contract::{ClientView, Identity};
use kernel::id::ClientId;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::Payments;
use payments_contract::work::{BreakRow, BreakStatus, SuspenseRow, SuspenseStatus};
use platform::http::{Call, Code, Problem, Reply};
use secret_store::Secret;
use serde::{Deserialize, Serialize};
use store::{Can, Key, StoreError, Table, Write, verb};

use super::{ATTEMPTS, DeskRequest, ENDED, Listed, Refused, changed};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    assignee_client_id: ClientId,
    note: Reason,
}

/// A work item that a client takes on.
pub trait Assigned: Listed {
    /// Its id in the path of the operation.
    const PARAMETER: &'static str;
    /// The name of the operation.
    const OPERATION: &'static str;

    /// Whether nothing is left to do about it.
    fn is_ended(&self) -> bool;

    /// The item with its owner and note.
    ///
    /// # Errors
    /// When the note cannot be encrypted (a bug).
    fn assigned(
        &self,
        request: &DeskRequest,
        to: (ClientId, &Reason),
    ) -> Result<Self, EncryptionError>;

    /// The writes by which the item becomes that.
    ///
    /// # Errors
    /// When a row cannot be stored (a bug).
    fn writes<P>(
        &self,
        payments: &Table<Payments, P>,
        next: &Self,
    ) -> Result<Vec<Write>, StoreError>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>;
}

impl Assigned for SuspenseRow {
    const PARAMETER: &'static str = "suspense_item_id";
    const OPERATION: &'static str = "assign-suspense-item";

    fn is_ended(&self) -> bool {
        self.status == SuspenseStatus::Cleared
    }

    fn assigned(
        &self,
        request: &DeskRequest,
        (assignee, note): (ClientId, &Reason),
    ) -> Result<Self, EncryptionError> {
        let next = self.changed(&request.cause);
        let note = Self::seal_note(next.id, next.version, note, request.keys.ring())?;
        Ok(Self {
            assignee: Some(assignee),
            note: Some(note),
            noted_in: Some(next.version),
            ..next
        })
    }

    fn writes<P>(
        &self,
        payments: &Table<Payments, P>,
        next: &Self,
    ) -> Result<Vec<Write>, StoreError>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        changed::item(payments, self, next)
    }
}

impl Assigned for BreakRow {
    const PARAMETER: &'static str = "break_id";
    const OPERATION: &'static str = "assign-break";

    fn is_ended(&self) -> bool {
        self.status == BreakStatus::Resolved
    }

    fn assigned(
        &self,
        request: &DeskRequest,
        (assignee, note): (ClientId, &Reason),
    ) -> Result<Self, EncryptionError> {
        let next = self.changed(&request.cause);
        let note = Self::seal_note(next.id, next.version, note, request.keys.ring())?;
        Ok(Self {
            status: BreakStatus::Assigned,
            assignee: Some(assignee),
            note: Some(note),
            noted_in: Some(next.version),
            ..next
        })
    }

    fn writes<P>(
        &self,
        payments: &Table<Payments, P>,
        next: &Self,
    ) -> Result<Vec<Write>, StoreError>
    where
        P: Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    {
        changed::item(payments, self, next)
    }
}

/// By which of its scopes a client deals with work items.
const SCOPES: [&str; 2] = ["ledger:post", "ledger:approve"];

/// Names the client that deals with a work item, with a note: one of the bank's own that can work at the operations
/// desk.
///
/// # Errors
/// `item_not_open`, `assignee_unknown`; the other problems of the contract.
pub async fn assign<R, P, I>(
    call: &Call,
    (payments, identity): (&Table<Payments, P>, &Table<Identity, I>),
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    R: Assigned,
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    I: Can<verb::View>,
{
    let tenant = call.principal()?.tenant;
    let id: String = call.resource(R::PARAMETER)?;
    let key: Key = R::key_of_text(&id).ok_or_else(|| Problem::new(Code::NotFound))?;
    let body: Body = call.json()?;
    let request = DeskRequest::by(call, (R::OPERATION, &id), &body, field_keys, now).await?;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = request.replayed(payments).await? {
            return Ok(reply);
        }
        let row: Option<R> = payments.get(&key).await?;
        let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
        if row.is_ended() {
            return request.refuse(payments, ENDED).await;
        }
        let assignee = ClientView::key_of(body.assignee_client_id);
        let assignee: Option<ClientView> = identity.view(&assignee).await?;
        if !assignee.is_some_and(|assignee| assignee.may_work_for(tenant, &SCOPES)) {
            let refused = Refused {
                code: Code::AssigneeUnknown,
                detail: "Name an active client of the bank with the scope ledger:post or ledger:approve.",
            };
            return request.refuse(payments, refused).await;
        }
        let next = row.assigned(&request, (body.assignee_client_id, &body.note))?;
        let writes = row.writes(payments, &next)?;
        let shown = next.shown(&request.keys).await?;
        if let Some(reply) = request.commit(payments, writes, 200, &shown).await? {
            return Ok(reply);
        }
    }
    Err(Problem::undecided(Code::Unavailable))
}
