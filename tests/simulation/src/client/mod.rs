//! Clients: programs of institutions that open accounts, pay, cancel, retry, crash, and check every
//! response.

mod administrator;
mod approvals;
mod checks;
mod credentials;
mod desk;
mod desk_story;
mod orders;
mod reads;
mod story;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::api::{Answer, Principal, Request};
use crate::backend::Service;
use crate::chaos::Fault;
use crate::draw::Draw;
use crate::gateway::Gateway;
use crate::planted::Bug;
use crate::reference::Reference;
use crate::world::World;

pub(crate) use administrator::Registration;
pub(crate) use credentials::Credential;
use credentials::Tokens;

/// An account that a client knows.
#[derive(Clone, Debug)]
pub(crate) struct KnownAccount {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) currency: String,
    pub(crate) tenant: String,
}

/// A write, and its first final response.
#[derive(Clone, Debug)]
struct WriteRecord {
    request: Request,
    /// The number of commits when it was first sent.
    since: u64,
    answer: Option<Answer>,
}

/// What all clients share.
#[derive(Debug, Default)]
pub(crate) struct Notebook {
    pub(crate) accounts: Vec<KnownAccount>,
    /// The credentials handed over, by client name.
    pub(crate) credentials: BTreeMap<String, Credential>,
    payments: Vec<(String, String)>,
    asked: BTreeMap<(String, String), WriteRecord>,
    /// The number of requests made.
    pub(crate) calls: u64,
}

/// The owner of an account.
#[derive(Clone, Copy)]
enum AccountOwner {
    Mine,
    NotMine,
    Any,
}

/// One client.
pub(crate) struct Client {
    pub(crate) world: World,
    pub(crate) gateway: Gateway,
    pub(crate) service: Service,
    pub(crate) reference: Arc<Mutex<Reference>>,
    pub(crate) notebook: Arc<Mutex<Notebook>>,
    pub(crate) draw: Draw,
    pub(crate) bug: Option<Bug>,
    name: String,
    principal: Principal,
    /// Another client of the institution, which approves what this one may not pay alone.
    checker: Principal,
    tokens: Tokens,
    /// The version of each client that it last was shown.
    sequences: BTreeMap<String, u64>,
    keys: u64,
    requests: u64,
}

/// The environment of a client.
pub(crate) struct ClientContext {
    pub(crate) world: World,
    pub(crate) gateway: Gateway,
    pub(crate) service: Service,
    pub(crate) reference: Arc<Mutex<Reference>>,
    pub(crate) notebook: Arc<Mutex<Notebook>>,
    pub(crate) bug: Option<Bug>,
}

const REPLAYED: &str = "the same request under the same key is answered the same";
const REUSED: &str = "a key that was used for something else is refused";
const RECORDED: &str = "what was answered is recorded";
const SEEN: &str = "what is read was so while it was read";
const REASON: &str = "a refusal's reason was so";
const DONE: &str = "what was asked for is done in the end";
const GIVEN: &str = "a token is given only for a secret of a client that may work";
const OWN: &str = "nobody sees what is another institution's";

