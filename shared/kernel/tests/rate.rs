//! Whatever the interleaving of those who count: never more than the rate and what each of them
//! lets through by itself.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

use kernel::policy::RequestRate;
use kernel::rate::{Allowance, Lease, LeaseReply, RateDecision, Window};
use kernel::time::Moment;
use proptest::prelude::*;
use proptest::sample::Index;

/// The common count, as one conditional write changes it.
#[derive(Default)]
struct Count(Option<u32>);

impl Count {
    fn take(&mut self, lease: Lease) -> LeaseReply {
        match self.0 {
            Some(count) if count > lease.highest_count() => LeaseReply::Counted(count),
            count => {
                self.0 = Some(count.unwrap_or(0) + lease.take);
                LeaseReply::Taken
            }
        }
    }
}

/// Those who count, and the leases that they have asked for.
struct Sandboxes {
    rate: RequestRate,
    allowances: Vec<Allowance>,
    count: Count,
    under_way: Vec<(usize, Lease)>,
    admitted: u32,
    silences: u32,
}

impl Sandboxes {
    fn new(rate: u32, how_many: usize) -> Self {
        let rate = RequestRate::new(rate).expect("a rate");
        Self {
            rate,
            allowances: vec![Allowance::new(rate); how_many],
            count: Count::default(),
            under_way: Vec::new(),
            admitted: 0,
            silences: 0,
        }
    }

    fn note(&mut self, sandbox: usize, asked: RateDecision) {
        match asked {
            RateDecision::Admitted => self.admitted += 1,
            RateDecision::Ask(lease) => self.under_way.push((sandbox, lease)),
            RateDecision::Refused => {}
        }
    }

    fn request(&mut self, sandbox: usize) {
        let asked = self.allowances[sandbox].ask(self.rate);
        self.note(sandbox, asked);
    }

    /// The count answers one of the leases, in whatever order; or nothing is heard of it, be it
    /// taken or not.
    fn answer(&mut self, which: Index, heard: bool, taken: bool) {
        if self.under_way.is_empty() {
            return;
        }
        let (sandbox, lease) = self
            .under_way
            .swap_remove(which.index(self.under_way.len()));
        let answer = if heard || taken {
            self.count.take(lease)
        } else {
            LeaseReply::Silence
        };
        let answer = if heard { answer } else { LeaseReply::Silence };
        self.silences += u32::from(!heard);
        let asked = self.allowances[sandbox].answered(lease, answer);
        self.note(sandbox, asked);
    }

    /// The rate, what each lets through by itself, and what silence let through.
    fn bound(&self) -> u32 {
        let sandboxes = u32::try_from(self.allowances.len()).expect("few");
        self.rate.requests()
            + sandboxes * Allowance::unasked(self.rate)
            + self.silences * Allowance::leased(self.rate)
    }
}

#[derive(Clone, Debug)]
enum Step {
    Requests(Index, u16),
    Answer(Index, bool, bool),
}

fn step(silent: bool) -> impl Strategy<Value = Step> {
    let heard = if silent { 0.7 } else { 1.0 };
    prop_oneof![
        (any::<Index>(), 1..60_u16).prop_map(|(sandbox, times)| Step::Requests(sandbox, times)),
        (any::<Index>(), prop::bool::weighted(heard), any::<bool>())
            .prop_map(|(which, heard, taken)| Step::Answer(which, heard, taken)),
    ]
}

fn rate() -> impl Strategy<Value = u32> {
    prop_oneof![1..20_u32, 1..700_u32, 600..=60_000_u32]
}

