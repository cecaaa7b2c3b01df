use std::collections::BTreeMap;

use aws_credential_types::Credentials;
use environment::{ClientSecrets, Clock, Entropy, Environment, Names, Published, Service};
use kernel::time::Moment;

use crate::engines::{BUS_NAME, Endpoints, Engines};
use crate::options::Options;
use crate::rails::FpsSimulator;
use crate::registry::Registry;

/// Returns the bank's clock for functions and rails.
pub(super) fn clock(engines: &Engines) -> Clock {
    let clock = engines.clock().clone();
    let now = move || Moment::from_unix_millis(clock.now().as_millisecond());
    Clock::of(move || now().unwrap_or(Moment::EPOCH))
}

/// Returns the environment of every function: the engines in place of AWS, the simulator in place
/// of the rail's gateway.
pub(super) fn of(
    engines: &Engines,
    clock: Clock,
    origin: &str,
    (fps, options): (&FpsSimulator, &Options),
    registry: &Registry,
) -> Environment {
    let mut environment = environment_at(engines.endpoints(), clock);
    origin.clone_into(&mut environment.names.issuer);
    let names = &mut environment.names;
    let authority = origin.strip_prefix("http://").unwrap_or(origin);
    names
        .callbacks
        .insert("fps".to_owned(), authority.to_owned());
    let client_secrets = ClientSecrets::of_word(&options.client_secrets);
    names.client_secrets = client_secrets.unwrap_or(ClientSecrets::Refused);
    let subscribed = Published::of_text(&options.events).unwrap_or_default();
    names.published = subscribed.and(registry.consumed());
    let (rail, origin) = ("fps".to_owned(), fps.origin().to_owned());
    names.rails.insert(rail.clone(), origin);
    let word = fps.never_received().as_str().to_owned();
    names.never_received.insert(rail, word);
    environment
}

/// Returns an environment with the stand-ins for AWS at these endpoints, and no rail.
pub fn environment_at(endpoints: &Endpoints, clock: Clock) -> Environment {
    Environment {
        endpoints: BTreeMap::from([
            (Service::DynamoDb, endpoints.dynamodb.clone()),
            (Service::EventBridge, endpoints.aws.clone()),
            (Service::SecretsManager, endpoints.aws.clone()),
            (Service::S3, endpoints.aws.clone()),
        ]),
        clock,
        ..without_engines()
    }
}

fn without_engines() -> Environment {
    Environment {
        region: "eu-west-2".to_owned(),
        credentials: Credentials::new("local", "local", None, None, "local"),
        http: environment::client_without_tls(),
        carrier: None,
        endpoints: BTreeMap::new(),
        names: Names {
            table_prefix: String::new(),
            secret_prefix: String::new(),
            bucket_prefix: String::new(),
            bus: BUS_NAME.to_owned(),
            published: Published::None,
            issuer: "http://127.0.0.1:8080".to_owned(),
            rails: BTreeMap::new(),
            callbacks: BTreeMap::from([("fps".to_owned(), "127.0.0.1:8080".to_owned())]),
            never_received: BTreeMap::new(),
            client_secrets: ClientSecrets::Accepted,
        },
        clock: Clock::system(),
        entropy: Entropy::system(),
    }
}

/// Returns an environment for test functions that call no service.
#[cfg(test)]
pub(crate) fn environment_of_nothing() -> Environment {
    without_engines()
}