impl Client {
    /// Creates the client of this name, which logs in before anything else.
    pub(crate) fn new(around: &ClientContext, seed: u64, name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            world: around.world.clone(),
            gateway: around.gateway.clone(),
            service: around.service.clone(),
            reference: Arc::clone(&around.reference),
            notebook: Arc::clone(&around.notebook),
            bug: around.bug,
            draw: Draw::new(seed, &name),
            name,
            principal: Principal::default(),
            checker: Principal::default(),
            tokens: Tokens::default(),
            sequences: BTreeMap::new(),
            keys: 0,
            requests: 0,
        }
    }

    /// Performs this many operations.
    pub(crate) async fn work(mut self, operations: usize) {
        self.come_in().await;
        for _ in 0..2 {
            self.open().await;
        }
        for _ in 0..operations {
            let wait = self.draw.between(0, 3000);
            self.world.after(wait).await;
            match self.draw.between(0, 99) {
                0..=4 => self.open().await,
                5..=36 => self.pay().await,
                37..=44 => self.empty_at_once(),
                45..=48 => self.cancel_one().await,
                49..=54 => self.decide_one().await,
                55..=58 => self.send_back().await,
                59..=68 => self.change_account().await,
                69..=73 => self.reuse_a_key().await,
                74..=82 => self.check_account().await,
                83..=89 => self.check_payment().await,
                90..=94 => self.list().await,
                95..=96 => self.try_internal_balance().await,
                97 => self.revoke_a_token().await,
                _ => self.try_the_desk().await,
            }
        }
    }

    fn notebook(&self) -> MutexGuard<'_, Notebook> {
        self.notebook.lock().expect("one thread")
    }

    fn reference(&self) -> MutexGuard<'_, Reference> {
        self.reference.lock().expect("one thread")
    }

    fn fresh_key(&mut self) -> String {
        self.keys += 1;
        format!("{}-key-{:06}", self.name.replace(' ', "-"), self.keys)
    }

    fn request_id(&mut self) -> String {
        self.requests += 1;
        self.notebook().calls += 1;
        format!("{}-request-{}", self.name.replace(' ', "-"), self.requests)
    }

    /// Returns an account of the client's own institution, of another, or of any.
    fn account(&mut self, whose: AccountOwner) -> Option<KnownAccount> {
        let accounts = self.notebook().accounts.clone();
        let choice: Vec<_> = accounts
            .iter()
            .filter(|known| match whose {
                AccountOwner::Mine => known.tenant == self.principal.tenant,
                AccountOwner::NotMine => known.tenant != self.principal.tenant,
                AccountOwner::Any => true,
            })
            .cloned()
            .collect();
        self.draw.one_of(&choice).cloned()
    }

    /// Sends a request once; `None` if no response arrived.
    async fn send(&mut self, request: &Request) -> Option<Answer> {
        self.send_as(&self.principal.clone(), request).await
    }

    async fn send_as(&mut self, principal: &Principal, request: &Request) -> Option<Answer> {
        let token = self.token(principal).await?;
        let id = self.request_id();
        self.world
            .tell(|| format!("{id}: {} {}", request.function, request.body));
        let answer = self.gateway.call(request, &id, Some(&token)).await;
        let lost = self.world.strikes(Fault::AnswerLost);
        if answer.as_ref().is_some_and(|answer| answer.status == 401) {
            self.forget_token(principal);
        }
        let answer = answer.filter(|_| !lost);
        let answer = match (self.bug, answer) {
            (Some(Bug::UnknownTakenForFailure), Some(answer))
                if answer.code() == "outcome_unknown" =>
            {
                Some(Answer {
                    status: 422,
                    text: String::new(),
                    body: json!({"code": "insufficient_funds"}),
                })
            }
            (_, answer) => answer,
        };
        self.world.tell(|| match &answer {
            Some(answer) => format!("{id}: {} {}", answer.status, answer.code()),
            None => format!("{id}: no answer"),
        });
        answer
    }

    /// Sends a write until there is a final response, or the client gives up.
    async fn write(&mut self, request: &Request) -> Option<Answer> {
        self.write_as(&self.principal.clone(), request).await
    }

    async fn write_as(&mut self, principal: &Principal, request: &Request) -> Option<Answer> {
        let since = self.reference().commits;
        let key = request.headers[0].1.clone();
        let place = (principal.client.clone(), key);
        let asked = WriteRecord {
            request: request.clone(),
            since,
            answer: None,
        };
        self.notebook().asked.entry(place.clone()).or_insert(asked);
        for _ in 0..10 {
            let answer = self.send_as(principal, request).await;
            let settled = answer.filter(is_final);
            match settled {
                Some(answer) => {
                    self.settled(&place, request, &answer);
                    if self.draw.chance(850) {
                        return Some(answer);
                    }
                    // The client may crash before it stores the response; then it sends the request
                    // again.
                }
                None if self.draw.chance(100) => return None,
                None => {}
            }
            let wait = self.draw.between(50, 4000);
            self.world.after(wait).await;
        }
        None
    }
}

/// Returns whether this response to a request is final.
fn is_final(answer: &Answer) -> bool {
    let duplicate = answer.code() == "possible_duplicate";
    answer.status < 500
        && (answer.status != 409 || duplicate)
        && ![401, 429].contains(&answer.status)
}

/// Returns whether this response is permanent for its key: a success, or the refusal of a rule.
fn is_permanent(answer: &Answer) -> bool {
    let recorded = matches!(answer.status, 409 | 422) && !answer.body["instance"].is_null();
    answer.status < 300 || recorded
}

/// Returns whether two responses are equal except for the request ids.
fn alike(first: &Answer, again: &Answer) -> bool {
    let without_request = |answer: &Answer| {
        let mut body = answer.body.clone();
        if let Some(fields) = body.as_object_mut() {
            fields.remove("request_id");
        }
        body
    };
    first.status == again.status && without_request(first) == without_request(again)
}

fn minor_of(decimal: &Value) -> i64 {
    let text = decimal.as_str().unwrap_or_default();
    text.replace('.', "").parse().unwrap_or_default()
}
