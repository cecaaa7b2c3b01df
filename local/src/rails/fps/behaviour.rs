use std::fmt;

use kernel::account::AccountNumber;
use rail_fps::{
    Qualifier, Reason, RejectCode, ReturnCode, SchemeCode as _, Stage, TransactionStatus,
};

use super::step::Step;

/// How the other bank responds to payments to one of its accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Accepts at once.
    Accept,
    /// Accepts at once; the creditor is paid later.
    Qualify(Qualifier),
    /// Rejects at once.
    Reject(RejectCode),
    /// Accepts after this many seconds.
    Late(u32),
    /// Rejects with 1160 after this many seconds.
    LateReject(u32),
    /// Never responds, to enquiries neither, until the controls order it.
    Never,
    /// Accepts after an enquiry.
    OnEnquiry,
    /// Accepts, and sends that report twice.
    Twice,
    /// Accepts, and then sends a report of a pending status.
    OutOfOrder,
    /// Accepts, and then sends a rejection. The first report stands.
    Contradict,
    /// Rejects with 1160, and then sends an acceptance. The first report stands.
    ContradictRejection,
    /// Accepts, in a report with the ids of its own hop instead of the bank's.
    OtherIds,
    /// Cannot read the first enquiries, and reports that; accepts after this many seconds.
    EnquiryUnread(u32),
    /// Returns the payment at once, and sends the acceptance ten seconds later.
    ReturnFirst(ReturnCode),
    /// Accepts, and returns the payment ten seconds later.
    Return(ReturnCode),
}

/// The seconds after which an accepted payment is returned.
const RETURN_AFTER_S: u32 = 10;

/// Returns the account numbers with another behaviour than to accept, at any sort code from 000002
/// to 000099. Every other number accepts.
pub fn magic_accounts() -> Vec<(String, Behaviour)> {
    let qualified = (1..).zip(Qualifier::ALL);
    let qualified = qualified.map(|(n, q)| (format!("0001{n:04}"), Behaviour::Qualify(q)));
    let rejected = RejectCode::all().map(|code| (format!("0000{code}"), Behaviour::Reject(code)));
    let timed = [
        ("00020020", Behaviour::Late(20)),
        ("00020045", Behaviour::Late(45)),
        ("00021160", Behaviour::LateReject(20)),
        ("00030000", Behaviour::Never),
        ("00030028", Behaviour::OnEnquiry),
        ("00030120", Behaviour::EnquiryUnread(120)),
        ("00040002", Behaviour::Twice),
        ("00040003", Behaviour::OutOfOrder),
        ("00040004", Behaviour::Contradict),
        ("00040005", Behaviour::ContradictRejection),
        ("00040006", Behaviour::OtherIds),
        (
            "00060002",
            Behaviour::ReturnFirst(ReturnCode::ACCOUNT_CLOSED),
        ),
    ];
    let timed = timed
        .into_iter()
        .map(|(number, behaviour)| (number.to_owned(), behaviour));
    // Return codes have eight digits, the last two of which differ.
    let returned = (1..)
        .zip(ReturnCode::all())
        .map(|(n, code)| (format!("0005{n:04}"), Behaviour::Return(code)));
    rejected
        .chain(qualified)
        .chain(timed)
        .chain(returned)
        .collect()
}

impl Behaviour {
    /// Returns the behaviour of the account with this number.
    pub fn of(number: AccountNumber) -> Self {
        let known = magic_accounts()
            .into_iter()
            .find(|(magic, _)| magic == number.as_str());
        known.map_or(Self::Accept, |(_, behaviour)| behaviour)
    }

