//! Faster Payments: the scheme and all other banks. The account number at the other bank selects
//! its behaviour (`docs/simulator.md`), and times follow the bank's movable clock.

mod behaviour;
mod book;
mod control;
mod deliver;
mod error;
mod fault;
mod gateway;
mod inbound;
mod keys;
mod scheme;
mod server;
mod status_text;
mod step;
mod views;
mod worker;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use environment::Clock;
use kernel::time::Moment;
use message_signature::{KeyId, SigningKey, VerifyingKey};
use rail_fps::NeverReceived;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use behaviour::{Behaviour, magic_accounts};
pub use error::RailError;

use book::Book;
use fault::Faults;
use keys::KeyRing;

/// The first keys of both sides. Once the book contains keys, these are ignored.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Signs the scheme's messages.
    pub scheme_key: SigningKey,
    /// The key id of that key.
    pub scheme_keyid: KeyId,
    /// Verifies the bank's submissions.
    pub bank_key: VerifyingKey,
    /// The key id that the bank signs with.
    pub bank_keyid: KeyId,
}

/// The running scheme. [`FpsSimulator::stop`] completes the requests in progress; dropping it stops
/// its work immediately, like a kill, and loses nothing that was acknowledged.
#[derive(Debug)]
pub struct FpsSimulator {
    origin: String,
    scheme: Scheme,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// The state that all parts of the simulator share.
#[derive(Clone, Debug)]
struct Scheme {
    book: Book,
    clock: Clock,
    keys: KeyRing,
    bank_origin: Arc<RwLock<Option<String>>>,
    faults: Faults,
    never_received: NeverReceived,
}

impl FpsSimulator {
    /// Opens `<data>/fps.sqlite` and listens on a loopback port for submissions. The bank's origin,
    /// such as `http://127.0.0.1:8080`, may be set later; until then messages for the bank wait.
    ///
    /// # Errors
    /// [`RailError`] if the file or a port cannot be opened.
    pub async fn start(
        data: &Path,
        clock: Clock,
        (keys, never_received): (Keys, NeverReceived),
        bank_origin: Option<String>,
    ) -> Result<Self, RailError> {
        std::fs::create_dir_all(data).map_err(RailError::io(data.display().to_string()))?;
        let book = Book::open(&data.join("fps.sqlite"))?;
        let scheme = Scheme {
            keys: KeyRing::open(book.clone(), &keys)?,
            book,
            clock,
            bank_origin: Arc::new(RwLock::new(bank_origin)),
            faults: Faults::default(),
            never_received,
        };
        let no_port = || RailError::io("loopback port of the FPS gateway");
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .map_err(no_port())?;
        let address = listener.local_addr().map_err(no_port())?;
        let stop = watch::Sender::new(false);
        let mut tasks = JoinSet::new();
        let router = gateway::router(scheme.clone());
        tasks.spawn(server::serve(listener, router, stop.subscribe()));
        tasks.spawn(worker::run(scheme.clone(), stop.subscribe()));
        Ok(Self {
            origin: format!("http://{address}"),
            scheme,
            stop,
            tasks,
        })
    }

    /// Returns what this scheme's report of a message never received means.
    pub fn never_received(&self) -> NeverReceived {
        self.scheme.never_received
    }

    /// Returns the gateway's origin: the bank submits to `POST {origin}/fps/messages`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Sets the bank's origin, for messages to it.
    pub fn set_bank_origin(&self, origin: impl Into<String>) {
        let mut place = self
            .scheme
            .bank_origin
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *place = Some(origin.into());
        drop(place);
        self.scheme.book.notify();
    }

    /// Returns the controls, to be mounted where only this machine can reach them.
    pub fn control(&self) -> Router {
        control::router(self.scheme.clone())
    }

    /// Returns whether nothing is due by the clock: no response to make and no message to deliver.
    /// Later work, retries included, does not count.
    ///
    /// # Errors
    /// [`RailError`] if the file cannot be read.
    pub async fn idle(&self) -> Result<bool, RailError> {
        let due = self.scheme.book.run(book::next_due).await?;
        Ok(due.is_none_or(|due| due > self.scheme.now().unix_millis()))
    }

    /// Completes the requests and deliveries in progress, within ten seconds.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let tasks = &mut self.tasks;
        let ended = async { while tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(STOP_PATIENCE, ended).await.is_err() {
            tracing::warn!("a request of the FPS simulator was cut off");
            self.tasks.shutdown().await;
        }
    }
}

const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// How soon a moved clock is noticed. Waiting costs one read of the clock each time.
const LOOK: Duration = Duration::from_millis(20);

impl Scheme {
    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn bank_origin(&self) -> Option<String> {
        self.bank_origin
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until the bank's clock reaches the time, including by being moved.
    async fn until(&self, due_ms: i64) {
        while self.now().unix_millis() < due_ms {
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Returns an id that no message of the scheme has had.
fn fresh_message_id() -> String {
    format!("FPS{}", uuid::Uuid::new_v4().simple()).to_ascii_uppercase()
}
