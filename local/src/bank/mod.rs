//! The bank as one process: engines, secrets, functions, gateway and edge, in this order.

mod demo;
mod environment;
mod form;
mod migrations;
mod reset;
mod secrets;

#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::environment::Environment;
use rail_fps::NeverReceived;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::engines::{EngineError, Engines};
use crate::gateway::Gateway;
use crate::rails::{FpsSimulator, RailError};
use crate::registry::{Failure, Registry};
use crate::{control, docs, edge, options::Options};

pub use demo::{Credential, Demo, directory};
pub use environment::environment_at;
#[cfg(test)]
pub(crate) use environment::environment_of_nothing;
pub use migrations::Migrated;

/// A running bank. [`Bank::stop`] lets what is under way end; dropping it ends it as a kill would.
#[derive(Debug)]
pub struct Bank {
    address: SocketAddr,
    data: PathBuf,
    demo: Demo,
    migrated: Vec<Migrated>,
    registry: Registry,
    engines: Engines,
    fps: Arc<FpsSimulator>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

/// Why the bank does not start, in one line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An engine cannot start; also when the data directory is in use.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Another program has the port.
    #[error(
        "port {0} is in use by another program: stop that, or start with --port and another number (0 takes any free one)"
    )]
    PortInUse(u16),
    /// What is to be the directory of the data is none.
    #[error("--data {}: this is a file; name a directory, which is made if it is not there", .0.display())]
    NotADirectory(PathBuf),
    /// The port cannot be had.
    #[error("port {port} of 127.0.0.1: {source}")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The simulator of a rail cannot start.
    #[error(transparent)]
    Rail(#[from] RailError),
    /// A file of the data directory cannot be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A function's manifest cannot be read.
    #[error("a function declares itself wrongly: {0}")]
    Declaration(#[from] fence::declaration::Malformed),
    /// A secret cannot be made.
    #[error("secret {name}: {fault}")]
    Secret {
        /// The secret.
        name: &'static str,
        /// What is wrong.
        fault: String,
    },
    /// The bank of the directory is of a form that this program does not read.
    #[error(
        "{}: the bank there is of form {found}, and this program reads form {known}. Start with --reset to make a new \
         one there, with --data for another directory, or with the program that made it",
        data.display()
    )]
    Form {
        /// The directory.
        data: PathBuf,
        /// Its form.
        found: String,
        /// The form that this program reads.
        known: u64,
    },
    /// The bank of the directory is older than the encryption of personal data.
    #[error(
        "{}: this bank was made before personal data was encrypted, and cannot be read. Start with \
         --reset to make a new one there, or with --data for another directory",
        .0.display()
    )]
    Unsealed(PathBuf),
    /// The rows of a table are of a form that this program does not know.
    #[error(
        "the bank in this directory is newer than this program: the table {table} has version {version} of its rows, and {newest} is the newest that this program knows"
    )]
    Newer {
        /// The table.
        table: &'static str,
        /// The version it has.
        version: u64,
        /// The newest that the program knows.
        newest: u64,
    },
    /// The rows of a table could not be brought to the form that this program knows.
    #[error("the table {table} cannot be migrated: {fault}")]
    Migration {
        /// The table.
        table: &'static str,
        /// What is wrong.
        fault: String,
    },
    /// The operator's client cannot be made.
    #[error("the operator's client cannot be made: {0}")]
    Operator(#[from] Failure),
}

