use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use dynoxide::Database;
use dynoxide::actions::get_records::GetRecordsRequest;
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::actions::update_time_to_live::UpdateTimeToLiveRequest;
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::tables::Table;
use super::wire::{ACCOUNT, REGION};
use super::{EngineError, wire};

/// The stand-in for `DynamoDB`: an embedded engine on one `SQLite` file, called over loopback by
/// the unmodified AWS SDK, with its streams read in process.
#[derive(Clone)]
pub(super) struct Dynamodb {
    database: Database,
    path: PathBuf,
}

impl Dynamodb {
    /// Opens the file and creates missing tables and indexes. Stream records older than a day are
    /// dropped once every consumer has read them; `read` contains, for each table with consumers,
    /// the sequence number that all of them have passed.
    pub(super) fn open(
        path: &Path,
        tables: &[Table],
        read: &[(String, String)],
        now_s: i64,
    ) -> Result<Self, EngineError> {
        let name = path.to_string_lossy().into_owned();
        if !path.exists() {
            drop(Database::new(&name).map_err(EngineError::dynamodb)?);
        }
        maintain_stream_records(path, read, now_s)?;
        let database = Database::new(&name).map_err(EngineError::dynamodb)?;
        let opened = Self {
            database,
            path: path.to_path_buf(),
        };
        for table in tables {
            opened.create(table)?;
        }
        Ok(opened)
    }

    fn create(&self, table: &Table) -> Result<(), EngineError> {
        let database = &self.database;
        let known = database
            .get_table_metadata(table.name)
            .map_err(EngineError::dynamodb)?;
        if let Some(known) = known {
            let indexes = known.gsi_definitions.unwrap_or_default();
            for index in table.indexes {
                if !indexes.contains(&format!("\"{}\"", index.name)) {
                    database
                        .update_table(request(table.addition(index))?)
                        .map_err(EngineError::dynamodb)?;
                }
            }
        } else {
            database
                .create_table(request(table.creation())?)
                .map_err(EngineError::dynamodb)?;
        }
        if let Some(attribute) = table.expiry {
            let expiry: UpdateTimeToLiveRequest = request(json!({
                "TableName": table.name,
                "TimeToLiveSpecification": {"AttributeName": attribute, "Enabled": true},
            }))?;
            database
                .update_time_to_live(expiry)
                .map_err(EngineError::dynamodb)?;
        }
        Ok(())
    }

    /// Serves the tables on a loopback port, as one of `servers`, until `stop` is true.
    pub(super) async fn serve(
        &self,
        servers: &mut JoinSet<()>,
        stop: watch::Receiver<bool>,
    ) -> Result<SocketAddr, EngineError> {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .map_err(EngineError::io("loopback port for DynamoDB"))?;
        let address = listener
            .local_addr()
            .map_err(EngineError::io("loopback port for DynamoDB"))?;
        let database = self.database.clone();
        servers.spawn(async move {
            let served =
                dynoxide::server::serve_with_shutdown(listener, database, wire::stopped(stop));
            if let Err(error) = served.await {
                tracing::error!(error, "dynamodb server ended");
            }
        });
        Ok(address)
    }

    /// Returns up to `limit` changes of `table` after the sequence number `sequence` (from the
    /// oldest if `None`), in order, as the records of a Lambda stream event.
    pub(super) async fn changes(
        &self,
        table: &str,
        sequence: Option<String>,
        limit: usize,
    ) -> Result<Vec<Value>, EngineError> {
        let database = self.database.clone();
        let table = table.to_owned();
        off_thread(move || read_changes(&database, &table, sequence, limit)).await
    }

    /// Removes the rows whose time to live has passed, by the system's clock.
    pub(super) async fn remove_expired(&self) -> Result<usize, EngineError> {
        let database = self.database.clone();
        off_thread(move || database.sweep_ttl().map_err(EngineError::dynamodb)).await
    }

    /// Returns a mark of the write-ahead log. It differs after any commit, except for two commits
    /// within one tick of the file system's clock.
    pub(super) fn log_mark(&self) -> Option<(u64, std::time::SystemTime)> {
        let log = PathBuf::from(format!("{}-wal", self.path.display()));
        let data = std::fs::metadata(log).ok()?;
        Some((data.len(), data.modified().ok()?))
    }
}

