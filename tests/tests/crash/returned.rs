//! The function that receives a return dies after any of its calls to the tables, including between
//! the booking of the acceptance that the return proves and that of the return itself.

use environment::Clock;
use local::bank::environment_at;
use local::engines::{Endpoints, Engines, Invoke};
use local::registry::Registry;
use malai_client::types::{Account, Payment, PaymentStatus};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use tests::bank::{
    Bank, Caller, elsewhere, fresh_key, fresh_transaction_id, order, payment_return, proof,
    status_report,
};
use tokio::task::JoinSet;

use crate::proxy::{KillPoint, KillSwitch, KillTiming, before};
use crate::{MALAI, funded};

/// More calls than it makes.
const CALLS: u64 = 16;

/// The function on the tables of a stopped bank, called as API Gateway calls it.
struct Sandbox {
    registry: Registry,
    kill_switch: KillSwitch,
    data: PathBuf,
    _engines: Engines,
    _servers: JoinSet<()>,
}

impl Sandbox {
    async fn of(data: &Path) -> Self {
        let nobody = Invoke::new(|function, _| async move { Err(format!("no {function} here")) });
        let engines = Engines::start(data, &[], nobody).await.expect("engines");
        let (kill_switch, mut servers) = (KillSwitch::default(), JoinSet::new());
        let endpoints = Endpoints {
            dynamodb: before(&engines.endpoints().dynamodb, &kill_switch, &mut servers).await,
            aws: engines.endpoints().aws.clone(),
        };
        let registry = Registry::of_the_bank().expect("the bank");
        registry.connect(&environment_at(&endpoints, Clock::system()));
        Self {
            registry,
            kill_switch,
            data: data.to_path_buf(),
            _engines: engines,
            _servers: servers,
        }
    }

    /// Returns the status of the response to a message; `None` if the function died after this call
    /// to the tables.
    async fn post(&self, xml: &str, dies_after: u64) -> Option<u64> {
        let now = Clock::system().now().unix_seconds();
        let mut headers = Map::new();
        for (name, value) in proof(&self.data, "http://127.0.0.1:8080", xml, now) {
            headers.insert(name.to_owned(), value.into());
        }
        headers.insert("content-type".to_owned(), "application/xml".into());
        let path = "/rails/fps/messages";
        let event = json!({
            "resource": path, "path": path, "httpMethod": "POST", "headers": headers,
            "requestContext": {"requestId": fresh_key()}, "body": xml, "isBase64Encoded": false,
        });
        let event = event.to_string().into_bytes();
        self.kill_switch
            .arm(Some(KillPoint::at_call(dies_after, KillTiming::After)));
        let answer = tokio::select! {
            () = self.kill_switch.reached() => None,
            answer = self.registry.invoke("receive-fps-message", event) => Some(answer),
        };
        self.kill_switch.arm(None);
        let answer: Value = serde_json::from_slice(&answer?.expect("an answer")).expect("JSON");
        answer["statusCode"].as_u64()
    }
}

/// An unanswered payment of 1.00, and its return.
struct Sent {
    payment: Payment,
    message: String,
}

async fn sent(bank: &Bank, caller: &Caller, from: &Account) -> Sent {
    let order = order(&from.account_id, &elsewhere("00030000"), "1.00");
    let payment = caller.pay(order).await;
    bank.settle().await;
    let payment = caller.payment(&payment.payment_id).await;
    assert_eq!(payment.status, PaymentStatus::Submitted);
    let scheme = payment.scheme.as_ref().expect("of the scheme");
    let fpid = scheme.fpid.as_deref().expect("an id in the scheme");
    let id = format!("{}{}", &fpid[..28], &fpid[36..]);
    let day = bank.today().await;
    let message = payment_return(&id, &fresh_transaction_id(&day), "1.00", &day);
    Sent { payment, message }
}

/// Returns the scheme's ids of the returns that are noted and not booked.
fn noted_ids(data: &Path) -> Vec<String> {
    let file = data.join("dynamodb.sqlite");
    let tables = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let tables = tables.expect("the tables");
    let query = "SELECT n.item_json ->> '$.si.S' FROM payments AS n WHERE n.pk = 'S:R#pending'
                 AND NOT EXISTS (SELECT 1 FROM payments AS b WHERE b.sk = 'S:P'
                 AND b.item_json ->> '$.id.S' = n.item_json ->> '$.id.S')";
    let mut ids = tables.prepare(query).expect("a query");
    let ids = ids.query_map([], |row| row.get(0)).expect("ids");
    ids.map(|id| id.expect("an id")).collect()
}

