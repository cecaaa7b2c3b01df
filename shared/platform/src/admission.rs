//! Who is let in: counting a client's requests against its rate, and recording what was refused.
//!
//! Every function whose operation needs a token has this, by its trigger and without a declaration
//! of its own, and [`crate::http::serve`] uses it before the handler runs. So no operation can be
//! left out. Its writes are the admissions of identity's contract, which its role is held to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use environment::{Clock, Entropy, Environment};
use identity_contract::Identity;
use identity_contract::admission as writes;
use identity_contract::refused::RefusedAccess;
use kernel::base32;
use kernel::id::{ClientId, TenantId};
use kernel::policy::RequestRate;
use kernel::rate::{Allowance, Lease, LeaseReply, RateDecision, WINDOW_SECONDS, Window};
use kernel::request::RequestId;
use kernel::time::Moment;
use operation::Operation;
use store::{Can, ConditionResult, Outcome, Store, Table, Transaction, verb};

use crate::http::dpop::Proof;
use crate::http::{Code, Problem};

/// How often one request asks the common count: each time for less, if others were faster.
const ATTEMPTS: u8 = 4;
/// For how long the table is not asked after it did not answer.
const SILENCE_MILLIS: i64 = 5_000;
/// How many records of a minute a sandbox remembers to have made. Beyond them the table alone says
/// that one is there.
const REMEMBERED: usize = 10_000;

/// The admissions, and nothing else on identity's table.
#[derive(Debug)]
struct Grants(());
impl Can<verb::Postings> for Grants {}

/// What a sandbox knows of those whom it serves, within one window.
#[derive(Debug)]
pub struct Admission {
    identity: Option<Table<Identity, Grants>>,
    clock: Clock,
    entropy: Entropy,
    issuer: String,
    kept: Mutex<Option<WindowState>>,
    /// Held by who asks the common count.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct WindowState {
    window: Window,
    allowances: BTreeMap<ClientId, Allowance>,
    recorded: BTreeSet<(ClientId, &'static str, &'static str)>,
    /// Until when the table is taken to be out of reach.
    silent_until: Option<Moment>,
}

/// How a request stands with its client's rate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateStatus {
    /// Whether it is let through.
    pub(crate) admitted: bool,
    rate: RequestRate,
    remaining: u32,
    /// Until the window ends.
    pub(crate) seconds_left: u32,
}

/// Who was refused, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedCaller {
    /// The client, by what is its own: a token of ours, or a credential that it failed to prove.
    pub client: ClientId,
    /// Its institution; none if there is no such client.
    pub tenant: Option<TenantId>,
    /// The code by which it was refused.
    pub code: &'static str,
}

impl RateStatus {
    /// The answer to a request above the rate.
    pub(crate) fn refusal(&self) -> Problem {
        Problem::rate_limited(self.rate.requests(), self.seconds_left)
    }

    /// The value of `RateLimit`: what is left, and for how many seconds.
    ///
    /// Both are structured fields (RFC 9651) of draft-ietf-httpapi-ratelimit-headers-10.
    pub(crate) fn limit(&self) -> String {
        format!("\"client\";r={};t={}", self.remaining, self.seconds_left)
    }

    /// The value of `RateLimit-Policy`: so many requests in so many seconds.
    pub(crate) fn policy(&self) -> String {
        format!("\"client\";q={};w={WINDOW_SECONDS}", self.rate.requests())
    }
}

impl Admission {
    /// Of a function that reaches tables. Called by the code that [`crate::function!`] writes, and
    /// by nothing else.
    #[doc(hidden)]
    pub fn with_store(environment: &Environment, store: &Store) -> Self {
        Self::of(environment, Some(Table::declared(store)))
    }

    /// Of a function that reaches no table but this one, if its operation needs a token. Called as
    /// [`over`](Self::over) is.
    #[doc(hidden)]
    pub fn to_operation(environment: &Environment, operation: &Operation) -> Self {
        let guarded = operation.needs_token();
        let identity = guarded.then(|| Table::declared(&Store::connect(environment)));
        Self::of(environment, identity)
    }

    fn of(environment: &Environment, identity: Option<Table<Identity, Grants>>) -> Self {
        Self {
            identity,
            clock: environment.clock.clone(),
            entropy: environment.entropy.clone(),
            issuer: environment.names.issuer.clone(),
            kept: Mutex::new(None),
            asking: tokio::sync::Mutex::new(()),
        }
    }

    /// The moment it is, by the clock that requests are counted by.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The public origin of the API.
    pub(crate) fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Whether a proof of possession was not used before; it is, once this was asked. Who cannot be
    /// told so is not let in: a copy might be what came first.
    ///
    /// # Errors
    /// When the table does not answer, or this function has none.
    pub async fn is_first_use(&self, proof: &Proof) -> Result<bool, Problem> {
        let identity = self
            .identity
            .as_ref()
            .ok_or_else(|| Problem::internal("nobody knows the proofs that were used"))?;
        let usage = base32::encode(&self.entropy.draw::<16>().map_err(Problem::internal)?);
        let used = writes::proof(&proof.name(), &usage, proof.kept_until_seconds())?;
        match Transaction::of(identity.post(used)).commit().await {
            Outcome::Committed => Ok(true),
            Outcome::Refused(_) => Ok(false),
            Outcome::Busy | Outcome::Unknown => Err(Problem::undecided(Code::Unavailable)),
        }
    }

