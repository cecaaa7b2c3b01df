use accounts_contract::{AccountRow, AccountView};
use fps_messages::{credit_transfer, message_digest, payment_id_of, payment_return, received_key};
use payments_contract::{Kind, PaymentRow};
use platform::FunctionError;
use rail_fps::{CreditTransfer, Message, payment_in};
use secret_store::FieldKeys;
use store::{Can, verb};

use crate::Submission;

/// The message that a payment is on the rail.
pub(crate) async fn of<P, A, B>(
    ports: &Submission<'_, P, A, B>,
    row: &PaymentRow,
) -> Result<Message, FunctionError>
where
    P: Can<verb::Get>,
    A: Can<verb::View>,
    B: object_store::Can<object_store::verb::Get>,
{
    let message = match row.kind {
        Kind::Payment => {
            let account = row
                .debtor
                .ok_or(FunctionError::permanent("the payment has no debtor"))?;
            let debtor: Option<AccountView> =
                ports.accounts.view(&AccountRow::key_of(account)).await?;
            let debtor = debtor.ok_or(FunctionError::permanent(
                "the debtor's account is not there",
            ))?;
            let keys = FieldKeys::of(ports.field_keys).await?;
            let opened = keys.opening(|ring| {
                let parties = row.parties(ring)?;
                Ok((parties, debtor.holder(ring, account)?))
            });
            let (parties, holder) = opened.await?;
            credit_transfer(row, &parties, &holder)
        }
        Kind::Return => {
            let received = original(ports, row).await?;
            payment_return(row, &received)
        }
    };
    message.map_err(|error| FunctionError::unreadable("the message cannot be written", error))
}

/// The payment that goes back, as the archive has it: in the message whose digest the payment keeps, and in no other.
async fn original<P, A, B>(
    ports: &Submission<'_, P, A, B>,
    back: &PaymentRow,
) -> Result<CreditTransfer, FunctionError>
where
    P: Can<verb::Get>,
    B: object_store::Can<object_store::verb::Get>,
{
    let id = back
        .original
        .ok_or(FunctionError::permanent("the return has no original"))?;
    let original: Option<PaymentRow> = ports.payments.get(&PaymentRow::key_of(id)).await?;
    let original = original.ok_or(FunctionError::permanent("the original is not there"))?;
    let digest = original.message;
    let digest = digest.ok_or(FunctionError::permanent(
        "the original was brought by no message",
    ))?;
    let received = ports.messages.get(&received_key(&digest)).await;
    let received = received
        .map_err(|error| FunctionError::caused("the original cannot be read", error))?
        .ok_or(FunctionError::permanent(
            "the original message is not in the archive",
        ))?;
    let keys = FieldKeys::of(ports.field_keys).await?;
    if message_digest(&received, keys.ring()) != digest {
        return Err(FunctionError::permanent(
            "the archived original is another message",
        ));
    }
    // By the id that follows from the scheme's, whatever the row's copy of that is.
    payment_in(&received, |scheme_id| payment_id_of(scheme_id) == id).ok_or(
        FunctionError::permanent("the archived original is not a payment"),
    )
}
