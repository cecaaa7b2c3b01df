//! The store's requirements of any table service.

use accounts_contract::Accounts;
use audit_contract::Audit;
use serde::{Deserialize, Serialize};
use store::{
    Can, Change, Condition, ConditionResult, Key, Outcome, Query, Row, Store, Table, Transaction,
    Update, Value, verb,
};

struct All;
impl Can<verb::Get> for All {}
impl Can<verb::Query> for All {}
impl Can<verb::PutOnce> for All {}
impl Can<verb::Update> for All {}
impl Can<verb::Delete> for All {}
impl Can<verb::Insert> for All {}

type Tested = Table<Accounts, All>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct TestRow {
    #[serde(skip)]
    pk: String,
    #[serde(skip)]
    sk: String,
    n: i64,
    s: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    tn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    at: Option<String>,
}

impl Row for TestRow {
    fn key(&self) -> Key {
        Key::new(&self.pk, &self.sk)
    }
}

fn thing(pk: &str, sk: &str) -> TestRow {
    TestRow {
        pk: pk.to_owned(),
        sk: sk.to_owned(),
        n: 5,
        s: "b".to_owned(),
        tn: None,
        at: None,
    }
}

fn number(n: i64) -> Value {
    Value::N(n.to_string())
}

fn text(text: &str) -> Value {
    Value::S(text.to_owned())
}

pub(crate) async fn everything(store: &Store) {
    let table = Tested::declared(store);
    an_item_is_put_once(&table).await;
    each_condition_is_evaluated_as_written(&table).await;
    changes_are_made_together(&table).await;
    a_number_is_counted_from_nothing(&table).await;
    values_move_along_and_bytes_are_compared_in_their_order(&table).await;
    a_transaction_is_atomic(&table).await;
    a_page_is_a_range_in_order(&table).await;
    an_index_holds_what_has_its_keys(&table).await;
    an_item_is_inserted_once(store).await;
}

async fn put(table: &Tested, row: &TestRow) -> Outcome {
    let write = table.put_once(row).expect("a row");
    Transaction::of(write).commit().await
}

async fn got(table: &Tested, key: &Key) -> Option<TestRow> {
    table.get(key).await.expect("an answer")
}

async fn an_item_is_put_once(table: &Tested) {
    let first = thing("once", "1");
    assert!(matches!(put(table, &first).await, Outcome::Committed));
    let second = TestRow {
        n: 6,
        ..first.clone()
    };
    let Outcome::Refused(failures) = put(table, &second).await else {
        panic!("written twice")
    };
    let [ConditionResult::Condition(Some(stored))] = failures.as_slice() else {
        panic!("{failures:?}")
    };
    assert_eq!(stored.get("n"), Some(&number(5)));
    assert_eq!(got(table, &first.key()).await.expect("it is there").n, 5);
    assert_eq!(got(table, &Key::new("once", "2")).await, None);
}

async fn each_condition_is_evaluated_as_written(table: &Tested) {
    use Condition::{All, Any, AtLeast, Below, Differs, Equals, Missing, Present, Without};
    let row = thing("conditions", "1");
    assert!(matches!(put(table, &row).await, Outcome::Committed));
    let cases = [
        (Present, true),
        (Missing, false),
        (Without("x"), true),
        (Without("n"), false),
        (Equals("n", number(5)), true),
        (Equals("n", number(6)), false),
        (Equals("n", text("5")), false),
        (Equals("x", number(5)), false),
        (Differs("n", number(5)), false),
        (Differs("n", number(6)), true),
        (Differs("x", number(5)), true),
        (AtLeast("n", number(5)), true),
        (AtLeast("n", number(6)), false),
        (AtLeast("n", number(-7)), true),
        (AtLeast("x", number(0)), false),
        (AtLeast("n", text("0")), false),
        (Below("n", number(6)), true),
        (Below("n", number(5)), false),
        (Below("n", number(10)), true),
        (Below("x", number(6)), false),
        (Below("s", text("c")), true),
        (Below("s", text("b")), false),
        (Below("s", text("B")), false),
        (All(vec![Present, Equals("n", number(5))]), true),
        (All(vec![Present, Equals("n", number(6))]), false),
        (Any(vec![Missing, Equals("n", number(5))]), true),
        (Any(vec![Missing, Equals("n", number(6))]), false),
        (
            All(vec![Any(vec![Missing, Present]), Below("n", number(9))]),
            true,
        ),
    ];
    for (condition, holds) in cases {
        let told = format!("{condition:?}");
        let update = Update {
            key: row.key(),
            condition,
            changes: vec![Change::Set("s", text("b"))],
        };
        let outcome = Transaction::of(table.update(update)).commit().await;
        match outcome {
            Outcome::Committed => assert!(holds, "{told}"),
            Outcome::Refused(failures) => {
                assert!(!holds && failures[0].stored().is_some(), "{told}");
            }
            Outcome::Busy | Outcome::Unknown => panic!("{told}: {outcome:?}"),
        }
    }
    let nothing = Update {
        key: Key::new("conditions", "none"),
        condition: Present,
        changes: vec![Change::Set("s", text("b"))],
    };
    let outcome = Transaction::of(table.update(nothing)).commit().await;
    assert!(
        matches!(&outcome, Outcome::Refused(failures) if *failures == [ConditionResult::Condition(None)]),
        "{outcome:?}"
    );
}

