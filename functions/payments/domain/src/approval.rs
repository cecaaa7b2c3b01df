//! Who may decide about a payment above its client's limit.

use kernel::id::ClientId;
use kernel::money::Amount;
use kernel::payment::{Route, Status};
use kernel::policy::ApprovalLimits;

use crate::{Effect, Transition, next};

/// What of a payment decides who may approve it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingApproval {
    /// How far it is.
    pub status: Status,
    /// The way it will go.
    pub route: Route,
    /// How much.
    pub amount: Amount,
    /// The client that ordered it; none for what a rail brought.
    pub ordered_by: Option<ClientId>,
}

/// Why a client may not approve or decline a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApprovalRefusal {
    /// It does not wait for that, or no more.
    #[error("the payment does not wait for approval")]
    NotAwaitingApproval,
    /// The client ordered it itself.
    #[error("the client ordered the payment itself")]
    SecondClientRequired,
    /// The client could not pay as much alone.
    #[error("the amount is above the client's own limit")]
    AboveOwnLimit,
}

/// What follows if this client, with these limits of its own, approves the payment. Who cannot pay
/// an amount alone cannot approve it either: two clients of small limits make no large one.
///
/// # Errors
/// [`ApprovalRefusal`].
pub fn approve(
    payment: &PendingApproval,
    by: ClientId,
    limits: &ApprovalLimits,
) -> Result<(Status, Effect), ApprovalRefusal> {
    let followed = decide(payment, by, Transition::Approved(payment.route))?;
    if limits.exceeded_by(payment.amount) {
        return Err(ApprovalRefusal::AboveOwnLimit);
    }
    Ok(followed)
}

/// What follows if this client declines the payment. No limit: it moves nothing out.
///
/// # Errors
/// [`ApprovalRefusal::NotAwaitingApproval`] and [`ApprovalRefusal::SecondClientRequired`]; who ordered it
/// cancels it.
pub fn decline(
    payment: &PendingApproval,
    by: ClientId,
) -> Result<(Status, Effect), ApprovalRefusal> {
    decide(payment, by, Transition::Declined)
}

fn decide(
    payment: &PendingApproval,
    by: ClientId,
    transition: Transition,
) -> Result<(Status, Effect), ApprovalRefusal> {
    let followed =
        next(payment.status, transition).map_err(|_| ApprovalRefusal::NotAwaitingApproval)?;
    match payment.ordered_by {
        Some(ordered_by) if ordered_by != by => Ok(followed),
        // Without a name of who ordered it nobody can be told to be another.
        Some(_) | None => Err(ApprovalRefusal::SecondClientRequired),
    }
}

#[cfg(test)]
mod tests {
    use kernel::money::{CurrencyCode, Money};
    use kernel::payment::Rail;

    use super::*;

    fn awaiting(route: Route) -> PendingApproval {
        let amount = Amount::new(Money::new(5000, CurrencyCode::Gbp));
        PendingApproval {
            status: Status::AwaitingApproval,
            route,
            amount: amount.expect("an amount"),
            ordered_by: Some(ClientId::derive(&["maker"])),
        }
    }

    fn limits(json: &str) -> ApprovalLimits {
        serde_json::from_str(json).expect("limits")
    }

    #[test]
    fn another_client_decides_and_never_the_one_that_ordered() {
        let (maker, checker) = (ClientId::derive(&["maker"]), ClientId::derive(&["checker"]));
        let none = ApprovalLimits::default();
        let paid = awaiting(Route::Rail(Rail::Fps));
        assert_eq!(
            approve(&paid, checker, &none),
            Ok((Status::Accepted, Effect::Nothing))
        );
        assert_eq!(
            approve(&awaiting(Route::OnUs), checker, &none),
            Ok((Status::Settled, Effect::Capture))
        );
        assert_eq!(
            decline(&paid, checker),
            Ok((Status::Declined, Effect::Release))
        );
        let nobody = PendingApproval {
            ordered_by: None,
            ..paid
        };
        for payment in [paid, nobody] {
            let refused = Err(ApprovalRefusal::SecondClientRequired);
            assert_eq!(approve(&payment, maker, &none), refused);
            assert_eq!(decline(&payment, maker), refused);
        }
    }

    #[test]
    fn a_client_approves_what_it_could_pay_alone_and_declines_anything() {
        let checker = ClientId::derive(&["checker"]);
        let paid = awaiting(Route::Rail(Rail::Fps));
        assert!(approve(&paid, checker, &limits(r#"{"GBP":"50.00"}"#)).is_ok());
        for small in [r#"{"GBP":"49.99"}"#, r#"{"EUR":"1000.00"}"#] {
            let refused = approve(&paid, checker, &limits(small));
            assert_eq!(refused, Err(ApprovalRefusal::AboveOwnLimit), "{small}");
        }
        assert!(decline(&paid, checker).is_ok());
    }

    #[test]
    fn what_waits_no_more_is_not_decided_again() {
        let checker = ClientId::derive(&["checker"]);
        for status in Status::ALL {
            let payment = PendingApproval {
                status,
                ..awaiting(Route::Rail(Rail::Fps))
            };
            let waits = status == Status::AwaitingApproval;
            let none = ApprovalLimits::default();
            assert_eq!(
                approve(&payment, checker, &none).is_ok(),
                waits,
                "{status:?}"
            );
            assert_eq!(decline(&payment, checker).is_ok(), waits, "{status:?}");
        }
    }
}
