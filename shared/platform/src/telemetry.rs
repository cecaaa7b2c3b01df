//! One line a request: a log record and its metrics (CloudWatch embedded metric format) in one.

use std::fs::File;
use std::io::Write;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use environment::Clock;
use kernel::request::RequestId;
use kernel::time::Moment;
use serde::Serialize;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// What is told of one request, batch or run: rate, errors and duration by function, and the
/// request id that ties it to everything else. Nothing personal fits into it.
#[derive(Debug)]
pub struct Line<'a> {
    /// The function.
    pub function: &'static str,
    /// The request, where there is one.
    pub request_id: Option<&'a RequestId>,
    /// The HTTP status, or 200 and 500 for work that is not HTTP.
    pub status: u16,
    /// The code of the problem, if any.
    pub code: Option<&'static str>,
    /// How long it took.
    pub elapsed: Duration,
    /// How many requests, messages or records.
    pub count: usize,
    /// The id of the resource that it was about, where it is about one.
    pub resource: Option<&'a str>,
}

impl Line<'_> {
    /// The line as it is written, without its end: with how many subjects a stream reader has parked records of, as one
    /// more metric, where it is one. Metrics need the machine's own time: one that is far from it is not taken.
    fn text(&self, at: Moment, parked: Option<usize>) -> String {
        let metrics: &[Metric] = match parked {
            None => &[Metric::N, Metric::ERR, Metric::US],
            Some(_) => &[Metric::N, Metric::ERR, Metric::US, Metric::PARKED],
        };
        let fields = Fields {
            aws: Aws {
                timestamp: at.unix_millis(),
                directives: [Directive {
                    namespace: "malai",
                    dimensions: [["fn"]],
                    metrics,
                }],
            },
            at: BANK.get().map(Clock::now),
            code: self.code,
            err: u8::from(self.status >= 500),
            function: self.function,
            id: self.resource,
            n: self.count,
            parked,
            rid: self.request_id,
            status: self.status,
            us: u64::try_from(self.elapsed.as_micros()).unwrap_or(u64::MAX),
        };
        // Numbers and texts can always be written.
        serde_json::to_string(&fields).unwrap_or_default()
    }

    /// Writes the line to standard output, where the Lambda service collects it, or to the file of
    /// [`install_in`].
    pub fn write(&self) {
        write(self.text(Clock::system().now(), None));
    }

    /// The same, with how many subjects a stream reader has parked records of.
    pub fn write_with_parked(&self, parked: usize) {
        write(self.text(Clock::system().now(), Some(parked)));
    }
}

/// A line in the embedded metric format.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
#[derive(Serialize)]
struct Fields<'a> {
    #[serde(rename = "_aws")]
    aws: Aws<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
    code: Option<&'static str>,
    err: u8,
    #[serde(rename = "fn")]
    function: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    n: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    parked: Option<usize>,
    rid: Option<&'a RequestId>,
    status: u16,
    us: u64,
}

#[derive(Serialize)]
struct Aws<'a> {
    #[serde(rename = "Timestamp")]
    timestamp: i64,
    #[serde(rename = "CloudWatchMetrics")]
    directives: [Directive<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Directive<'a> {
    namespace: &'static str,
    dimensions: [[&'static str; 1]; 1],
    metrics: &'a [Metric],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Metric {
    name: &'static str,
}

impl Metric {
    const N: Self = Self { name: "n" };
    const ERR: Self = Self { name: "err" };
    const US: Self = Self { name: "us" };
    const PARKED: Self = Self { name: "parked" };
}

fn write(mut text: String) {
    text.push('\n');
    // A log that cannot be written must not stop a payment.
    let _ = match FILE.get() {
        // One write a line: the file is open for appending, so lines of threads do not mix.
        Some(file) => file.as_ref().write_all(text.as_bytes()),
        None => std::io::stdout().lock().write_all(text.as_bytes()),
    };
}

/// The clock of the bank, where it is not the machine's.
static BANK: OnceLock<Clock> = OnceLock::new();

/// Has the log show the time of this clock, for a runner whose bank has one of its own: `timestamp` of events, and `at`
/// of lines. (Metrics keep the machine's time.) The first call counts.
pub fn show_time_of(clock: Clock) {
    BANK.get_or_init(|| clock);
}

/// The time of the bank, for `tracing` events.
struct BankTime;

impl FormatTime for BankTime {
    fn format_time(&self, out: &mut Writer<'_>) -> std::fmt::Result {
        let now = match BANK.get() {
            Some(clock) => clock.now(),
            None => Clock::system().now(),
        };
        write!(out, "{now}")
    }
}

/// Where this process writes instead of to its standard streams.
static FILE: OnceLock<Arc<File>> = OnceLock::new();

/// The target of `tracing` events that are kept as a record of what was done, at the level of
/// information.
pub const RECORD: &str = "record";

/// Sends `tracing` events, which tell of what went wrong and what is on [`RECORD`], to standard
/// error as JSON.
pub fn install() {
    let lines = fmt::layer()
        .json()
        .with_timer(BankTime)
        .with_writer(std::io::stderr);
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(what_went_wrong()))
        .try_init();
}

/// Sends the lines and the `tracing` events of this process to a file that is open for appending,
/// for a runner whose standard output is read by people. The first call counts.
pub fn install_in(file: File) {
    let file = Arc::clone(FILE.get_or_init(|| Arc::new(file)));
    let lines = fmt::layer().json().with_timer(BankTime).with_writer(file);
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(what_went_wrong()))
        .try_init();
}

/// Warnings and errors, and what is on record. The local table engine warns of every condition that did not hold, which
/// is no news. (A filter of text would bring a regular expression engine into every function.)
fn what_went_wrong() -> Targets {
    Targets::new()
        .with_default(Level::WARN)
        .with_target(RECORD, Level::INFO)
        .with_target("dynoxide", Level::ERROR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_short_even_at_its_longest() {
        let request_id: RequestId = "r".repeat(64).parse().expect("a request id");
        let line = Line {
            function: "rotate-client-credential",
            request_id: Some(&request_id),
            status: 422,
            code: Some("idempotency_key_reused"),
            elapsed: Duration::from_secs(29),
            count: 10_000,
            resource: Some("pay_60m61hjjqw4dar155ajyegggam"),
        };
        show_time_of(Clock::system());
        let text = line.text(Clock::system().now(), Some(10_000));
        assert!(text.len() <= 450, "{} bytes", text.len());
        let fields: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(fields["id"], "pay_60m61hjjqw4dar155ajyegggam");
        let at = fields["at"].as_str().expect("the time of the bank");
        assert!(at.ends_with('Z'), "{at}");
    }
}