/// An update that adds to a missing number creates it, and the item with it.
async fn a_number_is_counted_from_nothing(table: &Tested) {
    let key = Key::new("counted", "1");
    let count = |by, most| {
        table.update(Update {
            key: key.clone(),
            condition: Condition::Any(vec![
                Condition::Without("n"),
                Condition::Below("n", number(most)),
            ]),
            changes: vec![Change::Add("n", by), Change::Set("s", text("counted"))],
        })
    };
    for by in [3, 4] {
        let outcome = Transaction::of(count(by, 4)).commit().await;
        assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
    }
    let Outcome::Refused(failures) = Transaction::of(count(1, 4)).commit().await else {
        panic!("the count is passed");
    };
    let stored = failures.first().and_then(ConditionResult::stored);
    assert_eq!(stored.and_then(|item| item.get("n")), Some(&number(7)));
}

async fn changes_are_made_together(table: &Tested) {
    let row = TestRow {
        tn: Some("t".to_owned()),
        ..thing("changes", "1")
    };
    assert!(matches!(put(table, &row).await, Outcome::Committed));
    let update = Update {
        key: row.key(),
        condition: Condition::Present,
        changes: vec![
            Change::Increment("n", -9),
            Change::Set("s", text("c")),
            Change::Remove("tn"),
        ],
    };
    let outcome = Transaction::of(table.update(update)).commit().await;
    assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
    let after = got(table, &row.key()).await.expect("it is there");
    assert_eq!((after.n, after.s.as_str(), after.tn), (-4, "c", None));
    let gone = table.delete(row.key(), Condition::Equals("n", number(-4)));
    let outcome = Transaction::of(gone).commit().await;
    assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
    assert_eq!(got(table, &row.key()).await, None);
    let again = table.delete(row.key(), Condition::Present);
    let outcome = Transaction::of(again).commit().await;
    assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
}

/// Values move along in one update: each change reads the item as it was.
async fn values_move_along_and_bytes_are_compared_in_their_order(table: &Tested) {
    let key = Key::new("moved", "1");
    let bytes = |bytes: &[u8]| Value::B(bytes.to_vec());
    let push = |value: &[u8], below: &[u8]| {
        table.update(Update {
            key: key.clone(),
            condition: Condition::Any(vec![
                Condition::Without("a"),
                Condition::Below("a", bytes(below)),
            ]),
            changes: vec![
                Change::Copy("c", "b", bytes(b"")),
                Change::Copy("b", "a", bytes(b"")),
                Change::Set("a", bytes(value)),
            ],
        })
    };
    for (value, below) in [(b"\x01\xff", b"\x00\x00"), (b"\x02\x00", b"\x02\x00")] {
        let outcome = Transaction::of(push(value, below)).commit().await;
        assert!(matches!(outcome, Outcome::Committed), "{outcome:?}");
    }
    let Outcome::Refused(failures) = Transaction::of(push(b"\x03", b"\x02")).commit().await else {
        panic!("two bytes are after one that begins them");
    };
    let stored = failures
        .first()
        .and_then(ConditionResult::stored)
        .expect("it is there");
    let moved = ["a", "b", "c"].map(|name| stored.get(name).cloned());
    let expected: [&[u8]; 3] = [b"\x02\x00", b"\x01\xff", b""];
    assert_eq!(moved, expected.map(|value| Some(bytes(value))));
}

