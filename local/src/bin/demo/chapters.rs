use malai_client::Client;
use malai_client::types::{
    Account, AccountId, AccountOpening, ClientAuthentication, ClientRegistration, Currency,
    InternalAccount, PaymentId, Scope, Scopes,
};
use serde_json::json;

use crate::people::{elsewhere, here, money, order, told};
use crate::stage::{Credential, Stage, Told, refusal};

/// The whole story.
pub(crate) async fn all(stage: &mut Stage) -> Told<()> {
    stage.say(&format!(
        "The story of a payment, told by the bank at {}",
        stage.url()
    ))?;
    let (till, auditor) = clients(stage).await?;
    let bank = stage.enter(&till).await?;
    let [ada, ben, shop] = accounts(stage, &bank).await?;
    salary(stage, &bank, &ada).await?;
    let dinner = dinner(stage, &bank, &ada, &ben).await?;
    shopping(stage, &bank, &ben, &shop).await?;
    let plumber = plumber(stage, &bank, &ada).await?;
    rejection(stage, &bank, &ada).await?;
    let bank = silence(stage, bank, &till, &ada).await?;
    replay(stage, &bank, &ada, &ben, &dinner).await?;
    audit(stage, &auditor, &plumber).await?;
    end(stage, &bank, &auditor, [&ada, &ben, &shop]).await
}

async fn clients(stage: &mut Stage) -> Told<(Credential, Credential)> {
    stage.chapter("Two clients: a till that moves money, an auditor that only looks")?;
    let operator = stage.enter(&stage.first()).await?;
    let till = [
        Scope::AccountsRead,
        Scope::AccountsWrite,
        Scope::PaymentsRead,
        Scope::PaymentsWrite,
    ];
    let till = register(stage, &operator, "Till", &till).await?;
    let auditor = [Scope::AuditRead, Scope::LedgerRead];
    let auditor = register(stage, &operator, "Auditor", &auditor).await?;
    let looking = stage.enter(&auditor).await?;
    let opening = AccountOpening {
        holder_name: "Nobody".into(),
        currency: Currency::Gbp,
    };
    let key = stage.name("no-scope");
    let refused = looking
        .open_account()
        .idempotency_key(key)
        .body(opening)
        .send()
        .await;
    let refused = refusal(refused)?;
    stage.line(
        "the auditor opens an account",
        &format!("{} {}", refused.status, refused.code),
    )?;
    Ok((till, auditor))
}

async fn register(
    stage: &Stage,
    operator: &Client,
    name: &str,
    scopes: &[Scope],
) -> Told<Credential> {
    let registration = ClientRegistration {
        name: name.to_owned(),
        scopes: Scopes(scopes.to_vec()),
        authentication: ClientAuthentication::ClientSecret,
        public_key: None,
    };
    let call = operator
        .register_client()
        .idempotency_key(stage.name(name))
        .body(registration);
    let issued = call.send().await?.into_inner();
    let id = issued.client.client_id.to_string();
    stage.line(&format!("{name} is registered"), &id)?;
    Ok(Credential {
        id,
        secret: issued.client_secret.ok_or("no secret")?,
    })
}

async fn accounts(stage: &mut Stage, bank: &Client) -> Told<[Account; 3]> {
    stage.chapter("Three accounts")?;
    let ada = open(stage, bank, "Ada Okafor").await?;
    let ben = open(stage, bank, "Ben Adeyemi").await?;
    let shop = open(stage, bank, "The Corner Shop").await?;
    Ok([ada, ben, shop])
}

async fn open(stage: &Stage, bank: &Client, holder: &str) -> Told<Account> {
    let opening = AccountOpening {
        holder_name: holder.to_owned(),
        currency: Currency::Gbp,
    };
    let key = stage.name(&holder.replace(' ', "-"));
    let account = bank
        .open_account()
        .idempotency_key(key)
        .body(opening)
        .send()
        .await?
        .into_inner();
    let shown = format!(
        "{} {}  {}",
        account.sort_code, account.account_number, account.iban
    );
    stage.line(holder, &shown)?;
    Ok(account)
}