/// Returns how many returns are noted, and for how many the payment is settled and not returned.
fn noted(data: &Path) -> [usize; 2] {
    let file = data.join("dynamodb.sqlite");
    let tables = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let query = "SELECT count(*), count(CASE WHEN p.item_json ->> '$.st.S' = 'settled' THEN 1 END)
                 FROM payments AS n JOIN payments AS p
                 ON p.sk = 'S:P' AND p.item_json ->> '$.id.S' = n.item_json ->> '$.of.S'
                 WHERE n.pk = 'S:R#pending'";
    let counts = tables.expect("the tables").query_row(query, [], |row| {
        Ok([row.get::<_, i64>(0)?, row.get::<_, i64>(1)?])
    });
    counts
        .expect("counts")
        .map(|count| usize::try_from(count).expect("a count"))
}

/// Delivers the return again: it is accepted, and the payment is returned.
async fn repeat(bank: &Bank, caller: &Caller, sent: &Sent) {
    let answer = bank.scheme().post(&sent.message).await;
    let text = answer.body.to_string();
    assert!(
        answer.status == 200 && text.contains("<TxSts>ACCC"),
        "{text}"
    );
    let now = caller.payment(&sent.payment.payment_id).await;
    assert_eq!(now.status, PaymentStatus::Returned);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_aborted_after_its_acceptance_is_booked_without_redelivery() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor").await;
    let mut all = Vec::new();
    for _ in 0..CALLS {
        all.push(sent(&bank, &caller, &ada).await);
    }
    bank.stop();
    let sandbox = Sandbox::of(bank.data()).await;
    let mut deaths = 0;
    for (sent, call) in all.iter().zip(1..) {
        match sandbox.post(&sent.message, call).await {
            None => deaths += 1,
            status => assert_eq!(status, Some(200)),
        }
    }
    // A report about a noted return is too early: the scheme must send it again.
    let noted_then = noted_ids(bank.data());
    assert!(!noted_then.is_empty());
    let accepted = |id: &String| status_report(id, "pacs.004.001.09", "<TxSts>ACSC</TxSts>");
    for id in &noted_then {
        let status = sandbox.post(&accepted(id), u64::MAX).await;
        assert_eq!(status, Some(503), "{id}");
    }
    drop(sandbox);
    assert!((3..CALLS).contains(&deaths), "died {deaths} times");
    let [_, between] = noted(bank.data());
    assert!(between > 0, "it died nowhere between the two");
    bank.start_again();
    bank.settle().await;
    // The schedule follows up the note of the return; the scheme sends nothing more.
    bank.advance(60).await;
    assert_eq!(noted(bank.data()), [0, 0]);
    for id in &noted_then {
        assert_eq!(bank.scheme().post(&accepted(id)).await.status, 202, "{id}");
    }
    let (desk, _) = bank.desk().await;
    let breaks = desk.get("/v1/ledger/breaks").await;
    assert_eq!(breaks.body["data"], json!([]), "{}", breaks.body);
    let caller = bank.operator().await;
    let mut returned = 0;
    for sent in &all {
        let now = caller.payment(&sent.payment.payment_id).await;
        // A return of which nothing was booked before the crash waits for its redelivery.
        let ended = now.status == PaymentStatus::Returned;
        assert!(
            ended || now.status == PaymentStatus::Submitted,
            "{}",
            now.status
        );
        returned += usize::from(ended);
    }
    assert!(returned > between && returned < all.len(), "{returned}");
    for sent in &all {
        repeat(&bank, &caller, sent).await;
    }
    bank.settle().await;
    let balances = caller.account(&ada.account_id).await.balances;
    let money = [&*balances.booked.amount, &*balances.held.amount];
    assert_eq!(money, ["100000.00", "0.00"]);
    let path = format!("/v1/accounts/{}/transactions?limit=50", *ada.account_id);
    let entries = caller.get(&path).await.body["data"].clone();
    let entries = entries.as_array().expect("entries").len();
    assert_eq!(entries, 1 + 2 * all.len(), "each once out and once back");
}
