//! How many requests a client may make in a minute, counted by many who do not ask each other at
//! every request: what one of them lets through by itself, and what it takes from the common count.
//!
//! All count in one fixed window, a minute of the clock. A window's common count starts at nothing;
//! whoever needs more than its own part takes a [`Lease`] from it by one conditional write, which
//! is refused once it would pass the rate. Let through is never more than the rate and, for each of
//! those who count, [`Allowance::unasked`].

use crate::policy::RequestRate;
use crate::time::Moment;

/// The length of a window, in seconds.
pub const WINDOW_SECONDS: u32 = 60;
const WINDOW_MILLIS: i64 = 60_000;

/// One minute of the clock, in which requests are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window(i64);

impl Window {
    /// The window of a moment.
    pub fn at(moment: Moment) -> Self {
        Self(moment.unix_millis().div_euclid(WINDOW_MILLIS))
    }

    /// Its number: minutes since 1970.
    pub fn number(self) -> i64 {
        self.0
    }

    /// When it ends, in seconds since 1970.
    pub fn end_seconds(self) -> i64 {
        self.0
            .saturating_add(1)
            .saturating_mul(i64::from(WINDOW_SECONDS))
    }

    /// How many seconds are left of it, rounded up: 1 to 60. For a clock that is beside it, the
    /// nearest of these.
    pub fn seconds_left(self, now: Moment) -> u32 {
        let end = self.end_seconds().saturating_mul(1000);
        let millis = end.saturating_sub(now.unix_millis());
        let seconds = millis.saturating_add(999).div_euclid(1000);
        u32::try_from(seconds.clamp(1, i64::from(WINDOW_SECONDS))).unwrap_or(1)
    }

    /// Whether this window, in which somebody counts already, stands for another one as well: the
    /// one just before it, from which a request may come late. A clock that was set back further
    /// begins again.
    pub fn covers(self, other: Self) -> bool {
        self == other || self.0 == other.0.saturating_add(1)
    }
}

/// What is to be taken from the common count: so many requests, if the count with them is not above
/// the rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// By how many the count grows: what may be let through by it, and what was before.
    pub take: u32,
    /// The rate that the count must not pass.
    pub rate: RequestRate,
    /// How many requests it lets through.
    lets: u32,
}

impl Lease {
    /// The highest count at which it can still be had.
    pub fn highest_count(self) -> u32 {
        self.rate.requests().saturating_sub(self.take)
    }
}

/// What is to be done with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateDecision {
    /// It is let through.
    Admitted,
    /// The common count is to be asked first, and [`Allowance::answered`] told what it said.
    Ask(Lease),
    /// The rate is reached. So it stays until the window ends.
    Refused,
}

/// What the common count said to a lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaseReply {
    /// It is taken.
    Taken,
    /// It is refused; so much is counted already.
    Counted(u32),
    /// Nothing: the count is out of reach.
    Silence,
}

/// One client's requests in one window, as one of those who count knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    rate: RequestRate,
    /// How many may be let through by what is known.
    granted: u32,
    /// How many were.
    used: u32,
    /// How many of them are in the common count.
    counted: u32,
    /// Whether the common count has no more to give.
    exhausted: bool,
}

impl Allowance {
    /// How many requests whoever counts lets through in a window without asking: a six-hundredth
    /// of the rate. So it costs nothing to serve a quiet client, and one that is given less than
    /// 600 is counted to the request.
    pub fn unasked(rate: RequestRate) -> u32 {
        rate.requests().checked_div(600).unwrap_or(0)
    }

    /// How many a lease lets through: a three-hundredth of the rate, at least one. So no client
    /// makes more than 600 leases in a window, and what is taken and not used stays small.
    pub fn leased(rate: RequestRate) -> u32 {
        rate.requests().checked_div(300).unwrap_or(0).max(1)
    }

    /// Nothing let through yet.
    pub fn new(rate: RequestRate) -> Self {
        Self {
            rate,
            granted: Self::unasked(rate),
            used: 0,
            counted: 0,
            exhausted: false,
        }
    }

    /// One more request of the client, whose rate may have been changed in between.
    pub fn ask(&mut self, rate: RequestRate) -> RateDecision {
        if rate != self.rate {
            self.rate = rate;
            self.exhausted = false;
        }
        if self.used < self.granted.min(rate.requests()) {
            self.used = self.used.saturating_add(1);
            RateDecision::Admitted
        } else if self.exhausted {
            RateDecision::Refused
        } else {
            self.lease(Self::leased(rate))
        }
    }

    /// What the common count said to the lease that [`ask`](Self::ask) or this asked for.
    pub fn answered(&mut self, lease: Lease, answer: LeaseReply) -> RateDecision {
        match answer {
            LeaseReply::Taken => {
                self.counted = self.counted.saturating_add(lease.take);
                self.admitted_with(lease)
            }
            // The common count is what makes it exact, not what makes the bank answer.
            LeaseReply::Silence => self.admitted_with(lease),
            LeaseReply::Counted(count) => {
                let rest = lease.rate.requests().saturating_sub(count);
                if let Some(lets @ 1..) = rest.checked_sub(self.owed()) {
                    // A smaller one may still be had.
                    self.lease(lets.min(lease.lets))
                } else {
                    self.exhausted = true;
                    RateDecision::Refused
                }
            }
        }
    }

    /// How many more are let through in this window, as far as is known here: others may have had
    /// some of them.
    pub fn remaining(&self) -> u32 {
        if self.exhausted {
            self.granted.saturating_sub(self.used)
        } else {
            self.rate.requests().saturating_sub(self.used)
        }
    }

    /// The rate.
    pub fn rate(&self) -> RequestRate {
        self.rate
    }

    fn lease(&mut self, lets: u32) -> RateDecision {
        let lease = Lease {
            take: lets.saturating_add(self.owed()),
            rate: self.rate,
            lets,
        };
        // More than the whole is never to be had, and a condition must not be asked for it: an empty
        // count would fulfil it.
        if lease.take > self.rate.requests() {
            self.exhausted = true;
            return RateDecision::Refused;
        }
        RateDecision::Ask(lease)
    }

    /// What was let through and is in no count yet.
    fn owed(&self) -> u32 {
        self.used.saturating_sub(self.counted)
    }

    fn admitted_with(&mut self, lease: Lease) -> RateDecision {
        self.granted = self.granted.max(self.used).saturating_add(lease.lets);
        self.used = self.used.saturating_add(1);
        RateDecision::Admitted
    }
}
