use kernel::time::Moment;
use serde::Serialize;
use store::schema::{RowChange, Schema};
use store::standing::{self, MigrationError, Run, SchemaState};
use store::{Change, Key};

/// Where a table stands, and what came of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The table.
    pub table: &'static str,
    /// The version of its rows.
    pub version: u32,
    /// The newest that this program knows.
    pub newest: u32,
    /// What the next migration does, if there is one.
    pub next: Option<&'static str>,
    /// Whether what was asked for is at its end.
    pub done: bool,
    /// Why it was not begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// What is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<UnderWay>,
    /// The dry run that came to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<Finished>,
    /// What was done before.
    pub made: Vec<Finished>,
    /// A few of the items that this call of a dry run found to be of the old form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A run under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnderWay {
    /// The version that it makes.
    pub to: u32,
    /// Whether it only counts.
    pub dry_run: bool,
    /// Which time it goes over the table. It ends when it found nothing to change in a whole pass.
    pub pass: u32,
    /// The rows it saw in this pass.
    pub seen: u64,
    /// Those of them that were of the old form.
    pub changed: u64,
}

/// A run that came to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finished {
    /// The version that it made, or would have.
    pub to: u32,
    /// The rows that a dry run saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<u64>,
    /// The rows of the old form.
    pub changed: u64,
    /// When.
    pub ended: Moment,
}

impl From<&Run> for UnderWay {
    fn from(run: &Run) -> Self {
        Self {
            to: run.to,
            dry_run: run.dry,
            pass: run.pass,
            seen: run.seen,
            changed: run.changed,
        }
    }
}

impl From<&standing::DryRun> for Finished {
    fn from(tried: &standing::DryRun) -> Self {
        Self {
            to: tried.to,
            seen: Some(tried.seen),
            changed: tried.changed,
            ended: tried.ended,
        }
    }
}

impl From<&standing::CompletedRun> for Finished {
    fn from(made: &standing::CompletedRun) -> Self {
        Self {
            to: made.to,
            seen: None,
            changed: made.changed,
            ended: made.ended,
        }
    }
}

/// An item that would change. It tells which attributes, and of no value: they may be personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Its partition key.
    pub pk: String,
    /// Its sort key.
    pub sk: String,
    /// The attributes that would change.
    pub changes: Vec<String>,
}

impl Example {
    pub(crate) fn of(key: Key, becomes: &RowChange) -> Self {
        Self {
            pk: key.pk,
            sk: key.sk,
            changes: becomes
                .changes
                .iter()
                .flat_map(Change::names)
                .map(str::to_owned)
                .collect(),
        }
    }
}

impl Progress {
    pub(crate) fn of(table: &'static str, schema: &Schema, standing: &SchemaState) -> Self {
        let next = standing.version.checked_add(1);
        let next = next.and_then(|next| schema.to(next));
        Self {
            table,
            version: standing.version,
            newest: schema.newest(),
            next: next.map(|migration| migration.name),
            done: next.is_none(),
            refused: None,
            under_way: standing.run.as_ref().map(UnderWay::from),
            dry_run: standing.tried.as_ref().map(Finished::from),
            made: standing.made.iter().map(Finished::from).collect(),
            examples: Vec::new(),
        }
    }

    pub(crate) fn refused(self, not_begun: MigrationError) -> Self {
        Self {
            done: false,
            refused: Some(not_begun.to_string()),
            ..self
        }
    }
}
