//! Where a function runs: its region, credentials, endpoints, names of things, and its clock.
//!
//! Built once: from the Lambda environment ([`Environment::of_lambda`]), or by the local runner and
//! the tests for many functions in one process. No `aws-config`: reading profiles, instance
//! metadata and the rest would cost more than everything else a cold start does.

mod carrier;
mod clock;
pub mod deadline;
mod entropy;
mod https;
mod lambda;
mod lazy;

use std::collections::{BTreeMap, BTreeSet};

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::http::SharedHttpClient;

pub use carrier::{RailRequest, RailResponse, RailTransport};
pub use clock::Clock;
pub use entropy::{Entropy, NoEntropy};
pub use https::{AMAZON_ROOTS, client_without_tls};
pub use lambda::VariableError;
pub use lazy::LazyClient;

/// The AWS services a function may speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Tables.
    DynamoDb,
    /// The event bus.
    EventBridge,
    /// Objects.
    S3,
    /// Secrets.
    SecretsManager,
}

/// Names by which this deployment calls its things.
#[derive(Clone, Debug)]
pub struct Names {
    /// Put before each table's name, as in `malai-dev-`.
    pub table_prefix: String,
    /// Put before each secret's name, as in `malai/dev/`.
    pub secret_prefix: String,
    /// Put before each bucket's name.
    pub bucket_prefix: String,
    /// The name of the event bus.
    pub bus: String,
    /// The events that are put on it.
    pub published: Published,
    /// The issuer in access tokens, which is also their audience: the API's public origin.
    pub issuer: String,
    /// Origins of the rail gateways, by rail.
    pub rails: BTreeMap<String, String>,
    /// By what authority each rail's scheme calls this bank, by rail: the host in lower case, and the
    /// port unless it is 443 (RFC 9421 §2.2.3). What a scheme signs is for this bank only if it says so.
    pub callbacks: BTreeMap<String, String>,
    /// What this deployment says of a rail's `NOOR` in the word of the rail's crate, by rail; a rail without
    /// one is as its crate has it.
    pub never_received: BTreeMap<String, String>,
    /// Whether clients may authenticate with a secret.
    pub client_secrets: ClientSecrets,
}

/// The events that somebody subscribed to, by their types: no other is put on the bus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Published {
    /// None.
    #[default]
    None,
    /// All.
    All,
    /// Those of these types, such as `malai.payments.payment-settled.v1`.
    Types(BTreeSet<String>),
}

impl Published {
    /// What this text says: `*`, or types with commas between them. `None` if it says neither.
    pub fn of_text(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::All);
        }
        let types: BTreeSet<_> = text.split(',').map(str::to_owned).collect();
        let is_type = |text: &String| text.starts_with("malai.") && !text.contains(['*', ' ']);
        types.iter().all(is_type).then_some(Self::Types(types))
    }

    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::None, one) | (one, Self::None) => one,
            (Self::Types(one), Self::Types(other)) => Self::Types(&one | &other),
        }
    }

    /// Whether events of this type are put on the bus.
    pub fn has(&self, event_type: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Types(types) => types.contains(event_type),
        }
    }
}

/// Whether a deployment lets its clients authenticate with a secret, or with a key alone
/// (`private_key_jwt`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientSecrets {
    /// With either.
    #[default]
    Accepted,
    /// With a key alone.
    Refused,
}

impl ClientSecrets {
    /// What this word says: `accepted` or `refused`.
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "accepted" => Some(Self::Accepted),
            "refused" => Some(Self::Refused),
            _ => None,
        }
    }
}

/// Everything around a function that is not its own.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The AWS region.
    pub region: String,
    /// The role's credentials.
    pub credentials: Credentials,
    /// One connection pool for all clients.
    pub http: SharedHttpClient,
    /// What carries requests to the rails' gateways in place of the network; nothing but in a
    /// simulation.
    pub carrier: Option<RailTransport>,
    /// Endpoints that stand in for a service's own; empty on AWS.
    pub endpoints: BTreeMap<Service, String>,
    /// Names of tables, secrets, bus and rails.
    pub names: Names,
    /// The clock of the bank.
    pub clock: Clock,
    /// Where what nobody may guess comes from.
    pub entropy: Entropy,
}

impl Environment {
    /// The endpoint that stands in for a service, if one does.
    pub fn endpoint(&self, service: Service) -> Option<&str> {
        self.endpoints.get(&service).map(String::as_str)
    }
}
