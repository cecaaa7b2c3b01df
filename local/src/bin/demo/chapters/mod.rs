//! The chapters: the accounts here, payments in `payments`, the audit log and balances in `review`.

mod payments;
mod review;

use malai_client::Client;
use malai_client::types::{
    Account, AccountId, AccountOpening, ClientAuthentication, ClientRegistration, Currency, Scope,
    Scopes,
};
use serde_json::json;

use crate::demo_run::{Credential, DemoResult, DemoRun, refusal};
use crate::orders::balances;

/// Runs all chapters.
pub(crate) async fn all(demo_run: &mut DemoRun) -> DemoResult<()> {
    demo_run.say(&format!(
        "The story of a payment, told by the bank at {}",
        demo_run.url()
    ))?;
    let (till, auditor) = clients(demo_run).await?;
    let bank = demo_run.client(&till).await?;
    let [ada, ben, shop] = accounts(demo_run, &bank).await?;
    salary(demo_run, &bank, &ada).await?;
    let dinner = payments::dinner(demo_run, &bank, &ada, &ben).await?;
    payments::shopping(demo_run, &bank, &ben, &shop).await?;
    let plumber = payments::plumber(demo_run, &bank, &ada).await?;
    payments::rejection(demo_run, &bank, &ada).await?;
    let bank = payments::unknown_outcome(demo_run, bank, &till, &ada).await?;
    payments::replay(demo_run, &bank, &ada, &ben, &dinner).await?;
    review::audit(demo_run, &auditor, &plumber).await?;
    review::balances_of_all(demo_run, &bank, [&ada, &ben, &shop]).await
}

async fn clients(demo_run: &mut DemoRun) -> DemoResult<(Credential, Credential)> {
    demo_run.chapter("Two clients: a till that moves money, an auditor that only looks")?;
    let operator = demo_run.client(&demo_run.first()).await?;
    let till = [
        Scope::AccountsRead,
        Scope::AccountsWrite,
        Scope::PaymentsRead,
        Scope::PaymentsWrite,
    ];
    let till = register(demo_run, &operator, "Till", &till).await?;
    let auditor = [Scope::AuditRead];
    let auditor = register(demo_run, &operator, "Auditor", &auditor).await?;
    let review = demo_run.client(&auditor).await?;
    let opening = AccountOpening {
        holder_name: "Nobody".into(),
        currency: Currency::Gbp,
    };
    let key = demo_run.name("no-scope");
    let refused = review
        .open_account()
        .idempotency_key(key)
        .body(opening)
        .send()
        .await;
    let refused = refusal(refused)?;
    demo_run.line(
        "the auditor opens an account",
        &format!("{} {}", refused.status, refused.code),
    )?;
    Ok((till, auditor))
}

async fn register(
    demo_run: &DemoRun,
    operator: &Client,
    name: &str,
    scopes: &[Scope],
) -> DemoResult<Credential> {
    let registration = ClientRegistration {
        name: name.to_owned(),
        scopes: Scopes(scopes.to_vec()),
        authentication: ClientAuthentication::ClientSecret,
        public_key: None,
    };
    let call = operator
        .register_client()
        .idempotency_key(demo_run.name(name))
        .body(registration);
    let issued = call.send().await?.into_inner();
    let id = issued.client.client_id.to_string();
    demo_run.line(&format!("{name} is registered"), &id)?;
    Ok(Credential {
        id,
        secret: issued.client_secret.ok_or("no secret")?,
    })
}

async fn accounts(demo_run: &mut DemoRun, bank: &Client) -> DemoResult<[Account; 3]> {
    demo_run.chapter("Three accounts")?;
    let ada = open(demo_run, bank, "Ada Okafor").await?;
    let ben = open(demo_run, bank, "Ben Adeyemi").await?;
    let shop = open(demo_run, bank, "The Corner Shop").await?;
    Ok([ada, ben, shop])
}

async fn open(demo_run: &DemoRun, bank: &Client, holder: &str) -> DemoResult<Account> {
    let opening = AccountOpening {
        holder_name: holder.to_owned(),
        currency: Currency::Gbp,
    };
    let key = demo_run.name(&holder.replace(' ', "-"));
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
    demo_run.line(holder, &shown)?;
    Ok(account)
}

async fn salary(demo_run: &mut DemoRun, bank: &Client, ada: &Account) -> DemoResult<()> {
    demo_run.chapter("Ada's salary comes from another bank by Faster Payments")?;
    let payment = json!({
        "debtor": {"name": "Harbour Studios", "sort_code": "000003", "account_number": "31926819"},
        "creditor": {"name": ada.holder_name, "sort_code": ada.sort_code,
                     "account_number": ada.account_number},
        "amount": {"amount": "2500.00", "currency": "GBP"},
        "reference": "SALARY NOV",
    });
    let response = demo_run
        .control("/rails/fps/inbound-payments", &payment)
        .await?;
    let word = |name: &str| {
        response
            .get(name)
            .and_then(|word| word.as_str())
            .unwrap_or("-")
            .to_owned()
    };
    demo_run.line(
        "pacs.008 in, pacs.002 out",
        &format!("{}  {}", word("answer"), word("fpid")),
    )?;
    balance(demo_run, bank, ada).await
}

async fn balance(demo_run: &DemoRun, bank: &Client, account: &Account) -> DemoResult<()> {
    let id: AccountId = account.account_id.clone();
    let now = bank.get_account().account_id(id).send().await?.into_inner();
    demo_run.line(&now.holder_name, &balances(&now))
}
