//! The chapters: how it begins here, what is paid in `paying`, what there is to see in `looking`.

mod looking;
mod paying;

use malai_client::Client;
use malai_client::types::{
    Account, AccountId, AccountOpening, ClientAuthentication, ClientRegistration, Currency, Scope,
    Scopes,
};
use serde_json::json;

use crate::people::money;
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
    let dinner = paying::dinner(stage, &bank, &ada, &ben).await?;
    paying::shopping(stage, &bank, &ben, &shop).await?;
    let plumber = paying::plumber(stage, &bank, &ada).await?;
    paying::rejection(stage, &bank, &ada).await?;
    let bank = paying::silence(stage, bank, &till, &ada).await?;
    paying::replay(stage, &bank, &ada, &ben, &dinner).await?;
    looking::audit(stage, &auditor, &plumber).await?;
    looking::end(stage, &bank, [&ada, &ben, &shop]).await
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
    let auditor = [Scope::AuditRead];
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

async fn balance(stage: &Stage, bank: &Client, account: &Account) -> Told<()> {
    let id: AccountId = account.account_id.clone();
    let now = bank.get_account().account_id(id).send().await?.into_inner();
    stage.line(&now.holder_name, &money(&now))
}