    /// Returns its steps, with the milliseconds after the payment's arrival.
    pub(super) fn steps(self) -> Vec<(i64, Step)> {
        let accept = || (0, Step::Decide(TransactionStatus::Settled));
        let reject = |code| TransactionStatus::Rejected(Reason::of(code));
        match self {
            Self::Accept | Self::OtherIds => vec![accept()],
            Self::Qualify(qualifier) => {
                vec![(0, Step::Decide(TransactionStatus::Qualified(qualifier)))]
            }
            Self::Reject(code) => vec![(0, Step::Decide(reject(code)))],
            Self::Late(seconds) | Self::EnquiryUnread(seconds) => {
                vec![(millis(seconds), Step::Decide(TransactionStatus::Settled))]
            }
            Self::LateReject(seconds) => {
                vec![(
                    millis(seconds),
                    Step::Decide(reject(RejectCode::ACCOUNT_CLOSED)),
                )]
            }
            Self::Never | Self::OnEnquiry => Vec::new(),
            Self::Twice => vec![accept(), (0, Step::Repeat)],
            Self::OutOfOrder => vec![
                accept(),
                (0, Step::Say(TransactionStatus::Pending(Stage::Pending))),
            ],
            Self::Contradict => {
                vec![accept(), (0, Step::Say(reject(RejectCode::ACCOUNT_CLOSED)))]
            }
            Self::ContradictRejection => {
                let reject = Step::Decide(reject(RejectCode::ACCOUNT_CLOSED));
                vec![(0, reject), (0, Step::Say(TransactionStatus::Settled))]
            }
            Self::ReturnFirst(code) => vec![
                (0, Step::Withhold(TransactionStatus::Settled)),
                (0, Step::Return(code)),
                (
                    millis(RETURN_AFTER_S),
                    Step::Say(TransactionStatus::Settled),
                ),
            ],
            Self::Return(code) => vec![accept(), (millis(RETURN_AFTER_S), Step::Return(code))],
        }
    }
}

fn millis(seconds: u32) -> i64 {
    i64::from(seconds).saturating_mul(1000)
}

/// The text in `docs/simulator.md`.
impl fmt::Display for Behaviour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accept => out.write_str("`ACSC` at once"),
            Self::Qualify(qualifier) => write!(out, "`ACWP` at once, qualifier `{qualifier}`"),
            Self::Reject(code) => write!(out, "`RJCT` {code} (`{}`) at once", code.iso()),
            Self::Late(seconds) => write!(out, "`ACSC` after {seconds} s"),
            Self::LateReject(seconds) => write!(out, "`RJCT` 1160 after {seconds} s"),
            Self::Never => out.write_str("no response before the call `answer`, nor to `pacs.028`"),
            Self::OnEnquiry => out.write_str("`ACSC` only after a `pacs.028`"),
            Self::Twice => out.write_str("`ACSC` at once, the same message twice"),
            Self::OutOfOrder => out.write_str("`ACSC` at once, then `PDNG`"),
            Self::Contradict => out.write_str(
                "`ACSC` at once, then `RJCT` 1160; the first stands, and the bank opens a break",
            ),
            Self::ContradictRejection => out.write_str(
                "`RJCT` 1160 at once, then `ACSC`; the first stands, and the bank opens a break",
            ),
            Self::OtherIds => out
                .write_str("`ACSC` at once, with another `OrgnlInstrId` and no `OrgnlEndToEndId`"),
            Self::EnquiryUnread(seconds) => write!(
                out,
                "`RJCT` `FF01` about each `pacs.028`; `ACSC` after {seconds} s"
            ),
            Self::ReturnFirst(code) => write!(
                out,
                "`pacs.004` with {code} at once, `ACSC` after {RETURN_AFTER_S} s"
            ),
            Self::Return(code) => {
                write!(
                    out,
                    "`ACSC` at once, `pacs.004` with {code} after {RETURN_AFTER_S} s"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the rows of the table in the documentation, number and behaviour.
    fn documented() -> Vec<(String, String)> {
        let row = |line: &str| {
            let (number, behaviour) = line
                .strip_prefix("| `")?
                .strip_suffix(" |")?
                .split_once("` | ")?;
            let is_number = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| (number.to_owned(), behaviour.to_owned()))
        };
        include_str!("../../../../docs/simulator.md")
            .lines()
            .filter_map(row)
            .collect()
    }

    #[test]
    fn the_documented_behaviours_match_the_table() {
        let table: Vec<_> = magic_accounts()
            .into_iter()
            .map(|(number, b)| (number, b.to_string()))
            .collect();
        assert_eq!(documented(), table);
    }

    #[test]
    fn each_number_is_one_account_and_has_one_behaviour() {
        let mut numbers: Vec<_> = magic_accounts()
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        assert!(
            numbers
                .iter()
                .all(|number| number.parse::<AccountNumber>().is_ok())
        );
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all);
        let ordinary = "31926819".parse().expect("a number");
        assert_eq!(Behaviour::of(ordinary), Behaviour::Accept);
    }
}
