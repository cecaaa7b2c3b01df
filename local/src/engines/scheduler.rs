use std::time::Duration;

use rusqlite::{OptionalExtension, params};
use serde_json::json;
use tokio::sync::watch;
use uuid::Uuid;

use super::EngineError;
use super::bus::seconds;
use super::clock::Clock;
use super::invoke::Invoke;
use super::state::State;
use super::wire::{ACCOUNT, REGION, pause_after_error, stopped};

/// A function called at a fixed rate by the bank's clock. If the clock moved past several due
/// times, it is called once.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    function: String,
    interval_ms: i64,
    state: State,
    clock: Clock,
    invoke: Invoke,
}

impl Schedule {
    /// Parses `rate(n seconds|minutes|hours|days)`; seconds exist in the local bank only. The next
    /// due time survives restarts; a changed expression starts a new period.
    pub(super) fn open(
        function: &str,
        expression: &str,
        (state, clock, invoke): (State, Clock, Invoke),
    ) -> Result<Self, EngineError> {
        let interval = rate(expression)
            .ok_or_else(|| EngineError::Schedule(expression.to_owned()))?
            .as_millis();
        let interval_ms = i64::try_from(interval).unwrap_or(i64::MAX);
        let due_ms = clock.now_ms().saturating_add(interval_ms);
        state.run_now(|tx| {
            tx.execute(
                "INSERT INTO schedules (function, expression, due_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT (function) DO UPDATE
                 SET expression = excluded.expression, due_ms = excluded.due_ms
                 WHERE expression <> excluded.expression",
                params![function, expression, due_ms],
            )
        })?;
        Ok(Self {
            function: function.to_owned(),
            interval_ms,
            state,
            clock,
            invoke,
        })
    }

    /// Calls the function whenever it is due, until `stop` is true.
    pub(super) async fn run(self, stop: watch::Receiver<bool>) {
        loop {
            let turn = async {
                let due_ms = self.due_ms().await?;
                tokio::select! {
                    () = self.clock.until(due_ms) => self.fire(due_ms).await,
                    () = stopped(stop.clone()) => Ok(()),
                }
            };
            if let Err(error) = turn.await {
                tracing::error!(%error, function = self.function, "schedule unavailable, retrying");
                pause_after_error(&stop).await;
            }
            if *stop.borrow() {
                return;
            }
        }
    }

    /// Returns whether a call is due and was not made.
    pub(super) async fn is_due(&self) -> Result<bool, EngineError> {
        Ok(self.due_ms().await? <= self.clock.now_ms())
    }

    /// The due time advances only after the call, so a call aborted by a crash is repeated.
    async fn fire(&self, due_ms: i64) -> Result<(), EngineError> {
        let function = &self.function;
        let event = json!({
            "version": "0",
            "id": Uuid::new_v4().to_string(),
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "account": ACCOUNT,
            "time": seconds(self.clock.now()),
            "region": REGION,
            "resources": [format!("arn:aws:events:{REGION}:{ACCOUNT}:rule/{function}")],
            "detail": {},
        });
        let response = self.invoke.call(function, event.to_string().into_bytes());
        if let Err(error) = response.await {
            tracing::warn!(function, error, "scheduled call failed");
        }
        let next = due_ms.saturating_add(self.interval_ms);
        let next = if next > self.clock.now_ms() {
            next
        } else {
            self.clock.now_ms().saturating_add(self.interval_ms)
        };
        let function = function.clone();
        self.state
            .run(move |tx| {
                tx.execute(
                    "UPDATE schedules SET due_ms = ?2 WHERE function = ?1",
                    params![function, next],
                )
            })
            .await?;
        Ok(())
    }

    async fn due_ms(&self) -> Result<i64, EngineError> {
        let function = self.function.clone();
        let due = self
            .state
            .run(move |tx| {
                tx.query_row(
                    "SELECT due_ms FROM schedules WHERE function = ?1",
                    [function],
                    |row| row.get(0),
                )
                .optional()
            })
            .await?;
        due.ok_or(EngineError::Stopped)
    }
}

/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html>
fn rate(expression: &str) -> Option<Duration> {
    let inside = expression.strip_prefix("rate(")?.strip_suffix(')')?;
    let (count, unit) = inside.split_once(' ')?;
    let count: u64 = count.parse().ok().filter(|count| *count > 0)?;
    let seconds = match unit {
        "second" | "seconds" => 1,
        "minute" | "minutes" => 60,
        "hour" | "hours" => 60 * 60,
        "day" | "days" => 24 * 60 * 60,
        _ => return None,
    };
    Some(Duration::from_secs(count.checked_mul(seconds)?))
}

#[cfg(test)]
mod tests {
    use super::rate;
    use std::time::Duration;

    #[test]
    fn a_rate_is_a_count_and_a_unit() {
        assert_eq!(rate("rate(1 minute)"), Some(Duration::from_mins(1)));
        assert_eq!(rate("rate(15 seconds)"), Some(Duration::from_secs(15)));
        assert_eq!(rate("rate(2 days)"), Some(Duration::from_hours(48)));
        for wrong in ["rate(0 minutes)", "rate(1 week)", "cron(0 9 * * ? *)", ""] {
            assert_eq!(rate(wrong), None, "{wrong}");
        }
    }
}
