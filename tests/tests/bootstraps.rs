//! Each function as its deployed program: it starts, fetches its sample of `events/invoke/` from a
//! Lambda Runtime API, does its work on real engines and responds.
//!
//! The programs are built by `cargo lambda build`; `MALAI_BOOTSTRAPS` names their directory.
//! `scripts/test` does both.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed; clippy knows the tests, not what they call"
)]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::process::Command;

#[path = "bootstraps/binary.rs"]
mod binary;
#[path = "bootstraps/runtime_api.rs"]
mod runtime_api;
#[path = "bootstraps/services.rs"]
mod services;

use binary::{Binary, NEWEST_GLIBC};
use runtime_api::{RuntimeApi, Step};
use services::Services;

/// The expected response to a sample.
#[derive(Clone, Copy, Debug)]
enum ExpectedResponse {
    /// An HTTP response with this status.
    Http(u16),
    /// A batch without failed items.
    Batch,
    /// A policy that admits the client.
    Policy,
    /// A response without content.
    Done,
}

use ExpectedResponse::{Batch, Done, Http, Policy};

/// The samples in the order of one story: later ones use what earlier ones create.
const STORY: &[(&str, ExpectedResponse)] = &[
    ("migrate-data", Done),
    ("bootstrap-operator", Done),
    ("publish-keys", Http(200)),
    ("publish-server-metadata", Http(200)),
    ("issue-token", Http(200)),
    ("revoke-token", Http(200)),
    ("authorise-request", Policy),
    ("register-client", Http(201)),
    ("list-clients", Http(200)),
    ("rotate-client-credential", Http(201)),
    ("freeze-client", Http(200)),
    ("unfreeze-client", Http(200)),
    ("set-client-policy", Http(200)),
    ("set-institution-limits", Http(200)),
    ("get-institution-limits", Http(200)),
    ("open-account", Http(201)),
    ("get-account", Http(200)),
    ("list-accounts", Http(200)),
    ("set-overdraft-limit", Http(200)),
    ("freeze-account", Http(200)),
    ("unfreeze-account", Http(200)),
    ("create-payment", Http(201)),
    ("get-payment", Http(200)),
    ("submit-fps-payment", Batch),
    // It is with the rail, so it can no longer be cancelled, and it is not one that came in.
    ("cancel-payment", Http(422)),
    ("return-payment", Http(422)),
    // Nor did it need approval.
    ("approve-payment", Http(422)),
    ("decline-payment", Http(422)),
    // The client belongs to the bank's own tenant, so the desk admits it: the payment's outcome is
    // not unknown, and there are no items.
    ("list-unknown-payments", Http(200)),
    ("propose-resolution", Http(422)),
    ("approve-resolution", Http(422)),
    ("decline-resolution", Http(422)),
    ("resubmit-payment", Http(201)),
    ("list-suspense-items", Http(200)),
    ("list-breaks", Http(200)),
    ("propose-journal", Http(404)),
    ("get-journal", Http(404)),
    ("approve-journal", Http(404)),
    ("decline-journal", Http(404)),
    ("assign-suspense-item", Http(404)),
    ("assign-break", Http(404)),
    ("explain-break", Http(404)),
    // The signature of a sample is as old as the sample.
    ("receive-fps-message", Http(401)),
    ("chase-fps-payments", Done),
    ("project-payments", Batch),
    ("list-payments", Http(200)),
    ("list-transactions", Http(200)),
    ("get-statement", Http(200)),
    // An entry of another account: after it, the entries of this one do not add up.
    ("project-accounts", Batch),
    ("rebuild-entries", Done),
    ("get-internal-balance", Http(200)),
    ("get-calendar", Http(200)),
    ("project-clients", Batch),
    ("list-audit-records", Http(200)),
    ("get-audit-record", Http(200)),
    // Its minute is not over, or nothing has sealed it yet.
    ("get-audit-proof", Http(409)),
    ("list-sealed-records", Http(404)),
    ("seal-trail", Done),
    ("list-seals", Http(200)),
    ("publish-seal-keys", Http(200)),
    ("rotate-token-signing-key", Done),
    ("rotate-seal-signing-key", Done),
    ("rotate-fps-signing-key", Done),
    ("rotate-fps-callback-key", Done),
    ("rotate-field-keys", Done),
    // The payment holds money.
    ("close-account", Http(422)),
];

/// The time limit of a function; it takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn each_function_has_a_step_in_the_story() {
    let told: BTreeSet<_> = STORY.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(told.len(), STORY.len(), "a function twice");
    assert_eq!(told, functions());
}

