//! Faster Payments with all other banks: responses late, repeated, in any order, or only on
//! enquiry, and payments and returns of its own.

mod brought;
mod bugs;
mod controls;
mod deliver;
mod elsewhere;
mod reports;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use environment::{RailRequest, RailTransport};
use message_signature::SigningKey;
use rail_fps::{
    CreditTransfer, Message, MessageName, NeverReceived, Original, Qualifier, Reason, RejectCode,
    Settlement, Stage, StatusRequest, TransactionStatus,
};

use brought::Brought;

use crate::bank::Bank;
use crate::chaos::Fault;
use crate::draw::Draw;
use crate::planted::Bug;
use crate::world::World;

/// A payment or return that the bank sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The message as first received.
    pub(crate) message: String,
    /// The amount, in pence.
    pub(crate) minor: i64,
    /// The other bank's decision.
    pub(crate) decided: Option<TransactionStatus>,
    /// Whether it decides only on enquiry.
    on_enquiry: bool,
    original: Original,
    /// Whether the bank accepted a report on it, which only planted bugs read.
    reported: bool,
}

impl Sent {
    fn is_payment(&self) -> bool {
        self.original.message_name == Some(MessageName::CreditTransfer)
    }
}

/// A payment or return that the bank received.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// The amount, in pence.
    pub(crate) minor: i64,
    /// The bank's final responses, to each message with other facts under the id.
    answers: BTreeMap<u8, TransactionStatus>,
}

impl Received {
    fn of(brought: &Brought) -> Self {
        Self {
            minor: brought.minor,
            answers: BTreeMap::new(),
        }
    }

    /// Returns whether the bank accepted it.
    pub(crate) fn is_accepted(&self) -> bool {
        self.answers.values().any(TransactionStatus::is_accepted)
    }
}

#[derive(Default)]
struct State {
    sent: BTreeMap<String, Sent>,
    received: BTreeMap<String, Received>,
    /// The ids of messages that the scheme reported as never received, if that closes them.
    closed: BTreeSet<String>,
    /// The accepted return of each payment.
    returned: BTreeMap<String, String>,
    /// The ids of payments with two reported outcomes.
    contradicted: BTreeSet<String>,
    /// Whether the scheme made a payment, by the last of its contradicting reports.
    last_words: BTreeMap<String, bool>,
    /// Payments of this amount stay undecided.
    silent: Option<i64>,
    /// Whether the scheme makes each payment that the bank rejects.
    overrules: bool,
    bank: Option<Bank>,
    messages: u64,
}

/// The scheme of a world.
#[derive(Clone)]
pub(crate) struct Rail {
    world: World,
    key: SigningKey,
    never_received: NeverReceived,
    bug: Option<Bug>,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Rail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Rail")
    }
}

impl Rail {
    /// Creates a scheme that signs with this seed. The meaning of its reports of messages never
    /// received follows from the run's seed.
    pub(crate) fn new(world: &World, seed: [u8; 32], run: u64, bug: Option<Bug>) -> Self {
        let never_received = match Draw::new(run, "never received").between(0, 1) {
            0 => NeverReceived::ClosesId,
            _ => NeverReceived::LeavesOpen,
        };
        Self {
            world: world.clone(),
            key: SigningKey::from_seed(seed),
            never_received,
            bug,
            state: Arc::default(),
        }
    }

    /// Returns the meaning of this scheme's reports of messages never received.
    pub(crate) fn never_received(&self) -> NeverReceived {
        self.never_received
    }

