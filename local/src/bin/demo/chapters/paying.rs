use malai_client::Client;
use malai_client::types::{Account, PaymentId};
use serde_json::json;

use super::balance;
use crate::people::{elsewhere, here, order, told};
use crate::stage::{Credential, Stage, Told, refusal};

pub(super) async fn dinner(
    stage: &mut Stage,
    bank: &Client,
    ada: &Account,
    ben: &Account,
) -> Told<PaymentId> {
    stage.chapter("Ada pays Ben, who banks here too: settled at once")?;
    let order = order(&ada.account_id, here(ben), "20.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(stage.name("dinner"))
        .body(order);
    let payment = call.send().await?.into_inner();
    stage.line("Ada to Ben", &told(&payment))?;
    balance(stage, bank, ada).await?;
    balance(stage, bank, ben).await?;
    Ok(payment.payment_id)
}

pub(super) async fn shopping(
    stage: &mut Stage,
    bank: &Client,
    ben: &Account,
    shop: &Account,
) -> Told<()> {
    stage.chapter("Ben wants to spend more than he has")?;
    let too_much = order(&ben.account_id, here(shop), "35.00", "Groceries");
    let key = stage.name("groceries");
    let refused = bank
        .create_payment()
        .idempotency_key(key)
        .body(too_much)
        .send()
        .await;
    let refused = refusal(refused)?;
    stage.line(
        "35.00 to the shop",
        &format!("{} {}", refused.status, refused.code),
    )?;
    let less = order(&ben.account_id, here(shop), "12.40", "Groceries");
    let key = stage.name("groceries-2");
    let payment = bank
        .create_payment()
        .idempotency_key(key)
        .body(less)
        .send()
        .await?;
    stage.line("12.40 to the shop", &told(&payment))
}

pub(super) async fn plumber(stage: &mut Stage, bank: &Client, ada: &Account) -> Told<String> {
    stage.chapter("Ada pays a plumber at another bank: accepted, then settled")?;
    let payee = elsewhere("Brightwell Plumbing and Heating Services", "58302914");
    let order = order(&ada.account_id, payee, "112.50", "INV-2031 BOILER SERVICE");
    let request = stage.name("plumber");
    let call = bank
        .create_payment()
        .idempotency_key(&request)
        .x_request_id(&request)
        .body(order);
    let payment = call.send().await?.into_inner();
    stage.line("pacs.008 out", &told(&payment))?;
    stage.settle().await?;
    let id = payment.payment_id;
    let payment = bank.get_payment().payment_id(id).send().await?.into_inner();
    stage.line("pacs.002 in", &told(&payment))?;
    if let Some(scheme) = &payment.scheme {
        let sent = scheme.reference_sent.as_deref().unwrap_or("-");
        stage.line(
            "reference as sent",
            &format!("{sent:?}, cut to what the scheme carries"),
        )?;
    }
    balance(stage, bank, ada).await?;
    Ok(request)
}

pub(super) async fn rejection(stage: &mut Stage, bank: &Client, ada: &Account) -> Told<()> {
    stage.chapter("Ada pays into an account that is closed: rejected, the money is free again")?;
    let order = order(
        &ada.account_id,
        elsewhere("Old Gym", "00001160"),
        "40.00",
        "MEMBERSHIP",
    );
    let call = bank
        .create_payment()
        .idempotency_key(stage.name("gym"))
        .body(order);
    let payment = call.send().await?.into_inner();
    stage.line("pacs.008 out", &told(&payment))?;
    stage.settle().await?;
    let payment = bank
        .get_payment()
        .payment_id(payment.payment_id)
        .send()
        .await?
        .into_inner();
    stage.line("pacs.002 in", &told(&payment))?;
    if let Some(reason) = &payment.reason {
        let [scheme, iso] = [&reason.scheme_code, &reason.iso_code]
            .map(|code| code.as_deref().unwrap_or("-").to_owned());
        let why = format!("{scheme} / {iso}: {} ({})", reason.message, reason.retry);
        stage.line("why", &why)?;
    }
    balance(stage, bank, ada).await
}

/// How far the clock is moved, in minutes: until the scheme was asked three times.
const MINUTES: u8 = 5;

pub(super) async fn silence(
    stage: &mut Stage,
    bank: Client,
    till: &Credential,
    ada: &Account,
) -> Told<Client> {
    stage.chapter("A bank that does not answer: unknown is not failed, so the money stays held")?;
    let payee = elsewhere("Silent Supplies", "00030000");
    let order = order(&ada.account_id, payee, "75.00", "ORDER 88");
    let call = bank
        .create_payment()
        .idempotency_key(stage.name("silent"))
        .body(order);
    let id = call.send().await?.into_inner().payment_id;
    stage.settle().await?;
    let payment = bank
        .get_payment()
        .payment_id(id.clone())
        .send()
        .await?
        .into_inner();
    stage.line("pacs.008 out", &told(&payment))?;
    for _ in 0..MINUTES {
        stage.advance(60).await?;
        stage.settle().await?;
    }
    let payment = bank
        .get_payment()
        .payment_id(id.clone())
        .send()
        .await?
        .into_inner();
    stage.line("minutes and 3 pacs.028 later", &told(&payment))?;
    balance(stage, &bank, ada).await?;
    let fpid = payment
        .scheme
        .as_ref()
        .and_then(|scheme| scheme.fpid.clone())
        .ok_or("no id")?;
    let path = format!("/rails/fps/payments/{fpid}/answer");
    stage.control(&path, &json!({"status": "accept"})).await?;
    stage.settle().await?;
    // Tokens are short-lived, and the clock has moved.
    let bank = stage.enter(till).await?;
    let payment = bank.get_payment().payment_id(id).send().await?.into_inner();
    stage.line("pacs.002 in, at last", &told(&payment))?;
    balance(stage, &bank, ada).await?;
    Ok(bank)
}

pub(super) async fn replay(
    stage: &mut Stage,
    bank: &Client,
    ada: &Account,
    ben: &Account,
    dinner: &PaymentId,
) -> Told<()> {
    stage.chapter("The dinner once more under its key: the first answer, and no second payment")?;
    let same = order(&ada.account_id, here(ben), "20.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(stage.name("dinner"))
        .body(same);
    let again = call.send().await?;
    let replayed = again
        .headers()
        .get("idempotency-replayed")
        .and_then(|v| v.to_str().ok());
    let replayed = format!("Idempotency-Replayed: {}", replayed.unwrap_or("missing"));
    stage.line(
        "the same order",
        &format!("{} {replayed}", again.status().as_u16()),
    )?;
    if again.payment_id != *dinner {
        return Err("the key led to another payment".into());
    }
    stage.line("the same payment", dinner)?;
    let other = order(&ada.account_id, here(ben), "200.00", "Dinner");
    let call = bank
        .create_payment()
        .idempotency_key(stage.name("dinner"))
        .body(other);
    let refused = refusal(call.send().await)?;
    stage.line(
        "another amount",
        &format!("{} {}", refused.status, refused.code),
    )
}
