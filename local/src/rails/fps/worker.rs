use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use tokio::sync::watch;

use super::book::{self, Parcel};
use super::deliver::{self, Outcome};
use super::error::RailError;
use super::{LOOK, Scheme, scheme};

/// How many messages are on their way to the bank at a time.
const AT_A_TIME: usize = 16;
/// How long the worker rests when its file refuses.
const REST: Duration = Duration::from_secs(1);

/// Does what is due, whenever it is, until `stop` says true.
pub(super) async fn run(scheme: Scheme, mut stop: watch::Receiver<bool>) {
    let mut changes = scheme.book.changes();
    while !*stop.borrow() {
        changes.mark_unchanged();
        let worked = match turn(&scheme).await {
            Ok(worked) => worked,
            Err(error) => {
                tracing::error!(%error, "the FPS simulator cannot go on");
                tokio::time::sleep(REST).await;
                continue;
            }
        };
        if worked {
            continue;
        }
        let due = scheme.book.run(book::next_due).await;
        tokio::select! {
            _ = changes.changed() => {}
            () = due_at(&scheme, due) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }
}

async fn due_at(scheme: &Scheme, due: Result<Option<i64>, RailError>) {
    match due {
        Ok(Some(due)) => {
            // What is due and was not done came this moment, or the bank's origin is not known.
            tokio::time::sleep(LOOK).await;
            scheme.until(due).await;
        }
        Ok(None) => std::future::pending().await,
        Err(_) => tokio::time::sleep(REST).await,
    }
}

/// Takes the steps that are due and delivers the messages that are. Says whether there were any.
async fn turn(scheme: &Scheme) -> Result<bool, RailError> {
    let now = scheme.now();
    let stepped = scheme.book.run(move |tx| {
        let steps = book::take_steps(tx, now)?;
        for (payment, step) in &steps {
            if let Ok(step) = step.parse() {
                scheme::step(tx, payment, step, now)?;
            } else {
                tracing::error!(step, "a planned step is unknown");
            }
        }
        Ok(!steps.is_empty())
    });
    let stepped = stepped.await?;
    if stepped {
        scheme.book.ring();
    }
    let Some(origin) = scheme.bank_origin() else {
        return Ok(stepped);
    };
    let parcels = scheme.book.run(move |tx| book::due(tx, now)).await?;
    let worked = stepped || !parcels.is_empty();
    stream::iter(parcels)
        .for_each_concurrent(AT_A_TIME, |parcel| carry(scheme, &origin, parcel))
        .await;
    Ok(worked)
}

/// Carries a message to the bank and writes down what came of it.
async fn carry(scheme: &Scheme, origin: &str, parcel: Parcel) {
    let outcome = deliver::attempt(scheme, origin, &parcel).await;
    let now = scheme.now();
    let noted = scheme.book.write(move |tx| match outcome {
        Outcome::Again(why) => {
            let wait_ms = deliver::back_off_ms(parcel.attempts);
            tracing::warn!(
                why,
                wait_ms,
                "the bank has not taken a message; it is sent again"
            );
            book::put_off(tx, parcel.row, now.unix_millis().saturating_add(wait_ms))
        }
        Outcome::Done(delivered) => {
            deliver::remember(tx, &parcel, &delivered, now)?;
            book::delivered(tx, parcel.row, &delivered)
        }
    });
    if let Err(error) = noted.await {
        tracing::error!(%error, "a message is sent again, since its delivery was not noted");
    }
}
