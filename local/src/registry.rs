//! All functions of the bank, connected to this process's stand-ins and called as Lambda calls
//! them.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use environment::{Environment, Published};
use fence::declaration::{Declaration, Malformed, Trigger};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use platform::{Function, FunctionError};
use tokio::sync::watch;

use crate::engines::{self, Invoke, Subscription};

type Call =
    Arc<dyn Fn(Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>, FunctionError>> + Send + Sync>;
type Start = Arc<dyn Fn() -> BoxFuture<'static, Result<(), FunctionError>> + Send + Sync>;

/// A connected function.
#[derive(Clone)]
struct Handler {
    start: Start,
    call: Call,
}

/// A function that is not connected yet.
pub struct Deployed {
    /// Its name: its directory, its crate and its deployment.
    pub name: &'static str,
    /// The declaration in its manifest.
    pub declaration: Declaration,
    connect: Box<dyn Fn(&Environment) -> Handler + Send + Sync>,
}

/// The functions as they are visited.
struct All(Vec<Result<Deployed, Malformed>>);

impl functions::Visitor for All {
    fn visit<F: Function>(&mut self) {
        self.0.push(Deployed::of::<F>());
    }
}

impl Deployed {
    fn of<F: Function>() -> Result<Self, Malformed> {
        Ok(Self {
            name: F::NAME,
            declaration: Declaration::from_manifest(F::MANIFEST)?,
            connect: Box::new(|environment| {
                let function = Arc::new(F::connect(environment));
                let started = Arc::clone(&function);
                Handler {
                    start: Arc::new(move || {
                        let function = Arc::clone(&started);
                        Box::pin(async move { function.start().await })
                    }),
                    call: Arc::new(move |payload| {
                        let function = Arc::clone(&function);
                        Box::pin(async move { function.invoke(payload).await })
                    }),
                }
            }),
        })
    }
}

impl fmt::Debug for Deployed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deployed")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Why a call of a function returned no response.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No function has this name.
    #[error("there is no function of this name")]
    Unknown,
    /// The function returned an error.
    #[error("{0}")]
    Error(#[from] FunctionError),
    /// The function exceeded its declared timeout and was stopped.
    #[error("the function took longer than it declares")]
    TimedOut,
    /// The function panicked.
    #[error("the function panicked")]
    Panicked,
}

/// The functions, callable from anywhere in the process. Calls wait until they are connected.
#[derive(Clone)]
pub struct Registry {
    functions: Arc<[Deployed]>,
    connected: Arc<watch::Sender<Vec<Handler>>>,
}

impl Registry {
    /// All functions of the bank, not connected yet.
    ///
    /// # Errors
    /// [`Malformed`] if a manifest cannot be read.
    pub fn of_the_bank() -> Result<Self, Malformed> {
        let mut deployed = All(Vec::new());
        functions::each(&mut deployed);
        let functions: Vec<_> = deployed.0.into_iter().collect::<Result<_, _>>()?;
        Ok(Self::of(functions))
    }

    fn of(functions: Vec<Deployed>) -> Self {
        Self {
            functions: functions.into(),
            connected: Arc::new(watch::Sender::new(Vec::new())),
        }
    }

    /// Reconnects every function, as a deployment replaces every sandbox: ports and cached values,
    /// such as secrets, are created anew. Calls in progress complete on the old ones.
    pub fn connect(&self, environment: &Environment) {
        let handlers = self
            .functions
            .iter()
            .map(|function| (function.connect)(environment));
        self.connected.send_replace(handlers.collect());
    }

    /// Starts a connected function like a sandbox before its first event, so that a measurement of
    /// an event excludes the start. The first event does so otherwise.
    ///
    /// # Errors
    /// [`Failure`] if the function cannot start, or none has this name.
    pub async fn start(&self, name: &str) -> Result<(), Failure> {
        let at = self.functions.iter().position(|one| one.name == name);
        let handler = at.and_then(|at| self.connected.borrow().get(at).cloned());
        Ok((handler.ok_or(Failure::Unknown)?.start)().await?)
    }

    /// Returns the functions.
    pub fn functions(&self) -> &[Deployed] {
        &self.functions
    }

    /// Returns the function that judges access tokens.
    pub fn authorizer(&self) -> Option<&'static str> {
        let is_authorizer =
            |function: &&Deployed| function.declaration.trigger == Trigger::Authorizer;
        self.functions
            .iter()
            .find(is_authorizer)
            .map(|function| function.name)
    }

    /// Calls a function with the event that AWS would send, and waits for its response within the
    /// declared timeout. Dropping the call stops the function.
    ///
    /// # Errors
    /// [`Failure`] if it returns no response.
    pub async fn invoke(&self, name: &str, payload: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let at = self
            .functions
            .iter()
            .position(|function| function.name == name);
        let at = at.ok_or(Failure::Unknown)?;
        let timeout = self
            .functions
            .get(at)
            .map_or(10, |known| known.declaration.timeout);
        let timeout = Duration::from_secs(timeout.into());
        let mut connected = self.connected.subscribe();
        // The sender lives as long as this registry, so the wait ends only when a handler is
        // connected.
        let handler = connected.wait_for(|handlers| !handlers.is_empty()).await;
        let handler = handler.ok().and_then(|handlers| handlers.get(at).cloned());
        let now = tokio::time::Instant::now();
        let ends = now.checked_add(timeout).unwrap_or(now);
        let answer = (handler.ok_or(Failure::Unknown)?.call)(payload);
        let answer = environment::deadline::within(ends, AssertUnwindSafe(answer).catch_unwind());
        match tokio::time::timeout_at(ends, answer).await {
            Ok(Ok(answer)) => Ok(answer?),
            Ok(Err(_)) => Err(Failure::Panicked),
            Err(_) => Err(Failure::TimedOut),
        }
    }

    /// Returns the callback by which the engines call functions.
    pub fn for_engines(&self) -> Invoke {
        let registry = self.clone();
        Invoke::new(move |name, payload| {
            let registry = registry.clone();
            async move {
                registry
                    .invoke(&name, payload)
                    .await
                    .map_err(|failure| failure.to_string())
            }
        })
    }

    /// Returns the events that functions consume.
    pub fn consumed(&self) -> Published {
        let mut consumed = Published::None;
        for function in self.functions.iter() {
            if let Trigger::Events { events, .. } = &function.declaration.trigger {
                let types = events
                    .iter()
                    .map(|event| format!("malai.{}", event.as_str()));
                consumed = consumed.and(match events.as_slice() {
                    [] => Published::All,
                    _ => Published::Types(types.collect()),
                });
            }
        }
        consumed
    }

    /// Returns the triggers of the functions that the engines call.
    pub fn subscriptions(&self) -> Vec<Subscription> {
        let subscription = |function: &Deployed| {
            let trigger = match &function.declaration.trigger {
                Trigger::Events {
                    events,
                    delay_seconds,
                } => engines::Trigger::Events {
                    detail_types: if events.is_empty() {
                        vec!["malai.*".to_owned()]
                    } else {
                        events
                            .iter()
                            .map(|event| format!("malai.{}", event.as_str()))
                            .collect()
                    },
                    delay_seconds: *delay_seconds,
                },
                Trigger::Stream {
                    tables,
                    window_seconds,
                    // A batch waits for nothing here: it is what changed since the last one.
                    batching_seconds: _,
                    only,
                } => engines::Trigger::Stream {
                    tables: tables.clone(),
                    windowed: *window_seconds > 0,
                    only: only.clone(),
                },
                Trigger::Schedule { expression, .. } => engines::Trigger::Schedule {
                    expression: expression.clone(),
                },
                Trigger::Rotation { secret, .. } => engines::Trigger::Rotation {
                    secret: secret.clone(),
                },
                Trigger::Http { .. } | Trigger::Authorizer | Trigger::Internal => return None,
            };
            Some(Subscription {
                function: function.name.to_owned(),
                trigger,
            })
        };
        self.functions.iter().filter_map(subscription).collect()
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry")
            .field("functions", &self.functions)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod stand_in {
    //! Test functions.

    use std::sync::Arc;

    use futures_util::future::BoxFuture;
    use platform::FunctionError;
    use serde_json::Value;

    use super::{Declaration, Deployed, Handler, Registry};

    /// A function: its name, its trigger as in a manifest, and its implementation.
    pub(crate) type Function = (
        &'static str,
        &'static str,
        fn(Value) -> Result<Value, &'static str>,
    );

    /// Returns a registry of these functions, connected.
    pub(crate) fn registry(functions: &[Function]) -> Registry {
        connected(functions.iter().map(|&(name, trigger, answer)| {
            deployed(name, trigger, move |payload| {
                Box::pin(async move {
                    let event = serde_json::from_slice(&payload).expect("an event");
                    let answer = answer(event).map_err(FunctionError::new)?;
                    Ok(answer.to_string().into_bytes())
                })
            })
        }))
    }

    /// Returns a registry of one function that never responds.
    pub(crate) fn hanging(name: &'static str, trigger: &str) -> Registry {
        connected([deployed(
            name,
            trigger,
            |_| Box::pin(std::future::pending()),
        )])
    }

    fn deployed<C>(name: &'static str, trigger: &str, call: C) -> Deployed
    where
        C: Fn(Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>, FunctionError>>
            + Copy
            + Send
            + Sync
            + 'static,
    {
        let manifest =
            format!("[package.metadata.malai]\ntrigger = {{ {trigger} }}\ntimeout = 1\n");
        let declaration = Declaration::from_manifest(&manifest).expect("a declaration");
        Deployed {
            name,
            declaration,
            connect: Box::new(move |_| Handler {
                start: Arc::new(|| Box::pin(async { Ok(()) })),
                call: Arc::new(call),
            }),
        }
    }

    fn connected(functions: impl IntoIterator<Item = Deployed>) -> Registry {
        let registry = Registry::of(functions.into_iter().collect());
        registry.connect(&crate::bank::environment_of_nothing());
        registry
    }
}

#[cfg(test)]
mod tests;
