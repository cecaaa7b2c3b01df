//! How the scheme brings its messages to our bank.

use message_signature::{KeyId, Stamp, sign};
use rail_fps::Message;

use super::{Brought, Rail};
use crate::api::{self, Request};
use crate::chaos::Fault;

/// For how long a signature counts.
const SIGNED_FOR_MILLIS: i64 = 300_000;
/// The path of the bank's callback.
const PATH: &str = "/rails/fps/messages";

impl Rail {
    /// Brings a message to the bank, and again until the bank has dealt with it.
    pub(super) fn post(&self, brought: Option<&Brought>, xml: &str) {
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
            let (rail, brought, xml) = (self.clone(), brought.cloned(), xml.to_owned());
            self.world.spawn("the rail", async move {
                rail.world.after(wait).await;
                rail.bring(brought.as_ref(), &xml).await;
            });
        }
    }

    pub(super) async fn bring(&self, brought: Option<&Brought>, xml: &str) {
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
            if let Some(brought) = brought {
                self.answered(brought, &answer.text);
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

    /// What the bank answers about a payment in is final, and the same every time; of all that claims one id in
    /// the scheme, one is accepted at most.
    fn answered(&self, brought: &Brought, xml: &str) {
        let Ok(Message::StatusReport(report)) = rail_fps::read(xml.as_bytes()) else {
            return;
        };
        let (id, answer) = (&brought.id, report.answer);
        let (first, others) = {
            let mut state = self.lock();
            let received = state.received.get_mut(id).expect("it was sent");
            let first = received.answers.entry(brought.facts);
            let first = first.or_insert_with(|| answer.clone()).clone();
            let mut accepted = received.answers.iter();
            let others =
                accepted.any(|(facts, other)| *facts != brought.facts && other.is_accepted());
            if answer.is_accepted() {
                received.minor = brought.minor;
            }
            (first, others)
        };
        self.world.hold(
            "a rail's repetition is answered as the first",
            first.is_accepted() == answer.is_accepted(),
            || format!("{id}: {first:?}, then {answer:?}"),
        );
        self.world.hold(
            "a transaction of the scheme is accepted once",
            !(others && answer.is_accepted()),
            || format!("{id} is accepted with other facts as well"),
        );
    }
}
