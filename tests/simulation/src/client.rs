//! Clients: programs of institutions that open accounts, pay, change their minds, repeat
//! themselves, crash, and believe nothing but what they can check.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use accounts_contract::Status as AccountStatus;
use kernel::id::{AccountId, ClientId, PaymentId, TenantId};
use payments_contract::{PaymentRow, Status};
use serde_json::{Value, json};
use store::row_of;

use crate::api::{Answer, Principal, Request};
use crate::backend::Service;
use crate::bank::Bank;
use crate::chaos::Fault;
use crate::draw::Draw;
use crate::planted::Bug;
use crate::rail::decimal;
use crate::reference::{Reference, Standing};
use crate::world::World;

/// An account that a client knows of.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) currency: String,
    pub(crate) tenant: String,
}

/// A write that was asked, and its first answer for good.
#[derive(Clone, Debug)]
struct Asked {
    request: Request,
    /// The commits there were when it was first asked.
    since: u64,
    answer: Option<Answer>,
}

/// What all clients know together.
#[derive(Debug, Default)]
pub(crate) struct Notebook {
    pub(crate) accounts: Vec<Known>,
    payments: Vec<(String, String)>,
    asked: BTreeMap<(String, String), Asked>,
    /// How many requests were made.
    pub(crate) calls: u64,
}

/// Whose account.
#[derive(Clone, Copy)]
enum Whose {
    Mine,
    NotMine,
    Any,
}

/// One client.
pub(crate) struct Client {
    pub(crate) world: World,
    pub(crate) bank: Bank,
    pub(crate) service: Service,
    pub(crate) reference: Arc<Mutex<Reference>>,
    pub(crate) notebook: Arc<Mutex<Notebook>>,
    pub(crate) draw: Draw,
    pub(crate) bug: Option<Bug>,
    name: usize,
    principal: Principal,
    keys: u64,
    requests: u64,
}

/// Everything a client needs of the world around it.
pub(crate) struct Surroundings {
    pub(crate) world: World,
    pub(crate) bank: Bank,
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
const OWN: &str = "nobody sees what is another institution's";

impl Client {
    /// The client of this number; odd and even ones belong to two institutions.
    pub(crate) fn new(around: &Surroundings, seed: u64, name: usize) -> Self {
        let tenant = if name.is_multiple_of(2) { "one" } else { "two" };
        Self {
            world: around.world.clone(),
            bank: around.bank.clone(),
            service: around.service.clone(),
            reference: Arc::clone(&around.reference),
            notebook: Arc::clone(&around.notebook),
            bug: around.bug,
            draw: Draw::new(seed, &format!("client {name}")),
            name,
            principal: Principal {
                tenant: TenantId::derive(&[tenant]).to_string(),
                client: ClientId::derive(&[tenant, &name.to_string()]).to_string(),
            },
            keys: 0,
            requests: 0,
        }
    }

