use kernel::time::Moment;
use serde::Serialize;
use store::schema::{RowChange, Schema};
use store::standing::{self, MigrationError, Run, SchemaState};
use store::{Change, Key};

/// The state of a table after a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The table.
    pub table: &'static str,
    /// The version of its rows.
    pub version: u32,
    /// The newest version that this release knows.
    pub newest: u32,
    /// The name of the next migration, if there is one.
    pub next: Option<&'static str>,
    /// Whether the requested work is complete.
    pub done: bool,
    /// Why the migration was not started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// The run in progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<RunInProgress>,
    /// The completed dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<RunSummary>,
    /// The completed migrations.
    pub made: Vec<RunSummary>,
    /// Some of the rows in the old form that this call of a dry run found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A run in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunInProgress {
    /// The version that it migrates to.
    pub to: u32,
    /// Whether it counts only.
    pub dry_run: bool,
    /// The number of its pass over the table. The run ends when a whole pass changes nothing.
    pub pass: u32,
    /// The rows read in this pass.
    pub seen: u64,
    /// Those of them that were in the old form.
    pub changed: u64,
}

/// A completed run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunSummary {
    /// The version that it migrated to, or would have.
    pub to: u32,
    /// The rows that a dry run read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<u64>,
    /// The rows in the old form.
    pub changed: u64,
    /// When it ended.
    pub ended: Moment,
}

impl From<&Run> for RunInProgress {
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

impl From<&standing::DryRun> for RunSummary {
    fn from(dry_run: &standing::DryRun) -> Self {
        Self {
            to: dry_run.to,
            seen: Some(dry_run.seen),
            changed: dry_run.changed,
            ended: dry_run.ended,
        }
    }
}

impl From<&standing::CompletedRun> for RunSummary {
    fn from(made: &standing::CompletedRun) -> Self {
        Self {
            to: made.to,
            seen: None,
            changed: made.changed,
            ended: made.ended,
        }
    }
}

/// A row that would change: its key and the names of the attributes. Values are omitted, because
/// they may be personal data.
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
    pub(crate) fn of(key: Key, row_change: &RowChange) -> Self {
        Self {
            pk: key.pk,
            sk: key.sk,
            changes: row_change
                .changes
                .iter()
                .flat_map(Change::names)
                .map(str::to_owned)
                .collect(),
        }
    }
}

impl Progress {
    pub(crate) fn of(table: &'static str, schema: &Schema, state: &SchemaState) -> Self {
        let next = state.version.checked_add(1);
        let next = next.and_then(|next| schema.to(next));
        Self {
            table,
            version: state.version,
            newest: schema.newest(),
            next: next.map(|migration| migration.name),
            done: next.is_none(),
            refused: None,
            under_way: state.run.as_ref().map(RunInProgress::from),
            dry_run: state.tried.as_ref().map(RunSummary::from),
            made: state.made.iter().map(RunSummary::from).collect(),
            examples: Vec::new(),
        }
    }

    pub(crate) fn refused(self, error: MigrationError) -> Self {
        Self {
            done: false,
            refused: Some(error.to_string()),
            ..self
        }
    }
}
