//! Follows payments on Faster Payments up until each has its outcome.
//!
//! A payment whose message the gateway has not taken is sent: this also finds accepted payments whose event
//! was lost or is a dead letter. One whose message it has taken is asked about 15, 30 and 60 seconds after
//! that, as far as a schedule of one minute allows, and then is `unknown`: its funds stay held, an event reports
//! it, and the scheme is asked every hour, and a minute after that, until it responds. No function here releases
//! funds.
//!
//! A run reads so many notes of every shard, shards side by side, in the order in which their payments were accepted, and
//! takes those that are due, the longest due first; the next run reads on behind them, and after the last note starts at
//! the first again. So a shard with many notes takes several runs and keeps no other shard waiting. A run that had no time
//! for some notes of a shard is followed by one that reads the same notes again. What cannot be read or done stops nothing
//! else: it is put off, and the run fails at its end, which raises the alarm of the function.

mod enquire;
mod note;
mod place;

use fps_submission::{Submission, enquiries_from};
use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt};
use kernel::payment::Rail;
use kernel::time::Moment;
use payments_contract::{Enquiry, PaymentRow, ReadingPlace, Status};
use place::Places;
use platform::FunctionError;
use store::{Item, Key, Row, StoreError};

mod returns;

platform::function!();

/// How many notes of one shard are worked on at once.
const AT_ONCE: usize = 4;
/// How many pages of one shard a run reads: 2,000 notes.
const PAGES: usize = 2;
/// For how long a run takes up notes; the last one may then take as long as the gateway's patience.
const RUN_MILLIS: i64 = 40_000;
/// How long the queue has to submit a payment before it is done here.
const QUEUE_HAS_MILLIS: i64 = 120_000;
/// How long one submission has to end before the message is sent again.
const SENDING_HAS_MILLIS: i64 = 30_000;
const SOON_MILLIS: i64 = 15_000;
const MINUTE_MILLIS: i64 = 60_000;
const HOUR_MILLIS: i64 = 60 * MINUTE_MILLIS;
/// No note is put off for longer: what is due later is damaged.
const MOST_MILLIS: i64 = 2 * HOUR_MILLIS;

/// Deals with the notes that are due.
///
/// # Errors
/// When some could not be dealt with; the schedule comes again.
pub async fn handle(ports: &Ports) -> Result<(), FunctionError> {
    let started = ports.clock.now();
    let places = place::all(ports).await?;
    let shards =
        Enquiry::shards_of(Rail::Fps).map(|shard| take_shard(ports, shard, started, &places));
    let returned = returns::book(ports, &places).await;
    let failed = join_all(shards).await.into_iter().any(|clean| !clean);
    if failed {
        return Err(FunctionError::new("some payments could not be followed up"));
    }
    returned
}

/// Deals with the notes of one shard that this run reads, the longest due first. Returns whether all went well.
async fn take_shard(ports: &Ports, shard: u8, started: Moment, places: &Places) -> bool {
    let place = places.of(&Enquiry::before_all(shard));
    let (due, last) = match due(ports, shard, started, place).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(shard, %error, "the notes of a shard cannot be read");
            return false;
        }
    };
    let done = stream::iter(due)
        .map(|(key, note)| take_note(ports, started, key, note))
        .buffer_unordered(AT_ONCE);
    let taken = done.collect::<Vec<_>>().await;
    let clean = !taken.contains(&Taken::Failed);
    // What there was no time for is read again, so the place stays.
    if taken.contains(&Taken::NoTime) {
        return clean;
    }
    match place::move_to(ports, place, last.as_ref()).await {
        Ok(()) => clean,
        Err(fault) => {
            tracing::error!(shard, cause = fault.chain(), "place in a shard not stored");
            false
        }
    }
}

/// What a run did about one note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Done,
    Failed,
    /// The run was over before it took the note up.
    NoTime,
}

/// A note with its key, or why it cannot be read.
type Found = (Option<Key>, Result<Enquiry, StoreError>);

