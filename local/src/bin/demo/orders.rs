use malai_client::types::{
    Account, AccountId, Amount, Creditor, Currency, Payment, PaymentOrder, PaymentOrderRoute,
};

/// A payment order in pounds.
pub(crate) fn order(from: &AccountId, to: Creditor, pounds: &str, reference: &str) -> PaymentOrder {
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

/// A creditor at another bank; its account number selects the simulator's behaviour.
pub(crate) fn external_creditor(name: &str, account_number: &str) -> Creditor {
    Creditor {
        name: name.to_owned(),
        sort_code: "000002".to_owned(),
        account_number: account_number.to_owned(),
    }
}

/// An account of this bank, as a creditor.
pub(crate) fn local_creditor(account: &Account) -> Creditor {
    Creditor {
        name: account.holder_name.clone(),
        sort_code: account.sort_code.clone(),
        account_number: account.account_number.clone(),
    }
}

/// Formats a payment in one line.
pub(crate) fn summary(payment: &Payment) -> String {
    format!(
        "{}  {}  {}",
        payment.status, payment.amount.amount, *payment.payment_id
    )
}

/// Formats an account's balances in one line.
pub(crate) fn balances(account: &Account) -> String {
    let balances = &account.balances;
    format!(
        "booked {:>8}   held {:>7}   available {:>8}",
        balances.booked.amount, balances.held.amount, balances.available.amount
    )
}
