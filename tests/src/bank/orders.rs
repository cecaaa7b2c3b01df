use malai_client::types::{
    Account, AccountId, Amount, Currency, Payee, PaymentOrder, PaymentOrderRoute,
};

/// An order from an account to a payee, in pounds, with nothing else said.
pub fn order(from: &AccountId, to: &Payee, pounds: &str) -> PaymentOrder {
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

/// An account at another bank.
pub fn elsewhere(account_number: &str) -> Payee {
    Payee {
        name: "Brightwell Plumbing".into(),
        sort_code: "000002".into(),
        account_number: account_number.into(),
    }
}

/// An account here, as a payee.
pub fn at_this_bank(account: &Account) -> Payee {
    Payee {
        name: account.holder_name.clone(),
        sort_code: account.sort_code.clone(),
        account_number: account.account_number.clone(),
    }
}
