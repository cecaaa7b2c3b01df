//! Faster Payments with every other bank behind it: answers late, twice, in any order, or not
//! before it is asked, and sends payments and returns of its own.

mod elsewhere;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use environment::{Carried, Carrier};
use message_signature::{KeyId, SigningKey, Stamp, sign};
use rail_fps::{Answer, Message, Original, Qualifier, Reason, RejectCode, Stage, StatusReport};

use crate::api::{self, Request};
use crate::bank::Bank;
use crate::chaos::Fault;
use crate::world::World;

/// The path of the bank's callback.
/// For how long a signature counts.
const SIGNED_FOR_MILLIS: i64 = 300_000;
const PATH: &str = "/rails/fps/messages";

/// A payment or return that our bank sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The message as it first came.
    pub(crate) message: String,
    /// How much, in pence.
    pub(crate) minor: i64,
    /// What the other bank decided.
    pub(crate) decided: Option<Answer>,
    /// Whether it decides only when it is asked.
    on_enquiry: bool,
    original: Original,
}

/// A payment or return that came to our bank.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// How much, in pence.
    pub(crate) minor: i64,
    /// What our bank answered for good.
    pub(crate) answered: Option<Answer>,
}

#[derive(Default)]
struct State {
    sent: BTreeMap<String, Sent>,
    received: BTreeMap<String, Received>,
    bank: Option<Bank>,
    messages: u64,
}

/// The scheme of a world.
#[derive(Clone)]
pub(crate) struct Rail {
    world: World,
    key: SigningKey,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Rail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Rail")
    }
}

impl Rail {
    /// A scheme that signs with this seed.
    pub(crate) fn new(world: &World, seed: [u8; 32]) -> Self {
        Self {
            world: world.clone(),
            key: SigningKey::from_seed(seed),
            state: Arc::default(),
        }
    }

    /// The public half of its key.
    pub(crate) fn public_key(&self) -> String {
        self.key.verifying_key().to_base64()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("one thread")
    }

    /// Speaks with this bank from now on.
    pub(crate) fn serve(&self, bank: &Bank) {
        self.lock().bank = Some(bank.clone());
    }

    /// What our bank sent, by the id in the scheme.
    pub(crate) fn sent(&self) -> BTreeMap<String, Sent> {
        self.lock().sent.clone()
    }

    /// What came to our bank, by the id in the scheme.
    pub(crate) fn received(&self) -> BTreeMap<String, Received> {
        self.lock().received.clone()
    }

    /// What carries the bank's messages here.
    pub(crate) fn carrier(&self) -> Carrier {
        let rail = self.clone();
        Carrier::of(move |request| {
            let rail = rail.clone();
            Box::pin(async move { rail.carry(request).await })
        })
    }

    async fn carry(&self, request: Carried) -> Option<(u16, Vec<u8>)> {
        self.world.step().await;
        if self.world.strikes(Fault::RailLost) {
            return self.lost("a message to the rail").await;
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
            Message::StatusRequest(enquiry) => self.enquired(&enquiry.original),
            Message::StatusReport(_) => {}
        }
    }

    fn take_sent(&self, id: &str, xml: &str, minor: i64, original: Original) {
        if let Some(first) = self.lock().sent.get(id).cloned() {
            self.world.hold(
                "a payment is the same message every time",
                first.message == xml,
                || format!("{id} came again as another message"),
            );
            return;
        }
        self.world.tell(|| format!("the rail takes {id}"));
        let behaviour = self.world.between(0, 9);
        let sent = Sent {
            message: xml.to_owned(),
            minor,
            decided: None,
            on_enquiry: behaviour == 9,
            original,
        };
        self.lock().sent.insert(id.to_owned(), sent);
        if behaviour < 9 {
            let most = [500, 3000, 30_000, 200_000][usize::try_from(behaviour % 4).unwrap_or(0)];
            let wait = self.world.between(0, most);
            let (rail, id) = (self.clone(), id.to_owned());
            self.world.spawn("the other bank", async move {
                if behaviour == 8 {
                    rail.report(&id, Answer::Pending(Stage::Pending));
                }
                rail.world.after(wait).await;
                rail.decide(&id);
            });
        }
    }

