//! How a payment and its scheme contradict each other, and what the journals that correct it left to settle.
//!
//! The first outcome of a payment stands as its state. Each correction turns the books' position with the scheme over: it
//! is the first outcome, or its opposite after an odd number of corrections.

use crate::State;

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
    pub state: State,
    /// Whether it goes from this bank.
    pub is_outbound: bool,
    /// How much it is.
    pub minor: i64,
    /// How many journals corrected it.
    pub corrections: usize,
    /// How much of what these debited to the receivables is owed still.
    pub receivable: i64,
    /// How much of the money in suspense about it customers were credited with.
    pub paid_out: i64,
    /// How much of a return of it the scheme was given back.
    pub given_back: i64,
    /// Whether another bank returned it, and that return is made.
    pub came_back: bool,
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
            State::Settled
            | State::Returned
            | State::Rejected
            | State::Cancelled
            | State::Declined
            | State::Refused => true,
            State::AwaitingApproval | State::Accepted | State::Submitted | State::Unknown => false,
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

    /// The most of the money in suspense about it that customers are due. Of a payment out it is the payer's once it is not
    /// made, or came back; of a payment in it is the payee's while it is made. A return that was booked on the account of the
    /// customer left nothing due.
    pub fn due_to_customers(&self) -> i64 {
        let is_due = if self.state == State::Returned {
            false
        } else if self.is_outbound {
            let came_back = self.came_back && self.given_back == 0;
            self.is_booked() && (came_back || !self.is_made())
        } else {
            self.is_made()
        };
        if is_due {
            self.minor.saturating_sub(self.paid_out).max(0)
        } else {
            0
        }
    }

    /// The most of the money in suspense about it that goes back to the scheme: its return, if it was never made.
    pub fn due_to_the_scheme(&self) -> i64 {
        if self.is_outbound && self.came_back && !self.is_made() {
            self.minor.saturating_sub(self.given_back).max(0)
        } else {
            0
        }
    }

    fn is_booked(&self) -> bool {
        matches!(self.state, State::Settled | State::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDED: [State; 4] = [
        State::Rejected,
        State::Cancelled,
        State::Declined,
        State::Refused,
    ];

    fn standing(state: State, is_outbound: bool) -> Standing {
        Standing {
            state,
            is_outbound,
            minor: 1_000,
            corrections: 0,
            receivable: 0,
            paid_out: 0,
            given_back: 0,
            came_back: false,
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
        for state in State::ALL {
            let payment = standing(state, true);
            let paid = payment.contradiction(Some(true)).is_some();
            assert_eq!(paid, ENDED.contains(&state), "{state:?}");
            let refused = payment.contradiction(Some(false)).is_some();
            let is_booked = matches!(state, State::Settled | State::Returned);
            assert_eq!(refused, is_booked, "{state:?}");
            assert_eq!(payment.contradiction(None), None, "{state:?}");
        }
    }

    #[test]
    fn each_correction_turns_what_the_books_hold_over() {
        for state in State::ALL {
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
            (State::Rejected, true, paid_first),
            (State::Cancelled, true, paid_first),
            (State::Settled, false, refused_first),
            (State::Returned, false, refused_first),
        ] {
            let mut payment = standing(state, is_outbound);
            for (turn, owed) in turns.into_iter().zip([1_000, 0, 1_000]) {
                assert_eq!(corrected(&mut payment, turn), Receivables, "{state:?}");
                assert_eq!(payment.receivable, owed, "{state:?}");
            }
        }
        // What comes onto the account with the scheme first is somebody's; then the same.
        for (state, is_outbound, turns) in [
            (State::Settled, true, refused_first),
            (State::Returned, true, refused_first),
            (State::Rejected, false, paid_first),
        ] {
            let mut payment = standing(state, is_outbound);
            for (turn, expected) in turns.into_iter().zip([Suspense, Receivables, Receivables]) {
                assert_eq!(corrected(&mut payment, turn), expected, "{state:?}");
            }
            assert_eq!(payment.receivable, 0, "{state:?}");
        }
    }

    #[test]
    fn what_is_owed_no_more_comes_into_suspense() {
        use Contradiction::{RejectedButPaid, SettledButRefused};
        for owed in [0, 400] {
            let mut payment = standing(State::Settled, true);
            corrected(&mut payment, SettledButRefused);
            assert_eq!(payment.due_to_customers(), 1_000);
            corrected(&mut payment, RejectedButPaid);
            assert_eq!(payment.due_to_customers(), 0);
            // The money in suspense, but for what the payer has, settles the claim.
            payment.receivable = owed;
            payment.paid_out = owed;
            let back = corrected(&mut payment, SettledButRefused);
            assert_eq!(back, Counterpart::Suspense, "{owed}");
            assert_eq!(payment.due_to_customers(), 1_000 - owed, "{owed}");
        }
    }

    #[test]
    fn a_payer_gets_a_payment_back_once_however_it_came() {
        let settled = standing(State::Settled, true);
        assert_eq!(settled.due_to_customers(), 0);
        for corrections in 0..4 {
            let came_back = Standing {
                corrections,
                came_back: true,
                ..settled
            };
            assert_eq!(came_back.due_to_customers(), 1_000, "{corrections}");
            let paid = Standing {
                paid_out: 1_000,
                ..came_back
            };
            assert_eq!(paid.due_to_customers(), 0, "{corrections}");
            // The return of what was never made is the scheme's.
            let never = corrections % 2 == 1;
            let due = if never { 1_000 } else { 0 };
            assert_eq!(came_back.due_to_the_scheme(), due, "{corrections}");
        }
        for state in ENDED {
            let never_debited = Standing {
                corrections: 2,
                came_back: true,
                ..standing(state, true)
            };
            assert_eq!(never_debited.due_to_customers(), 0, "{state:?}");
            assert_eq!(never_debited.due_to_the_scheme(), 1_000, "{state:?}");
        }
    }

    #[test]
    fn a_payment_that_went_back_is_paid_to_no_customer_a_second_time() {
        for is_outbound in [true, false] {
            for corrections in 0..4 {
                let returned = Standing {
                    corrections,
                    came_back: true,
                    ..standing(State::Returned, is_outbound)
                };
                assert_eq!(returned.due_to_customers(), 0, "{corrections}");
                let never = is_outbound && corrections % 2 == 1;
                let due = if never { 1_000 } else { 0 };
                assert_eq!(returned.due_to_the_scheme(), due, "{corrections}");
                let refused_too = Standing {
                    came_back: false,
                    ..returned
                };
                assert_eq!(refused_too.due_to_the_scheme(), 0, "{corrections}");
            }
        }
    }

    #[test]
    fn what_came_in_is_the_payees_while_the_scheme_made_it() {
        for corrections in 0..4 {
            let payment = Standing {
                corrections,
                ..standing(State::Rejected, false)
            };
            let due = if corrections % 2 == 1 { 1_000 } else { 0 };
            assert_eq!(payment.due_to_customers(), due, "{corrections}");
            assert_eq!(payment.due_to_the_scheme(), 0, "{corrections}");
        }
    }
}