    /// Does so many things.
    pub(crate) async fn work(mut self, operations: usize) {
        for _ in 0..2 {
            self.open().await;
        }
        for _ in 0..operations {
            let wait = self.draw.between(0, 3000);
            self.world.sleep(wait).await;
            match self.draw.between(0, 99) {
                0..=4 => self.open().await,
                5..=36 => self.pay().await,
                37..=44 => self.empty_at_once().await,
                45..=51 => self.cancel_one().await,
                52..=58 => self.send_back().await,
                59..=68 => self.change_account().await,
                69..=73 => self.reuse_a_key().await,
                74..=82 => self.look_at_account().await,
                83..=89 => self.look_at_payment().await,
                90..=94 => self.list().await,
                _ => self.look_at_internal().await,
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
        format!("client-{}-key-{:06}", self.name, self.keys)
    }

    /// An account of the client's own institution, of another, or of any.
    fn account(&mut self, whose: Whose) -> Option<Known> {
        let accounts = self.notebook().accounts.clone();
        let choice: Vec<_> = accounts
            .iter()
            .filter(|known| match whose {
                Whose::Mine => known.tenant == self.principal.tenant,
                Whose::NotMine => known.tenant != self.principal.tenant,
                Whose::Any => true,
            })
            .cloned()
            .collect();
        self.draw.one_of(&choice).cloned()
    }

    /// Sends a request once. Nothing if no answer came.
    async fn send(&mut self, request: &Request) -> Option<Answer> {
        self.requests += 1;
        self.notebook().calls += 1;
        let id = format!("client-{}-request-{}", self.name, self.requests);
        let event = request.event(&id, Some(&self.principal));
        self.world
            .tell(|| format!("{id}: {} {}", request.function, request.body));
        let answer = self.bank.invoke(request.function, event).await;
        let lost = self.world.strikes(Fault::AnswerLost);
        let answer = answer.filter(|_| !lost).and_then(|a| Answer::read(&a));
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

    /// Asks for a write until there is an answer for good, or the client has had enough.
    async fn write(&mut self, request: &Request) -> Option<Answer> {
        let since = self.reference().commits;
        let key = request.headers[0].1.clone();
        let place = (self.principal.client.clone(), key);
        let asked = Asked {
            request: request.clone(),
            since,
            answer: None,
        };
        self.notebook().asked.entry(place.clone()).or_insert(asked);
        for _ in 0..10 {
            let answer = self.send(request).await;
            let settled = answer.filter(is_final);
            match settled {
                Some(answer) => {
                    self.settled(&place, request, &answer);
                    if self.draw.chance(850) {
                        return Some(answer);
                    }
                    // Did the answer get lost on its way to the disk? Once more.
                }
                None if self.draw.chance(100) => return None,
                None => {}
            }
            let wait = self.draw.between(50, 4000);
            self.world.sleep(wait).await;
        }
        None
    }

    /// An answer for good came.
    fn settled(&self, place: &(String, String), request: &Request, answer: &Answer) {
        let asked = {
            let mut notebook = self.notebook();
            let asked = notebook.asked.get_mut(place).expect("it was asked");
            let first = asked.clone();
            if asked.request.body == request.body && asked.answer.is_none() && stands(answer) {
                asked.answer = Some(answer.clone());
            }
            first
        };
        if let Some(first) = asked.answer {
            let same = request.function == asked.request.function
                && request.body == asked.request.body
                && request.parameters == asked.request.parameters;
            if same {
                self.world.hold(REPLAYED, alike(&first, answer), || {
                    format!("{place:?}: {} and {}", first.text, answer.text)
                });
            } else if request.function == asked.request.function {
                self.world
                    .hold(REUSED, answer.code() == "idempotency_key_reused", || {
                        format!("{place:?}: {} {}", answer.status, answer.text)
                    });
            }
        }
        self.check_against_the_books(asked.since, request, answer);
    }

    fn check_against_the_books(&self, since: u64, request: &Request, answer: &Answer) {
        if request.function != "create-payment" {
            return;
        }
        let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let key = request.headers[0].1.as_str();
        let id = PaymentId::derive(&[
            "order",
            &self.principal.tenant,
            &self.principal.client,
            key,
        ]);
        let row: Option<PaymentRow> = self.service.look(|tables| {
            let item = tables.get("payments", &PaymentRow::key_of(id))?;
            row_of(item.clone()).ok()
        });
        let amount = body["amount"]["amount"].as_str().unwrap_or_default();
        match answer.status {
            201 => {
                let recorded = row.is_some_and(|row| {
                    row.status != Status::Refused && decimal(row.minor) == amount
                });
                self.world
                    .hold(RECORDED, recorded, || format!("{id} is not in the books"));
            }
            409 | 422 if answer.code() != "idempotency_key_reused" => {
                let refused = row.is_some_and(|row| row.status == Status::Refused);
                self.world.hold(RECORDED, refused, || {
                    format!("{id} was refused, and the books say otherwise")
                });
                self.check_reason(since, &body, answer.code());
            }
            _ => {}
        }
    }

    /// Whether, at some moment since it was asked, the reason for the refusal was true.
    fn check_reason(&self, since: u64, body: &Value, code: &str) {
        let minor = minor_of(&body["amount"]["amount"]);
        let so: Box<dyn Fn(&Standing) -> bool> = match code {
            "insufficient_funds" => Box::new(move |standing| standing.available() < minor),
            "account_frozen" => Box::new(|standing| standing.status == AccountStatus::Frozen),
            "account_closed" => Box::new(|standing| standing.status == AccountStatus::Closed),
            _ => return,
        };
        let debtor = body["debtor_account_id"].as_str().unwrap_or_default();
        let reference = self.reference();
        let account = debtor
            .parse::<AccountId>()
            .ok()
            .and_then(|id| reference.accounts.get(&id));
        let was = account.is_some_and(|account| account.stood(since, reference.commits, so));
        self.world.hold(REASON, was, || format!("{debtor}: {code}"));
    }

    async fn open(&mut self) {
        let currency = if self.draw.chance(850) { "GBP" } else { "EUR" };
        let body = json!({"holder_name": "Zephaniah Quillfeather", "currency": currency});
        let key = self.fresh_key();
        let request = Request::to("open-account").write(&key, &body);
        if let Some(answer) = self.write(&request).await.filter(|a| a.status == 201) {
            let text = |name: &str| answer.body[name].as_str().unwrap_or_default().to_owned();
            let known = Known {
                id: text("account_id"),
                number: text("account_number"),
                currency: currency.to_owned(),
                tenant: self.principal.tenant.clone(),
            };
            self.notebook().accounts.push(known);
        }
    }

    async fn pay(&mut self) {
        let (stolen, on_us) = (self.draw.chance(80), self.draw.chance(500));
        let whose = if stolen { Whose::NotMine } else { Whose::Mine };
        let (Some(from), Some(to)) = (self.account(whose), self.account(Whose::Any)) else {
            return;
        };
        let (sort_code, number) = if on_us {
            ("000001", to.number)
        } else {
            ("000002", "70412256".to_owned())
        };
        let currency = if self.draw.chance(930) {
            from.currency.as_str()
        } else {
            "EUR"
        };
        // Mostly little, so that there is enough; at times the same again, or more than there is.
        let minor = match self.draw.between(0, 9) {
            0 => 100,
            1 => self.draw.between(20_000, 90_000),
            _ => self.draw.between(1, 9_999),
        };
        let mut body = json!({
            "debtor_account_id": from.id,
            "creditor": {
                "name": "Quarrington Weaver", "sort_code": sort_code, "account_number": number,
            },
            "amount": {"amount": decimal(minor), "currency": currency},
        });
        if self.draw.chance(500) {
            body["allow_duplicate"] = true.into();
        }
        let key = self.fresh_key();
        let request = Request::to("create-payment").write(&key, &body);
        if self.draw.chance(100) {
            self.twice_at_once(&request).await;
        }
        if let Some(answer) = self.write(&request).await.filter(|a| a.status == 201) {
            let id = self.note_payment(&answer);
            if self.draw.chance(200) {
                self.cancel(&id).await;
            }
        }
    }

    /// A double click: the same request on its way twice.
    async fn twice_at_once(&mut self, request: &Request) {
        self.requests += 1;
        let id = format!("client-{}-request-{}", self.name, self.requests);
        let event = request.event(&id, Some(&self.principal));
        let (bank, function) = (self.bank.clone(), request.function);
        self.world.spawn("a double click", async move {
            bank.invoke(function, event).await;
        });
    }

    fn note_payment(&self, answer: &Answer) -> String {
        let id = answer.body["payment_id"].as_str().unwrap_or_default();
        let noted = (self.principal.tenant.clone(), id.to_owned());
        self.notebook().payments.push(noted);
        id.to_owned()
    }

    fn payment(&mut self) -> Option<(String, String)> {
        let payments = self.notebook().payments.clone();
        let latest = payments.iter().rev().take(6).cloned().collect::<Vec<_>>();
        self.draw.one_of(&latest).cloned()
    }

    async fn cancel_one(&mut self) {
        if let Some((_, id)) = self.payment() {
            self.cancel(&id).await;
        }
    }

    /// Cancels a payment, at times by two requests at once.
    async fn cancel(&mut self, id: &str) {
        let key = self.fresh_key();
        let request = Request::to("cancel-payment")
            .of("payment_id", id)
            .write(&key, &json!({"reason": "Ordered by mistake"}));
        if self.draw.chance(300) {
            let key = self.fresh_key();
            let other = Request::to("cancel-payment")
                .of("payment_id", id)
                .write(&key, &json!({"reason": "Ordered by mistake"}));
            self.twice_at_once(&other).await;
        }
        self.write(&request).await;
    }

    /// Several payments at once, each of half of what an account has: two can be, the third cannot.
    async fn empty_at_once(&mut self) {
        let Some(from) = self.account(Whose::Mine) else {
            return;
        };
        let id: AccountId = from.id.parse().expect("an account's id");
        let half = self.reference().accounts[&id].now().available() / 2;
        if half == 0 {
            return;
        }
        for reference in ["ONE", "TWO", "THREE"] {
            let body = json!({
                "debtor_account_id": from.id,
                "creditor": {
                    "name": "Quarrington Weaver", "sort_code": "000002", "account_number": "70412256",
                },
                "amount": {"amount": decimal(half), "currency": from.currency},
                "reference": reference,
            });
            let key = self.fresh_key();
            let request = Request::to("create-payment").write(&key, &body);
            self.twice_at_once(&request).await;
        }
    }

    /// Returns a payment that came in, as the list of payments tells of it.
    async fn send_back(&mut self) {
        let Some(account) = self.account(Whose::Mine) else {
            return;
        };
        let list = Request::to("list-payments").with("account_id", &account.id);
        let Some(page) = self.send(&list).await.filter(|a| a.status == 200) else {
            return;
        };
        let rows = page.body["data"].as_array().cloned().unwrap_or_default();
        let inbound: Vec<_> = rows
            .iter()
            .filter(|row| row["direction"] == "inbound" && row["kind"] == "payment")
            .filter_map(|row| Some(row["payment_id"].as_str()?.to_owned()))
            .collect();
        let Some(id) = self.draw.one_of(&inbound).cloned() else {
            return;
        };
        let key = self.fresh_key();
        let request = Request::to("return-payment")
            .of("payment_id", &id)
            .write(&key, &json!({"reason_code": "not_expected"}));
        self.write(&request).await;
    }

    async fn change_account(&mut self) {
        let Some(account) = self.account(Whose::Mine) else {
            return;
        };
        let key = self.fresh_key();
        let reason = json!({"reason": "A test of ours"});
        let limit = decimal(self.draw.between(0, 50_000));
        let limit = json!({"limit": {"amount": limit, "currency": account.currency}});
        let (function, body) = match self.draw.between(0, 9) {
            0..=2 => ("freeze-account", reason),
            3..=6 => ("unfreeze-account", reason),
            7 => ("close-account", reason),
            _ => ("set-overdraft-limit", limit),
        };
        let request = Request::to(function)
            .of("account_id", &account.id)
            .write(&key, &body);
        self.write(&request).await;
    }

    /// Uses a key again for something else: it must be noticed.
    async fn reuse_a_key(&mut self) {
        let used: Vec<_> = {
            let notebook = self.notebook();
            let mine = notebook.asked.iter().filter(|((client, _), asked)| {
                *client == self.principal.client
                    && asked.request.function == "create-payment"
                    && asked.answer.is_some()
            });
            mine.map(|(_, asked)| asked.request.clone()).collect()
        };
        let Some(mut request) = self.draw.one_of(&used).cloned() else {
            return;
        };
        let mut body: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let minor = minor_of(&body["amount"]["amount"]) + 1;
        body["amount"]["amount"] = decimal(minor).into();
        request.body = body.to_string();
        self.write(&request).await;
    }

    async fn look_at_account(&mut self) {
        let Some(account) = self.account(Whose::Any) else {
            return;
        };
        let from = self.reference().commits;
        let request = Request::to("get-account").of("account_id", &account.id);
        let Some(answer) = self.send(&request).await.filter(is_final) else {
            return;
        };
        let mine = account.tenant == self.principal.tenant;
        self.world
            .hold(OWN, answer.status == if mine { 200 } else { 404 }, || {
                format!("{}: {}", account.id, answer.status)
            });
        if !mine {
            return;
        }
        let balance = |name: &str| minor_of(&answer.body["balances"][name]["amount"]);
        let seen = (balance("booked"), balance("available"), balance("held"));
        let reference = self.reference();
        let id: AccountId = account.id.parse().expect("an account's id");
        let was = reference.accounts[&id].stood(from, reference.commits, |standing| {
            (standing.booked, standing.available(), standing.held) == seen
        });
        self.world.hold(SEEN, was, || {
            format!("{}: booked, available, held {seen:?}", account.id)
        });
    }

    async fn look_at_payment(&mut self) {
        let Some((tenant, id)) = self.payment() else {
            return;
        };
        let request = Request::to("get-payment").of("payment_id", &id);
        let Some(answer) = self.send(&request).await.filter(is_final) else {
            return;
        };
        let mine = tenant == self.principal.tenant;
        self.world
            .hold(OWN, answer.status == if mine { 200 } else { 404 }, || {
                format!("{id}: {}", answer.status)
            });
    }

    async fn list(&mut self) {
        let Some(account) = self.account(Whose::Mine) else {
            return;
        };
        let request = match self.draw.between(0, 2) {
            0 => Request::to("list-accounts"),
            1 => Request::to("get-statement")
                .of("account_id", &account.id)
                .with("from", &self.world.now().utc_date().to_string())
                .with("to", &self.world.now().utc_date().to_string()),
            _ => Request::to("list-transactions").of("account_id", &account.id),
        };
        let Some(answer) = self.send(&request).await.filter(|a| a.status == 200) else {
            return;
        };
        match request.function {
            "list-accounts" => self.check_listed(&answer),
            "list-transactions" => self.check_entries(&answer),
            _ => {}
        }
    }

    fn check_listed(&self, answer: &Answer) {
        let rows = answer.body["data"].as_array().cloned().unwrap_or_default();
        let reference = self.reference();
        for row in rows {
            let id = row["account_id"].as_str().unwrap_or_default();
            let known = id
                .parse()
                .ok()
                .and_then(|id: AccountId| reference.accounts.get(&id));
            let mine =
                known.is_some_and(|account| account.tenant.to_string() == self.principal.tenant);
            self.world.hold(OWN, mine, || id.to_owned());
        }
    }

    /// Entries are numbered without gaps, and each balance is the one before it and the amount.
    fn check_entries(&self, answer: &Answer) {
        let rows = answer.body["data"].as_array().cloned().unwrap_or_default();
        for pair in rows.windows(2) {
            let [newer, older] = pair else { continue };
            let signed = match newer["direction"].as_str() {
                Some("debit") => -minor_of(&newer["amount"]["amount"]),
                _ => minor_of(&newer["amount"]["amount"]),
            };
            let balance = |row: &Value| minor_of(&row["balance_after"]["amount"]);
            let number = |row: &Value| row["sequence"].as_i64().unwrap_or_default();
            let follows = number(newer) == number(older) + 1
                && balance(newer) == balance(older) + signed;
            self.world.hold("entries follow one another", follows, || {
                format!("{older} and {newer}")
            });
        }
    }

    async fn look_at_internal(&mut self) {
        let request = Request::to("get-internal-balance").of("internal_account", "fps-settlement");
        self.send(&request).await;
    }
}

/// Whether this is the last word on a request.
fn is_final(answer: &Answer) -> bool {
    let duplicate = answer.code() == "possible_duplicate";
    answer.status < 500 && (answer.status != 409 || duplicate) && answer.status != 429
}

/// Whether this answer stands for its key for ever: what was done, and what a rule refused.
fn stands(answer: &Answer) -> bool {
    let recorded = matches!(answer.status, 409 | 422) && !answer.body["instance"].is_null();
    answer.status < 300 || recorded
}

/// Whether two answers are one, but for the ids of the requests.
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
