//! Delivery of the scheme's messages to the bank.

use message_signature::{KeyId, SignParams, sign};
use rail_fps::{Message, RejectCode, TransactionStatus};

use super::bugs::Misread;
use super::{Brought, Rail};
use crate::api::{self, Request};
use crate::chaos::Fault;
use crate::deployment::CALLED_AT;

/// The validity of a signature.
const SIGNED_FOR_MILLIS: i64 = 300_000;
/// How often the bank may refuse a message temporarily once faults have ended.
const PATIENCE: u32 = 200;
const ENDS: &str = "what the bank cannot do for good it says so";
/// The path of the bank's callback.
const PATH: &str = "/rails/fps/messages";
const CONTENT: (&str, &str) = ("content-type", "application/xml");

impl Rail {
    /// Delivers a message to the bank, and again until the bank has handled it.
    pub(super) fn post(&self, brought: Option<&Brought>, xml: &str) {
        let copies = if self.world.strikes(Fault::RailRepeats) {
            2
        } else {
            1
        };
        // Half of the time at once, so that repeated messages arrive concurrently.
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
        let mut turned_away = 0;
        loop {
            let signed_at = self.world.now().unix_millis();
            let answer = self.call(xml).await;
            // A signature that became old by a jump of the clock is refused, and made again.
            let old = self.world.now().unix_millis() - signed_at > SIGNED_FOR_MILLIS;
            let answer = answer.filter(|a| !matches!(a.status, 408 | 409 | 429 | 500..));
            let answer = answer.filter(|a| !(old && a.status == 401));
            let Some(answer) = answer else {
                turned_away += u32::from(!self.world.has_faults());
                self.world
                    .hold(ENDS, turned_away < PATIENCE, || xml.to_owned());
                if turned_away >= PATIENCE {
                    return;
                }
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
            } else if self.bug.is_some() {
                self.note_verdict(xml);
            }
            return;
        }
    }

    async fn call(&self, xml: &str) -> Option<api::Answer> {
        let bank = self.lock().bank.clone().expect("the rail has a bank");
        let misread;
        let xml = match self.misread(xml) {
            Misread::Not => xml,
            Misread::As(text) => {
                misread = text;
                &misread
            }
            Misread::Answered(answer) => return Some(answer),
        };
        let keyid = KeyId::parse("fps-1").expect("a key id");
        let stamp = SignParams::new(&keyid, self.world.now().unix_seconds());
        let signed = message_signature::Request {
            method: "POST",
            path: PATH,
            headers: &[("@authority", CALLED_AT), CONTENT],
            body: xml.as_bytes(),
        };
        let proof = sign(&signed, &self.key, &stamp).expect("a signature");
        let mut request = Request::to("receive-fps-message");
        let proof = proof.pairs();
        let headers = [CONTENT].into_iter().chain(proof);
        request.headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        request.body = xml.to_owned();
        let event = request.event(&self.message_id(), None);
        let answer = bank.invoke("receive-fps-message", event).await?;
        if self.world.strikes(Fault::AnswerLost) {
            return None;
        }
        let answer = api::Answer::read(&answer)?;
        Some(self.misanswered(xml, answer))
    }

    /// The bank's response to an inbound payment is final, and the same every time; of all messages
    /// with one id at the scheme at most one is accepted, and of all returns of a payment one.
    fn answered(&self, brought: &Brought, xml: &str) {
        let Ok(Message::StatusReport(report)) = rail_fps::read(xml.as_bytes()) else {
            return;
        };
        let (id, answer, original) = (&brought.id, report.answer, report.original);
        let is_accepted = answer.is_accepted();
        let (first, others, other_return, is_new) = {
            let mut state = self.lock();
            let received = state.received.get_mut(id).expect("it was sent");
            let is_new = received.answers.is_empty();
            let first = received.answers.entry(brought.facts);
            let first = first.or_insert_with(|| answer.clone()).clone();
            let mut accepted = received.answers.iter();
            let others =
                accepted.any(|(facts, other)| *facts != brought.facts && other.is_accepted());
            if is_accepted {
                received.minor = brought.minor;
            }
            let returned = brought.returns.as_ref().filter(|_| is_accepted);
            let other_return = returned.and_then(|original| {
                let known = state.returned.entry(original.clone());
                let known = known.or_insert_with(|| id.clone());
                (known != id).then(|| known.clone())
            });
            (first, others, other_return, is_new)
        };
        self.world.hold(
            "a rail's repetition is answered as the first",
            first.is_accepted() == is_accepted,
            || format!("{id}: {first:?}, then {answer:?}"),
        );
        self.world.hold(
            "a transaction of the scheme is accepted once",
            !(others && is_accepted),
            || format!("{id} is accepted with other facts as well"),
        );
        self.world
            .hold("a payment comes back once", other_return.is_none(), || {
                format!("by {id} and by {other_return:?}")
            });
        self.judged(brought, &answer);
        if is_new && brought.may_be_overruled(&answer) {
            let overrules = self.lock().overrules;
            if overrules || self.world.strikes(Fault::RailContradicts) {
                self.make_all_the_same(original, !overrules);
            }
        }
    }

    /// Returns whether the bank could accept what it accepted, and had to refuse what it refused.
    fn judged(&self, brought: &Brought, answer: &TransactionStatus) {
        let seen = || format!("{brought:?}: {answer:?}");
        self.world.hold(
            "what no cycle explains is rejected",
            !(brought.misdated && answer.is_accepted()),
            seen,
        );
        self.world.hold(
            "what cannot be true is not booked",
            !(brought.contrary && answer.is_accepted()),
            seen,
        );
        if brought.unpaid && answer.is_accepted() {
            let about = brought.returns.clone();
            self.lock().contradicted.extend(about);
        }
        if let TransactionStatus::Rejected(reason) = answer {
            let of_message = [RejectCode::DUPLICATE, RejectCode::SYNTAX_ERROR];
            let of_message = of_message.into_iter().any(|code| reason.names(code));
            let due = brought.returns.is_some() && !brought.contrary;
            self.world.hold(
                "a return of what was paid is taken",
                !due || of_message,
                seen,
            );
            if brought.contrary && !of_message {
                let about = brought.returns.clone();
                self.lock().contradicted.extend(about);
            }
        }
    }
}
