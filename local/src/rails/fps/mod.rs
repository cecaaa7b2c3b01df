//! Faster Payments: the scheme and all other banks. How they behave is decided by the account
//! number at the other bank (`docs/simulator.md`), and times pass by the bank's movable clock.

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
mod step;
mod views;
mod word;
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

/// Who signs on either side at first: the scheme what it sends, the bank what it submits. Once the
/// book has keys, these are not looked at.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Signs what the scheme sends.
    pub scheme_key: SigningKey,
    /// The name under which the bank knows that key.
    pub scheme_keyid: KeyId,
    /// Verifies what the bank submits.
    pub bank_key: VerifyingKey,
    /// The name under which the bank signs.
    pub bank_keyid: KeyId,
}

/// The running scheme. [`FpsSimulator::stop`] lets requests under way end; dropping it ends its
/// work where it stands, as a kill would, and nothing that was answered is lost by that.
#[derive(Debug)]
pub struct FpsSimulator {
    origin: String,
    scheme: Scheme,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// What every part of the simulator shares.
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
    /// Opens `<data>/fps.sqlite` and listens on a loopback port for what the bank submits. The
    /// bank's origin, such as `http://127.0.0.1:8080`, may be told later; until then what is
    /// meant for the bank waits.
    ///
    /// # Errors
    /// When the file or a port cannot be had.
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

    /// What it means that this scheme says it never received a message.
    pub fn never_received(&self) -> NeverReceived {
        self.scheme.never_received
    }

    /// Where the bank submits: `POST {origin}/fps/messages`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Tells where the bank answers, for messages that go to it.
    pub fn set_bank_origin(&self, origin: impl Into<String>) {
        let mut place = self
            .scheme
            .bank_origin
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *place = Some(origin.into());
        drop(place);
        self.scheme.book.ring();
    }

    /// The controls, to be mounted where only this machine can reach them.
    pub fn control(&self) -> Router {
        control::router(self.scheme.clone())
    }

    /// Whether nothing is due by the clock: no answer to be made and no message to be delivered.
    /// What is due later, retries included, does not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn idle(&self) -> Result<bool, RailError> {
        let due = self.scheme.book.run(book::next_due).await?;
        Ok(due.is_none_or(|due| due > self.scheme.now().unix_millis()))
    }

    /// Lets the requests and deliveries under way end, at most ten seconds.
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

/// How soon a moved clock is noticed. Waiting costs one look at the clock each time.
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

    /// Waits until the bank's clock shows the time, however it comes to show it.
    async fn until(&self, due_ms: i64) {
        while self.now().unix_millis() < due_ms {
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// An id that no message of the scheme had before.
fn fresh_message_id() -> String {
    format!("FPS{}", uuid::Uuid::new_v4().simple()).to_ascii_uppercase()
}