async fn a_transaction_is_atomic(table: &Tested) {
    let (there, new) = (thing("whole", "1"), thing("whole", "2"));
    assert!(matches!(put(table, &there).await, Outcome::Committed));
    let spend = |least| {
        table.update(Update {
            key: there.key(),
            condition: Condition::AtLeast("n", number(least)),
            changes: vec![Change::Increment("n", -1)],
        })
    };
    let write = || table.put_once(&new).expect("a row");
    let refused = Transaction::of(write()).and(spend(6)).commit().await;
    let Outcome::Refused(failures) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        matches!(
            failures.as_slice(),
            [ConditionResult::None, ConditionResult::Condition(Some(_))]
        ),
        "{failures:?}"
    );
    assert_eq!(got(table, &new.key()).await, None);
    let done = Transaction::of(write()).and(spend(5)).commit().await;
    assert!(matches!(done, Outcome::Committed), "{done:?}");
    assert_eq!(got(table, &there.key()).await.expect("there").n, 4);
    let both = Transaction::of(write()).and(spend(9)).commit().await;
    let Outcome::Refused(failures) = both else {
        panic!("{both:?}")
    };
    assert!(
        failures.iter().all(ConditionResult::is_condition),
        "{failures:?}"
    );
}

async fn a_page_is_a_range_in_order(table: &Tested) {
    for sk in ["a", "b", "c", "d", "e"] {
        let row = thing("pages", sk);
        assert!(matches!(put(table, &row).await, Outcome::Committed));
    }
    let rows = async |query: Query| {
        let page = table.query::<Sorted>(&query).await.expect("an answer");
        let names: String = page.rows.into_iter().map(|row| row.sk).collect();
        (names, page.last)
    };
    let range = |from, to| Query::range("pages", from, to);
    assert_eq!(rows(range("b", "d")).await, ("bcd".to_owned(), None));
    assert_eq!(rows(range("b", "d").newest_first()).await.0, "dcb");
    assert_eq!(rows(range("x", "y")).await.0, "");
    let (first, last) = rows(range("a", "e").at_most(2)).await;
    assert_eq!(first, "ab");
    assert!(last.is_some());
    let (second, last) = rows(range("a", "e").at_most(2).after(last)).await;
    assert_eq!(second, "cd");
    let (third, _) = rows(range("a", "e").at_most(2).after(last)).await;
    assert_eq!(third, "e");
    let (whole, last) = rows(range("a", "e").at_most(5)).await;
    assert_eq!(whole, "abcde");
    let (rest, last) = rows(range("a", "e").at_most(5).after(last)).await;
    assert_eq!((rest.as_str(), last), ("", None));
}

#[derive(Deserialize)]
struct Sorted {
    sk: String,
}

async fn an_index_holds_what_has_its_keys(table: &Tested) {
    for (sk, at) in [("1", "20"), ("2", "10"), ("3", "30")] {
        let row = TestRow {
            tn: Some("tenant".to_owned()),
            at: Some(at.to_owned()),
            ..thing("index", sk)
        };
        assert!(matches!(put(table, &row).await, Outcome::Committed));
    }
    let without = TestRow {
        tn: Some("tenant".to_owned()),
        ..thing("index", "4")
    };
    assert!(matches!(put(table, &without).await, Outcome::Committed));
    let query = Query::range("tenant", "0", ":").on_index("by-tenant", "tn", "at");
    let page = table
        .query::<serde_json::Value>(&query)
        .await
        .expect("an answer");
    let found: Vec<_> = page.rows.iter().map(|row| row["sk"].as_str()).collect();
    assert_eq!(found, [Some("2"), Some("1"), Some("3")]);
    let keys_only = page.rows.iter().all(|row| row.get("n").is_none());
    assert!(keys_only, "{:?}", page.rows);
}

async fn an_item_is_inserted_once(store: &Store) {
    let audit = Table::<Audit, All>::declared(store);
    let row = thing("inserted", "1");
    assert!(audit.insert(&row).await.expect("an answer"));
    let other = TestRow {
        n: 9,
        ..row.clone()
    };
    assert!(!audit.insert(&other).await.expect("an answer"));
    let stored: Option<TestRow> = audit.get(&row.key()).await.expect("an answer");
    assert_eq!(stored.expect("it is there").n, 5);
}
