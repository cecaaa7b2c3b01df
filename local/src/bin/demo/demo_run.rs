use std::io::{self, Write};
use std::path::Path;

use malai_client::types::{Problem, TokenRequestGrantType};
use malai_client::{Client, Error, ResponseValue};
use serde_json::{Value, json};
use uuid::Uuid;

/// The result of a chapter; the error ends the demo.
pub(crate) type DemoResult<T> = Result<T, Box<dyn std::error::Error>>;

/// The bank and the terminal of a run.
pub(crate) struct DemoRun {
    url: String,
    first: Credential,
    /// A client of the operations desk.
    desk: Credential,
    http: reqwest::Client,
    /// Makes the keys and request ids of this run unique.
    run: String,
    chapter: u32,
    /// How far this run has moved the bank's clock.
    moved_seconds: u64,
    terminal: io::Stdout,
}

/// A client's id and secret.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl DemoRun {
    /// Connects to the bank with the first credentials in this directory, at this origin or at the
    /// one stored there.
    pub(crate) fn at(url: Option<&str>, data: &Path) -> DemoResult<Self> {
        let file = data.join("demo.json");
        let text = std::fs::read(&file)
            .map_err(|error| format!("{}: {error} (is the bank running?)", file.display()))?;
        let demo: Value = serde_json::from_slice(&text)?;
        let text = |pointer: &str| {
            demo.pointer(pointer)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let id = text("/operator/client_id").ok_or("demo.json names no operator")?;
        let secret = text("/operator/client_secret").ok_or("demo.json holds no secret")?;
        let desk = Credential {
            id: text("/desk/0/client_id").ok_or("demo.json names no client of the desk")?,
            secret: text("/desk/0/client_secret").ok_or("demo.json holds no secret")?,
        };
        let url = url.map(str::to_owned).or_else(|| text("/origin"));
        let url = url.ok_or("demo.json names no origin")?;
        // The generated client initialises what every HTTP client of this process needs.
        malai_client::connect(&url)?;
        let run = Uuid::new_v4().simple().to_string();
        Ok(Self {
            url: url.trim_end_matches('/').to_owned(),
            first: Credential { id, secret },
            desk,
            http: reqwest::Client::builder().build()?,
            run: run.chars().take(8).collect(),
            chapter: 0,
            moved_seconds: 0,
            terminal: io::stdout(),
        })
    }

    pub(crate) fn first(&self) -> Credential {
        self.first.clone()
    }

    pub(crate) fn desk(&self) -> Credential {
        self.desk.clone()
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Returns a name that is unique to this run.
    pub(crate) fn name(&self, of: &str) -> String {
        format!("demo-{}-{of}", self.run)
    }

    /// Returns an API client with a new token for all scopes.
    pub(crate) async fn client(&self, credential: &Credential) -> DemoResult<Client> {
        let token = malai_client::connect(&self.url)?
            .issue_token()
            .body_map(|form| {
                form.grant_type(TokenRequestGrantType::ClientCredentials)
                    .client_id(credential.id.clone())
                    .client_secret(credential.secret.clone())
            })
            .send()
            .await
            .map_err(|error| format!("no token from {}: {error}", self.url))?;
        Ok(malai_client::with_token(&self.url, &token.access_token)?)
    }

    /// Calls a control of the local bank.
    pub(crate) async fn control(&self, path: &str, body: &Value) -> DemoResult<Value> {
        let url = format!("{}/_local{path}", self.url);
        let response = self.http.post(url).json(body).send().await?;
        let status = response.status();
        let response: Value = serde_json::from_slice(&response.bytes().await?)?;
        if status.is_success() {
            Ok(response)
        } else {
            Err(format!("{path}: {response}").into())
        }
    }

    /// Advances the bank's clock.
    pub(crate) async fn advance(&mut self, seconds: u64) -> DemoResult<()> {
        self.control("/clock", &json!({"advance_seconds": seconds}))
            .await?;
        self.moved_seconds = self.moved_seconds.saturating_add(seconds);
        Ok(())
    }

    /// Moves the clock back by what this run advanced it, unless it is to be kept.
    pub(crate) async fn leave_clock(&self, keep: bool) -> DemoResult<()> {
        let minutes = self.moved_seconds.div_ceil(60);
        if minutes == 0 {
            return Ok(());
        }
        if keep {
            return self.say(&format!(
                "\nThe bank's clock stays {minutes} minutes further on."
            ));
        }
        let back = json!({"slew_back_seconds": self.moved_seconds});
        self.control("/clock", &back).await?;
        self.say(&format!(
            "\nThe bank's clock is {minutes} minutes further on. It runs at half speed until it is where\n\
             it was before, in {} minutes; with --keep-clock it stays.",
            minutes.saturating_mul(2)
        ))
    }

    /// Waits until the bank is idle.
    pub(crate) async fn settle(&self) -> DemoResult<()> {
        self.control("/idle?timeout_ms=30000", &Value::Null)
            .await
            .map(|_| ())
    }

    /// Starts a chapter.
    pub(crate) fn chapter(&mut self, title: &str) -> DemoResult<()> {
        self.chapter = self.chapter.saturating_add(1);
        self.say(&format!("\n{}. {title}\n", self.chapter))
    }

    /// Prints one line: the action and its result.
    pub(crate) fn line(&self, what: &str, result: &str) -> DemoResult<()> {
        self.say(&format!("   {what:<28} {result}"))
    }

    /// Prints a text.
    pub(crate) fn say(&self, text: &str) -> DemoResult<()> {
        Ok(writeln!(self.terminal.lock(), "{text}")?)
    }
}

/// Returns the problem of a call that must be refused.
pub(crate) fn refusal<T>(
    response: Result<ResponseValue<T>, Error<Problem>>,
) -> DemoResult<Problem> {
    match response {
        Ok(_) => Err("the bank did what it should have refused".into()),
        Err(Error::ErrorResponse(problem)) => Ok(problem.into_inner()),
        Err(other) => Err(other.into()),
    }
}