    /// Returns the public half of its key.
    pub(crate) fn public_key(&self) -> String {
        self.key.verifying_key().to_base64()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Releases the bank.
    pub(crate) fn end(&self) {
        self.lock().bank = None;
    }

    /// Connects this bank.
    pub(crate) fn serve(&self, bank: &Bank) {
        self.lock().bank = Some(bank.clone());
    }

    /// Returns what the bank sent, by the id at the scheme.
    pub(crate) fn sent(&self) -> BTreeMap<String, Sent> {
        self.lock().sent.clone()
    }

    /// Returns whether the scheme reported the message of this id as never received, and no longer
    /// accepts it.
    pub(crate) fn has_closed(&self, id: &str) -> bool {
        self.lock().closed.contains(id)
    }

    /// Returns whether the scheme made each payment about which it contradicted itself, by its last
    /// report.
    pub(crate) fn last_words(&self) -> BTreeMap<String, bool> {
        self.lock().last_words.clone()
    }

    /// Returns the ids of payments with two reported outcomes, each of which the bank had accepted.
    pub(crate) fn contradicted(&self) -> BTreeSet<String> {
        self.lock().contradicted.clone()
    }

    /// Returns what the bank received, by the id at the scheme.
    pub(crate) fn received(&self) -> BTreeMap<String, Received> {
        self.lock().received.clone()
    }

    /// Returns the transport of the bank's messages.
    pub(crate) fn carrier(&self) -> RailTransport {
        let rail = self.clone();
        RailTransport::of(move |request| {
            let rail = rail.clone();
            Box::pin(async move { rail.carry(request).await })
        })
    }

    async fn carry(&self, request: RailRequest) -> Option<(u16, Vec<u8>)> {
        self.world.step().await;
        if self.world.strikes(Fault::RailLost) {
            return self.lost("a message to the rail").await;
        }
        if self.world.strikes(Fault::RailRefuses) {
            return Some((500, Vec::new()));
        }
        if self.world.strikes(Fault::RailForgets) {
            self.world.tell(|| "the rail loses a message".to_owned());
            return Some((202, Vec::new()));
        }
        let taken = match rail_fps::read(&request.body) {
            Ok(message) => {
                let xml = String::from_utf8_lossy(&request.body).into_owned();
                self.take(&message, &xml);
                202
            }
            Err(_) => 400,
        };
        if self.world.strikes(Fault::RailLost) {
            return self.lost("the rail's receipt").await;
        }
        self.world.step().await;
        Some((taken, Vec::new()))
    }

    async fn lost(&self, what: &'static str) -> Option<(u16, Vec<u8>)> {
        self.world.tell(|| format!("{what} is lost"));
        self.world.after(7000).await;
        None
    }

    fn take(&self, message: &Message, xml: &str) {
        match message {
            Message::CreditTransfer(payment) => {
                let id = payment.transaction_id.as_str();
                self.dated(id, payment);
                self.take_sent(id, xml, payment.amount.minor(), payment.original());
            }
            Message::PaymentReturn(back) => {
                let original = Original {
                    message_id: back.message_id.clone(),
                    message_name: Some(message.name()),
                    transaction_id: back.return_id.clone(),
                    ..back.original.clone()
                };
                let id = back.return_id.as_str();
                self.take_sent(id, xml, back.returned_amount.minor(), original);
            }
            Message::StatusRequest(enquiry) => self.enquired(enquiry),
            Message::StatusReport(_) => {}
        }
    }

    /// Checks that a payment settles in the first settlement after the bank accepted it.
    fn dated(&self, id: &str, payment: &CreditTransfer) {
        let (accepted, settles) = (payment.accepted, payment.settlement_date.day);
        let expected = accepted.and_then(|at| Settlement::of(at).ok());
        self.world.hold(
            "a payment settles at the first settlement after its acceptance",
            expected.is_some_and(|expected| expected.date == settles),
            || format!("{id}, accepted {accepted:?}, is to settle on {settles}"),
        );
    }

    fn take_sent(&self, id: &str, xml: &str, minor: i64, original: Original) {
        // Bound first: in the condition the lock would be held through the body, which locks again.
        let first = self.lock().sent.get(id).cloned();
        if let Some(first) = first {
            self.world.hold(
                "a payment is the same message every time",
                first.message == xml,
                || format!("{id} came again as another message"),
            );
            // A scheme may call its sender's own repetition a duplicate, which is no outcome of the
            // first message.
            if self.world.between(0, 1) == 0 {
                self.send_report(original, duplicate());
            }
            return;
        }
        if self.lock().closed.contains(id) {
            self.world.tell(|| format!("the rail has closed {id}"));
            self.send_report(original, duplicate());
            return;
        }
        self.world.tell(|| format!("the rail takes {id}"));
        let silent = self.lock().silent == Some(minor);
        let behaviour = self.world.between(0, if silent { 0 } else { 9 });
        let sent = Sent {
            message: xml.to_owned(),
            minor,
            decided: None,
            on_enquiry: behaviour == 9,
            original,
            reported: false,
        };
        self.lock().sent.insert(id.to_owned(), sent);
        if behaviour < 9 && !silent {
            let most = [500, 3000, 30_000, 200_000][usize::try_from(behaviour % 4).unwrap_or(0)];
            let wait = self.world.between(0, most);
            let (rail, id) = (self.clone(), id.to_owned());
            self.world.spawn("the other bank", async move {
                if behaviour == 8 {
                    rail.report(&id, TransactionStatus::Pending(Stage::Pending));
                }
                rail.world.after(wait).await;
                rail.decide(&id);
            });
        }
    }

    /// The other bank makes its final decision.
    fn decide(&self, id: &str) {
        let draw = self.world.between(0, 9);
        let answer = match draw {
            0..=4 => TransactionStatus::Settled,
            5 => TransactionStatus::Credited,
            6 => TransactionStatus::Qualified(Qualifier::None),
            7 => TransactionStatus::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED)),
            _ => TransactionStatus::Rejected(Reason::of(RejectCode::BENEFICIARY_UNKNOWN)),
        };
        {
            let mut state = self.lock();
            let Some(sent) = state.sent.get_mut(id).filter(|sent| sent.decided.is_none()) else {
                return;
            };
            sent.decided = Some(answer.clone());
        }
        self.world
            .tell(|| format!("the other bank decides {} on {id}", answer.code()));
        if self.world.strikes(Fault::RailContradicts) {
            self.contradict(id, &answer);
        } else if answer.is_accepted() && self.world.strikes(Fault::RailOvertakes) {
            self.return_first(id, answer);
            return;
        } else {
            self.report(id, answer.clone());
        }
        if answer.is_accepted() && self.world.between(0, 9) < 3 {
            let wait = self.world.between(0, 100_000);
            let (rail, id) = (self.clone(), id.to_owned());
            self.world.spawn("a return", async move {
                rail.world.after(wait).await;
                rail.send_back(&id);
            });
        }
    }

    /// The return of a payment is sent before the report on it.
    fn return_first(&self, id: &str, answer: TransactionStatus) {
        self.send_back(id);
        let wait = self.world.between(0, 20_000);
        let (rail, id) = (self.clone(), id.to_owned());
        self.world.spawn("a late report", async move {
            rail.world.after(wait).await;
            rail.report(&id, answer);
        });
    }

    fn enquired(&self, enquiry: &StatusRequest) {
        let original = &enquiry.original;
        if self.world.strikes(Fault::RailMisreads) {
            let about = Original {
                message_id: enquiry.message_id.clone(),
                message_name: Some(MessageName::StatusRequest),
                ..original.clone()
            };
            self.send_report(
                about,
                TransactionStatus::Rejected(Reason::of(RejectCode::SYNTAX_ERROR)),
            );
            return;
        }
        let id = original.transaction_id.as_str();
        let known = self.lock().sent.get(id).cloned();
        match known {
            None => {
                if self.never_received == NeverReceived::ClosesId {
                    self.lock().closed.insert(id.to_owned());
                }
                let iso = "NOOR".parse().expect("a reason");
                let reason = Reason::of_iso(iso);
                self.send_report(original.clone(), TransactionStatus::Rejected(reason));
            }
            Some(sent) => match sent.decided {
                Some(answer) => self.report(id, answer),
                None if sent.on_enquiry || !self.world.has_faults() => self.decide(id),
                None => self.report(id, TransactionStatus::Pending(Stage::SettlementInProcess)),
            },
        }
    }

    fn message_id(&self) -> String {
        let mut state = self.lock();
        state.messages += 1;
        format!("SIM{:012}", state.messages)
    }
}

fn duplicate() -> TransactionStatus {
    TransactionStatus::Rejected(Reason::of(RejectCode::DUPLICATE))
}

/// Formats pence as pounds.
pub(crate) fn decimal(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}