    /// The other bank decides, for good.
    fn decide(&self, id: &str) {
        let draw = self.world.between(0, 9);
        let answer = match draw {
            0..=4 => Answer::Settled,
            5 => Answer::Credited,
            6 => Answer::Qualified(Qualifier::None),
            7 => Answer::Rejected(Reason::of(RejectCode::ACCOUNT_CLOSED)),
            _ => Answer::Rejected(Reason::of(RejectCode::BENEFICIARY_UNKNOWN)),
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
        self.report(id, answer.clone());
        if answer.is_accepted() && self.world.between(0, 9) < 2 {
            let wait = self.world.between(0, 100_000);
            let (rail, id) = (self.clone(), id.to_owned());
            self.world.spawn("a return", async move {
                rail.world.after(wait).await;
                rail.send_back(&id);
            });
        }
    }

    fn enquired(&self, original: &Original) {
        let id = original.transaction_id.as_str();
        let known = self.lock().sent.get(id).cloned();
        match known {
            None => {
                let answer = "NOOR".parse().map(Reason::of_iso);
                if let Ok(reason) = answer {
                    self.send_report(original.clone(), Answer::Rejected(reason));
                }
            }
            Some(sent) => match sent.decided {
                Some(answer) => self.report(id, answer),
                None if sent.on_enquiry || !self.world.is_stormy() => self.decide(id),
                None => self.report(id, Answer::Pending(Stage::SettlementInProcess)),
            },
        }
    }

    fn report(&self, id: &str, answer: Answer) {
        let original = self.lock().sent.get(id).map(|sent| sent.original.clone());
        if let Some(original) = original {
            self.send_report(original, answer);
        }
    }

    fn send_report(&self, original: Original, answer: Answer) {
        let now = self.world.now();
        let report = StatusReport {
            message_id: self.message_id().parse().expect("a message id"),
            created: now,
            original,
            accepted: answer.is_accepted().then_some(now),
            answer,
            settlement_date: None,
            settlement_cycle: None,
            original_amount: None,
        };
        self.post(None, &report.write());
    }

    fn message_id(&self) -> String {
        let mut state = self.lock();
        state.messages += 1;
        format!("SIM{:012}", state.messages)
    }

    /// Brings a message to the bank, and again until the bank has dealt with it.
    fn post(&self, id: Option<&str>, xml: &str) {
        let copies = if self.world.strikes(Fault::RailRepeats) {
            2
        } else {
            1
        };
        // Half of the time at once, so that what is told twice arrives together.
        let most = if self.world.between(0, 1) == 0 {
            0
        } else {
            2000
        };
        for _ in 0..copies {
            let wait = self.world.between(0, most);
            let (rail, id, xml) = (self.clone(), id.map(str::to_owned), xml.to_owned());
            self.world.spawn("the rail", async move {
                rail.world.after(wait).await;
                rail.bring(id.as_deref(), &xml).await;
            });
        }
    }

    async fn bring(&self, id: Option<&str>, xml: &str) {
        loop {
            let signed_at = self.world.now().unix_millis();
            let answer = self.call(xml).await;
            // A signature that a jump of the clock made old is refused, and made anew.
            let old = self.world.now().unix_millis() - signed_at > SIGNED_FOR_MILLIS;
            let answer = answer.filter(|a| !matches!(a.status, 408 | 409 | 429 | 500..));
            let answer = answer.filter(|a| !(old && a.status == 401));
            let Some(answer) = answer else {
                let wait = self.world.between(0, 2000);
                self.world.after(wait).await;
                continue;
            };
            self.world.hold(
                "the bank takes what the scheme signed",
                (200..300).contains(&answer.status),
                || format!("{} for {xml}", answer.status),
            );
            if let Some(id) = id {
                self.answered(id, &answer.text);
            }
            return;
        }
    }

    async fn call(&self, xml: &str) -> Option<api::Answer> {
        let bank = self.lock().bank.clone().expect("the rail has a bank");
        let keyid = KeyId::parse("fps-1").expect("a key id");
        let stamp = Stamp::new(&keyid, self.world.now().unix_seconds());
        let signed = message_signature::Request {
            method: "POST",
            path: PATH,
            headers: &[],
            body: xml.as_bytes(),
        };
        let proof = sign(&signed, &self.key, &stamp).expect("a signature");
        let mut request = Request::to("receive-fps-message");
        let proof = proof.pairs();
        let content = [("content-type", "application/xml")];
        let headers = content.into_iter().chain(proof);
        request.headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        request.body = xml.to_owned();
        let event = request.event(&self.message_id(), None);
        let answer = bank.invoke("receive-fps-message", event).await?;
        if self.world.strikes(Fault::AnswerLost) {
            return None;
        }
        api::Answer::read(&answer)
    }

    /// What the bank answers about a payment in is final, and the same every time.
    fn answered(&self, id: &str, xml: &str) {
        let Ok(Message::StatusReport(report)) = rail_fps::read(xml.as_bytes()) else {
            return;
        };
        let first = {
            let mut state = self.lock();
            let received = state.received.get_mut(id).expect("it was sent");
            received
                .answered
                .get_or_insert(report.answer.clone())
                .clone()
        };
        self.world.hold(
            "a rail's repetition is answered as the first",
            first.is_accepted() == report.answer.is_accepted(),
            || format!("{id}: {first:?}, then {:?}", report.answer),
        );
    }
}

/// Pence as pounds.
pub(crate) fn decimal(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}