impl std::fmt::Debug for Dynamodb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dynamodb").finish_non_exhaustive()
    }
}

/// Creates an index of stream records and drops old ones.
///
/// The engine determines the next sequence number with `MAX` over all stream records of the table
/// and never drops any, so its writes slow down as the file grows; the index makes that one step. A
/// separate connection does this and closes before the engine opens the file, because the engine is
/// made for one connection. A table's newest record always stays, because the next number is
/// counted from it.
fn maintain_stream_records(
    path: &Path,
    read: &[(String, String)],
    now_s: i64,
) -> Result<(), EngineError> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "CREATE INDEX IF NOT EXISTS bank_stream_sequence
         ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
    )?;
    for (table, sequence) in read {
        let Some(stored) = stored_sequence(sequence) else {
            continue;
        };
        connection.execute(
            "DELETE FROM _stream_records WHERE table_name = ?1
             AND CAST(sequence_number AS INTEGER) < ?2 AND created_at < ?3",
            params![table, stored, now_s.saturating_sub(RETENTION_S)],
        )?;
    }
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// `DynamoDB` keeps stream records for 24 hours.
const RETENTION_S: i64 = 24 * 60 * 60;

/// Returns the engine's own number behind the 21 digits that it shows.
fn stored_sequence(sequence: &str) -> Option<i64> {
    sequence.strip_prefix('1')?.parse().ok()
}

fn read_changes(
    database: &Database,
    table: &str,
    sequence: Option<String>,
    limit: usize,
) -> Result<Vec<Value>, EngineError> {
    let label = database
        .get_table_metadata(table)
        .map_err(EngineError::dynamodb)?
        .and_then(|known| known.stream_label)
        .unwrap_or_default();
    let iterator = database
        .get_shard_iterator(GetShardIteratorRequest {
            stream_arn: dynoxide::streams::stream_arn(table, &label),
            shard_id: dynoxide::streams::shard_id(table),
            shard_iterator_type: if sequence.is_some() {
                "AFTER_SEQUENCE_NUMBER".to_owned()
            } else {
                "TRIM_HORIZON".to_owned()
            },
            sequence_number: sequence,
        })
        .map_err(EngineError::dynamodb)?;
    let records = database
        .get_records(GetRecordsRequest {
            shard_iterator: iterator.shard_iterator.unwrap_or_default(),
            limit: Some(limit),
        })
        .map_err(EngineError::dynamodb)?;
    let arn = format!("arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}/stream/{label}");
    records
        .records
        .iter()
        .map(|record| {
            let mut record = serde_json::to_value(record).map_err(EngineError::dynamodb)?;
            if let Some(fields) = record.as_object_mut() {
                fields.insert("awsRegion".to_owned(), REGION.into());
                fields.insert("eventSourceARN".to_owned(), arn.clone().into());
            }
            Ok(record)
        })
        .collect()
}

fn request<T: DeserializeOwned>(json: Value) -> Result<T, EngineError> {
    serde_json::from_value(json).map_err(EngineError::dynamodb)
}

async fn off_thread<T, F>(work: F) -> Result<T, EngineError>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, EngineError> + Send + 'static,
{
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| EngineError::Stopped)?
}

#[cfg(test)]
mod tests {
    use super::super::tables::{Index, Projection, Table};
    use super::{Dynamodb, request};
    use rusqlite::Connection;
    use serde_json::{Value, json};
    use std::path::{Path, PathBuf};
    use std::time::{SystemTime, UNIX_EPOCH};

    const ACCOUNTS: Table = Table {
        name: "accounts",
        stream: true,
        expiry: Some("ttl"),
        indexes: &[],
    };

