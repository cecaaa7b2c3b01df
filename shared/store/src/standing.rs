//! Where a table stands between two versions: the item that says so, and what follows from it.

use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::schema::{self, Schema};
use crate::{Change, Condition, Key, Row, StoreError, Update, attribute};

/// The item that says which version a table has. Every write of it is conditional on [`revision`],
/// so that of two who go on from the same place only one does.
///
/// [`revision`]: SchemaState::revision
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaState {
    /// The version of all rows.
    #[serde(rename = "v")]
    pub version: u32,
    /// How many times this item was written.
    #[serde(rename = "rev")]
    pub revision: u64,
    /// What is under way.
    #[serde(rename = "run", skip_serializing_if = "Option::is_none", default)]
    pub run: Option<Run>,
    /// The last dry run that came to its end.
    #[serde(rename = "dry", skip_serializing_if = "Option::is_none", default)]
    pub tried: Option<DryRun>,
    /// What was done before, oldest first.
    #[serde(rename = "made", skip_serializing_if = "Vec::is_empty", default)]
    pub made: Vec<CompletedRun>,
}

/// A migration under way, up to its last page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The version that it makes.
    #[serde(rename = "to")]
    pub to: u32,
    /// Whether it only counts.
    #[serde(rename = "dry")]
    pub dry: bool,
    /// Which time it goes over the table, from 1.
    #[serde(rename = "pass")]
    pub pass: u32,
    /// The items it saw in this pass.
    #[serde(rename = "seen")]
    pub seen: u64,
    /// Those of them that were of the old form, which it changed or would have.
    #[serde(rename = "chg")]
    pub changed: u64,
    /// Those of the passes before as well.
    #[serde(rename = "all")]
    pub changed_in_all: u64,
    /// The last item of the last page; nothing at the beginning of a pass.
    #[serde(rename = "at", skip_serializing_if = "Option::is_none", default)]
    pub after: Option<(String, String)>,
    /// When it was begun.
    #[serde(rename = "since")]
    pub since: Moment,
}

/// What a dry run found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    /// The version of which it was.
    #[serde(rename = "to")]
    pub to: u32,
    /// The items there were.
    #[serde(rename = "seen")]
    pub seen: u64,
    /// Those that would have changed.
    #[serde(rename = "chg")]
    pub changed: u64,
    /// When it ended.
    #[serde(rename = "end")]
    pub ended: Moment,
}

/// A version that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedRun {
    /// Which.
    #[serde(rename = "to")]
    pub to: u32,
    /// The changes it took; fewer than there were where it was cut off.
    #[serde(rename = "chg")]
    pub changed: u64,
    /// When it was begun.
    #[serde(rename = "since")]
    pub since: Moment,
    /// When it was done.
    #[serde(rename = "end")]
    pub ended: Moment,
}

/// Why a migration is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrationError {
    /// The program has no such migration.
    #[error("this program knows no version {0} of the table")]
    Unknown(u32),
    /// Another one comes first, or this one is done.
    #[error("the table has version {version}: what comes next is {next}")]
    NotNext {
        /// The version there is.
        version: u32,
        /// The one after it.
        next: u32,
    },
    /// Nobody has looked at what it would do.
    #[error("there was no dry run to version {0}")]
    NotTried(u32),
    /// A real run is under way: what a dry run counted would be the half of it.
    #[error("a run to version {0} is under way")]
    UnderWay(u32),
}

impl SchemaState {
    /// With this run begun, or gone on with if it is under way already.
    ///
    /// # Errors
    /// When it is not the time for it.
    pub fn begin(
        &self,
        schema: &Schema,
        to: u32,
        dry: bool,
        at: Moment,
    ) -> Result<Self, MigrationError> {
        let next = self.version.saturating_add(1);
        if to != next {
            let version = self.version;
            return Err(MigrationError::NotNext { version, next });
        }
        if schema.to(to).is_none() {
            return Err(MigrationError::Unknown(to));
        }
        match &self.run {
            Some(run) if run.to == to && run.dry == dry => return Ok(self.clone()),
            Some(run) if !run.dry => return Err(MigrationError::UnderWay(run.to)),
            Some(_) | None => {}
        }
        if !dry && self.tried.as_ref().is_none_or(|tried| tried.to != to) {
            return Err(MigrationError::NotTried(to));
        }
        Ok(Self {
            revision: self.revision.saturating_add(1),
            run: Some(Run {
                to,
                dry,
                pass: 1,
                seen: 0,
                changed: 0,
                changed_in_all: 0,
                after: None,
                since: at,
            }),
            ..self.clone()
        })
    }

    /// After a page of what is under way: so many items, so many changed, and the page's last key
    /// if there may be more.
    ///
    /// A real run has made its version when a whole pass found nothing left to change: what was
    /// written behind an earlier pass, or missed by one that was cut off, is found by the next.
    #[must_use]
    pub fn after_page(&self, seen: u64, changed: u64, last: Option<Key>, at: Moment) -> Self {
        let revision = self.revision.saturating_add(1);
        let before = self.clone();
        let Some(run) = before.run else {
            return self.clone();
        };
        let run = Run {
            seen: run.seen.saturating_add(seen),
            changed: run.changed.saturating_add(changed),
            changed_in_all: run.changed_in_all.saturating_add(changed),
            after: last.map(|key| (key.pk, key.sk)),
            ..run
        };
        match (&run.after, run.dry, run.changed) {
            (Some(_), _, _) => Self {
                revision,
                run: Some(run),
                ..before
            },
            (None, true, _) => Self {
                revision,
                run: None,
                tried: Some(DryRun {
                    to: run.to,
                    seen: run.seen,
                    changed: run.changed,
                    ended: at,
                }),
                ..before
            },
            (None, false, 0) => Self {
                version: run.to,
                revision,
                run: None,
                tried: None,
                made: [before.made, vec![CompletedRun::by(&run, at)]].concat(),
            },
            (None, false, _) => Self {
                revision,
                run: Some(Run {
                    pass: run.pass.saturating_add(1),
                    seen: 0,
                    changed: 0,
                    ..run
                }),
                ..before
            },
        }
    }

