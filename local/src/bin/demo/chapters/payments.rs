use malai_client::Client;
use malai_client::types::{Account, PaymentId};
use serde_json::json;

use super::balance;
use crate::demo_run::{Credential, DemoResult, DemoRun, refusal};
use crate::orders::{external_creditor, local_creditor, order, summary};

pub(super) async fn dinner(
    demo_run: &mut DemoRun,
    bank: &Client,
    ada: &Account,
    ben: &Account,
) -> DemoResult<PaymentId> {
    demo_run.chapter("Ada pays Ben, who banks here too: settled at once")?;
    let order = order(&ada.account_id, local_creditor(ben), "20.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(demo_run.name("dinner"))
        .body(order);
    let payment = call.send().await?.into_inner();
    demo_run.line("Ada to Ben", &summary(&payment))?;
    balance(demo_run, bank, ada).await?;
    balance(demo_run, bank, ben).await?;
    Ok(payment.payment_id)
}

pub(super) async fn shopping(
    demo_run: &mut DemoRun,
    bank: &Client,
    ben: &Account,
    shop: &Account,
) -> DemoResult<()> {
    demo_run.chapter("Ben wants to spend more than he has")?;
    let too_much = order(&ben.account_id, local_creditor(shop), "35.00", "Groceries");
    let key = demo_run.name("groceries");
    let refused = bank
        .create_payment()
        .idempotency_key(key)
        .body(too_much)
        .send()
        .await;
    let refused = refusal(refused)?;
    demo_run.line(
        "35.00 to the shop",
        &format!("{} {}", refused.status, refused.code),
    )?;
    let less = order(&ben.account_id, local_creditor(shop), "12.40", "Groceries");
    let key = demo_run.name("groceries-2");
    let payment = bank
        .create_payment()
        .idempotency_key(key)
        .body(less)
        .send()
        .await?;
    demo_run.line("12.40 to the shop", &summary(&payment))
}

pub(super) async fn plumber(
    demo_run: &mut DemoRun,
    bank: &Client,
    ada: &Account,
) -> DemoResult<String> {
    demo_run.chapter("Ada pays a plumber at another bank: accepted, then settled")?;
    let payee = external_creditor("Brightwell Plumbing and Heating Services", "58302914");
    let order = order(&ada.account_id, payee, "112.50", "INV-2031 BOILER SERVICE");
    let request = demo_run.name("plumber");
    let call = bank
        .create_payment()
        .idempotency_key(&request)
        .x_request_id(&request)
        .body(order);
    let payment = call.send().await?.into_inner();
    demo_run.line("pacs.008 out", &summary(&payment))?;
    demo_run.settle().await?;
    let id = payment.payment_id;
    let payment = bank.get_payment().payment_id(id).send().await?.into_inner();
    demo_run.line("pacs.002 in", &summary(&payment))?;
    if let Some(scheme) = &payment.scheme {
        let sent = scheme.reference_sent.as_deref().unwrap_or("-");
        demo_run.line(
            "reference as sent",
            &format!("{sent:?}, cut to what the scheme carries"),
        )?;
    }
    balance(demo_run, bank, ada).await?;
    Ok(request)
}

pub(super) async fn rejection(
    demo_run: &mut DemoRun,
    bank: &Client,
    ada: &Account,
) -> DemoResult<()> {
    demo_run
        .chapter("Ada pays into an account that is closed: rejected, the money is free again")?;
    let order = order(
        &ada.account_id,
        external_creditor("Old Gym", "00001160"),
        "40.00",
        "MEMBERSHIP",
    );
    let call = bank
        .create_payment()
        .idempotency_key(demo_run.name("gym"))
        .body(order);
    let payment = call.send().await?.into_inner();
    demo_run.line("pacs.008 out", &summary(&payment))?;
    demo_run.settle().await?;
    let payment = bank
        .get_payment()
        .payment_id(payment.payment_id)
        .send()
        .await?
        .into_inner();
    demo_run.line("pacs.002 in", &summary(&payment))?;
    if let Some(reason) = &payment.reason {
        let [scheme, iso] = [&reason.scheme_code, &reason.iso_code]
            .map(|code| code.as_deref().unwrap_or("-").to_owned());
        let why = format!("{scheme} / {iso}: {} ({})", reason.message, reason.retry);
        demo_run.line("why", &why)?;
    }
    balance(demo_run, bank, ada).await
}

/// How far the clock is advanced, in minutes: until the third enquiry.
const MINUTES: u8 = 5;

pub(super) async fn unknown_outcome(
    demo_run: &mut DemoRun,
    bank: Client,
    till: &Credential,
    ada: &Account,
) -> DemoResult<Client> {
    demo_run
        .chapter("A bank that does not answer: unknown is not failed, so the money stays held")?;
    let payee = external_creditor("Silent Supplies", "00030000");
    let order = order(&ada.account_id, payee, "75.00", "ORDER 88");
    let call = bank
        .create_payment()
        .idempotency_key(demo_run.name("silent"))
        .body(order);
    let id = call.send().await?.into_inner().payment_id;
    demo_run.settle().await?;
    let payment = bank
        .get_payment()
        .payment_id(id.clone())
        .send()
        .await?
        .into_inner();
    demo_run.line("pacs.008 out", &summary(&payment))?;
    for _ in 0..MINUTES {
        demo_run.advance(60).await?;
        demo_run.settle().await?;
    }
    let payment = bank
        .get_payment()
        .payment_id(id.clone())
        .send()
        .await?
        .into_inner();
    demo_run.line("minutes and 3 pacs.028 later", &summary(&payment))?;
    balance(demo_run, &bank, ada).await?;
    let fpid = payment
        .scheme
        .as_ref()
        .and_then(|scheme| scheme.fpid.clone())
        .ok_or("no id")?;
    let path = format!("/rails/fps/payments/{fpid}/answer");
    demo_run
        .control(&path, &json!({"status": "accept"}))
        .await?;
    demo_run.settle().await?;
    // Access tokens expire, and the clock has moved.
    let bank = demo_run.client(till).await?;
    let payment = bank.get_payment().payment_id(id).send().await?.into_inner();
    demo_run.line("pacs.002 in, at last", &summary(&payment))?;
    balance(demo_run, &bank, ada).await?;
    Ok(bank)
}

pub(super) async fn replay(
    demo_run: &mut DemoRun,
    bank: &Client,
    ada: &Account,
    ben: &Account,
    dinner: &PaymentId,
) -> DemoResult<()> {
    demo_run
        .chapter("The dinner once more under its key: the first answer, and no second payment")?;
    let same = order(&ada.account_id, local_creditor(ben), "20.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(demo_run.name("dinner"))
        .body(same);
    let again = call.send().await?;
    let replayed = again
        .headers()
        .get("idempotency-replayed")
        .and_then(|v| v.to_str().ok());
    let replayed = format!("Idempotency-Replayed: {}", replayed.unwrap_or("missing"));
    demo_run.line(
        "the same order",
        &format!("{} {replayed}", again.status().as_u16()),
    )?;
    if again.payment_id != *dinner {
        return Err("the key led to another payment".into());
    }
    demo_run.line("the same payment", dinner)?;
    let other = order(&ada.account_id, local_creditor(ben), "200.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(demo_run.name("dinner"))
        .body(other);
    let refused = refusal(call.send().await)?;
    demo_run.line(
        "another amount",
        &format!("{} {}", refused.status, refused.code),
    )
}
