//! Migrations of stored rows, and rebuilds of projections: the only function that scans tables.
//!
//! `scripts/migrate` calls it repeatedly until it reports that it is done; each call continues
//! where the last one stopped. A call can be killed at any point, repeated, or run concurrently
//! with another: each change is conditional on what was read, and the progress is stored in the
//! table and advances by conditional writes too. `docs/operations.md` describes the rollout of a
//! migration.

mod progress;
mod rebuild;
mod work;

use platform::FunctionError;
use serde::{Deserialize, Serialize};
use store::Domain;

pub use progress::{Example, Progress};
pub use rebuild::{AccountPage, ListRequest, RebuildProgress, RebuildRequest, Step};
pub use work::{CallLimits, migrate};

platform::function!(request);

/// The tables that can be migrated. The audit log is excluded, because its records are never
/// rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// The accounts table.
    Accounts,
    /// The identity table.
    Identity,
    /// The payments table.
    Payments,
}

/// A migration request: `{"table": "identity"}` for the table's state, `{"table": "identity", "to":
/// 1, "dry_run": true}` to continue a dry run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrationRequest {
    /// The table.
    pub table: TableName,
    /// The version to migrate to: the one after the current.
    #[serde(default)]
    pub to: Option<u32>,
    /// Whether to count only.
    #[serde(default)]
    pub dry_run: bool,
}

/// The input of the function.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Request {
    /// A migration.
    Migrate(MigrationRequest),
    /// A rebuild of what is projected from the rows.
    Rebuild(RebuildRequest),
    /// A list of accounts.
    List(ListRequest),
}

/// The response of the function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Response {
    /// To a migration.
    Migrated(Progress),
    /// To a rebuild.
    Rebuilt(RebuildProgress),
    /// To a list.
    Listed(AccountPage),
}

/// Continues the requested work for the duration of one call.
///
/// # Errors
/// [`FunctionError`] if a table is unavailable; completed work stays, and the next call continues.
pub async fn handle(ports: &Ports, request: Request) -> Result<Response, FunctionError> {
    match request {
        Request::Migrate(request) => migration(ports, request).await.map(Response::Migrated),
        Request::Rebuild(request) => {
            let (accounts, payments) = (&ports.accounts, &ports.payments);
            let (limits, now) = (CallLimits::DEFAULT, ports.clock.now());
            let rebuilt = rebuild::rebuild(accounts, payments, request.rebuild, limits, now).await;
            rebuilt.map(Response::Rebuilt)
        }
        Request::List(request) => rebuild::list(&ports.accounts, request)
            .await
            .map(Response::Listed),
    }
}

async fn migration(ports: &Ports, request: MigrationRequest) -> Result<Progress, FunctionError> {
    let now = || ports.clock.now();
    let limits = CallLimits::DEFAULT;
    match request.table {
        TableName::Accounts => {
            migrate(
                &ports.accounts,
                schema(&ports.accounts)?,
                request,
                limits,
                now,
            )
            .await
        }
        TableName::Identity => {
            migrate(
                &ports.identity,
                schema(&ports.identity)?,
                request,
                limits,
                now,
            )
            .await
        }
        TableName::Payments => {
            migrate(
                &ports.payments,
                schema(&ports.payments)?,
                request,
                limits,
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