    /// The update that makes this standing of the one before it, unless somebody else went on.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn change(&self) -> Result<Update, StoreError> {
        let condition = match self.revision.saturating_sub(1) {
            0 => Condition::Missing,
            before => Condition::Equals("rev", value(before)?),
        };
        let run = match &self.run {
            Some(run) => Change::Set("run", value(run)?),
            None => Change::Remove("run"),
        };
        let tried = match &self.tried {
            Some(tried) => Change::Set("dry", value(tried)?),
            None => Change::Remove("dry"),
        };
        Ok(Update {
            key: schema::key(),
            condition,
            changes: vec![
                Change::Set("v", value(self.version)?),
                Change::Set("rev", value(self.revision)?),
                Change::Set("made", value(&self.made)?),
                run,
                tried,
            ],
        })
    }
}

impl CompletedRun {
    fn by(run: &Run, ended: Moment) -> Self {
        Self {
            to: run.to,
            changed: run.changed_in_all,
            since: run.since,
            ended,
        }
    }
}

impl Row for SchemaState {
    fn key(&self) -> Key {
        schema::key()
    }
}

fn value<T: Serialize>(of: T) -> Result<crate::Value, StoreError> {
    attribute(of).map_err(StoreError::NotARow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Migration;
    use crate::{item_of, row_of};

    const ONE: Schema = Schema {
        oldest: 0,
        migrations: &[Migration {
            name: "one",
            becomes: |_| None,
        }],
    };
    const AT: Moment = Moment::EPOCH;

    fn tried() -> SchemaState {
        let dry = SchemaState::default().begin(&ONE, 1, true, AT);
        dry.expect("begun").after_page(9, 4, None, AT)
    }

    #[test]
    fn a_real_run_needs_a_dry_run_of_the_same_version_that_came_to_its_end() {
        let begun = |standing: &SchemaState, dry| standing.begin(&ONE, 1, dry, AT);
        let none = SchemaState::default();
        assert_eq!(begun(&none, false), Err(MigrationError::NotTried(1)));
        let half = begun(&none, true).expect("begun");
        let half = half.after_page(5, 2, Some(Key::new("a", "b")), AT);
        assert_eq!(begun(&half, false), Err(MigrationError::NotTried(1)));
        assert_eq!(begun(&half, true).expect("gone on with"), half);
        let run = begun(&tried(), false).expect("begun");
        assert_eq!(begun(&run, true), Err(MigrationError::UnderWay(1)));
        assert_eq!(begun(&run, false).expect("gone on with"), run);
    }

    #[test]
    fn only_the_next_version_is_made_and_only_if_the_program_knows_it() {
        let none = SchemaState::default();
        let not_next = |version, next| Err(MigrationError::NotNext { version, next });
        assert_eq!(none.begin(&ONE, 2, true, AT), not_next(0, 1));
        assert_eq!(none.begin(&ONE, 0, true, AT), not_next(0, 1));
        let done = SchemaState {
            version: 1,
            ..SchemaState::default()
        };
        assert_eq!(done.begin(&ONE, 1, true, AT), not_next(1, 2));
        assert_eq!(
            done.begin(&ONE, 2, true, AT),
            Err(MigrationError::Unknown(2))
        );
    }

    #[test]
    fn the_version_is_made_when_a_whole_pass_found_nothing_to_change() {
        let run = tried().begin(&ONE, 1, false, AT).expect("begun");
        let changed = run
            .after_page(5, 2, Some(Key::new("a", "b")), AT)
            .after_page(4, 0, None, AT);
        assert_eq!(changed.version, 0);
        let again = changed.run.clone().expect("another pass");
        assert_eq!((again.pass, again.seen, again.after), (2, 0, None));
        let done = changed.after_page(9, 0, None, AT);
        assert_eq!((done.version, done.run, done.tried), (1, None, None));
        let made: Vec<_> = done
            .made
            .iter()
            .map(|made| (made.to, made.changed))
            .collect();
        assert_eq!(made, [(1, 2)]);
    }

    #[test]
    fn a_standing_survives_the_table_and_each_write_of_it_follows_on_the_one_before() {
        let run = tried().begin(&ONE, 1, false, AT).expect("begun");
        let run = run.after_page(5, 2, Some(Key::new("a", "b")), AT);
        let item = item_of(&run).expect("an item");
        assert_eq!(row_of::<SchemaState>(item).expect("a row"), run);
        let update = run.change().expect("an update");
        let before = crate::Value::N((run.revision - 1).to_string());
        assert_eq!(update.condition, Condition::Equals("rev", before));
        let first = SchemaState::default().begin(&ONE, 1, true, AT);
        let first = first.expect("begun").change().expect("an update");
        assert_eq!(first.condition, Condition::Missing);
    }
}
