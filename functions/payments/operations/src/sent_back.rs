//! Returns: payments that send back what another bank paid.
//!
//! A return of money in suspense has no account of a customer: its item waits until the scheme answers, and is cleared by the
//! acceptance or open again by the rejection, in the transaction that changes the return (`payments_contract::transition`).

use field_encryption::FieldKeyRing;
use kernel::event::ChangeContext;
use kernel::id::{ClientId, PaymentId};
use payments_contract::ledger::Transfer;
use payments_contract::{Direction, Kind, NewPayment, Parties, PaymentRow, Route, Status};
use platform::http::Problem;

/// The parties of the return of this id: those of the original, the other way round.
///
/// # Errors
/// When the id makes no end-to-end id (a bug).
pub fn parties(original: Parties, id: PaymentId) -> Result<Parties, Problem> {
    Ok(Parties {
        debtor: original.creditor,
        creditor: original.debtor,
        reference: None,
        end_to_end_id: id.digits().parse().map_err(Problem::internal)?,
    })
}

/// A return that was ordered, with what its row is made of.
#[derive(Debug)]
pub struct ReturnOrder<'a> {
    /// The id of the return.
    pub id: PaymentId,
    /// The client that ordered it.
    pub ordered_by: ClientId,
    /// The payment that goes back.
    pub original: &'a PaymentRow,
    /// The parties of the return ([`parties`]).
    pub parties: &'a Parties,
    /// Why it goes back: a return code of the scheme.
    pub code: &'a str,
    /// Between which accounts the money moves.
    pub transfer: Option<Transfer>,
}

impl ReturnOrder<'_> {
    /// The return as a new payment of the institution that the change belongs to. It goes the way of its original, and
    /// within the bank it is settled at once.
    ///
    /// # Errors
    /// When its parties cannot be encrypted (a bug).
    pub fn row(&self, cause: &ChangeContext, ring: &FieldKeyRing) -> Result<PaymentRow, Problem> {
        let (id, original) = (self.id, self.original);
        let is_on_us = original.route == Route::OnUs;
        let payment = NewPayment {
            id,
            ordered_by: Some(self.ordered_by),
            fingerprint: ring.fingerprint(&[&original.id.to_string(), self.code]),
            direction: Direction::Outbound,
            kind: Kind::Return,
            route: original.route,
            status: if is_on_us {
                Status::Settled
            } else {
                Status::Accepted
            },
            parties: self.parties.seal(ring, id)?,
            minor: original.minor,
            currency: original.currency,
        };
        let (transfer, rail) = (self.transfer, original.route.rail());
        Ok(PaymentRow {
            debtor: transfer.and_then(|transfer| transfer.debit.customer()),
            creditor: transfer.and_then(|transfer| transfer.credit.customer()),
            transfer,
            scheme_id: rail.map(|rail| rails::of(rail).scheme_id(id, Kind::Return, cause.at)),
            return_code: Some(self.code.to_owned()),
            original: Some(original.id),
            booked_at: is_on_us.then_some(cause.at),
            ..PaymentRow::new(payment, cause)
        })
    }
}
