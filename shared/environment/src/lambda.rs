use std::collections::BTreeMap;

use aws_credential_types::Credentials;

use crate::{ClientSecrets, Clock, Entropy, Environment, Names, Published, Service, https};

/// A variable that the deployment sets is not as it has to be.
#[derive(Debug, thiserror::Error)]
pub enum VariableError {
    /// It is not set.
    #[error("environment variable {0} is not set")]
    Missing(&'static str),
    /// It is none of the words that it may be.
    #[error("environment variable {0} has an unknown value")]
    Unknown(&'static str),
    /// TLS refuses a root or its settings.
    #[error("the TLS settings are refused")]
    Tls(#[from] rustls::Error),
}

impl Environment {
    /// The environment of a Lambda sandbox. AWS sets the region and the role's credentials; the
    /// stack sets the `MALAI_*` names. None of them is a secret of ours: those are in Secrets
    /// Manager.
    ///
    /// # Errors
    /// When a variable is missing or wrong, so that the function fails at start and not at its first call.
    pub fn of_lambda() -> Result<Self, VariableError> {
        let credentials = Credentials::new(
            required("AWS_ACCESS_KEY_ID")?,
            required("AWS_SECRET_ACCESS_KEY")?,
            variable("AWS_SESSION_TOKEN"),
            None,
            "lambda",
        );
        let rails = [("fps", "MALAI_RAIL_FPS_ORIGIN")];
        let callbacks = [("fps", "MALAI_CALLBACK_AUTHORITY_FPS")];
        let never_received = [("fps", "MALAI_NEVER_RECEIVED_FPS")];
        let set = |names: &[(&str, &'static str)]| -> BTreeMap<String, String> {
            let pairs = names.iter();
            pairs
                .filter_map(|(rail, name)| Some(((*rail).to_owned(), variable(name)?)))
                .collect()
        };
        Ok(Self {
            region: required("AWS_REGION")?,
            credentials,
            http: https::client()?,
            carrier: None,
            endpoints: endpoints(),
            names: Names {
                table_prefix: required("MALAI_TABLE_PREFIX")?,
                secret_prefix: required("MALAI_SECRET_PREFIX")?,
                bucket_prefix: required("MALAI_BUCKET_PREFIX")?,
                bus: required("MALAI_BUS")?,
                published: published()?,
                issuer: required("MALAI_ISSUER")?,
                rails: set(&rails),
                callbacks: set(&callbacks),
                never_received: set(&never_received),
                client_secrets: client_secrets()?,
            },
            clock: Clock::system(),
            entropy: Entropy::system(),
        })
    }
}

/// The endpoint variables that every AWS SDK honours.
fn endpoints() -> BTreeMap<Service, String> {
    let known = [
        (Service::DynamoDb, "AWS_ENDPOINT_URL_DYNAMODB"),
        (Service::EventBridge, "AWS_ENDPOINT_URL_EVENTBRIDGE"),
        (Service::S3, "AWS_ENDPOINT_URL_S3"),
        (Service::SecretsManager, "AWS_ENDPOINT_URL_SECRETS_MANAGER"),
    ];
    let every = variable("AWS_ENDPOINT_URL");
    known
        .into_iter()
        .filter_map(|(service, name)| Some((service, variable(name).or_else(|| every.clone())?)))
        .collect()
}

/// The events that somebody subscribed to; none, if nothing is said.
fn published() -> Result<Published, VariableError> {
    let name = "MALAI_EVENTS";
    match variable(name) {
        None => Ok(Published::None),
        Some(text) => Published::of_text(&text).ok_or(VariableError::Unknown(name)),
    }
}

/// Whether clients may authenticate with a secret; they may, if nothing is said.
fn client_secrets() -> Result<ClientSecrets, VariableError> {
    let name = "MALAI_CLIENT_SECRETS";
    match variable(name) {
        None => Ok(ClientSecrets::Accepted),
        Some(word) => ClientSecrets::of_word(&word).ok_or(VariableError::Unknown(name)),
    }
}

fn required(name: &'static str) -> Result<String, VariableError> {
    variable(name).ok_or(VariableError::Missing(name))
}

fn variable(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the environment of the bank is read here"
    )]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
