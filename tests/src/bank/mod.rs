//! A bank of one's own: the program that people start, as a child process on a directory that goes
//! away with the test.
//!
//! Nothing here sleeps for a while and hopes: [`Bank::settle`] waits until the bank itself says that
//! nothing is under way, and [`Bank::advance`] moves its clock.

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

/// A running bank, or one that was stopped and can be started again. It ends with the value.
#[derive(Debug)]
pub struct Bank {
    program: PathBuf,
    options: Vec<String>,
    directory: TempDir,
    port: u16,
    process: Option<Process>,
}

/// The process, and its standard output, which must stay open while it lives.
#[derive(Debug)]
struct Process {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Drop for Process {
    fn drop(&mut self) {
        // Of what ended already there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bank {
    /// Starts this program on an empty directory and a free port.
    ///
    /// # Panics
    /// When it does not start: so does everything here, since it is for tests.
    pub fn start(program: impl Into<PathBuf>) -> Self {
        Self::start_with(program, &[])
    }

    /// The same with these options.
    ///
    /// # Panics
    /// When it does not start.
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

    /// The bank that the tests of one file share while they run, for tests that leave the clock
    /// alone and look only at accounts of their own.
    ///
    /// # Panics
    /// When it does not start.
    pub fn shared(program: &str) -> Arc<Self> {
        static SHARED: Mutex<Weak<Bank>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let bank = Arc::new(Self::start(program));
            *shared = Arc::downgrade(&bank);
            bank
        })
    }

    /// Starts it on what is there, at the port that it had.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start_again(&mut self) {
        assert!(self.process.is_none(), "the bank is running");
        // A shell ignores the signal that comes with the end of the disk, and what it starts does so
        // too: the bank then sees the error, as on a disk that is full.
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

    /// Waits for the next line that it prints.
    ///
    /// # Panics
    /// When it is not running.
    pub fn next_line(&mut self) -> String {
        let process = self.process.as_mut().expect("a running bank");
        let mut line = String::new();
        process.output.read_line(&mut line).expect("text");
        line
    }

    /// Ends it as a power cut would.
    ///
    /// # Panics
    /// When it is not running.
    pub fn kill(&mut self) {
        drop(self.process.take().expect("a running bank"));
    }

    /// Asks it to stop and waits until it has.
    ///
    /// # Panics
    /// When it is not running, or does not stop in order.
    pub fn stop(&mut self) {
        let mut process = self.process.take().expect("a running bank");
        let id = process.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        assert!(asked.expect("kill").success());
        let ended = process.child.wait().expect("a status");
        assert!(ended.success(), "the bank did not stop in order");
    }

    /// Holds it still for as long as `meanwhile` takes, as a machine that does not come to it.
    ///
    /// # Panics
    /// When it is not running. So for the next two.
    pub async fn stall(&self, meanwhile: impl Future<Output = ()>) {
        self.signal("-STOP");
        meanwhile.await;
        self.signal("-CONT");
    }

    /// Makes each of its waits for the disk a quarter of a second longer for as long as `meanwhile`
    /// takes, by strace(1). Answers how many were; nothing where there is no strace, or where it
    /// may not look into a process (`kernel.yama.ptrace_scope`).
    ///
    /// # Panics
    /// When it is not running.
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
        // It lets go of the bank when it is interrupted; it may have ended by itself.
        let id = tracer.id().to_string();
        let _ = Command::new("kill").args(["-INT", &id]).status();
        let _ = tracer.wait();
        let lines = std::fs::read_to_string(told.path()).expect("text");
        let delayed = lines.matches("(DELAYED)").count();
        (delayed > 0).then_some(delayed)
    }

    /// Lets none of its files grow: the disk is full.
    pub fn fill_disk(&self) {
        self.limit_files("1:");
    }

    /// Lets them grow again.
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

    /// The largest that a file of it may be, the soft limit alone: see `prlimit(1)`.
    fn limit_files(&self, limit: &str) {
        let limit = format!("--fsize={limit}");
        let set = Command::new("prlimit")
            .args(["--pid", &self.id(), &limit])
            .status();
        assert!(set.expect("prlimit").success());
    }

    /// Where it keeps everything.
    pub fn data(&self) -> &Path {
        self.directory.path()
    }

    /// A copy of the tables, the queues and the lock as they are on disk, so that a look at them
    /// changes nothing for the bank.
    ///
    /// # Panics
    /// When it cannot be made.
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

    /// The same with the objects.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn copy_of_everything(&self) -> TempDir {
        let copy = self.copy_of_data();
        copy_into(&self.data().join("objects"), &copy.path().join("objects"));
        copy
    }

    /// Where it answers.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// `demo.json`, with the credentials to begin with.
    ///
    /// # Panics
    /// When it is not there.
    pub fn demo(&self) -> Value {
        let text = std::fs::read(self.data().join("demo.json")).expect("demo.json");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// Waits until nothing is under way and nothing is due.
    ///
    /// # Panics
    /// When that does not happen; the message shows what is still there.
    pub async fn settle(&self) {
        let answer = self.control("POST", "/idle?timeout_ms=60000", None).await;
        assert_eq!(answer.status, 200, "not quiet: {}", answer.body);
    }

    /// The same after much work: waits ten minutes, if need be, and not one.
    ///
    /// # Panics
    /// As [`Bank::settle`].
    pub async fn settle_however_long(&self) {
        for _ in 0..9 {
            let answer = self.control("POST", "/idle?timeout_ms=60000", None).await;
            if answer.status == 200 {
                return;
            }
        }
        self.settle().await;
    }

    /// Moves the bank's clock forward and waits until all that this made due is done.
    ///
    /// # Panics
    /// As [`Bank::settle`].
    pub async fn advance(&self, seconds: u64) {
        self.move_clock(seconds).await;
        self.settle().await;
    }

    /// Moves the bank's clock forward, whatever is under way.
    ///
    /// # Panics
    /// When the bank does not.
    pub async fn move_clock(&self, seconds: u64) {
        let by = json!({"advance_seconds": seconds});
        let answer = self.control("POST", "/clock", Some(by)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    /// Puts every dead letter back into its queue.
    ///
    /// # Panics
    /// When the bank does not.
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

    /// Has a stream reader put back what it parked, as `scripts/put-back` does.
    ///
    /// # Panics
    /// When the reader does not answer.
    pub async fn put_back(&self, reader: &str, request: Value) -> Value {
        self.call(reader, json!({"putBack": request})).await
    }

    /// Calls a function that only people call.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn call(&self, function: &str, request: Value) -> Value {
        let path = format!("/functions/{function}");
        let answer = self.control("POST", &path, Some(request)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// What is in the queues, the streams and the dead letters.
    pub async fn status(&self) -> Value {
        self.control("GET", "/status", None).await.body
    }

    /// The scheme and the other banks.
    pub fn scheme(&self) -> Scheme<'_> {
        Scheme::of(self)
    }

    /// Calls one of the controls that only a local bank has.
    pub(crate) async fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/_local{path}", self.origin());
        Answer::to(caller::request(&http(), method, &url, body)).await
    }
}

/// An HTTP client with nothing set. There is no TLS here, but it wants to know whose.
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
