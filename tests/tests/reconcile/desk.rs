//! Bookings of the operations desk, and damages of them.

use serde_json::{Value, json};
use tests::bank::{Bank, Caller, elsewhere, order, status_report};

use crate::reconcile::damage::{delete, first, item, keys, set};
use crate::{Case, Damage, DamagedCopy, number};

/// Returns a payment that the scheme reverses, the journal that ends its break, and one that
/// applies a part of what it left in suspense.
pub(crate) async fn ended(bank: &Bank, caller: &Caller) {
    let payer = caller.open("Ada Mensah").await;
    caller.allow_overdraft(&payer.account_id, "50.00").await;
    let contradicted = order(&payer.account_id, &elsewhere("00030000"), "8.00");
    let contradicted = caller.pay(contradicted).await;
    bank.settle().await;
    let contradicted = caller.payment(&contradicted.payment_id).await;
    let scheme = contradicted.scheme.as_ref().expect("of the scheme");
    let fpid = scheme.fpid.as_deref().expect("an id in the scheme");
    let id = format!("{}{}", &fpid[..28], &fpid[36..]);
    let accepted = status_report(&id, "pacs.008.001.09", "<TxSts>ACSC</TxSts>");
    assert_eq!(bank.scheme().post(&accepted).await.status, 202);
    let reject = json!({"status": "reject", "code": "1160"});
    bank.scheme().answer(&contradicted, reject).await;
    bank.settle().await;
    let desk = bank.desk().await;
    let newest = async |list: &str, name: &str| {
        let page = desk.0.get(&format!("/v1/ledger/{list}")).await;
        let id = page.body["data"][0][name].as_str();
        id.expect("a work item").to_owned()
    };
    let found = newest("breaks", "break_id").await;
    let accounts = ["fps-settlement", "suspense"];
    posted(&desk, "settled_but_refused", &found, accounts, "8.00").await;
    let left = newest("suspense-items", "suspense_item_id").await;
    let accounts = ["suspense", &*payer.account_id];
    posted(&desk, "suspense_applied", &left, accounts, "3.00").await;
    bank.settle().await;
    sent_back(bank, caller, &desk).await;
}

/// Returns a received payment that this bank rejected and the scheme made, and the return of its
/// money, which the other bank rejects.
async fn sent_back(bank: &Bank, caller: &Caller, desk: &(Caller, Caller)) {
    let payee = caller.open("Ben Mensah").await;
    let close = format!("/v1/accounts/{}/close", *payee.account_id);
    let closed = caller.post(&close, json!({"reason": "Moved away"})).await;
    assert_eq!(closed.status, 200, "{}", closed.body);
    let sent = bank.scheme().pay_in_from("00001160", &payee, "4.00").await;
    let sent = sent["fpid"].as_str().expect("an id in the scheme");
    bank.scheme().overrule(sent).await;
    bank.settle().await;
    let last = async |list: &str, name: &str| {
        let page = desk.0.get(&format!("/v1/ledger/{list}")).await;
        let all = page.body["data"].as_array().expect("a list");
        let id = all.last().expect("a work item")[name].as_str();
        id.expect("an id").to_owned()
    };
    let found = last("breaks", "break_id").await;
    let accounts = ["fps-settlement", "suspense"];
    posted(desk, "rejected_but_paid", &found, accounts, "4.00").await;
    let item = last("suspense-items", "suspense_item_id").await;
    let accounts = ["suspense", "fps-settlement"];
    posted(desk, "suspense_returned", &item, accounts, "4.00").await;
    bank.settle().await;
}

async fn posted(
    (first, second): &(Caller, Caller),
    purpose: &str,
    subject: &str,
    [debit, credit]: [&str; 2],
    pounds: &str,
) {
    let amount = json!({"amount": pounds, "currency": "GBP"});
    let mut proposal = json!({
        "purpose": purpose,
        "subject": subject,
        "transfers": [{"debit": debit, "credit": credit, "amount": amount}],
        "evidence": [{"kind": "other", "reference": "Note 4", "sha256": "0a".repeat(32)}],
        "reason": "The report says so",
    });
    if purpose == "suspense_returned" {
        proposal["return_reason_code"] = json!("account_closed");
    }
    let journals = "/v1/ledger/journals";
    let proposed = first.post(journals, proposal).await;
    assert_eq!(proposed.status, 201, "{}", proposed.body);
    let id = proposed.body["journal_id"].as_str().expect("a journal");
    let approval = json!({"sequence": 1, "reason": "Checked"});
    let path = format!("{journals}/{id}/approve");
    let approved = second.post(&path, approval).await;
    assert_eq!(approved.status, 200, "{}", approved.body);
}

/// Returns the key of the only, or the first, row of this kind.
fn row(copy: &DamagedCopy, prefix: &str, sort: &str) -> [String; 2] {
    let mut all = keys(&copy.tables, "payments", prefix, sort);
    all.retain(|[_, sk]| sk == sort);
    first(all)
}

fn change([prefix, sort]: [&'static str; 2], name: &'static str, value: Value) -> Damage<'static> {
    Box::new(move |copy| {
        let [pk, sk] = row(copy, prefix, sort);
        set(&copy.tables, "payments", [&pk, &sk], name, &value);
    })
}

pub(crate) fn of_the_desk() -> Vec<Case<'static>> {
    let by_one: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = row(copy, "jnl_", "J");
        let second = item(&copy.tables, "payments", [&pk, &sk])["d"]["M"]["b"].clone();
        set(&copy.tables, "payments", [&pk, &sk], "b", &second);
    });
    let cleared: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = row(copy, "sus_", "U");
        let place = [pk.as_str(), sk.as_str()];
        let status = json!({"S": "cleared"});
        set(&copy.tables, "payments", place, "op", &number(0));
        set(&copy.tables, "payments", place, "st", &status);
    });
    let gone: Damage<'_> = Box::new(|copy| {
        for place in keys(&copy.tables, "payments", "jnl_", "J") {
            delete(&copy.tables, "payments", &place);
        }
    });
    let unordered: Damage<'_> = Box::new(|copy| {
        for [pk, sk] in keys(&copy.tables, "payments", "jnl_", "J") {
            let place = [pk.as_str(), sk.as_str()];
            if sk == "J" && !item(&copy.tables, "payments", place)["rt"].is_null() {
                set(&copy.tables, "payments", place, "am", &number(399));
            }
        }
    });
    let back = "each return of money in suspense has its journal";
    let by_two = "each journal has two clients and debits no customer";
    let open = "each suspense item is its receipt less its journals";
    let ended = "each resolved break has its journal or explanation";
    let (journal, item, difference) = (["jnl_", "J"], ["sus_", "U"], ["brk_", "B"]);
    let text = |text: &str| json!({"S": text});
    vec![
        (by_two, by_one),
        (by_two, change(journal, "am", number(0))),
        (open, change(item, "op", number(501))),
        (open, change(item, "st", text("returning"))),
        (open, cleared),
        (back, unordered),
        (ended, change(difference, "st", text("open"))),
        (ended, gone),
    ]
}
