//! Moves the rows of a table from one version of their form to the next, and has the stream deliver
//! all payments again when what is projected from them is rebuilt: the only function that reads
//! tables as a whole.
//!
//! It is called by hand, by `scripts/migrate`, again and again until it says that it is done; each
//! call goes on where the last one stood. It can be killed anywhere, repeated, and run twice at
//! once: each change is conditional on what was read, and the place up to which everything is done
//! is kept in the table and moves by conditional writes too. How a migration is rolled out is in
//! `docs/operations.md`.

mod progress;
mod rebuild;
mod work;

use platform::FunctionError;
use serde::{Deserialize, Serialize};
use store::Domain;

pub use progress::{Example, Progress};
pub use rebuild::{ListRequest, Listed, RebuildRequest, Rebuilt, Step};
pub use work::{Effort, migrate};

platform::function!(request);

/// What may be migrated. The audit log is not among them: nobody rewrites a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// The accounts table.
    Accounts,
    /// The identity table.
    Identity,
    /// The payments table.
    Payments,
}

/// What is asked: `{"table": "identity"}` where the table stands, `{"table": "identity", "to": 1,
/// "dry_run": true}` to go on with a dry run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The table.
    pub table: Named,
    /// The version to make; the one after the one there is.
    #[serde(default)]
    pub to: Option<u32>,
    /// Whether to count only.
    #[serde(default)]
    pub dry_run: bool,
}

/// What the function is called with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// A migration.
    Migrate(Request),
    /// A rebuild of what is projected from the rows.
    Rebuild(RebuildRequest),
    /// Some of the accounts there are.
    List(ListRequest),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Of a migration.
    Migrated(Progress),
    /// Of a rebuild.
    Rebuilt(Rebuilt),
    /// Some accounts.
    Listed(Listed),
}

/// Goes on with what is asked, for a while.
///
/// # Errors
/// When a table does not answer; what was done until then is kept, and the next call goes on.
pub async fn handle(ports: &Ports, asked: Asked) -> Result<Answer, FunctionError> {
    match asked {
        Asked::Migrate(request) => migration(ports, request).await.map(Answer::Migrated),
        Asked::Rebuild(request) => {
            let (accounts, payments) = (&ports.accounts, &ports.payments);
            let (effort, now) = (Effort::OF_A_CALL, ports.clock.now());
            let rebuilt = rebuild::rebuild(accounts, payments, request.rebuild, effort, now).await;
            rebuilt.map(Answer::Rebuilt)
        }
        Asked::List(request) => rebuild::list(&ports.accounts, request)
            .await
            .map(Answer::Listed),
    }
}

async fn migration(ports: &Ports, asked: Request) -> Result<Progress, FunctionError> {
    let now = || ports.clock.now();
    let effort = Effort::OF_A_CALL;
    match asked.table {
        Named::Accounts => {
            migrate(
                &ports.accounts,
                schema(&ports.accounts)?,
                asked,
                effort,
                now,
            )
            .await
        }
        Named::Identity => {
            migrate(
                &ports.identity,
                schema(&ports.identity)?,
                asked,
                effort,
                now,
            )
            .await
        }
        Named::Payments => {
            migrate(
                &ports.payments,
                schema(&ports.payments)?,
                asked,
                effort,
                now,
            )
            .await
        }
    }
}

fn schema<D: Domain, G>(
    _table: &store::Table<D, G>,
) -> Result<&'static store::schema::Schema, FunctionError> {
    D::SCHEMA.ok_or_else(|| FunctionError::new("the rows of this table have no versions"))
}
