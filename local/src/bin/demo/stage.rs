use std::io::{self, Write};
use std::path::Path;

use malai_client::types::{Problem, TokenRequestGrantType};
use malai_client::{Client, Error, ResponseValue};
use serde_json::{Value, json};
use uuid::Uuid;

/// Why the story ends early, in words.
pub(crate) type Told<T> = Result<T, Box<dyn std::error::Error>>;

/// The bank that plays, and the terminal that it plays to.
pub(crate) struct Stage {
    url: String,
    first: Credential,
    /// A client of the bank itself.
    desk: Credential,
    http: reqwest::Client,
    /// Tells this telling of the story from every other, in keys and request ids.
    run: String,
    chapter: u32,
    /// How far the story has moved the bank's clock.
    moved_seconds: u64,
    terminal: io::Stdout,
}

/// A client's id and secret.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl Stage {
    /// The bank whose first credentials are in this directory, at this address or at the one there.
    pub(crate) fn at(url: Option<&str>, data: &Path) -> Told<Self> {
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
        // The generated client sets up what every HTTP client of this process needs.
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

    /// A name that is told apart from those of other tellings.
    pub(crate) fn name(&self, of: &str) -> String {
        format!("demo-{}-{of}", self.run)
    }

    /// A client with a fresh token for all its scopes.
    pub(crate) async fn enter(&self, who: &Credential) -> Told<Client> {
        let token = malai_client::connect(&self.url)?
            .issue_token()
            .body_map(|form| {
                form.grant_type(TokenRequestGrantType::ClientCredentials)
                    .client_id(who.id.clone())
                    .client_secret(who.secret.clone())
            })
            .send()
            .await
            .map_err(|error| format!("no token from {}: {error}", self.url))?;
        Ok(malai_client::with_token(&self.url, &token.access_token)?)
    }

    /// Calls one of the controls that a local bank has.
    pub(crate) async fn control(&self, path: &str, body: &Value) -> Told<Value> {
        let url = format!("{}/_local{path}", self.url);
        let response = self.http.post(url).json(body).send().await?;
        let status = response.status();
        let answer: Value = serde_json::from_slice(&response.bytes().await?)?;
        if status.is_success() {
            Ok(answer)
        } else {
            Err(format!("{path}: {answer}").into())
        }
    }

    /// Moves the bank's clock on.
    pub(crate) async fn advance(&mut self, seconds: u64) -> Told<()> {
        self.control("/clock", &json!({"advance_seconds": seconds}))
            .await?;
        self.moved_seconds = self.moved_seconds.saturating_add(seconds);
        Ok(())
    }

    /// Takes back how far the story has moved the bank's clock, unless that is to be kept.
    pub(crate) async fn leave_clock(&self, keep: bool) -> Told<()> {
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

    /// Waits until the bank is quiet.
    pub(crate) async fn settle(&self) -> Told<()> {
        self.control("/idle?timeout_ms=30000", &Value::Null)
            .await
            .map(|_| ())
    }

    /// A new chapter, and what it is about.
    pub(crate) fn chapter(&mut self, title: &str) -> Told<()> {
        self.chapter = self.chapter.saturating_add(1);
        self.say(&format!("\n{}. {title}\n", self.chapter))
    }

    /// One line: what was asked, and what came of it.
    pub(crate) fn line(&self, what: &str, came: &str) -> Told<()> {
        self.say(&format!("   {what:<28} {came}"))
    }

    /// A line of its own.
    pub(crate) fn say(&self, text: &str) -> Told<()> {
        Ok(writeln!(self.terminal.lock(), "{text}")?)
    }
}

/// The problem of a call that must be refused.
pub(crate) fn refusal<T>(answer: Result<ResponseValue<T>, Error<Problem>>) -> Told<Problem> {
    match answer {
        Ok(_) => Err("the bank did what it should have refused".into()),
        Err(Error::ErrorResponse(problem)) => Ok(problem.into_inner()),
        Err(other) => Err(other.into()),
    }
}