/// The notes that are due among those behind this place, the longest due first: one that is put off has others before it,
/// so none waits permanently. One that cannot be read is due, and so is one that was put off for longer than any is. And the
/// key of the last note that was read, if there are more.
async fn due(
    ports: &Ports,
    shard: u8,
    now: Moment,
    place: Option<&ReadingPlace>,
) -> Result<(Vec<Found>, Option<Item>), StoreError> {
    let (mut due, mut after) = (Vec::new(), place.map(ReadingPlace::key_before));
    for _ in 0..PAGES {
        let query = Enquiry::ripe(shard, now).after(after);
        let page = ports.payments.query_each::<Enquiry>(&query).await?;
        let latest = now.plus_millis(MOST_MILLIS);
        let is_due = |note: &Enquiry| note.due <= now || note.due > latest;
        let ripe = |(_, note): &Found| note.as_ref().map_or(true, is_due);
        due.extend(page.rows.into_iter().filter(ripe));
        after = page.last;
        if after.is_none() {
            break;
        }
    }
    due.sort_by_key(|(_, note)| note.as_ref().ok().map(|note| note.due));
    Ok((due, after))
}

async fn take_note(
    ports: &Ports,
    started: Moment,
    key: Option<Key>,
    note: Result<Enquiry, StoreError>,
) -> Taken {
    let now = ports.clock.now();
    let spent = now.unix_millis().saturating_sub(started.unix_millis());
    if spent > RUN_MILLIS {
        return Taken::NoTime;
    }
    let done = match note {
        Ok(note) if key.as_ref().is_none_or(|key| *key == note.key()) => {
            follow_up(ports, &note, now).await
        }
        Ok(_) => mend(ports, key, now, "its attributes are not those of its key").await,
        Err(error) => mend(ports, key, now, error).await,
    };
    match done {
        Ok(()) => Taken::Done,
        Err(fault) => {
            tracing::error!(cause = fault.chain(), "a payment could not be followed up");
            Taken::Failed
        }
    }
}

/// Rewrites a note that cannot be read, and fails, so that the alarm of the function is raised once.
async fn mend(
    ports: &Ports,
    key: Option<Key>,
    now: Moment,
    error: impl std::fmt::Display,
) -> Result<(), FunctionError> {
    tracing::error!(%error, "a note about a payment cannot be read");
    if let Some(key) = key {
        note::mend(ports, &key, now).await?;
    }
    Err(FunctionError::new("a note cannot be read"))
}

async fn follow_up(ports: &Ports, note: &Enquiry, now: Moment) -> Result<(), FunctionError> {
    let row = ports.payments.get(&PaymentRow::key_of(note.payment)).await;
    let row: Option<PaymentRow> = match row {
        Ok(row) => row,
        Err(error) => {
            note::put_off(ports, note, now.plus_millis(HOUR_MILLIS)).await?;
            return Err(FunctionError::caused("a payment cannot be read", error));
        }
    };
    let Some(row) = row else {
        return note::forget(ports, note).await;
    };
    match row.status {
        Status::Accepted => {
            let from = row.accepted_at().plus_millis(QUEUE_HAS_MILLIS);
            submit(ports, &row, note, from, now).await
        }
        Status::Submitted | Status::Unknown => match enquiries_from(&row) {
            None => {
                let from = row.updated_at.plus_millis(SENDING_HAS_MILLIS);
                submit(ports, &row, note, from, now).await
            }
            Some(from) if now < from => note::put_off(ports, note, from).await,
            Some(_) => enquire::enquire(ports, &row, note, now).await,
        },
        // Approved or not, a payment has no note before it is accepted.
        Status::AwaitingApproval => {
            note::put_off(ports, note, now.plus_millis(MINUTE_MILLIS)).await
        }
        Status::Settled
        | Status::Rejected
        | Status::Cancelled
        | Status::Declined
        | Status::Refused
        | Status::Returned => note::forget(ports, note).await,
    }
}

/// Brings a payment to the rail from this moment on, in case nothing else does.
async fn submit(
    ports: &Ports,
    row: &PaymentRow,
    note: &Enquiry,
    from: Moment,
    now: Moment,
) -> Result<(), FunctionError> {
    if now < from {
        return note::put_off(ports, note, from).await;
    }
    let submitted = submission(ports).submit(row, &note.request_id).await;
    let wait = submitted.as_ref().map_or(MINUTE_MILLIS, |()| SOON_MILLIS);
    note::put_off(ports, note, now.plus_millis(wait)).await?;
    submitted
}

fn submission(
    ports: &Ports,
) -> Submission<'_, PaymentsGrants, AccountsGrants, MessagesBucketGrants> {
    Submission {
        payments: &ports.payments,
        accounts: &ports.accounts,
        messages: &ports.messages,
        field_keys: &ports.field_keys,
        signing_key: &ports.signing_key,
        gateway: &ports.fps,
        clock: &ports.clock,
    }
}
