//! Changes that the streams redeliver long after they happened, as after a crash.

use tests::bank::{Bank, elsewhere, order};

use super::unreadable::{in_partition, rows};
use crate::{MALAI, funded};

#[tokio::test]
async fn a_payment_has_one_note_however_late_its_acceptance_is_redelivered() {
    let mut bank = Bank::start(MALAI);
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor", "100.00").await;
    // The other bank does not respond.
    let order = order(&ada.account_id, &elsewhere("00030000"), "10.00");
    let payment = caller.pay(order).await;
    bank.settle().await;
    // By then an enquiry was sent, and the note is due later.
    bank.advance(60).await;
    bank.stop();
    let bus = rusqlite::Connection::open(bank.data().join("bus.sqlite")).expect("the bus");
    let forget = "DELETE FROM checkpoints WHERE function = 'project-payments'";
    assert_eq!(bus.execute(forget, []).expect("a deletion"), 1);
    drop(bus);
    bank.start_again();
    bank.settle().await;
    let notes = rows(&bank);
    let notes = notes.iter().filter(|row| in_partition(row, "Q#fps#"));
    assert_eq!(notes.count(), 1);
    let (desk, _) = bank.desk().await;
    let listed = desk.get("/v1/ledger/unknown-payments").await;
    let listed = listed.body["data"].as_array().expect("a list").clone();
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["payment_id"], payment.payment_id.as_str());
}
