//! What a client pays without another's approval: by one payment, and on one London day.

use accounts_contract::Alone;
use kernel::id::ClientId;
use kernel::money::Amount;
use kernel::policy::ClientPolicy;
use kernel::time::Moment;
use store::{Change, Condition, Key, StoreError, Update, attribute};

/// That a payment is one that its client makes alone, within the limits of its policy for a day.
#[derive(Clone, Debug)]
pub struct PaidAlone {
    /// The limit over one account, which the posting carries.
    pub account: Option<Alone>,
    /// The limit over all accounts.
    pub client: Option<ClientDay>,
}

/// How much a client pays alone on one day over all accounts: a row for each client, currency and
/// day, which counts what was paid so.
#[derive(Clone, Debug)]
pub struct ClientDay {
    key: Key,
    most: i64,
    minor: i64,
}

impl PaidAlone {
    /// The limits for a payment of this amount; none if it waits for another client's approval,
    /// whatever was paid that day.
    pub fn of(policy: &ClientPolicy, client: ClientId, amount: Amount, at: Moment) -> Option<Self> {
        let currency = amount.currency();
        let on_account = policy.account_daily_most(currency);
        let of_client = policy.client_daily_limit.most(currency);
        let limits = [policy.approval_above.most(currency), on_account, of_client];
        if limits
            .into_iter()
            .flatten()
            .any(|most| amount.minor() > most)
        {
            return None;
        }
        let day = calendar::london::date(at);
        Some(Self {
            account: on_account.map(|most| Alone::on(calendar::london::day_number(at), most)),
            client: of_client.map(|most| ClientDay {
                key: Key::new(client, format_args!("D#{day}#{currency}")),
                most,
                minor: amount.minor(),
            }),
        })
    }
}

impl ClientDay {
    /// The change that counts the payment. Refused if it goes beyond the limit.
    ///
    /// # Errors
    /// When a value cannot be stored: a fault of ours.
    pub fn counted(&self) -> Result<Update, StoreError> {
        let beyond = self.most.saturating_sub(self.minor).saturating_add(1);
        let beyond = attribute(beyond).map_err(StoreError::NotARow)?;
        Ok(Update {
            key: self.key.clone(),
            condition: Condition::Any(vec![Condition::Without("n"), Condition::Below("n", beyond)]),
            changes: vec![Change::Add("n", self.minor)],
        })
    }
}
