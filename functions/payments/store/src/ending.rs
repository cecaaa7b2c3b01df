//! The writes by which a payment that a rail has ends, whoever found out how.

use accounts_contract::{Accounts, posting};
use kernel::event::ChangeContext;
use payments_contract::{Kind, PaymentRow, Payments};
use payments_domain::Effect;
use platform::http::Problem;
use secret_store::FieldKeys;
use store::{Can, Table, Write, verb};

use crate::{leg, sent_back, transition};

/// The posting by which held funds are captured or released, and, for a return that comes to nothing,
/// the write by which its original stands again. For a return of money in suspense, the writes on its item.
///
/// # Errors
/// When the payment has no debtor or amount, or the original cannot be read.
pub async fn writes<P, A>(
    (payments, accounts): (&Table<Payments, P>, &Table<Accounts, A>),
    keys: &FieldKeys,
    row: &PaymentRow,
    effect: Effect,
    cause: &ChangeContext,
) -> Result<Vec<Write>, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update> + Can<verb::Delete>,
    A: Can<verb::Postings>,
{
    if row.pays_from_suspense() {
        return sent_back::ended(payments, row, effect, cause).await;
    }
    let (Some(account), Some(amount)) = (row.debtor, row.amount()) else {
        return Err(Problem::internal("a payment sent has no debtor"));
    };
    let (minor, ring) = (amount.minor(), keys.ring());
    let parties = leg::parties(keys, row).await?;
    let parties = parties.as_ref();
    Ok(match effect {
        Effect::Nothing => Vec::new(),
        Effect::Capture => {
            let leg = leg::of_debtor(row, parties, 0_i64.saturating_sub(minor), cause.at);
            let capture = posting::capture(ring, account, amount, cause, &leg)?;
            vec![accounts.post(capture)]
        }
        Effect::Release => {
            let leg = leg::of_debtor(row, parties, minor, cause.at);
            let release = posting::release(ring, account, amount, cause, &leg)?;
            let original = original(payments, row, cause).await?;
            [accounts.post(release)]
                .into_iter()
                .chain(original)
                .collect()
        }
    })
}

/// A return that does not go: the payment that it was to return stands again.
async fn original<P>(
    payments: &Table<Payments, P>,
    row: &PaymentRow,
    cause: &ChangeContext,
) -> Result<Option<Write>, Problem>
where
    P: Can<verb::Get> + Can<verb::Update>,
{
    let (Kind::Return, Some(original)) = (row.kind, row.original) else {
        return Ok(None);
    };
    let original: Option<PaymentRow> = payments.get(&PaymentRow::key_of(original)).await?;
    let original = original.ok_or_else(|| Problem::internal("a return has no original"))?;
    let restored = transition::restored(&original, cause);
    let write = restored.map(|restored| payments.replace(&original, &restored));
    Ok(write.transpose()?)
}
