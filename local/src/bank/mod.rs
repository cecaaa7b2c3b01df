//! The bank as one process: engines, secrets, functions, gateway and edge, started in this order.

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
pub use migrations::MigratedTable;

/// A running bank. [`Bank::stop`] completes the work in progress; dropping the bank ends it like a
/// kill.
#[derive(Debug)]
pub struct Bank {
    address: SocketAddr,
    data: PathBuf,
    demo: Demo,
    migrated: Vec<MigratedTable>,
    registry: Registry,
    engines: Engines,
    fps: Arc<FpsSimulator>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

/// Why the bank does not start, in one line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An engine cannot start; also if the data directory is in use.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Another program uses the port.
    #[error(
        "port {0} is in use by another program: stop that, or start with --port and another number (0 takes any free one)"
    )]
    PortInUse(u16),
    /// The data directory is a file.
    #[error("--data {}: this is a file; name a directory, which is made if it is not there", .0.display())]
    NotADirectory(PathBuf),
    /// The port cannot be opened.
    #[error("port {port} of 127.0.0.1: {source}")]
    Port {
        /// The requested port.
        port: u16,
        /// The system's error.
        source: std::io::Error,
    },
    /// A rail's simulator cannot start.
    #[error(transparent)]
    Rail(#[from] RailError),
    /// A file of the data directory cannot be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A function's manifest cannot be read.
    #[error("invalid declaration of a function: {0}")]
    Declaration(#[from] fence::declaration::Malformed),
    /// A secret cannot be created.
    #[error("secret {name}: {error}")]
    Secret {
        /// The secret.
        name: &'static str,
        /// The error.
        error: String,
    },
    /// The bank in the directory has a form that this release does not read.
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
        /// The form that this release reads.
        known: u64,
    },
    /// The bank in the directory is older than the encryption of personal data.
    #[error(
        "{}: this bank was made before personal data was encrypted, and cannot be read. Start with \
         --reset to make a new one there, or with --data for another directory",
        .0.display()
    )]
    Unsealed(PathBuf),
    /// The rows of a table have a newer version than this release knows.
    #[error(
        "the bank in this directory is newer than this program: the table {table} has version {version} of its rows, and {newest} is the newest that this program knows"
    )]
    Newer {
        /// The table.
        table: &'static str,
        /// The version of its rows.
        version: u64,
        /// The newest version that this release knows.
        newest: u64,
    },
    /// The rows of a table cannot be migrated.
    #[error("the table {table} cannot be migrated: {error}")]
    Migration {
        /// The table.
        table: &'static str,
        /// The error.
        error: String,
    },
    /// The operator client cannot be created.
    #[error("the operator's client cannot be made: {0}")]
    Operator(#[from] Failure),
}

impl Bank {
    /// Starts a bank; it serves requests when this returns.
    ///
    /// # Errors
    /// [`StartError`] if something that it needs is unavailable.
    pub async fn start(options: &Options) -> Result<Self, StartError> {
        if options.reset {
            reset::reset(&options.data)?;
        }
        let port = options.port;
        let port_error = |source| port_error(port, source);
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(port_error)?;
        let address = listener.local_addr().map_err(port_error)?;
        let origin = format!("http://{address}");

        directory(&options.data)?;
        form::check(&options.data)?;
        let registry = Registry::of_the_bank()?;
        let subscriptions = registry.subscriptions();
        let engines = Engines::start(&options.data, &subscriptions, registry.for_engines()).await?;
        let secrets = secrets::at(&engines.endpoints().aws);
        if demo::exists(&options.data) && !secrets::has_field_keys(&secrets).await? {
            return Err(StartError::Unsealed(options.data.clone()));
        }
        let created = secrets::create(&secrets).await?;

        let clock = environment::clock(&engines);
        platform::telemetry::show_time_of(clock.clone());
        let to = Some(origin.clone());
        let never_received = NeverReceived::of(Some(&options.fps_never_received));
        let profile = (created.fps, never_received);
        let fps = FpsSimulator::start(&options.data, clock.clone(), profile, to).await?;
        let environment = environment::of(&engines, clock, &origin, (&fps, options), &registry);
        // Before any function uses the rows.
        let migrated = migrations::migrate_all(&environment).await?;
        registry.connect(&environment);
        let demo = Demo::of(&origin, created.clients)?;
        demo::bootstrap(&registry, &options.data, &demo).await?;

        reconnect_on_secret_change(&engines, &registry, &environment);
        let gateway = Gateway::new(registry.clone(), environment.clock.clone());
        let renew = {
            let (registry, gateway) = (registry.clone(), gateway.clone());
            move || {
                registry.connect(&environment);
                gateway.clear_cache();
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

    /// Returns the origin of the API, such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> &str {
        &self.demo.origin
    }

    /// Returns the address of the API.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the data directory.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Returns the bank's first credentials.
    pub fn demo(&self) -> &Demo {
        &self.demo
    }

    /// Returns the tables that were migrated at this start.
    pub fn migrated(&self) -> &[MigratedTable] {
        &self.migrated
    }

    /// Returns the functions, for tests that call one without a trigger.
    pub fn functions(&self) -> &Registry {
        &self.registry
    }

    /// Returns the engines: queues, clock, dead letters.
    pub fn engines(&self) -> &Engines {
        &self.engines
    }

    /// Accepts no more requests, completes the requests in progress, then stops the functions.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        // The server limits its own wait. An error is a panic in it, which is logged already.
        let _ = self.server.await;
        // The controls ended with the server, so this is the last reference.
        if let Some(fps) = Arc::into_inner(self.fps) {
            fps.stop().await;
        }
        self.engines.stop().await;
    }
}

fn port_error(port: u16, source: std::io::Error) -> StartError {
    if source.kind() == std::io::ErrorKind::AddrInUse {
        StartError::PortInUse(port)
    } else {
        StartError::Port { port, source }
    }
}

/// Reconnects the functions whenever another version of a secret becomes current, as the
/// redeployment on AWS does. The gateway's cached tokens stay, as they do there.
fn reconnect_on_secret_change(engines: &Engines, registry: &Registry, environment: &Environment) {
    let mut changed = engines.control().secret_changed();
    let (registry, environment) = (registry.clone(), environment.clone());
    let renewing = async move {
        // Ends with the engines.
        while changed.changed().await.is_ok() {
            registry.connect(&environment);
        }
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "it renews as long as there are secrets"
    )]
    drop(tokio::spawn(renewing));
}
