//! A bank for a test: the runner's program as a child process on a directory that is removed after
//! the test.
//!
//! Nothing here sleeps: [`Bank::settle`] waits until the bank reports that it is idle, and
//! [`Bank::advance`] moves its clock.

mod answer;
mod caller;
mod dpop;
mod messages;
mod oauth;
mod orders;
mod policy;
mod scheme;
mod script;
mod secrets;
mod signer;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::{Value, json};
use tempfile::TempDir;

pub use answer::Answer;
pub use caller::{Caller, Credential, fresh_key};
pub use dpop::{ProofKey, proof_claims};
pub use messages::{credit_transfer, fresh_transaction_id, payment_return, proof, status_report};
pub use orders::{at_this_bank, elsewhere, order};
pub use policy::{policy_change, whole_policy};
pub use scheme::Scheme;
pub use script::ended;
pub use signer::{KeyClient, Signer, public_key};

/// A running bank, or a stopped one that can be restarted. Dropping the value kills it.
#[derive(Debug)]
pub struct Bank {
    program: PathBuf,
    options: Vec<String>,
    directory: TempDir,
    port: u16,
    process: Option<Process>,
}

/// The process, with its standard output, which must stay open while it runs.
#[derive(Debug)]
struct Process {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that ended already cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bank {
    /// Starts this program on an empty directory and a free port.
    ///
    /// # Panics
    /// If it does not start. All functions here panic on failure, because they serve tests.
    pub fn start(program: impl Into<PathBuf>) -> Self {
        Self::start_with(program, &[])
    }

