//! A payment or return of which the ids can be read, but not all that it takes to book it: rejected
//! in the scheme's words, with the field that is wrong.

use payments_messages::{Brought, unreadable_row};
use platform::http::{Problem, Reply};
use rail_fps::Rejectable;

use crate::{Ports, answer};

/// Rejects it and keeps the rejection under its id: if this bank learns to read such a message, the
/// one that was rejected stays rejected.
pub(crate) async fn take(
    ports: &Ports,
    rejectable: Rejectable,
    brought: Brought<'_>,
) -> Result<Reply, Problem> {
    let row = unreadable_row(&rejectable, brought)?;
    let stored = answer::keep(ports, &row).await?;
    answer::on(rejectable.original, &row.fingerprint, &stored, brought)
}
