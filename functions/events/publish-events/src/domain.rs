use kernel::event::Event;
use payments_contract::case::{self, CaseRow};
use payments_contract::journal::{self, JournalRow};
use payments_contract::work::{self, BreakRow, SuspenseRow};
use platform::Fault;
use platform::queue::Received;
use serde::Serialize;
use store::{Item, Value};

/// A domain whose table tells events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    Accounts,
    Identity,
    Payments,
}

impl Domain {
    /// The domain of a stream's ARN, `arn:aws:dynamodb:..:table/<prefix><table>/stream/<label>`.
    pub(crate) fn of_stream(arn: &str, table_prefix: &str) -> Option<Self> {
        let (_, resource) = arn.split_once(":table/")?;
        let (table, _) = resource.split_once("/stream/")?;
        match table.strip_prefix(table_prefix)? {
            "accounts" => Some(Self::Accounts),
            "identity" => Some(Self::Identity),
            "payments" => Some(Self::Payments),
            _ => None,
        }
    }

    /// The event that a change is, if it is one.
    pub(crate) fn event(
        self,
        old: Option<&Item>,
        new: Option<&Item>,
    ) -> Result<Option<Received>, Fault> {
        let event = match self {
            Self::Accounts => opened(accounts_contract::event::project(old, new))?,
            Self::Identity => identity(old, new)?,
            Self::Payments => payments(old, new)?,
        };
        if event.is_none() && self.should_tell(old, new) {
            return Err(Fault::permanent("a row that changed cannot be read"));
        }
        Ok(event)
    }

    /// The sort keys of the rows whose changes are events.
    fn sort_keys(self) -> &'static [&'static str] {
        match self {
            Self::Accounts => &["A"],
            Self::Identity => &["C", identity_contract::limits::SORT_KEY],
            Self::Payments => &[
                "P",
                SuspenseRow::SORT_KEY,
                BreakRow::SORT_KEY,
                CaseRow::SORT,
                JournalRow::SORT_KEY,
            ],
        }
    }

    /// Whether this is a change of a row that tells events and whose version is another.
    fn should_tell(self, old: Option<&Item>, new: Option<&Item>) -> bool {
        if self == Self::Identity
            && old.is_none()
            && new.is_some_and(identity_contract::refused::tells)
        {
            return true;
        }
        let tells = |item: &&Item| {
            let is = |key: &&str| item.get("sk") == Some(&Value::S((*key).to_owned()));
            self.sort_keys().iter().any(is)
        };
        let version = |item: Option<&Item>| item.and_then(|item| item.get("ver").cloned());
        let new = new.filter(tells);
        new.is_some() && (version(new).is_none() || version(new) != version(old))
    }
}

/// The event of a client, of an institution's limits or of a refused access.
fn identity(old: Option<&Item>, new: Option<&Item>) -> Result<Option<Received>, Fault> {
    if let Some(event) = opened(identity_contract::event::project(old, new))? {
        return Ok(Some(event));
    }
    match opened(identity_contract::limits::project(old, new))? {
        Some(event) => Ok(Some(event)),
        None => opened(identity_contract::refused::project(old, new)),
    }
}

/// The event of a payment, of a work item, of a case or of a journal.
fn payments(old: Option<&Item>, new: Option<&Item>) -> Result<Option<Received>, Fault> {
    if let Some(event) = opened(payments_contract::event::project(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(work::of_suspense(old, new))? {
        return Ok(Some(event));
    }
    if let Some(event) = opened(work::of_break(old, new))? {
        return Ok(Some(event));
    }
    match opened(case::project(old, new))? {
        Some(event) => Ok(Some(event)),
        None => opened(journal::project(old, new)),
    }
}

/// The event with its data as JSON.
fn opened<D: Serialize>(event: Option<Event<D>>) -> Result<Option<Received>, Fault> {
    let Some(event) = event else { return Ok(None) };
    let data = serde_json::to_value(event.data)
        .map_err(|error| Fault::unreadable("an event cannot be written down", error))?;
    Ok(Some(Event {
        specversion: event.specversion,
        id: event.id,
        source: event.source,
        kind: event.kind,
        subject: event.subject,
        time: event.time,
        datacontenttype: event.datacontenttype,
        dataschema: event.dataschema,
        sequence: event.sequence,
        tenantid: event.tenantid,
        clientid: event.clientid,
        correlationid: event.correlationid,
        data,
    }))
}
