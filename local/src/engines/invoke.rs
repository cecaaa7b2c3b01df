use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;
use tokio::task::JoinSet;

type InvokeFuture = Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send>>;

/// The callback by which the engines call a function: its name and the event that AWS would send;
/// it returns the function's response or error. A panic is an error.
#[derive(Clone)]
pub struct Invoke {
    call: Arc<dyn Fn(String, Vec<u8>) -> InvokeFuture + Send + Sync>,
    started: Arc<AtomicU64>,
    ended: Arc<AtomicU64>,
    wrote: Arc<Notify>,
}

impl Invoke {
    /// Wraps a closure `|function, payload| async { Ok(response) }`.
    pub fn new<C, F>(call: C) -> Self
    where
        C: Fn(String, Vec<u8>) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Vec<u8>, String>> + Send + 'static,
    {
        Self {
            call: Arc::new(move |function, payload| Box::pin(call(function, payload))),
            started: Arc::default(),
            ended: Arc::default(),
            wrote: Arc::default(),
        }
    }

    /// Calls `function` and waits for it. Dropping the call stops the function.
    pub(super) async fn call(&self, function: &str, payload: Vec<u8>) -> Result<Vec<u8>, String> {
        self.started.fetch_add(1, Ordering::SeqCst);
        let mut task = JoinSet::new();
        task.spawn((self.call)(function.to_owned(), payload));
        let response = match task.join_next().await {
            Some(Ok(response)) => response,
            Some(Err(error)) => Err(format!("{function} did not finish: {error}")),
            None => Err(format!("{function} was not started")),
        };
        self.ended.fetch_add(1, Ordering::SeqCst);
        self.wrote.notify_one();
        response
    }

    /// Like [`Invoke::call`], for work that no caller waits for: the bank is idle while it runs.
    pub(super) async fn call_in_background(
        &self,
        function: &str,
        payload: Vec<u8>,
    ) -> Result<Vec<u8>, String> {
        let apart = Self {
            started: Arc::default(),
            ended: Arc::default(),
            ..self.clone()
        };
        apart.call(function, payload).await
    }

    /// Notified whenever a function may have written to a table.
    pub(super) fn wrote(&self) -> &Arc<Notify> {
        &self.wrote
    }

    /// Returns the number of calls ever started, or `None` while one is in progress.
    pub(super) fn calls_when_idle(&self) -> Option<u64> {
        let ended = self.ended.load(Ordering::SeqCst);
        let started = self.started.load(Ordering::SeqCst);
        (started == ended).then_some(started)
    }
}

impl std::fmt::Debug for Invoke {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invoke").finish_non_exhaustive()
    }
}
