use malai_client::types::{
    Account, AccountId, Amount, Currency, Payee, Payment, PaymentOrder, PaymentOrderRoute,
};

/// An order in pounds.
pub(crate) fn order(from: &AccountId, to: Payee, pounds: &str, reference: &str) -> PaymentOrder {
    PaymentOrder {
        debtor_account_id: from.clone(),
        creditor: to,
        amount: Amount {
            amount: pounds.to_owned(),
            currency: Currency::Gbp,
        },
        reference: Some(reference.to_owned()),
        end_to_end_id: None,
        route: PaymentOrderRoute::Auto,
        allow_duplicate: false,
    }
}

/// A payee at another bank; how that bank behaves is decided by the account number.
pub(crate) fn elsewhere(name: &str, account_number: &str) -> Payee {
    Payee {
        name: name.to_owned(),
        sort_code: "000002".to_owned(),
        account_number: account_number.to_owned(),
    }
}

/// An account here, as a payee.
pub(crate) fn here(account: &Account) -> Payee {
    Payee {
        name: account.holder_name.clone(),
        sort_code: account.sort_code.clone(),
        account_number: account.account_number.clone(),
    }
}

/// A payment in a line.
pub(crate) fn told(payment: &Payment) -> String {
    format!(
        "{}  {}  {}",
        payment.status, payment.amount.amount, *payment.payment_id
    )
}

/// An account's money in a line.
pub(crate) fn money(account: &Account) -> String {
    let balances = &account.balances;
    format!(
        "booked {:>8}   held {:>7}   available {:>8}",
        balances.booked.amount, balances.held.amount, balances.available.amount
    )
}