impl Bank {
    /// Starts a bank; when this returns, it answers.
    ///
    /// # Errors
    /// When something it needs cannot be had.
    pub async fn start(options: &Options) -> Result<Self, StartError> {
        if options.reset {
            reset::reset(&options.data)?;
        }
        let port = options.port;
        let no_port = |source| no_port(port, source);
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(no_port)?;
        let address = listener.local_addr().map_err(no_port)?;
        let origin = format!("http://{address}");

        directory(&options.data)?;
        form::check(&options.data)?;
        let registry = Registry::of_the_bank()?;
        let subscriptions = registry.subscriptions();
        let engines = Engines::start(&options.data, &subscriptions, registry.for_engines()).await?;
        let secrets = secrets::at(&engines.endpoints().aws);
        if demo::is_there(&options.data) && !secrets::has_field_keys(&secrets).await? {
            return Err(StartError::Unsealed(options.data.clone()));
        }
        let created = secrets::create(&secrets).await?;

        let clock = environment::clock(&engines);
        platform::telemetry::show_time_of(clock.clone());
        let to = Some(origin.clone());
        let never_received = NeverReceived::of(Some(&options.fps_never_received));
        let profile = (created.fps, never_received);
        let fps = FpsSimulator::start(&options.data, clock.clone(), profile, to).await?;
        let environment = environment::of(&engines, clock, &origin, &fps, &options.client_secrets);
        // Before any function works on them.
        let migrated = migrations::bring_up_to_date(&environment).await?;
        registry.connect(&environment);
        let demo = Demo::of(&origin, created.clients)?;
        demo::bootstrap(&registry, &options.data, &demo).await?;

        renew_with_secrets(&engines, &registry, &environment);
        let gateway = Gateway::new(registry.clone(), environment.clock.clone());
        let renew = {
            let (registry, gateway) = (registry.clone(), gateway.clone());
            move || {
                registry.connect(&environment);
                gateway.forget();
            }
        };
        let fps = Arc::new(fps);
        let control = control::router(
            engines.control().clone(),
            Arc::clone(&fps),
            registry.clone(),
            renew,
        );
        let router = edge::router(gateway, docs::router(&origin), control);
        let stop = watch::Sender::new(false);
        let serving = edge::serve(listener, router, stop.subscribe());
        #[expect(clippy::disallowed_methods, reason = "it serves until it is stopped")]
        let server = tokio::spawn(serving);
        let data = options.data.clone();
        Ok(Self {
            address,
            data,
            demo,
            migrated,
            registry,
            engines,
            fps,
            stop,
            server,
        })
    }

    /// Where it answers, such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> &str {
        &self.demo.origin
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it keeps everything.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The first credentials of the bank.
    pub fn demo(&self) -> &Demo {
        &self.demo
    }

    /// The tables whose rows were of an older form and were brought to the newest at this start.
    pub fn migrated(&self) -> &[Migrated] {
        &self.migrated
    }

    /// Its functions, for a test that calls one without a trigger.
    pub fn functions(&self) -> &Registry {
        &self.registry
    }

    /// Its engines: queues, clock, dead letters.
    pub fn engines(&self) -> &Engines {
        &self.engines
    }

    /// Takes no more requests, lets those under way end, then the functions at work.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        // The server bounds its own wait; an error is a panic of its own, told already.
        let _ = self.server.await;
        // The controls went with the server, so this is the last that holds it.
        if let Some(fps) = Arc::into_inner(self.fps) {
            fps.stop().await;
        }
        self.engines.stop().await;
    }
}

fn no_port(port: u16, source: std::io::Error) -> StartError {
    if source.kind() == std::io::ErrorKind::AddrInUse {
        StartError::PortInUse(port)
    } else {
        StartError::Port { port, source }
    }
}

/// Connects the functions anew whenever another version of a secret comes into use, as the redeploy
/// on AWS does. What the gateway keeps of tokens stays, as it does there.
fn renew_with_secrets(engines: &Engines, registry: &Registry, environment: &Environment) {
    let mut moved = engines.control().secret_moved();
    let (registry, environment) = (registry.clone(), environment.clone());
    let renewing = async move {
        // Ends with the engines.
        while moved.changed().await.is_ok() {
            registry.connect(&environment);
        }
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "it renews as long as there are secrets"
    )]
    drop(tokio::spawn(renewing));
}
