use malai_client::types::{
    Account, AccountId, Amount, Creditor, Currency, PaymentOrder, PaymentOrderRoute,
};

/// Returns an order from an account to a creditor, in pounds, without optional fields.
pub fn order(from: &AccountId, to: &Creditor, pounds: &str) -> PaymentOrder {
    PaymentOrder {
        debtor_account_id: from.clone(),
        creditor: to.clone(),
        amount: Amount {
            amount: pounds.into(),
            currency: Currency::Gbp,
        },
        reference: None,
        end_to_end_id: None,
        route: PaymentOrderRoute::Auto,
        allow_duplicate: true,
    }
}

/// Returns an account at another bank.
pub fn elsewhere(account_number: &str) -> Creditor {
    Creditor {
        name: "Brightwell Plumbing".into(),
        sort_code: "000002".into(),
        account_number: account_number.into(),
    }
}

/// Returns an account here, as a creditor.
pub fn at_this_bank(account: &Account) -> Creditor {
    Creditor {
        name: account.holder_name.clone(),
        sort_code: account.sort_code.clone(),
        account_number: account.account_number.clone(),
    }
}