#[tokio::test]
async fn each_bootstrap_handles_its_sample_event() -> Outcome {
    #[expect(
        clippy::disallowed_methods,
        reason = "where the programs are is for the caller to say"
    )]
    let Some(directory) = std::env::var_os("MALAI_BOOTSTRAPS").map(PathBuf::from) else {
        // Bypasses the output capture of the test harness.
        writeln!(
            io::stderr(),
            "SKIPPED: the bootstraps, because MALAI_BOOTSTRAPS is not set"
        )?;
        return Ok(());
    };
    let data = tempfile::tempdir()?;
    let token_request = sample("issue-token")?;
    let secret = token_request["body"]
        .as_str()
        .and_then(|form| form.split("client_secret=").nth(1));
    let services = Services::start(data.path(), secret.ok_or("a secret")?).await?;
    let mut token = String::new();
    let mut wrong = Vec::new();
    println!(
        "{:28} {:>9} {:>9} {:>9} {:>8}  glibc  answer",
        "function", "bytes", "zip", "init us", "call us"
    );
    for (name, expected) in STORY {
        let binary = Binary::in_directory(&directory.join(name))?;
        let event = event_of(name, &token, &services)?;
        let run = invoke(
            &directory.join(name).join("bootstrap"),
            name,
            event,
            &services,
        )
        .await?;
        let judged = run
            .answer
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|answer| judge(answer, *expected));
        let said = judged
            .as_ref()
            .map_or_else(|fault| format!("WRONG: {fault}"), Clone::clone);
        let (glibc, zip) = (
            binary.glibc.unwrap_or_default(),
            binary.archived.unwrap_or_default(),
        );
        println!(
            "{name:28} {:>9} {zip:>9} {:>9} {:>8}  {}.{:<4} {said}",
            binary.bytes,
            run.init.as_micros(),
            run.call.as_micros(),
            glibc.0,
            glibc.1,
        );
        if binary.glibc.is_none_or(|needed| needed > NEWEST_GLIBC) {
            wrong.push(format!(
                "{name}: needs glibc {glibc:?}, there is {NEWEST_GLIBC:?}"
            ));
        }
        if let Err(fault) = judged {
            wrong.push(format!("{name}: {fault}\n{}", run.log));
        }
        if *name == "issue-token" {
            token = access_token(&run.answer?)?;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Returns the sample of a function with this token and the local secrets.
fn event_of(name: &str, token: &str, services: &Services) -> Result<String, Box<dyn Error>> {
    let event = sample(name)?.to_string().replace("<token>", token);
    Ok(services.with_secrets_of_its_own(event))
}

/// One start and one call of a program.
struct Run {
    init: Duration,
    call: Duration,
    answer: Result<Value, String>,
    log: String,
}

async fn invoke(
    program: &Path,
    name: &str,
    event: String,
    services: &Services,
) -> Result<Run, Box<dyn Error>> {
    let mut api = RuntimeApi::with(event.into_bytes()).await?;
    let started = Instant::now();
    let mut sandbox = Command::new(program)
        .env_clear()
        .envs(services.variables())
        .env("AWS_LAMBDA_RUNTIME_API", &api.address)
        .env("AWS_LAMBDA_FUNCTION_NAME", name)
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .env("AWS_LAMBDA_LOG_GROUP_NAME", "sample")
        .env("AWS_LAMBDA_LOG_STREAM_NAME", "sample")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let (mut ready, mut answered) = (started, started);
    let answer = loop {
        let step = tokio::select! {
            biased;
            step = tokio::time::timeout(PATIENCE, api.steps.recv()) => step.ok().flatten(),
            ended = sandbox.wait() => break Err(format!("it ended: {}", ended?)),
        };
        match step {
            Some(Step::Ready(at)) => ready = at,
            Some(Step::Answered(at, body)) => {
                answered = at;
                break serde_json::from_slice(&body).map_err(|error| error.to_string());
            }
            Some(Step::Failed(fault)) => break Err(fault),
            None => break Err("no answer".to_owned()),
        }
    };
    // It may have ended by itself.
    let _ = sandbox.start_kill();
    let log = sandbox.wait_with_output().await?;
    Ok(Run {
        init: ready.saturating_duration_since(started),
        call: answered.saturating_duration_since(ready),
        answer,
        log: String::from_utf8_lossy(&log.stderr).into_owned(),
    })
}

/// Returns a summary of the response, or the error in it.
fn judge(answer: &Value, expected: ExpectedResponse) -> Result<String, String> {
    let fault = || format!("expected {expected:?}, got {answer}");
    match expected {
        Http(status) => {
            let headers = answer["headers"].as_object().ok_or_else(fault)?;
            let header = |name: &str| {
                let named = headers
                    .iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(name));
                named.and_then(|(_, value)| value.as_str())
            };
            let right =
                answer["statusCode"] == status && header("x-request-id") == Some("req-7f3c2a91");
            if right && status < 400 && answer["body"] == "" {
                return Ok(format!("{status} without a body"));
            }
            let kind = header("content-type").filter(|_| right).ok_or_else(fault)?;
            let problem = kind == "application/problem+json";
            (problem == (status >= 400))
                .then(|| format!("{status} {kind}"))
                .ok_or_else(fault)
        }
        Batch => {
            let none = answer["batchItemFailures"]
                .as_array()
                .is_some_and(Vec::is_empty);
            none.then(|| "nothing to deliver again".to_owned())
                .ok_or_else(fault)
        }
        Policy => {
            let statement = &answer["policyDocument"]["Statement"][0];
            let allowed =
                statement["Effect"] == "Allow" && answer["context"]["tenant_id"].is_string();
            allowed.then(|| "a policy".to_owned()).ok_or_else(fault)
        }
        Done => answer
            .is_object()
            .then(|| "done".to_owned())
            .ok_or_else(fault),
    }
}

fn access_token(answer: &Value) -> Result<String, Box<dyn Error>> {
    let body: Value = serde_json::from_str(answer["body"].as_str().ok_or("a body")?)?;
    Ok(body["access_token"].as_str().ok_or("a token")?.to_owned())
}

fn sample(function: &str) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(repository(&format!("events/invoke/{function}.json")))?;
    Ok(serde_json::from_str(&text)?)
}

/// Returns the directories of functions: those with a program.
fn functions() -> BTreeSet<String> {
    let entries = |path: PathBuf| {
        let entries = fs::read_dir(path).expect("a directory");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let crates = entries(repository("functions")).flat_map(entries);
    let programs = crates.filter(|path| path.join("src/main.rs").is_file());
    let name = |path: PathBuf| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    programs.filter_map(name).collect()
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
