//! An institution learns nothing of another's accounts, and cannot write into their lists.

use serde_json::json;
use tests::bank::order;

use super::unreadable::{in_partition, put, rows};
use crate::{MALAI, funded};
use tests::bank::{Bank, at_this_bank, elsewhere};

#[tokio::test]
async fn a_payment_from_another_institutions_account_is_not_found_and_not_recorded() {
    let bank = Bank::shared(MALAI);
    let (owner, stranger) = (bank.operator().await, bank.other().await);
    let ada = funded(&bank, &owner, "Ada Okafor", "10.00").await;
    let mut elsewhere_on_us = json!(order(&ada.account_id, &elsewhere("58302914"), "1.00"));
    elsewhere_on_us["route"] = json!("on_us");
    let same = json!(order(&ada.account_id, &at_this_bank(&ada), "1.00"));
    for order in [elsewhere_on_us, same] {
        let answer = stranger.post("/v1/payments", order.clone()).await;
        assert_eq!(
            (answer.status, answer.code()),
            (404, "not_found"),
            "{}",
            answer.body
        );
        let own = owner.post("/v1/payments", order).await;
        assert_eq!(own.status, 422, "{}", own.body);
    }
    bank.settle().await;
    let list = format!("/v1/payments?account_id={}&limit=1", *ada.account_id);
    let mut page = owner.get(&list).await;
    let mut seen = 0;
    while let Some(cursor) = page.body["next_cursor"].as_str() {
        assert_eq!(page.body["data"].as_array().map(Vec::len), Some(1));
        seen += 1;
        page = owner.get(&format!("{list}&cursor={cursor}")).await;
    }
    seen += page.body["data"].as_array().map_or(0, Vec::len);
    assert_eq!(seen, 3, "the money that came in and the two refusals");
    let strangers = stranger.get(&list).await;
    assert_eq!(strangers.body, json!({"data": []}));
}

#[tokio::test]
async fn no_client_of_an_institution_reads_the_banks_internal_balances() {
    let bank = Bank::shared(MALAI);
    let (desk, _) = bank.desk().await;
    let institutions = [bank.operator().await, bank.other().await];
    for account in ["fps-settlement", "suspense", "receivables"] {
        let path = format!("/v1/internal-accounts/{account}/balance?currency=GBP");
        assert_eq!(desk.get(&path).await.status, 200, "{account}");
        for client in &institutions {
            let answer = client.get(&path).await;
            let refused = (answer.status, answer.code());
            assert_eq!(refused, (403, "forbidden"), "{account}");
        }
    }
}

#[tokio::test]
async fn a_page_without_the_callers_records_keeps_its_cursor() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "10.00").await;
    bank.settle().await;
    let list = format!("L#{}", *ada.account_id);
    let own = rows(&bank);
    let own = own.iter().find(|row| in_partition(row, &list));
    // Resources of another institution that precede everything else in the list.
    let foreign = ["9998", "9999"].map(|place| {
        let mut row = own.expect("a payment").clone();
        row["sk"] = json!({"S": place});
        row["tn"] = json!({"S": "ten_0kd7xvqkmc2b7wf5bv4s9fx6kg"});
        row
    });
    put(&mut bank, &foreign);
    let caller = bank.operator().await;
    let list = format!("/v1/payments?account_id={}&limit=1", *ada.account_id);
    let mut page = caller.get(&list).await;
    let mut seen = Vec::new();
    while let Some(cursor) = page.body["next_cursor"].as_str().map(str::to_owned) {
        seen.push(page.body["data"].as_array().map_or(9, Vec::len));
        page = caller.get(&format!("{list}&cursor={cursor}")).await;
    }
    seen.push(page.body["data"].as_array().map_or(9, Vec::len));
    assert_eq!(seen.get(..3), Some([0, 0, 1].as_slice()), "{seen:?}");
    assert_eq!(seen.iter().sum::<usize>(), 1, "{seen:?}");
}