    /// Counts one request of this client. None if this function has no table to count in.
    pub(crate) async fn count(&self, client: ClientId, rate: RequestRate) -> Option<RateStatus> {
        let identity = self.identity.as_ref()?;
        let now = self.clock.now();
        let (mut asked, window) = self.with(now, |kept| {
            (kept.allowance(client, rate).ask(rate), kept.window)
        });
        if let RateDecision::Ask(_) = asked {
            asked = self.asked_for(identity, client, rate, now, window).await;
        }
        let remaining = self.with(now, |kept| kept.allowance(client, rate).remaining());
        let admitted = asked == RateDecision::Admitted;
        Some(RateStatus {
            admitted,
            rate,
            remaining: if admitted { remaining } else { 0 },
            seconds_left: window.seconds_left(now),
        })
    }

    /// Asks the common count. One asks for all that wait, where a process serves many requests at
    /// once: else each of them would take a lease, and most of it would be lost.
    async fn asked_for(
        &self,
        identity: &Table<Identity, Grants>,
        client: ClientId,
        rate: RequestRate,
        now: Moment,
        window: Window,
    ) -> RateDecision {
        let _the_others_wait = self.asking.lock().await;
        let mut asked = self.with(now, |kept| kept.allowance(client, rate).ask(rate));
        for _ in 0..ATTEMPTS {
            let RateDecision::Ask(lease) = asked else {
                break;
            };
            let answer = if self.is_silent() {
                LeaseReply::Silence
            } else {
                self.taken(identity, client, window, lease).await
            };
            asked = self.with(now, |kept| {
                if kept.window == window {
                    kept.allowance(client, rate).answered(lease, answer)
                } else if let LeaseReply::Counted(_) = answer {
                    RateDecision::Refused
                } else {
                    // The minute ended meanwhile: the lease was for it and not for the next.
                    RateDecision::Admitted
                }
            });
        }
        asked
    }

    /// What the common count says to a lease.
    async fn taken(
        &self,
        identity: &Table<Identity, Grants>,
        client: ClientId,
        window: Window,
        lease: Lease,
    ) -> LeaseReply {
        let write = match writes::lease(client, window, lease) {
            Ok(posting) => Transaction::of(identity.post(posting)),
            Err(cause) => {
                tracing::error!(%cause, "a lease cannot be written down");
                return LeaseReply::Silence;
            }
        };
        match write.commit().await {
            Outcome::Committed => LeaseReply::Taken,
            Outcome::Refused(failures) => {
                let stored = failures.first().and_then(ConditionResult::stored);
                LeaseReply::Counted(writes::counted(stored))
            }
            Outcome::Busy | Outcome::Unknown => {
                // Being there comes before counting to the request; see ADR 17.
                self.fell_silent();
                tracing::warn!("the count of requests is out of reach: let through");
                LeaseReply::Silence
            }
        }
    }

    /// Whether the table was out of reach a moment ago, so that nobody has to find that out again.
    fn is_silent(&self) -> bool {
        let now = self.clock.now();
        self.with(now, |kept| {
            kept.silent_until.is_some_and(|until| now < until)
        })
    }

    fn fell_silent(&self) {
        let now = self.clock.now();
        let until = now.plus_millis(SILENCE_MILLIS);
        self.with(now, |kept| kept.silent_until = Some(until));
    }

    /// Whether this sandbox knows that such a refusal has its record already.
    fn is_recorded(&self, refused: &RefusedCaller, operation: &'static str) -> bool {
        let known = (refused.client, operation, refused.code);
        self.with(self.clock.now(), |kept| kept.recorded.contains(&known))
    }

    /// Records that an access was refused, once for client, operation, code and minute. What cannot
    /// be recorded is told in the log and stays refused: whoever asks is not helped by the bank's
    /// trouble.
    pub(crate) async fn record(
        &self,
        refused: &RefusedCaller,
        operation: &'static str,
        request: &RequestId,
    ) {
        let Some(identity) = &self.identity else {
            return;
        };
        if self.is_recorded(refused, operation) {
            return;
        }
        let (request_id, code) = (request.as_str(), refused.code);
        if self.is_silent() {
            tracing::error!(request_id, operation, code, "a refusal was not recorded");
            return;
        }
        let now = self.clock.now();
        let access = RefusedAccess {
            client: refused.client,
            tenant: refused.tenant,
            operation: operation.to_owned(),
            code: refused.code.to_owned(),
            request_id: request.clone(),
            first_at: now,
        };
        let written = match writes::record(&access) {
            Ok(record) => Transaction::of(identity.post(record)).commit().await,
            Err(cause) => {
                tracing::error!(%cause, "a refusal cannot be written down");
                return;
            }
        };
        match written {
            Outcome::Committed | Outcome::Refused(_) => self.with(now, |kept| {
                if kept.recorded.len() < REMEMBERED {
                    let known = (refused.client, operation, refused.code);
                    kept.recorded.insert(known);
                }
            }),
            Outcome::Busy | Outcome::Unknown => {
                self.fell_silent();
                tracing::error!(request_id, operation, code, "a refusal was not recorded");
            }
        }
    }

    /// What is kept of the window of this moment.
    fn with<T>(&self, now: Moment, work: impl FnOnce(&mut WindowState) -> T) -> T {
        let window = Window::at(now);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get_or_insert_with(|| WindowState::of(window));
        if !kept.window.covers(window) {
            *kept = WindowState::of(window);
        }
        work(kept)
    }
}

impl WindowState {
    fn of(window: Window) -> Self {
        Self {
            window,
            allowances: BTreeMap::new(),
            recorded: BTreeSet::new(),
            silent_until: None,
        }
    }

    fn allowance(&mut self, client: ClientId, rate: RequestRate) -> &mut Allowance {
        self.allowances
            .entry(client)
            .or_insert_with(|| Allowance::new(rate))
    }
}
