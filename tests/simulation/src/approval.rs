//! Approval limits: what a client may pay alone, and that more is paid only after a second client
//! approves it.

use kernel::id::ClientId;
use payments_contract::{PaymentRow, Status};

use crate::clients::Clients;
use crate::reference::Broken;

/// The policy of clients that order: low limits, so that some orders await approval, and none for
/// other currencies than pounds.
pub(crate) const MAKER: &str = r#"{"approval_above":{"GBP":"90.00"}}"#;
/// The policy of a client that decides with a limit of its own.
pub(crate) const CHECKER: &str = r#"{"approval_above":{"GBP":"300.00","EUR":"300.00"}}"#;
/// The policy of a client that may decide everything.
pub(crate) const CHIEF: &str = "{}";

const SECOND: &str = "more than a client pays alone goes only by another client's approval";

/// Checks a change of a payment against the limits.
///
/// # Errors
/// If money above its client's limit moves or may move without another client's approval.
pub(crate) fn follows(
    clients: &Clients,
    old: Option<&PaymentRow>,
    new: &PaymentRow,
) -> Result<(), Broken> {
    let above = |client: Option<ClientId>| {
        let limits = client.and_then(|client| clients.limits_of(client));
        let amount = new.amount();
        limits
            .zip(amount)
            .is_some_and(|(limits, amount)| limits.exceeded_by(amount))
    };
    let decided = new.approval.and_then(|approval| approval.decided);
    let by_another = new.changed_by.is_some()
        && new.changed_by != new.ordered_by
        && decided.map(|decided| decided.by) == new.changed_by;
    let right = match (old.map(|old| old.status), new.status) {
        (None, Status::Refused) => new.approval.is_none(),
        (None, status) => {
            let waits = status == Status::AwaitingApproval;
            // Once the daily limit is reached, payments below the client's limit await approval as
            // well.
            (waits || !above(new.ordered_by)) && new.approval.is_some() == waits
        }
        (Some(Status::AwaitingApproval), Status::Accepted | Status::Settled) => {
            by_another && !above(new.changed_by)
        }
        (Some(Status::AwaitingApproval), Status::Declined) => by_another,
        (Some(Status::AwaitingApproval), Status::Cancelled) => decided.is_none(),
        (Some(_), _) => old.and_then(|old| old.approval) == new.approval,
    };
    if right {
        Ok(())
    } else {
        let seen = format!(
            "{} of {} is {:?}, ordered by {:?}, changed by {:?}, {:?}",
            new.id, new.minor, new.status, new.ordered_by, new.changed_by, new.approval
        );
        Err((SECOND, seen))
    }
}