fn run(sandboxes: &mut Sandboxes, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Requests(sandbox, times) => {
                let sandbox = sandbox.index(sandboxes.allowances.len());
                for _ in 0..*times {
                    sandboxes.request(sandbox);
                }
            }
            Step::Answer(which, heard, taken) => sandboxes.answer(*which, *heard, *taken),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_more_than_the_rate_and_what_each_lets_through_by_itself(
        rate in rate(), how_many in 1..12_usize, steps in prop::collection::vec(step(false), 0..400),
    ) {
        let mut sandboxes = Sandboxes::new(rate, how_many);
        run(&mut sandboxes, &steps);
        prop_assert!(sandboxes.admitted <= sandboxes.bound());
        prop_assert!(sandboxes.count.0.unwrap_or(0) <= rate);
    }

    #[test]
    fn a_count_out_of_reach_lets_through_one_lease_for_each_time_it_was_asked(
        rate in rate(), how_many in 1..12_usize, steps in prop::collection::vec(step(true), 0..400),
    ) {
        let mut sandboxes = Sandboxes::new(rate, how_many);
        run(&mut sandboxes, &steps);
        prop_assert!(sandboxes.admitted <= sandboxes.bound());
    }

    #[test]
    fn one_that_counts_alone_lets_through_the_rate_to_the_request(rate in 1..=60_000_u32) {
        let mut sandboxes = Sandboxes::new(rate, 1);
        let mut asked = 0;
        for _ in 0..rate + 10 {
            sandboxes.request(0);
            while let Some((sandbox, lease)) = sandboxes.under_way.pop() {
                asked += 1;
                let answer = sandboxes.count.take(lease);
                let told = sandboxes.allowances[sandbox].answered(lease, answer);
                sandboxes.note(sandbox, told);
            }
        }
        prop_assert_eq!(sandboxes.admitted, rate);
        prop_assert_eq!(sandboxes.allowances[0].remaining(), 0);
        prop_assert!(asked <= 602, "{} leases", asked);
    }

    #[test]
    fn those_who_take_turns_let_through_what_they_took(
        rate in 1..3_000_u32, turns in prop::collection::vec(0..8_usize, 5_000),
    ) {
        let mut sandboxes = Sandboxes::new(rate, 8);
        for sandbox in turns {
            sandboxes.request(sandbox);
            while let Some((sandbox, lease)) = sandboxes.under_way.pop() {
                let answer = sandboxes.count.take(lease);
                let told = sandboxes.allowances[sandbox].answered(lease, answer);
                sandboxes.note(sandbox, told);
            }
        }
        // What one took and did not use is lost to the others: less than a lease each.
        let stranded = 8 * (Allowance::leased(sandboxes.rate) - 1);
        prop_assert!(sandboxes.admitted + stranded >= rate.min(5_000), "{}", sandboxes.admitted);
    }
}

#[test]
fn a_rate_that_is_changed_holds_from_the_next_request() {
    let rate = |requests| RequestRate::new(requests).expect("a rate");
    let mut count = Count::default();
    let mut allowance = Allowance::new(rate(2));
    let ask = |allowance: &mut Allowance, rate, count: &mut Count| {
        let mut asked = allowance.ask(rate);
        while let RateDecision::Ask(lease) = asked {
            asked = allowance.answered(lease, count.take(lease));
        }
        asked
    };
    assert_eq!(
        ask(&mut allowance, rate(2), &mut count),
        RateDecision::Admitted
    );
    assert_eq!(
        ask(&mut allowance, rate(2), &mut count),
        RateDecision::Admitted
    );
    assert_eq!(
        ask(&mut allowance, rate(2), &mut count),
        RateDecision::Refused
    );
    assert_eq!(
        ask(&mut allowance, rate(3), &mut count),
        RateDecision::Admitted
    );
    assert_eq!(
        ask(&mut allowance, rate(3), &mut count),
        RateDecision::Refused
    );
    assert_eq!(
        ask(&mut allowance, rate(1), &mut count),
        RateDecision::Refused
    );
    assert_eq!((allowance.remaining(), allowance.rate()), (0, rate(1)));
}

#[test]
fn what_was_exhausted_is_not_asked_again() {
    let mut allowance = Allowance::new(RequestRate::new(1).expect("a rate"));
    let rate = allowance.rate();
    let RateDecision::Ask(lease) = allowance.ask(rate) else {
        panic!("one that is given so little is counted to the request");
    };
    assert_eq!(
        allowance.answered(lease, LeaseReply::Counted(1)),
        RateDecision::Refused
    );
    for _ in 0..1000 {
        assert_eq!(allowance.ask(rate), RateDecision::Refused);
    }
}

#[test]
fn a_window_is_a_minute_of_the_clock() {
    let at = |millis| Moment::from_unix_millis(millis).expect("in range");
    let window = Window::at(at(119_999));
    assert_eq!((window.number(), window.end_seconds()), (1, 120));
    assert_eq!(window, Window::at(at(60_000)));
    let left = [60_000, 60_001, 119_000, 119_001, 119_999].map(|now| window.seconds_left(at(now)));
    assert_eq!(left, [60, 60, 1, 1, 1]);
    // By a clock that is a little beside that of whoever opened the window.
    assert_eq!(window.seconds_left(at(120_050)), 1);
    assert_eq!(window.seconds_left(at(59_950)), 60);
    assert!(window.covers(Window::at(at(59_999))) && window.covers(window));
    assert!(!window.covers(Window::at(at(120_000))));
    assert!(!Window::at(at(600_000)).covers(window));
}
