use serde_json::json;

use super::*;

#[tokio::test]
async fn an_accepted_message_is_answered_after_a_kill_of_the_scheme() {
    let mut world = World::new().await;
    let (late, known) = (payment("00020020", "a"), payment("31926819", "b"));
    world.submit(&late.write()).await;
    world.submit(&known.write()).await;
    world.quiet().await;
    world.restart().await;
    assert_eq!(world.submit(&known.write()).await, 202);
    world.quiet().await;
    assert_eq!(world.told(&known), ["ACSC"]);
    assert_eq!(world.told(&late), [""; 0]);
    world.advance(20);
    world.quiet().await;
    assert_eq!(world.told(&late), ["ACSC"]);
}

#[tokio::test]
async fn an_unaccepted_message_is_resent_until_the_bank_accepts_it() {
    let mut world = World::new().await;
    for status in [503, 429, 409] {
        world.bank.fail_next(status);
    }
    let paid = payment("31926819", "a");
    world.submit(&paid.write()).await;
    world.quiet().await;
    assert_eq!(world.told(&paid).len(), 1);
    world.restart().await;
    for attempts in 2..=4 {
        world.advance(5);
        world.quiet().await;
        assert_eq!(world.told(&paid).len(), attempts);
    }
    world.advance(86_400);
    world.quiet().await;
    let reports = world.bank.reports(paid.transaction_id.as_str());
    assert_eq!(reports.len(), 4);
    assert!(reports.iter().all(|report| *report == reports[0]));
}

#[tokio::test]
async fn a_refusal_by_the_bank_is_final() {
    let world = World::new().await;
    world.bank.fail_next(400);
    let paid = payment("31926819", "a");
    world.submit(&paid.write()).await;
    world.advance(3600);
    world.quiet().await;
    assert_eq!(world.told(&paid), ["ACSC"]);
}

#[tokio::test]
async fn messages_wait_until_the_banks_origin_is_known() {
    let now = Arc::new(AtomicI64::new(NINE));
    let bank = Stand::start(Arc::clone(&now)).await;
    let data = tempfile::tempdir().unwrap();
    let scheme = open(data.path(), &now, None).await;
    let world = World {
        scheme,
        bank,
        now,
        data,
    };
    let paid = payment("31926819", "a");
    world.submit(&paid.write()).await;
    assert!(!world.scheme.idle().await.unwrap());
    world.scheme.set_bank_origin(world.bank.origin());
    world.quiet().await;
    assert_eq!(world.told(&paid), ["ACSC"]);
    assert_eq!(world.control("GET", "/payments", json!(null)).await.0, 200);
    world.scheme.stop().await;
}
