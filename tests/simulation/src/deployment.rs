//! The result of a deployment: secrets, names, and the first client of each institution.

use std::collections::BTreeMap;
use std::sync::Mutex;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use environment::{Clock, Entropy, Environment, Names, Service as AwsService};
use identity_domain::{ClientName, first_tenant_id, secret_of_bytes};
use identity_store::{PublicKeys, SigningKey};
use kernel::id::{ClientId, TenantId};
use serde_json::{Value, json};

use crate::approval::{CHECKER, CHIEF, MAKER};
use crate::client::{Credential, Registration};
use crate::draw::Draw;
use crate::rail::Rail;
use crate::services::Services;
use crate::world::World;

/// The host name by which the scheme calls the bank.
pub(crate) const CALLED_AT: &str = "bank";

/// The institutions; even clients belong to the first, odd ones to the second.
pub(crate) const INSTITUTIONS: [&str; 2] = ["one", "two"];

/// The exposure limit of an institution in each currency: less than its clients request together.
const EXPOSURE: &str = "600.00";

/// The first client of an institution, which registers the others.
pub(crate) fn operator(institution: &str) -> Credential {
    let tenant = institution.parse::<ClientName>().expect("a name");
    Credential {
        tenant: first_tenant_id(&tenant).to_string(),
        client: ClientId::derive(&["first", institution, "Operator"]).to_string(),
        secret: operator_secret(institution),
    }
}

/// A client of the bank's own tenant, for the operations desk.
fn desk(number: usize) -> Credential {
    let name = desk_name(number);
    Credential {
        tenant: TenantId::bank().to_string(),
        client: ClientId::derive(&["first", "bank", &name]).to_string(),
        secret: operator_secret(&name),
    }
}

fn desk_name(number: usize) -> String {
    format!("Desk {number}")
}

/// The credentials of the two clients of the desk: each is the other's second client.
pub(crate) fn desk_credentials() -> Vec<(String, Credential)> {
    let of = |number: usize| {
        [
            (format!("desk {number} maker"), desk(number)),
            (format!("desk {number} checker"), desk(1 - number)),
        ]
    };
    [0, 1].into_iter().flat_map(of).collect()
}

/// The limits of an institution: more than one story needs, and less than all of them together.
fn limited(institution: &str) -> Value {
    let limits = json!({
        "clients": 100,
        "requests_per_minute": 60_000,
        "exposure": {"EUR": EXPOSURE, "GBP": EXPOSURE},
    });
    json!({"tenant": institution, "limits": limits})
}

fn operator_secret(institution: &str) -> String {
    let mut bytes = [0; 32];
    Draw::new(0, institution).fill(&mut bytes);
    secret_of_bytes(bytes)
}

/// Each client is a pair: one orders, the other approves what the first may not pay alone.
pub(crate) fn charges_of(number: usize) -> [Registration; 2] {
    let checks = if number < 2 { CHIEF } else { CHECKER };
    [
        (format!("client {number} maker"), MAKER),
        (format!("client {number} checker"), checks),
    ]
}

/// The secrets, by name.
pub(crate) fn secrets(rail: &Rail) -> BTreeMap<&'static str, Value> {
    let seed = STANDARD.encode([7; 32]);
    let first = INSTITUTIONS.map(|institution| {
        json!({
            "client_id": operator(institution).client,
            "tenant": institution,
            "name": "Operator",
            "client_secret": operator_secret(institution),
        })
    });
    let desk = [0, 1].map(|number| {
        let name = desk_name(number);
        json!({
            "client_id": desk(number).client,
            "bank": true,
            "name": name,
            "client_secret": operator_secret(&name),
        })
    });
    let first: Vec<_> = first.into_iter().chain(desk).collect();
    let token = json!({"kid": "malai-1", "seed": seed});
    let key = SigningKey::read(&token.to_string().into()).expect("a key");
    let public = serde_json::from_str(&PublicKeys::of([&key]).write()).expect("JSON");
    BTreeMap::from([
        (
            "identity/operator-credential",
            json!({"clients": first, "institutions": INSTITUTIONS.map(limited)}),
        ),
        ("identity/token-signing-key", token),
        ("identity/token-public-keys", public),
        (
            "rails/fps/signing-key",
            json!({"keyid": "malai-1", "seed": seed.clone()}),
        ),
        ("data/field-keys", crate::services::field_keys()),
        ("audit/seal-signing-key", json!({"seed": seed})),
        (
            "rails/fps/callback-key",
            json!({"keys": [{"keyid": "fps-1", "public_key": rail.public_key()}]}),
        ),
    ])
}

/// The environment of functions.
pub(crate) fn environment(
    world: &World,
    services: Services,
    rail: &Rail,
    seed: u64,
) -> Environment {
    let world = world.clone();
    let bits = Mutex::new(Draw::new(seed, "entropy"));
    let origin = || "http://services".to_owned();
    Environment {
        region: "eu-west-2".to_owned(),
        credentials: Credentials::new("simulated", "simulated", None, None, "simulated"),
        http: SharedHttpClient::new(services),
        carrier: Some(rail.carrier()),
        endpoints: BTreeMap::from([
            (AwsService::EventBridge, origin()),
            (AwsService::SecretsManager, origin()),
            (AwsService::S3, origin()),
        ]),
        names: Names {
            table_prefix: String::new(),
            secret_prefix: String::new(),
            bucket_prefix: String::new(),
            bus: "malai".to_owned(),
            published: environment::Published::All,
            issuer: "http://bank".to_owned(),
            rails: BTreeMap::from([("fps".to_owned(), "http://rail".to_owned())]),
            callbacks: BTreeMap::from([("fps".to_owned(), CALLED_AT.to_owned())]),
            never_received: BTreeMap::from([(
                "fps".to_owned(),
                rail.never_received().as_str().to_owned(),
            )]),
            client_secrets: environment::ClientSecrets::Accepted,
        },
        clock: Clock::of(move || world.now()),
        entropy: Entropy::of(move |bytes| {
            bits.lock().expect("one thread").fill(bytes);
            Ok(())
        }),
    }
}
