//! Counting failures by their source, and slowing down a source that has had too many.

use identity_contract::Identity;
use identity_domain::Failures;
use kernel::time::Moment;
use platform::http::{Code, Problem, Source};
use secret_store::{FieldKeys, Secret};
use store::{Can, Outcome, Table, Transaction, verb};

use super::{Claimed, Denied, Refusal};
use crate::{FailureCount, FailureRow};

/// Refuses a wrong proof. It is counted for its source, once with the client and once for all
/// clients. After too many of either the source is refused with `Retry-After` and no longer counted, so that one
/// that sends many costs no write for each.
///
/// # Errors
/// `unavailable` if it cannot be counted; the caller does not learn then that the proof was wrong.
pub(super) async fn denied<G: Can<verb::Get> + Can<verb::Update>>(
    identity: &Table<Identity, G>,
    keys: &Secret,
    source: &Source,
    claimed: Claimed,
    now: Moment,
) -> Result<Denied, Denied> {
    let keys = FieldKeys::of(keys).await.map_err(Problem::from)?;
    let source = keys
        .ring()
        .mark(&["authentication source", source.network()]);
    let counts = [Some(claimed.client), None].map(|client| FailureCount::new(&source, client));
    let mut kept = [None, None];
    for (row, count) in kept.iter_mut().zip(&counts) {
        *row = identity.get::<FailureRow>(&count.key()).await?;
    }
    let waits = kept.iter().zip([Failures::FREE, Failures::FREE_OF_SOURCE]);
    let waits = waits.filter_map(|(row, free)| {
        let row = row.as_ref().filter(|row| !row.failures.forgotten(now))?;
        row.failures.slowed_seconds(free, now)
    });
    if let Some(seconds) = waits.max() {
        return Ok(Denied::Slowed(claimed, seconds));
    }
    // A row that another failure changed meanwhile is no longer a forgotten one.
    if !count(identity, &counts, kept.each_ref().map(Option::as_ref), now).await? {
        count(identity, &counts, [None, None], now).await?;
    }
    Ok(Denied::Failed(claimed, Refusal::InvalidClient))
}

/// Counts one more failure in both places. Returns `false` if a forgotten row was not as it is kept.
async fn count<G: Can<verb::Update>>(
    identity: &Table<Identity, G>,
    counts: &[FailureCount; 2],
    kept: [Option<&FailureRow>; 2],
    now: Moment,
) -> Result<bool, Denied> {
    let [by_client, by_source] = counts;
    let [of_client, of_source] = kept;
    let writes = Transaction::of(identity.update(by_client.one_more(of_client, now)?))
        .and(identity.update(by_source.one_more(of_source, now)?));
    match writes.commit().await {
        Outcome::Committed => Ok(true),
        Outcome::Refused(_) => Ok(false),
        Outcome::Busy | Outcome::Unknown => Err(Problem::undecided(Code::Unavailable).into()),
    }
}
