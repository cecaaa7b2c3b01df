//! A table with rows in two forms, on the local engine, and the migrator with a list of its own.

use environment::Clock;
use identity_contract::Identity;
use kernel::time::Moment;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use migrate_data::{CallLimits, MigrationRequest, Progress, TableName, migrate};
use serde::{Deserialize, Serialize};
use store::schema::{Migration, RowChange, Schema, is_version};
use store::{
    Can, Change, Condition, Item, Key, Outcome, Row, Store, Table, Transaction, Update, Value,
    row_of, verb,
};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::proxy::{KillPoint, KillSwitch, before};

/// The number of rows.
pub(crate) const ROWS: u8 = 9;

/// A list of one migration, which stores a number's double beside it.
pub(crate) const SCHEMA: Schema = Schema {
    oldest: 0,
    migrations: &[Migration {
        name: "doubles are kept",
        becomes: doubled,
    }],
};

fn doubled(item: &Item) -> Option<RowChange> {
    if item.get("double").is_some() {
        return None;
    }
    let number: TestRow = row_of(item.clone()).ok()?;
    Some(RowChange {
        condition: Condition::All(vec![
            Condition::Without("double"),
            Condition::Equals("number", count(number.number)),
        ]),
        changes: vec![Change::Set("double", count(number.number * 2))],
    })
}

fn count(number: u32) -> Value {
    Value::N(number.to_string())
}

/// A row of the table, in its old or new form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TestRow {
    #[serde(rename = "pk", skip_serializing)]
    name: String,
    number: u32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    double: Option<u32>,
    note: String,
    /// The number of its writes since its creation.
    pub(crate) written: u32,
}

impl TestRow {
    pub(crate) fn is_new(&self) -> bool {
        self.double == Some(self.number * 2)
    }
}

impl Row for TestRow {
    fn key(&self) -> Key {
        Key::new(&self.name, "T")
    }
}

fn name(number: u8) -> String {
    format!("thing_{number}")
}

/// The migrator's access, and the test's own to create and read rows.
#[derive(Debug)]
pub(crate) enum TestGrants {}
impl Can<verb::Scan> for TestGrants {}
impl Can<verb::Update> for TestGrants {}
impl Can<verb::PutOnce> for TestGrants {}
impl Can<verb::Delete> for TestGrants {}

type Rows = Table<Identity, TestGrants>;

pub(crate) struct Fixture {
    /// The table, beside the proxy at which the migrator is killed.
    table: Rows,
    through_proxy: Rows,
    kill_switch: KillSwitch,
    _engines: Engines,
    _servers: JoinSet<()>,
    _data: TempDir,
}

impl Fixture {
    pub(crate) async fn start() -> Self {
        let _known_already = rustls::crypto::ring::default_provider().install_default();
        let data = tempfile::tempdir().expect("a directory");
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(data.path(), &[], nobody).await;
        let engines = engines.expect("engines");
        let endpoints = engines.endpoints().clone();
        let (kill_switch, mut servers) = (KillSwitch::default(), JoinSet::new());
        let kill_point = Endpoints {
            dynamodb: before(&endpoints.dynamodb, &kill_switch, &mut servers).await,
            aws: endpoints.aws.clone(),
        };
        let table = |endpoints: &Endpoints| {
            let environment = environment_at(endpoints, Clock::system());
            Rows::declared(&Store::connect(&environment))
        };
        let fixture = Self {
            table: table(&endpoints),
            through_proxy: table(&kill_point),
            kill_switch,
            _engines: engines,
            _servers: servers,
            _data: data,
        };
        for number in 1..=ROWS {
            fixture.put(number).await;
        }
        fixture
    }

    async fn put(&self, number: u8) {
        let row = TestRow {
            name: name(number),
            number: number.into(),
            double: number.is_multiple_of(3).then(|| u32::from(number) * 2),
            note: "personal".to_owned(),
            written: 0,
        };
        let write = self.table.put_once(&row).expect("a row");
        let put = Transaction::of(write).commit().await;
        assert!(matches!(put, Outcome::Committed), "{put:?}");
    }

    /// Writes a row like a program that knows the new form.
    pub(crate) async fn write(&self, number: u8) {
        let grown = u32::from(number + 1) + 100;
        let update = Update {
            key: Key::new(name(number + 1), "T"),
            condition: Condition::Present,
            changes: vec![
                Change::Set("number", count(grown)),
                Change::Set("double", count(grown * 2)),
                Change::Increment("written", 1),
            ],
        };
        let _gone_perhaps = Transaction::of(self.table.update(update)).commit().await;
    }

    pub(crate) async fn remove(&self, number: u8) {
        let key = Key::new(name(number), "T");
        let removal = self.table.delete(key, Condition::Present);
        let _gone_perhaps = Transaction::of(removal).commit().await;
    }

    async fn call(&self, table: &Rows, to: Option<u32>, dry_run: bool) -> Progress {
        let asked = MigrationRequest {
            table: TableName::Identity,
            to,
            dry_run,
        };
        let limits = CallLimits { pages: 2, items: 3 };
        let progress = migrate(table, &SCHEMA, asked, limits, || Moment::EPOCH).await;
        progress.expect("progress")
    }

    /// Calls the migrator once.
    pub(crate) async fn go_on(&self, to: u32, dry_run: bool) -> Progress {
        self.call(&self.table, Some(to), dry_run).await
    }

    /// Reads the table's state from the migrator.
    pub(crate) async fn look(&self) -> Progress {
        self.call(&self.table, None, false).await
    }

    /// Calls the migrator until it is done; returns all examples.
    pub(crate) async fn until_done(&self, to: u32, dry_run: bool) -> Progress {
        let mut examples = Vec::new();
        loop {
            let progress = self.go_on(to, dry_run).await;
            // With two migrators, the other may have been first.
            let ended = progress.done || progress.version >= to;
            assert!(ended || progress.refused.is_none(), "{progress:?}");
            examples.extend(progress.examples.clone());
            if ended {
                return Progress {
                    examples,
                    ..progress
                };
            }
        }
    }

    /// Performs the dry run and the real run, as far as they remain.
    pub(crate) async fn migrated(&self) -> Progress {
        let progress = self.look().await;
        let under_way = progress.under_way.is_some_and(|run| !run.dry_run);
        if progress.version == 0 && !under_way {
            self.until_done(1, true).await;
        }
        self.until_done(1, false).await
    }

    /// Calls the migrator until it is done, and kills it at this point. Returns whether it
    /// completed before.
    pub(crate) async fn kill_at(&self, kill_point: KillPoint, to: u32, dry_run: bool) -> bool {
        self.kill_switch.arm(Some(kill_point));
        let working =
            async { while !self.call(&self.through_proxy, Some(to), dry_run).await.done {} };
        let ended = tokio::select! {
            () = working => true,
            () = self.kill_switch.reached() => false,
        };
        self.kill_switch.arm(None);
        ended
    }

    /// Returns every item, the version included.
    pub(crate) async fn whole_table(&self) -> Vec<Item> {
        let page = self.table.scan(None, 100).await.expect("a page");
        page.rows
    }

    /// Returns the rows, in the order of their names.
    pub(crate) async fn rows(&self) -> Vec<TestRow> {
        let items = self.whole_table().await.into_iter();
        let rows = items.filter(|item| !is_version(item)).map(row_of);
        let mut rows: Vec<TestRow> = rows.collect::<Result<_, _>>().expect("rows");
        rows.sort_by(|one, other| one.name.cmp(&other.name));
        rows
    }
}