    /// Like [`Bank::start`], with these options.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start_with(program: impl Into<PathBuf>, options: &[&str]) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let mut bank = Self {
            program: program.into(),
            options: options.iter().map(ToString::to_string).collect(),
            directory,
            port: 0,
            process: None,
        };
        bank.start_again();
        bank
    }

    /// Returns the bank that the tests of one file share, for tests that do not move the clock and
    /// use accounts of their own.
    ///
    /// # Panics
    /// If it does not start.
    pub fn shared(program: &str) -> Arc<Self> {
        static SHARED: Mutex<Weak<Bank>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let bank = Arc::new(Self::start(program));
            *shared = Arc::downgrade(&bank);
            bank
        })
    }

    /// Restarts the bank with its data and port.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start_again(&mut self) {
        assert!(self.process.is_none(), "the bank is running");
        // The shell ignores the signal of a full disk, and its child inherits that: the bank then
        // receives the error, as on a disk that is full.
        let mut child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(&self.program)
            .args(["--port", &self.port.to_string(), "--data"])
            .arg(self.data())
            .args(&self.options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the bank's program");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.starts_with("Ready in") {
            line.clear();
            let read = output.read_line(&mut line).expect("text");
            assert!(read > 0, "the bank did not start");
            if let Some(address) = line.trim().strip_prefix("API") {
                self.port = port_of(address);
            }
        }
        self.process = Some(Process { child, output });
    }

    /// Waits for the next line of the bank's output.
    ///
    /// # Panics
    /// If it is not running.
    pub fn next_line(&mut self) -> String {
        let process = self.process.as_mut().expect("a running bank");
        let mut line = String::new();
        process.output.read_line(&mut line).expect("text");
        line
    }

    /// Kills the bank, like a power cut.
    ///
    /// # Panics
    /// If it is not running.
    pub fn kill(&mut self) {
        drop(self.process.take().expect("a running bank"));
    }

    /// Stops the bank and waits until it has stopped.
    ///
    /// # Panics
    /// If it is not running, or does not stop in order.
    pub fn stop(&mut self) {
        let mut process = self.process.take().expect("a running bank");
        let id = process.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        assert!(asked.expect("kill").success());
        let ended = process.child.wait().expect("a status");
        assert!(ended.success(), "the bank did not stop in order");
    }

    /// Suspends the bank while `meanwhile` runs, like an overloaded machine.
    ///
    /// # Panics
    /// If it is not running, like the next two methods.
    pub async fn stall(&self, meanwhile: impl Future<Output = ()>) {
        self.signal("-STOP");
        meanwhile.await;
        self.signal("-CONT");
    }

    /// Delays each of its waits for the disk by a quarter of a second while `meanwhile` runs, with
    /// strace(1). Returns the number of delayed waits; `None` without strace, or where strace may
    /// not attach to a process (`kernel.yama.ptrace_scope`).
    ///
    /// # Panics
    /// If the bank is not running.
    pub async fn slow_disk(&self, meanwhile: impl Future<Output = ()>) -> Option<usize> {
        let told = tempfile::NamedTempFile::new().expect("a file");
        let inject = "inject=fsync,fdatasync:delay_enter=250000";
        let tracer = Command::new("strace")
            .args(["-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", inject])
            .args(["-p", &self.id(), "-o"])
            .arg(told.path())
            .stderr(Stdio::null())
            .spawn();
        let mut tracer = tracer.ok()?;
        meanwhile.await;
        // strace detaches from the bank when it is interrupted; it may have ended by itself.
        let id = tracer.id().to_string();
        let _ = Command::new("kill").args(["-INT", &id]).status();
        let _ = tracer.wait();
        let lines = std::fs::read_to_string(told.path()).expect("text");
        let delayed = lines.matches("(DELAYED)").count();
        (delayed > 0).then_some(delayed)
    }

    /// Prevents its files from growing, like a full disk.
    pub fn fill_disk(&self) {
        self.limit_files("1:");
    }

    /// Allows its files to grow again.
    pub fn free_disk(&self) {
        self.limit_files("unlimited:");
    }

    fn id(&self) -> String {
        let process = self.process.as_ref().expect("a running bank");
        process.child.id().to_string()
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.id()]).status();
        assert!(sent.expect("kill").success());
    }

    /// Limits the size of its files, by the soft limit only: see `prlimit(1)`.
    fn limit_files(&self, limit: &str) {
        let limit = format!("--fsize={limit}");
        let set = Command::new("prlimit")
            .args(["--pid", &self.id(), &limit])
            .status();
        assert!(set.expect("prlimit").success());
    }

    /// Returns the data directory.
    pub fn data(&self) -> &Path {
        self.directory.path()
    }

    /// Copies the tables, the queues and the lock as they are on disk, so that an inspection does
    /// not affect the bank.
    ///
    /// # Panics
    /// If the copy fails.
    pub fn copy_of_data(&self) -> TempDir {
        let copy = tempfile::tempdir().expect("a directory");
        for entry in std::fs::read_dir(self.data()).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                std::fs::copy(&path, copy.path().join(name)).expect("a copy");
            }
        }
        copy
    }

    /// Like [`Bank::copy_of_data`], with the objects.
    ///
    /// # Panics
    /// If the copy fails.
    pub fn copy_of_everything(&self) -> TempDir {
        let copy = self.copy_of_data();
        copy_into(&self.data().join("objects"), &copy.path().join("objects"));
        copy
    }

    /// Returns the origin of the API.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Reads `demo.json`, with the first credentials.
    ///
    /// # Panics
    /// If it is missing.
    pub fn demo(&self) -> Value {
        let text = std::fs::read(self.data().join("demo.json")).expect("demo.json");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// Waits until the bank is idle.
    ///
    /// # Panics
    /// If it does not become idle; the message shows the remaining work.
    pub async fn settle(&self) {
        let answer = self.control("POST", "/idle?timeout_ms=60000", None).await;
        assert_eq!(answer.status, 200, "not quiet: {}", answer.body);
    }

    /// Like [`Bank::settle`] after much work: waits up to ten minutes instead of one.
    ///
    /// # Panics
    /// Like [`Bank::settle`].
    pub async fn settle_however_long(&self) {
        for _ in 0..9 {
            let answer = self.control("POST", "/idle?timeout_ms=60000", None).await;
            if answer.status == 200 {
                return;
            }
        }
        self.settle().await;
    }

    /// Moves the bank's clock forward and waits until everything that became due is done.
    ///
    /// # Panics
    /// Like [`Bank::settle`].
    pub async fn advance(&self, seconds: u64) {
        self.move_clock(seconds).await;
        self.settle().await;
    }

    /// Moves the bank's clock forward without waiting.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn move_clock(&self, seconds: u64) {
        let by = json!({"advance_seconds": seconds});
        let answer = self.control("POST", "/clock", Some(by)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    /// Redrives every dead letter.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn redrive(&self) {
        let status = self.status().await;
        let dead = status["dead_letters"].as_array().expect("a list");
        for letter in dead {
            let function = letter["function"].as_str().expect("a name");
            let path = format!("/dead-letters/{function}/redrive");
            let answer = self.control("POST", &path, None).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    }

    /// Makes a stream reader put back what it parked, as `scripts/put-back` does.
    ///
    /// # Panics
    /// If the reader does not respond.
    pub async fn put_back(&self, reader: &str, request: Value) -> Value {
        self.call(reader, json!({"putBack": request})).await
    }

    /// Calls a function that only operators call.
    ///
    /// # Panics
    /// If it does not respond.
    pub async fn call(&self, function: &str, request: Value) -> Value {
        let path = format!("/functions/{function}");
        let answer = self.control("POST", &path, Some(request)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// Returns the state of the queues, the streams and the dead letters.
    pub async fn status(&self) -> Value {
        self.control("GET", "/status", None).await.body
    }

    /// Returns the scheme and the other banks.
    pub fn scheme(&self) -> Scheme<'_> {
        Scheme::of(self)
    }

    /// Calls a control of the local bank.
    pub(crate) async fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/_local{path}", self.origin());
        Answer::to(caller::request(&http(), method, &url, body)).await
    }
}

/// Returns an HTTP client without settings. reqwest needs a TLS provider even without TLS.
fn http() -> reqwest::Client {
    let _known_already = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

fn copy_into(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a directory");
    for entry in std::fs::read_dir(from).expect("a directory") {
        let path = entry.expect("an entry").path();
        let place = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_into(&path, &place);
        } else {
            std::fs::copy(&path, &place).expect("a copy");
        }
    }
}

fn port_of(address: &str) -> u16 {
    let port = address
        .rsplit(':')
        .next()
        .and_then(|port| port.trim().parse().ok());
    port.expect("a port")
}
