use malai_client::Client;
use malai_client::types::{Account, Currency, InternalAccount};

use super::balance;
use crate::demo_run::{Credential, DemoResult, DemoRun};

pub(super) async fn audit(
    demo_run: &mut DemoRun,
    auditor: &Credential,
    request: &str,
) -> DemoResult<()> {
    demo_run.chapter(&format!(
        "What the audit log has of the plumber's request, {request}"
    ))?;
    let review = demo_run.client(auditor).await?;
    let page = review
        .list_audit_records()
        .request_id(request)
        .send()
        .await?;
    for record in &page.data {
        let what = record
            .event_type
            .trim_start_matches("malai.")
            .trim_end_matches(".v1");
        demo_run.line(
            &record.occurred_at,
            &format!("{what:<26} {}", *record.record_id),
        )?;
    }
    Ok(())
}

pub(super) async fn balances_of_all(
    demo_run: &mut DemoRun,
    bank: &Client,
    accounts: [&Account; 3],
) -> DemoResult<()> {
    demo_run.chapter("Where everybody stands")?;
    for account in accounts {
        balance(demo_run, bank, account).await?;
    }
    let [ada, ..] = accounts;
    let page = bank
        .list_transactions()
        .account_id(ada.account_id.clone())
        .send()
        .await?;
    demo_run.say("\n   Ada's account, newest first\n")?;
    for entry in &page.data {
        let sign = if entry.direction.to_string() == "debit" {
            "-"
        } else {
            "+"
        };
        let credential = entry
            .counterparty
            .as_ref()
            .and_then(|other| other.name.as_deref());
        let shown = format!(
            "{sign}{:>8}  {:>8}  {}",
            entry.amount.amount,
            entry.balance_after.amount,
            credential.unwrap_or("-")
        );
        demo_run.line(
            &format!("{:>3}  {}", entry.sequence, entry.value_date),
            &shown,
        )?;
    }
    let desk = demo_run.client(&demo_run.desk()).await?;
    let settlement = desk
        .get_internal_balance()
        .internal_account(InternalAccount::FpsSettlement)
        .currency(Currency::Gbp)
        .send()
        .await?;
    demo_run.say("")?;
    demo_run.line("the bank at Faster Payments", &settlement.balance.amount)
}
