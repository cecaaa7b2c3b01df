//! The scheme's own records: every payment and return that it knows, the responses to them, and the
//! reports that the bank received.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use payments_contract::Kind;
use rail_fps::{Message, MessageName, NeverReceived};
use rusqlite::{Connection, OpenFlags, params};

use super::ReconcileError;

/// A payment or return at the scheme.
#[derive(Debug)]
pub(super) struct Position {
    /// Its id at the scheme.
    pub(super) id: String,
    /// Whether the bank sent it; otherwise the bank received it.
    pub(super) is_sent: bool,
    /// The message at the scheme; empty if the scheme only knows it from enquiries.
    pub(super) message: String,
    pub(super) minor: i64,
    /// The final response: a status and a reason.
    pub(super) answer: Option<String>,
    /// Whether the bank accepted a report of that response.
    pub(super) reported: bool,
    /// How often the bank reported a received payment as credited.
    pub(super) accepted_by_the_bank: u64,
    /// Whether a message about it is on its way, or a step is planned.
    pub(super) is_under_way: bool,
}

impl Position {
    /// Returns whether the money moved; `None` while it is undecided.
    pub(super) fn is_accepted(&self) -> Option<bool> {
        self.answer.as_deref().map(is_acceptance)
    }
}

/// The scheme's records.
#[derive(Debug, Default)]
pub(super) struct Scheme {
    pub(super) positions: BTreeMap<String, Position>,
}

impl Scheme {
    pub(super) fn read(data: &Path) -> Result<Self, ReconcileError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let book = Connection::open_with_flags(data.join("fps.sqlite"), flags)?;
        let reports = Reports::read(&book)?;
        let mut all = book.prepare("SELECT id, direction, message, minor, answer FROM payments")?;
        let all = all.query_map(params![], |row| {
            Ok(Position {
                id: row.get(0)?,
                is_sent: row.get::<_, String>(1)? == "sent",
                message: row.get(2)?,
                minor: row.get(3)?,
                answer: row.get(4)?,
                reported: false,
                accepted_by_the_bank: 0,
                is_under_way: false,
            })
        })?;
        let mut positions = BTreeMap::new();
        for position in all {
            let mut position = position?;
            reports.apply(&mut position);
            positions.insert(position.id.clone(), position);
        }
        Ok(Self { positions })
    }
}

/// The messages for the bank, by their payment.
struct Reports {
    taken: BTreeMap<String, Vec<String>>,
    accepted: BTreeMap<String, u64>,
    under_way: BTreeSet<String>,
}

impl Reports {
    fn read(book: &Connection) -> Result<Self, ReconcileError> {
        let mut reports = Self {
            taken: BTreeMap::new(),
            accepted: BTreeMap::new(),
            under_way: BTreeSet::new(),
        };
        let mut planned = book.prepare("SELECT payment FROM steps")?;
        for payment in planned.query_map(params![], |row| row.get(0))? {
            reports.under_way.insert(payment?);
        }
        let mut posted = book.prepare("SELECT payment, message, status, answer FROM outbox")?;
        let posted = posted.query_map(params![], |row| {
            let status: Option<u16> = row.get(2)?;
            let answer: Option<String> = row.get(3)?;
            Ok((row.get(0)?, row.get(1)?, status, answer))
        })?;
        for posted in posted {
            let (payment, message, status, answer): (String, String, _, _) = posted?;
            if answer.as_deref().is_some_and(is_acceptance) {
                let times = reports.accepted.entry(payment.clone()).or_default();
                *times = times.saturating_add(1);
            }
            match status {
                None => drop(reports.under_way.insert(payment)),
                Some(200..300) => reports.taken.entry(payment).or_default().push(message),
                Some(_) => {}
            }
        }
        Ok(reports)
    }

    fn apply(&self, position: &mut Position) {
        let taken = self.taken.get(&position.id);
        position.reported = position.answer.as_deref().is_some_and(|answer| {
            taken
                .into_iter()
                .flatten()
                .any(|xml| reports_response(xml, answer))
        });
        position.accepted_by_the_bank = self.accepted.get(&position.id).copied().unwrap_or(0);
        position.is_under_way = self.under_way.contains(&position.id);
    }
}

/// Returns whether a message reports this response, about the payment itself and not an enquiry. A
/// duplicate transaction id is not an outcome.
fn reports_response(xml: &str, answer: &str) -> bool {
    let (status, detail) = answer.split_once(' ').unwrap_or((answer, ""));
    let Ok(Message::StatusReport(report)) = rail_fps::read(xml.as_bytes()) else {
        return false;
    };
    let kind = match report.original.message_name {
        Some(MessageName::CreditTransfer) => Kind::Payment,
        Some(MessageName::PaymentReturn) => Kind::Return,
        Some(MessageName::StatusReport | MessageName::StatusRequest) | None => return false,
    };
    let is_outcome = fps_messages::outcome(&report, kind, NeverReceived::ClosesId).is_some();
    let reason = status != "RJCT" || xml.contains(detail);
    is_outcome && report.answer.code() == status && reason
}

fn is_acceptance(answer: &str) -> bool {
    ["ACSC", "ACCC", "ACWP"]
        .iter()
        .any(|status| answer.starts_with(status))
}
