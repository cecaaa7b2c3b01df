use std::time::Duration;

use environment::Clock;
use kernel::time::Moment;

/// For how long a public key is published before its private half signs anything, in milliseconds.
///
/// Key sets may be kept for 300 s (the `Cache-Control` of `publishKeys` and `publishSealKeys`), and
/// the function that publishes one may have read it up to 60 s before (`secret-store`). A minute
/// more is for clocks that differ.
pub const PUBLISHED_FIRST: i64 = 420_000;

/// Waits until a key that was published then is known to everybody.
///
/// The wait is a part of the step, and not a failure that the service would repeat: how often it
/// repeats is nowhere promised, and each failure would ring the alarm of the function. A step that
/// is cut short and repeated goes on with what is left of the wait.
pub async fn until_published(clock: &Clock, since: Moment) {
    let due = since.plus_millis(PUBLISHED_FIRST);
    // The bank's clock may be moved while it waits.
    while clock.now() < due {
        tokio::time::sleep(LOOK).await;
    }
}

const LOOK: Duration = Duration::from_millis(50);

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    /// Long enough for a few looks.
    const PATIENCE: Duration = Duration::from_millis(150);

    #[tokio::test]
    async fn it_waits_until_the_key_is_seven_minutes_old_by_the_clock_of_the_bank() {
        let now = Arc::new(AtomicI64::new(1_000));
        let read = Arc::clone(&now);
        let clock = Clock::of(move || Moment::EPOCH.plus_millis(read.load(Ordering::SeqCst)));
        let since = Moment::EPOCH.plus_millis(1_000);
        let mut wait = std::pin::pin!(until_published(&clock, since));
        let waited = tokio::time::timeout(PATIENCE, &mut wait).await;
        assert!(waited.is_err(), "it was published this moment");
        now.store(420_999, Ordering::SeqCst);
        let waited = tokio::time::timeout(PATIENCE, &mut wait).await;
        assert!(waited.is_err(), "a millisecond is missing");
        now.store(421_000, Ordering::SeqCst);
        wait.await;
        until_published(&clock, since).await;
    }
}
