use super::*;
use crate::UsedAssertion;
use field_encryption::FieldKeyRing;
use identity_contract::event::project;
use identity_domain::{Proof, SecretDigest};
use kernel::id::CredentialId;
use kernel::policy::RequestRate;
use kernel::reason::Reason;
use store::{item_of, row_of};

fn cause(millis: i64) -> ChangeContext {
    ChangeContext {
        tenant: TenantId::derive(&["t"]),
        client: None,
        request: "r-1".parse().expect("a request id"),
        at: Moment::EPOCH.plus_millis(millis),
    }
}

fn credential(number: &str, at: Moment) -> Credential {
    let proof = Proof::Secret(SecretDigest::of(ClientId::derive(&["c"]), number));
    let id = CredentialId::derive(&[number]);
    Credential {
        id,
        proof,
        created_at: at,
        expires_at: None,
    }
}

fn ring() -> FieldKeyRing {
    let text = r#"{"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]}"#;
    FieldKeyRing::read(text).expect("a ring")
}

fn reason() -> Reason {
    "A credential was found in public"
        .parse()
        .expect("a reason")
}

fn given(client: ClientId, version: u64) -> GivenReason {
    GivenReason::seal(&ring(), client, version, &reason()).expect("encrypted")
}

fn registered() -> ClientRow {
    let registration = Registration {
        id: ClientId::derive(&["c"]),
        name: "Payroll".parse().expect("a name"),
        scopes: "payments:read accounts:read".parse().expect("scopes"),
        credential: credential("1", cause(0).at),
        fingerprint: Fingerprint::of(&[]),
    };
    ClientRow::register(registration, None, &cause(0))
}

#[test]
fn a_client_survives_the_table() {
    let row = registered().rotate(credential("2", cause(9).at), 60, registered().id, &cause(9));
    let item = item_of(&row).expect("an item");
    assert_eq!(row_of::<ClientRow>(item).expect("a row"), row);
}

#[test]
fn a_registration_and_a_rotation_are_each_one_event_without_anything_secret() {
    let first = registered();
    let by = ClientId::derive(&["admin"]);
    let second = first.rotate(credential("2", cause(9).at), 60, by, &cause(9));
    let items = [&first, &second].map(|row| item_of(row).expect("an item"));
    let event = project(None, Some(&items[0])).expect("an event");
    assert_eq!(event.kind, "malai.identity.client-registered.v1");
    assert_eq!(
        (event.subject.clone(), event.sequence),
        (first.id.to_string(), 1)
    );
    let event = project(Some(&items[0]), Some(&items[1])).expect("an event");
    assert_eq!(event.kind, "malai.identity.client-credential-rotated.v1");
    assert_eq!(event.id, format!("{}.2", first.id));
    assert_eq!(event.data.changed_by, Some(by));
    assert_eq!(
        event.data.credential_id,
        CredentialId::derive(&["2"]).to_string()
    );
    let told = serde_json::to_string(&event).expect("JSON");
    let digest = serde_json::to_string(&SecretDigest::of(first.id, "2")).expect("JSON");
    assert!(
        !told.contains(digest.trim_matches('"')) && !told.contains("Payroll"),
        "{told}"
    );
    assert_eq!(project(Some(&items[1]), Some(&items[1])), None);
    assert_eq!(project(Some(&items[1]), None), None);
}

#[test]
fn a_row_without_status_and_policy_is_active_with_the_default_policy() {
    let mut item = item_of(&registered()).expect("an item");
    assert!(item.remove("st").is_some() && item.remove("po").is_some());
    assert_eq!(row_of::<ClientRow>(item).expect("a row"), registered());
}

#[test]
fn a_migrated_row_says_what_it_said_before_and_is_not_migrated_again() {
    let schema = <identity_contract::Identity as store::Domain>::SCHEMA.expect("a schema");
    let migration = schema.to(1).expect("a migration");
    let new = item_of(&registered()).expect("an item");
    assert_eq!((migration.becomes)(&new), None);
    let mut old = new.clone();
    let status = old.remove("st");
    let becomes = (migration.becomes)(&old).expect("a change");
    assert_eq!(becomes.condition, Condition::Without("st"));
    // It writes what the row's own type writes.
    let written = Change::Set("st", status.expect("a status"));
    assert_eq!(becomes.changes, [written]);
    assert_eq!(
        project(Some(&old), Some(&new)),
        None,
        "a migration is no event"
    );
    let other = UsedAssertion::new(ClientId::derive(&["c"]), "jti", [0; 16], 1);
    let other = item_of(&other).expect("an item");
    assert_eq!((migration.becomes)(&other), None);
}

#[test]
fn each_command_has_its_own_event_with_the_policy_after_it() {
    let by = ClientId::derive(&["admin"]);
    let slow = ClientPolicy {
        requests_per_minute: RequestRate::new(60).expect("a rate"),
        ..ClientPolicy::default()
    };
    let mut rows = vec![registered()];
    for command in [
        ClientCommand::Freeze,
        ClientCommand::Unfreeze,
        ClientCommand::SetPolicy {
            policy: slow.clone(),
            seen: 3,
        },
    ] {
        let row = rows.last().expect("a row");
        let after = row.state().after(&command, row.id, by);
        let after = after.expect("another's").expect("a change");
        let given = given(row.id, row.version + 1);
        rows.push(row.with_state(after, (&command, given), by, &cause(9)));
    }
    let items: Vec<_> = rows.iter().map(|row| item_of(row).expect("item")).collect();
    let events = items
        .windows(2)
        .map(|pair| project(Some(&pair[0]), Some(&pair[1])));
    let events: Vec<_> = events.map(|event| event.expect("an event")).collect();
    let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
    let expected = [
        "malai.identity.client-frozen.v1",
        "malai.identity.client-unfrozen.v1",
        "malai.identity.client-policy-changed.v1",
    ];
    assert_eq!(kinds, expected);
    assert_eq!(events[1].data.policy, ClientPolicy::default());
    assert_eq!(events[2].data.policy, slow);
    assert_eq!((rows[3].version, rows[3].changed_by), (4, Some(by)));
    let carried = events.iter().zip(2..);
    let carried = carried.map(|(event, version)| {
        let encrypted = event.data.encrypted_reason.as_deref().expect("a reason");
        GivenReason::open_event(&ring(), rows[0].id, version, encrypted).expect("decrypted")
    });
    assert!(carried.eq(std::iter::repeat_n(reason(), 3)));
}

#[test]
fn a_rotation_is_refused_if_another_was_committed_first() {
    let second = registered().rotate(credential("2", cause(9).at), 60, registered().id, &cause(9));
    let update = second.change().expect("an update");
    assert_eq!(
        update.condition,
        Condition::Equals("ver", store::Value::N("1".into()))
    );
}
