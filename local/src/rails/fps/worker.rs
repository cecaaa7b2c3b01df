use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use tokio::sync::watch;

use super::book::{self, OutboundMessage};
use super::deliver::{self, Outcome};
use super::error::RailError;
use super::{LOOK, Scheme, scheme};

/// The maximum number of messages in delivery to the bank.
const AT_A_TIME: usize = 16;
/// The pause after an error of the file.
const REST: Duration = Duration::from_secs(1);

/// Performs due work until `stop` is true.
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
            // Work due but not done became due just now, or the bank's origin is not known.
            tokio::time::sleep(LOOK).await;
            scheme.until(due).await;
        }
        Ok(None) => std::future::pending().await,
        Err(_) => tokio::time::sleep(REST).await,
    }
}

/// Performs the due steps and delivers the due messages. Returns whether there were any.
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
        scheme.book.notify();
    }
    let Some(origin) = scheme.bank_origin() else {
        return Ok(stepped);
    };
    let parcels = scheme.book.run(move |tx| book::due(tx, now)).await?;
    let worked = stepped || !parcels.is_empty();
    stream::iter(parcels)
        .for_each_concurrent(AT_A_TIME, |message_for_bank| {
            deliver_one(scheme, &origin, message_for_bank)
        })
        .await;
    Ok(worked)
}

/// Delivers a message to the bank and records the result.
async fn deliver_one(scheme: &Scheme, origin: &str, message_for_bank: OutboundMessage) {
    let outcome = deliver::attempt(scheme, origin, &message_for_bank).await;
    let now = scheme.now();
    let noted = scheme.book.write(move |tx| match outcome {
        Outcome::Again(why) => {
            let wait_ms = deliver::back_off_ms(message_for_bank.attempts);
            tracing::warn!(
                why,
                wait_ms,
                "the bank has not taken a message; it is sent again"
            );
            book::postpone(
                tx,
                message_for_bank.row,
                now.unix_millis().saturating_add(wait_ms),
            )
        }
        Outcome::Done(delivered) => {
            deliver::remember(tx, &message_for_bank, &delivered, now)?;
            book::delivered(tx, message_for_bank.row, &delivered)
        }
    });
    if let Err(error) = noted.await {
        tracing::error!(%error, "a message is sent again, since its delivery was not noted");
    }
}