async fn salary(stage: &mut Stage, bank: &Client, ada: &Account) -> Told<()> {
    stage.chapter("Ada's salary comes from another bank by Faster Payments")?;
    let payment = json!({
        "debtor": {"name": "Harbour Studios", "sort_code": "000003", "account_number": "31926819"},
        "creditor": {"name": ada.holder_name, "sort_code": ada.sort_code,
                     "account_number": ada.account_number},
        "amount": {"amount": "2500.00", "currency": "GBP"},
        "reference": "SALARY NOV",
    });
    let answer = stage
        .control("/rails/fps/inbound-payments", &payment)
        .await?;
    let word = |name: &str| {
        answer
            .get(name)
            .and_then(|word| word.as_str())
            .unwrap_or("-")
            .to_owned()
    };
    stage.line(
        "pacs.008 in, pacs.002 out",
        &format!("{}  {}", word("answer"), word("fpid")),
    )?;
    balance(stage, bank, ada).await
}

async fn dinner(stage: &mut Stage, bank: &Client, ada: &Account, ben: &Account) -> Told<PaymentId> {
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

async fn shopping(stage: &mut Stage, bank: &Client, ben: &Account, shop: &Account) -> Told<()> {
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

async fn plumber(stage: &mut Stage, bank: &Client, ada: &Account) -> Told<String> {
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

async fn rejection(stage: &mut Stage, bank: &Client, ada: &Account) -> Told<()> {
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

async fn silence(
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
        stage
            .control("/clock", &json!({"advance_seconds": 60}))
            .await?;
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

async fn replay(
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

async fn audit(stage: &mut Stage, auditor: &Credential, request: &str) -> Told<()> {
    stage.chapter(&format!(
        "What the audit log has of the plumber's request, {request}"
    ))?;
    let looking = stage.enter(auditor).await?;
    let page = looking
        .list_audit_records()
        .request_id(request)
        .send()
        .await?;
    for record in &page.data {
        let what = record
            .event_type
            .trim_start_matches("malai.")
            .trim_end_matches(".v1");
        stage.line(
            &record.occurred_at,
            &format!("{what:<26} {}", *record.record_id),
        )?;
    }
    Ok(())
}

async fn end(
    stage: &mut Stage,
    bank: &Client,
    auditor: &Credential,
    accounts: [&Account; 3],
) -> Told<()> {
    stage.chapter("Where everybody stands")?;
    for account in accounts {
        balance(stage, bank, account).await?;
    }
    let [ada, ..] = accounts;
    let page = bank
        .list_transactions()
        .account_id(ada.account_id.clone())
        .send()
        .await?;
    stage.say("\n   Ada's account, newest first\n")?;
    for entry in &page.data {
        let sign = if entry.direction.to_string() == "debit" {
            "-"
        } else {
            "+"
        };
        let who = entry
            .counterparty
            .as_ref()
            .and_then(|other| other.name.as_deref());
        let shown = format!(
            "{sign}{:>8}  {:>8}  {}",
            entry.amount.amount,
            entry.balance_after.amount,
            who.unwrap_or("-")
        );
        stage.line(
            &format!("{:>3}  {}", entry.sequence, entry.value_date),
            &shown,
        )?;
    }
    let looking = stage.enter(auditor).await?;
    let settlement = looking
        .get_internal_balance()
        .internal_account(InternalAccount::FpsSettlement)
        .currency(Currency::Gbp)
        .send()
        .await?;
    stage.say("")?;
    stage.line("the bank at Faster Payments", &settlement.balance.amount)
}

async fn balance(stage: &Stage, bank: &Client, account: &Account) -> Told<()> {
    let id: AccountId = account.account_id.clone();
    let now = bank.get_account().account_id(id).send().await?.into_inner();
    stage.line(&now.holder_name, &money(&now))
}
