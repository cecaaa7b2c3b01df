//! How a payment and its scheme contradict each other, and what the journals that correct it left to settle.
//!
//! The first outcome of a payment stands as its state. Each correction turns the books' position with the scheme over: it
//! is the first outcome, or its opposite after an odd number of corrections.

use kernel::payment::Status;

/// How a payment and its scheme contradict each other, so that money is on the wrong account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The books hold it as not made, and the scheme made it.
    RejectedButPaid,
    /// The books hold it as made, and the scheme refused it.
    SettledButRefused,
}

/// The account on the other side of a correction; one is the account with the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// What the bank is owed.
    Receivables,
    /// Money whose owner has to be found.
    Suspense,
}

/// A payment that goes by a scheme, with all that its corrections depend on. Amounts are minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state, which its first outcome gave it.
    pub state: Status,
    /// Whether it goes from this bank.
    pub is_outbound: bool,
    /// How much it is.
    pub minor: i64,
    /// How many journals corrected it.
    pub corrections: usize,
    /// How much of what these debited to the receivables is owed still.
    pub receivable: i64,
}

/// A payment of this bank with the returns of it by other banks: whose the money in suspense about them is. Amounts are minor
/// units.
///
/// Each payment and return that the books hold as made moved its amount on the account with the scheme. What the payer should
/// have follows from the same: its payment, less what came back of it. The rest is the scheme's, or settles what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// How much the payment is, and so each return.
    pub minor: i64,
    /// Whether the books hold the payment as made.
    pub is_made: bool,
    /// Whether the payer's account was debited.
    pub was_debited: bool,
    /// Whether a return was credited to it.
    pub was_returned: bool,
    /// How many returns the books hold as made.
    pub returns: i64,
    /// How much of the money in suspense customers were credited with.
    pub paid_out: i64,
    /// How much of a return the scheme was given back so far, of which the books hold all as made still.
    pub given_back: i64,
    /// How much is in suspense.
    pub suspense: i64,
    /// How much is owed to the bank.
    pub receivable: i64,
}

impl Family {
    /// The most that the payer is due: once for a payment that is not made or that came back.
    pub fn due_to_customers(&self) -> i64 {
        let stays_paid = self.is_made && self.returns == 0;
        let has = self.paid_out.saturating_add(self.of(self.was_returned));
        let short = self.of(self.was_debited).saturating_sub(has);
        let due = short.saturating_sub(self.of(stays_paid));
        due.clamp(0, self.suspense.max(0))
    }

    /// The most that goes back to the scheme: each return beyond the payment that it is of.
    pub fn due_to_the_scheme(&self) -> i64 {
        let beyond = self.returns.saturating_sub(i64::from(self.is_made)).max(0);
        let due = beyond
            .saturating_mul(self.minor)
            .saturating_sub(self.given_back);
        let rest = self.suspense.saturating_sub(self.due_to_customers());
        due.clamp(0, rest.max(0))
    }

    /// The most that settles what is owed: what is neither the payer's nor the scheme's.
    pub fn free(&self) -> i64 {
        let due = self
            .due_to_customers()
            .saturating_add(self.due_to_the_scheme());
        let rest = self.suspense.saturating_sub(due);
        rest.clamp(0, self.receivable.max(0))
    }

    fn of(&self, is: bool) -> i64 {
        if is { self.minor } else { 0 }
    }
}

impl Standing {
    /// Whether the books hold it as made: what it moved on the account with the scheme is there.
    pub fn is_made(&self) -> bool {
        self.is_booked() == self.corrections.is_multiple_of(2)
    }

    /// How it contradicts what its scheme gives as its outcome. A payment that has no outcome here does not. One that went
    /// back is booked as any other: its return has a place of its own on the account with the scheme.
    pub fn contradiction(&self, made: Option<bool>) -> Option<Contradiction> {
        let is_final = match self.state {
            Status::Settled
            | Status::Returned
            | Status::Rejected
            | Status::Cancelled
            | Status::Declined
            | Status::Refused => true,
            Status::AwaitingApproval | Status::Accepted | Status::Submitted | Status::Unknown => {
                false
            }
        };
        let made = made.filter(|made| is_final && *made != self.is_made())?;
        Some(if made {
            Contradiction::RejectedButPaid
        } else {
            Contradiction::SettledButRefused
        })
    }

