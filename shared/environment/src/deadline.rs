//! How long the invocation may still work, and the time-outs of the AWS services that follow from it.
//!
//! Whoever runs a function sets the deadline ([`within`]); everything awaited inside can read what is
//! left of it. A service that hangs or throttles then fails while there is still time to answer, and
//! the client gets a problem it can act on instead of a time-out of the API gateway.

use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::timeout::TimeoutConfig;
use tokio::time::Instant;

/// What is kept of the deadline for the answer itself: the problem, the log line, the way back.
pub const RESERVE: Duration = Duration::from_secs(1);

/// The longest that one attempt at a call of a service takes. The services answer within
/// milliseconds; an attempt that takes this long has met a lost connection.
pub const ATTEMPT: Duration = Duration::from_secs(3);

/// The longest that connecting to a service takes.
pub(crate) const CONNECT: Duration = Duration::from_secs(1);

/// The longest that one call takes, with its attempts, where nothing sets a deadline.
const CALL: Duration = Duration::from_secs(10);

tokio::task_local! {
    static DEADLINE: Instant;
}

/// Does the work with this deadline, or with the one that is already set if that is earlier. The
/// work is not stopped at the deadline: what it awaits reads [`left`] and ends in time.
pub async fn within<F: Future>(deadline: Instant, work: F) -> F::Output {
    let deadline = DEADLINE
        .try_with(|outer| deadline.min(*outer))
        .unwrap_or(deadline);
    DEADLINE.scope(deadline, work).await
}

/// Does the work with at most this long for the calls in it: for what the caller can do without.
pub async fn at_most<F: Future>(longest: Duration, work: F) -> F::Output {
    let now = Instant::now();
    let deadline = now.checked_add(longest.saturating_add(RESERVE));
    within(deadline.unwrap_or(now), work).await
}

/// The time that is left for work, [`RESERVE`] taken off; `None` where nothing sets a deadline.
pub fn left() -> Option<Duration> {
    DEADLINE
        .try_with(|deadline| {
            deadline
                .saturating_duration_since(Instant::now())
                .saturating_sub(RESERVE)
        })
        .ok()
}

/// Does the work if it ends while there is time for it, and stops it otherwise: the answer is then
/// `None`, and what became of the work is not known. Where nothing sets a deadline it may take any time.
pub async fn in_time<F: Future>(work: F) -> Option<F::Output> {
    match left() {
        Some(left) => tokio::time::timeout(left, work).await.ok(),
        None => Some(work.await),
    }
}

/// Gives each call of an AWS service time-outs that end before the deadline of the invocation.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines;

impl Intercept for Deadlines {
    fn name(&self) -> &'static str {
        "Deadlines"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let call = left().unwrap_or(CALL);
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(CONNECT.min(call))
            .operation_attempt_timeout(ATTEMPT.min(call))
            .operation_timeout(call)
            .build();
        config.interceptor_state().store_put(timeouts);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_inner_deadline_never_extends_the_outer_one() {
        assert_eq!(left(), None);
        let now = Instant::now();
        let outer = now.checked_add(Duration::from_secs(5)).expect("a time");
        let later = now.checked_add(Duration::from_mins(1)).expect("a time");
        let most = Duration::from_secs(4);
        within(outer, async {
            assert!(left().is_some_and(|left| left <= most));
            within(later, async {
                assert!(left().is_some_and(|left| left <= most));
            })
            .await;
            at_most(Duration::from_secs(2), async {
                assert!(left().is_some_and(|left| left <= Duration::from_secs(2)));
            })
            .await;
        })
        .await;
        within(now, async { assert_eq!(left(), Some(Duration::ZERO)) }).await;
    }
}
