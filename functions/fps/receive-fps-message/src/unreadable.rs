//! A payment or return of which the ids can be read, but not all that it takes to book it: rejected
//! in the scheme's words, with the field that is wrong.
//!
//! A return that claims an amount of another currency, or one that the scheme cannot have, opens a break as well: the scheme holds
//! something of the payment that this bank cannot book.

use fps_messages::{Brought, received_key, unreadable_row};
use payments_contract::difference::Known;
use payments_contract::work::BreakKind;
use platform::http::{Problem, Reply};
use rail_fps::Rejectable;

use crate::difference;
use crate::{Ports, answer, returned};

/// Rejects it and keeps the rejection under its id: if this bank learns to read such a message, the
/// one that was rejected stays rejected.
pub(crate) async fn take(
    ports: &Ports,
    rejectable: Rejectable,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    dispute(ports, &rejectable, brought).await?;
    let row = unreadable_row(&rejectable, brought)?;
    let stored = answer::keep(ports, &row).await?;
    answer::on(rejectable.original, &row.fingerprint, &stored, brought)
}

/// Opens the break over what a return claims, if it does; first, so that it is there if the return comes again before its
/// rejection is kept.
pub(crate) async fn dispute(
    ports: &Ports,
    rejectable: &Rejectable,
    brought: Brought<'_>,
) -> Result<(), Problem> {
    let Some(claim) = &rejectable.claim else {
        return Ok(());
    };
    let original = returned::find(ports, &claim.original).await?;
    let kind = match &original {
        Some(_) => BreakKind::Differing,
        None => BreakKind::MissingInside,
    };
    let about = (claim.original.transaction_id.as_str(), original.as_ref());
    let said = (difference::claimed(claim), Known::Nothing);
    let evidence = received_key(brought.message);
    let differences = difference::of(ports, &evidence, brought);
    let opened = differences.open(kind, about, said);
    opened.await.map_err(answer::not_made)
}
