use malai_client::Client;
use malai_client::types::{Account, Currency, InternalAccount};

use super::balance;
use crate::stage::{Credential, Stage, Told};

pub(super) async fn audit(stage: &mut Stage, auditor: &Credential, request: &str) -> Told<()> {
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

pub(super) async fn end(stage: &mut Stage, bank: &Client, accounts: [&Account; 3]) -> Told<()> {
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
    let desk = stage.enter(&stage.desk()).await?;
    let settlement = desk
        .get_internal_balance()
        .internal_account(InternalAccount::FpsSettlement)
        .currency(Currency::Gbp)
        .send()
        .await?;
    stage.say("")?;
    stage.line("the bank at Faster Payments", &settlement.balance.amount)
}