    /// Whether the money of the journal that books a contradiction leaves the account with the scheme.
    pub fn leaves(&self, found: Contradiction) -> bool {
        self.is_outbound == (found == Contradiction::RejectedButPaid)
    }

    /// The other account of the journal that books a contradiction. What leaves the account with the scheme is owed to the
    /// bank. What comes onto it ends that claim if all of it is owed still, and else is in suspense.
    pub fn counterpart(&self, found: Contradiction) -> Counterpart {
        if self.leaves(found) || self.receivable >= self.minor {
            Counterpart::Receivables
        } else {
            Counterpart::Suspense
        }
    }

    /// The most of the money in suspense about a payment in that its payee is due, of which this much was paid: the payment,
    /// while it is made and did not go back.
    pub fn due_to_payee(&self, paid_out: i64) -> i64 {
        let is_due = self.state != Status::Returned && self.is_made();
        if is_due {
            self.minor.saturating_sub(paid_out).max(0)
        } else {
            0
        }
    }

    /// Whether its first outcome booked it.
    pub fn is_booked(&self) -> bool {
        matches!(self.state, Status::Settled | Status::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDED: [Status; 4] = [
        Status::Rejected,
        Status::Cancelled,
        Status::Declined,
        Status::Refused,
    ];

    fn standing(state: Status, is_outbound: bool) -> Standing {
        Standing {
            state,
            is_outbound,
            minor: 1_000,
            corrections: 0,
            receivable: 0,
        }
    }

    /// Books the next correction. Returns its other account.
    fn corrected(payment: &mut Standing, found: Contradiction) -> Counterpart {
        let made = found == Contradiction::RejectedButPaid;
        assert_eq!(payment.contradiction(Some(made)), Some(found));
        let counterpart = payment.counterpart(found);
        if counterpart == Counterpart::Receivables {
            let leaves = payment.is_outbound == made;
            payment.receivable = if leaves { 1_000 } else { 0 };
        }
        payment.corrections = payment.corrections.saturating_add(1);
        assert_eq!(payment.contradiction(Some(made)), None);
        counterpart
    }

    #[test]
    fn money_is_on_the_wrong_account_only_where_the_outcomes_differ_in_it() {
        for state in Status::ALL {
            let payment = standing(state, true);
            let paid = payment.contradiction(Some(true)).is_some();
            assert_eq!(paid, ENDED.contains(&state), "{state:?}");
            let refused = payment.contradiction(Some(false)).is_some();
            let is_booked = matches!(state, Status::Settled | Status::Returned);
            assert_eq!(refused, is_booked, "{state:?}");
            assert_eq!(payment.contradiction(None), None, "{state:?}");
        }
    }

    #[test]
    fn each_correction_turns_what_the_books_hold_over() {
        for state in Status::ALL {
            for corrections in 0..6 {
                let first = standing(state, true);
                let payment = Standing {
                    corrections,
                    ..first
                };
                let turned = first.is_made() != (corrections % 2 == 1);
                assert_eq!(payment.is_made(), turned, "{state:?} {corrections}");
                let agreed = payment.contradiction(Some(payment.is_made()));
                assert_eq!(agreed, None, "{state:?} {corrections}");
            }
        }
    }

    #[test]
    fn a_payment_that_the_scheme_takes_back_again_ends_what_is_owed_for_it() {
        use Contradiction::{RejectedButPaid, SettledButRefused};
        use Counterpart::{Receivables, Suspense};
        let paid_first = [RejectedButPaid, SettledButRefused, RejectedButPaid];
        let refused_first = [SettledButRefused, RejectedButPaid, SettledButRefused];
        // What is not booked here and leaves, or is and comes back, is owed first and paid back then.
        for (state, is_outbound, turns) in [
            (Status::Rejected, true, paid_first),
            (Status::Cancelled, true, paid_first),
            (Status::Settled, false, refused_first),
            (Status::Returned, false, refused_first),
        ] {
            let mut payment = standing(state, is_outbound);
            for (turn, owed) in turns.into_iter().zip([1_000, 0, 1_000]) {
                assert_eq!(corrected(&mut payment, turn), Receivables, "{state:?}");
                assert_eq!(payment.receivable, owed, "{state:?}");
            }
        }
        // What comes onto the account with the scheme first is somebody's; then the same.
        for (state, is_outbound, turns) in [
            (Status::Settled, true, refused_first),
            (Status::Returned, true, refused_first),
            (Status::Rejected, false, paid_first),
        ] {
            let mut payment = standing(state, is_outbound);
            for (turn, expected) in turns.into_iter().zip([Suspense, Receivables, Receivables]) {
                assert_eq!(corrected(&mut payment, turn), expected, "{state:?}");
            }
            assert_eq!(payment.receivable, 0, "{state:?}");
        }
    }

    fn family(is_made: bool, returns: i64) -> Family {
        Family {
            minor: 1_000,
            is_made,
            was_debited: true,
            was_returned: false,
            returns,
            paid_out: 0,
            given_back: 0,
            suspense: 5_000,
            receivable: 0,
        }
    }

    /// What goes to the payer and to the scheme.
    fn due(family: Family) -> (i64, i64) {
        (family.due_to_customers(), family.due_to_the_scheme())
    }

    #[test]
    fn a_payer_gets_a_payment_back_once_however_it_came() {
        assert_eq!(due(family(true, 0)), (0, 0));
        assert_eq!(due(family(false, 0)), (1_000, 0));
        assert_eq!(due(family(true, 1)), (1_000, 0));
        assert_eq!(due(family(false, 1)), (1_000, 1_000));
        assert_eq!(due(family(true, 2)), (1_000, 1_000));
        for (is_made, returns) in [(true, 0), (false, 0), (true, 1), (false, 1)] {
            for (was_returned, paid_out) in [(true, 0), (false, 1_000)] {
                let has = Family {
                    was_returned,
                    paid_out,
                    ..family(is_made, returns)
                };
                assert_eq!(has.due_to_customers(), 0, "{has:?}");
            }
            let never_debited = Family {
                was_debited: false,
                ..family(is_made, returns)
            };
            assert_eq!(never_debited.due_to_customers(), 0, "{never_debited:?}");
        }
        let in_part = Family {
            paid_out: 400,
            given_back: 300,
            ..family(false, 1)
        };
        assert_eq!(due(in_part), (600, 700));
    }

    #[test]
    fn what_is_owed_is_settled_with_nobody_elses_money() {
        let owed = |suspense, is_made, returns| {
            let family = Family {
                suspense,
                receivable: 1_000,
                ..family(is_made, returns)
            };
            family.free()
        };
        assert_eq!(owed(1_000, true, 0), 1_000);
        assert_eq!(owed(1_000, false, 0), 0, "it is the payer's");
        assert_eq!(owed(2_000, false, 0), 1_000);
        assert_eq!(
            owed(2_000, false, 1),
            0,
            "one is the payer's, one the scheme's"
        );
        assert_eq!(owed(3_000, false, 1), 1_000);
        assert_eq!(owed(400, true, 0), 400);
        assert_eq!(owed(0, true, 0), 0);
    }

    #[test]
    fn nobody_is_due_more_than_there_is() {
        let little = Family {
            suspense: 1_200,
            ..family(false, 1)
        };
        assert_eq!(due(little), (1_000, 200));
        let nothing = Family {
            suspense: 0,
            ..little
        };
        assert_eq!(due(nothing), (0, 0));
    }

    #[test]
    fn what_came_in_is_the_payees_while_the_scheme_made_it() {
        for corrections in 0..4 {
            let payment = Standing {
                corrections,
                ..standing(Status::Rejected, false)
            };
            let due = if corrections % 2 == 1 { 1_000 } else { 0 };
            assert_eq!(payment.due_to_payee(0), due, "{corrections}");
            let returned = Standing {
                state: Status::Returned,
                ..payment
            };
            assert_eq!(returned.due_to_payee(0), 0, "{corrections}");
        }
    }
}