    #[expect(
        clippy::disallowed_methods,
        reason = "the engine expires rows by this clock"
    )]
    fn now_s() -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(now.as_secs()).unwrap()
    }

    fn file(directory: &tempfile::TempDir) -> PathBuf {
        directory.path().join("dynamodb.sqlite")
    }

    fn open(path: &Path, table: Table) -> Dynamodb {
        Dynamodb::open(path, &[table], &[], now_s()).unwrap()
    }

    fn put(dynamodb: &Dynamodb, row: &Value) {
        let put = json!({"TableName": "accounts", "Item": row});
        dynamodb.database.put_item(request(put).unwrap()).unwrap();
    }

    async fn changes(dynamodb: &Dynamodb, after: Option<&str>) -> Vec<String> {
        let after = after.map(str::to_owned);
        let changes = dynamodb.changes("accounts", after, 100).await.unwrap();
        let number = |change: &Value| {
            change["dynamodb"]["SequenceNumber"]
                .as_str()
                .map(str::to_owned)
        };
        changes
            .iter()
            .map(|change| number(change).unwrap())
            .collect()
    }

    #[tokio::test]
    async fn the_next_stream_number_is_found_by_the_index() {
        let directory = tempfile::tempdir().unwrap();
        drop(open(&file(&directory), ACCOUNTS));
        let connection = Connection::open(file(&directory)).unwrap();
        let next = "EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER))
                    FROM _stream_records WHERE table_name = 'accounts'";
        let plan: String = connection.query_row(next, [], |row| row.get(3)).unwrap();
        assert!(plan.contains("bank_stream_sequence"), "{plan}");
    }

    #[tokio::test]
    async fn old_records_read_by_all_are_dropped_except_the_newest() {
        let directory = tempfile::tempdir().unwrap();
        let dynamodb = open(&file(&directory), ACCOUNTS);
        for version in ["1", "2", "3"] {
            let row = json!({"pk": {"S": "a"}, "sk": {"S": "s"}, "ver": {"N": version}});
            put(&dynamodb, &row);
        }
        let written = changes(&dynamodb, None).await;
        drop(dynamodb);

        let read = [("accounts".to_owned(), written[2].clone())];
        let reopen = |at_s| Dynamodb::open(&file(&directory), &[ACCOUNTS], &read, at_s).unwrap();
        let same_day = reopen(now_s());
        assert_eq!(changes(&same_day, None).await, written);
        drop(same_day);
        let days_later = reopen(now_s() + 3 * 86_400);
        assert_eq!(changes(&days_later, None).await, written[2..]);
        put(&days_later, &json!({"pk": {"S": "b"}, "sk": {"S": "s"}}));
        let newer = changes(&days_later, Some(&written[2])).await;
        assert!(newer.len() == 1 && newer[0] > written[2]);
    }

    #[tokio::test]
    async fn an_existing_table_gains_a_newly_declared_index() {
        let directory = tempfile::tempdir().unwrap();
        let row = json!({"pk": {"S": "a"}, "sk": {"S": "s"}, "tn": {"S": "t"}, "at": {"S": "1"}});
        let dynamodb = open(&file(&directory), ACCOUNTS);
        put(&dynamodb, &row);
        drop(dynamodb);
        let index = Index {
            name: "by-tenant",
            partition: "tn",
            sort: "at",
            projection: Projection::Keys,
        };
        let indexes: &'static [Index] = Box::leak(Box::new([index]));
        let declared = || Table {
            indexes,
            ..ACCOUNTS
        };
        for _ in 0..2 {
            let dynamodb = open(&file(&directory), declared());
            let query = json!({
                "TableName": "accounts",
                "IndexName": "by-tenant",
                "KeyConditionExpression": "tn = :t",
                "ExpressionAttributeValues": {":t": {"S": "t"}},
            });
            let found = dynamodb.database.query(request(query).unwrap()).unwrap();
            assert_eq!(found.count, 1);
        }
    }

    #[tokio::test]
    async fn a_row_past_its_time_to_live_is_removed_by_the_service() {
        let directory = tempfile::tempdir().unwrap();
        let dynamodb = open(&file(&directory), ACCOUNTS);
        let passed_positions = (now_s() - 60).to_string();
        put(
            &dynamodb,
            &json!({"pk": {"S": "a"}, "sk": {"S": "s"}, "ttl": {"N": passed_positions}}),
        );
        put(&dynamodb, &json!({"pk": {"S": "b"}, "sk": {"S": "s"}}));
        assert_eq!(dynamodb.remove_expired().await.unwrap(), 1);
        let changes = dynamodb.changes("accounts", None, 100).await.unwrap();
        let removed = changes.last().unwrap();
        assert_eq!(removed["eventName"], "REMOVE");
        assert_eq!(
            removed["userIdentity"]["principalId"],
            "dynamodb.amazonaws.com"
        );
    }
}
