//! API clients after each commit, by rules simple enough to be evidently correct.

use std::collections::BTreeMap;

use identity_contract::event::ClientEventKind;
use identity_domain::{ClientState, Credential, Proof, SecretDigest, Status};
use identity_store::ClientRow;
use kernel::id::ClientId;
use kernel::policy::ApprovalLimits;
use kernel::time::Moment;
use serde_json::{Value, json};

use crate::reference::{Broken, read};
use crate::tables::Change;

/// By how much the clocks of two functions differ at most.
const MOST_SKEW_MILLIS: i64 = 10_000;

const ONCE: &str = "an order about a client stands in one commit with its key";
const RULES: &str = "a client changes only as it was ordered";
/// Holds at the commit of the change: the caller may have been judged before.
pub(crate) const ADMINISTERED: &str = "a token that has ended changes no client and no limits";

/// The state of a client after a commit.
#[derive(Clone, Debug)]
struct ClientSnapshot {
    commit: u64,
    row: ClientRow,
}

/// A token, as it was issued.
#[derive(Clone, Debug)]
struct Issued {
    client: String,
    secret: String,
    /// The last commit before it arrived.
    commit: u64,
}

/// All clients, each with its history, oldest first, and the tokens that they got.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    histories: BTreeMap<ClientId, Vec<ClientSnapshot>>,
    tokens: BTreeMap<String, Issued>,
    /// The tokens with which changes of clients were requested, by request.
    callers: BTreeMap<String, String>,
}

impl Clients {
    /// Replays a commit's changes of clients.
    ///
    /// # Errors
    /// The first rule that is violated.
    pub(crate) fn replay(&mut self, commit: u64, changes: &[Change]) -> Result<(), Broken> {
        let of_clients = |change: &&Change| change.table == "identity" && change.key.sk == "C";
        for change in changes.iter().filter(of_clients) {
            let row: ClientRow = read(change.new.as_ref(), &change.key)?;
            self.by_a_current_token(&row, commit.saturating_sub(1))?;
            let history = self.histories.entry(row.id).or_default();
            follows(history.last().map(|snapshot| &snapshot.row), &row)?;
            let key = match row.happened {
                ClientEventKind::ClientRegistered => "C#",
                ClientEventKind::ClientCredentialRotated => "R#",
                ClientEventKind::ClientFrozen
                | ClientEventKind::ClientUnfrozen
                | ClientEventKind::ClientPolicyChanged => "K#",
            };
            let with_key = changes.iter().any(|other| {
                other.table == "identity" && other.key.sk.starts_with(key) && other.old.is_none()
            });
            if !with_key {
                return Err((ONCE, format!("{}: {:?}", row.id, row.happened)));
            }
            history.push(ClientSnapshot { commit, row });
        }
        Ok(())
    }

    /// Notes the token with which a change is requested.
    pub(crate) fn requested(&mut self, request: &str, token: &str) {
        self.callers.insert(request.to_owned(), token.to_owned());
    }

    /// A change that was requested with a token takes place only while the token is current.
    fn by_a_current_token(&self, row: &ClientRow, before: u64) -> Result<(), Broken> {
        let Some(token) = self.callers.get(row.request_id.as_str()) else {
            return Ok(());
        };
        if self.accepted(token, (before, before), row.updated_at) {
            return Ok(());
        }
        Err((ADMINISTERED, format!("{}: {:?}", row.id, row.happened)))
    }

    /// Notes a token that a client got for a secret before this commit.
    pub(crate) fn got(&mut self, token: &str, client: &str, secret: &str, commit: u64) {
        let issued = Issued {
            client: client.to_owned(),
            secret: secret.to_owned(),
            commit,
        };
        self.tokens.insert(token.to_owned(), issued);
    }

    /// Whether at some moment between these two commits, which began at this time, a token could be accepted: its client
    /// could work, had the secret that the token was got for, and had not been frozen since.
    pub(crate) fn accepted(&self, token: &str, (from, to): (u64, u64), began: Moment) -> bool {
        let Some(issued) = self.tokens.get(token) else {
            return false;
        };
        let Ok(id) = issued.client.parse() else {
            return false;
        };
        let proof = Proof::Secret(SecretDigest::of(id, &issued.secret));
        let earliest = began.plus_millis(-MOST_SKEW_MILLIS);
        let is_own = |one: &Credential| one.proof == proof && one.works(earliest);
        let history = self.histories.get(&id);
        let freezes = history.into_iter().flatten().filter(|snapshot| {
            snapshot.commit > issued.commit
                && snapshot.row.happened == ClientEventKind::ClientFrozen
        });
        let frozen_at = freezes.map(|snapshot| snapshot.row.version).min();
        self.was_ever(&issued.client, from, to, |row| {
            row.status == Status::Active
                && row.credentials.iter().any(is_own)
                && frozen_at.is_none_or(|frozen_at| row.version < frozen_at)
        })
    }

    /// Returns whether the client could work, with this secret, at some moment between these two
    /// commits.
    pub(crate) fn proved(&self, client: &str, secret: &str, from: u64, to: u64) -> bool {
        let Ok(id) = client.parse() else {
            return false;
        };
        let proof = Proof::Secret(SecretDigest::of(id, secret));
        let own = |credential: &Credential| credential.proof == proof;
        self.was_ever(client, from, to, |row| {
            row.status == Status::Active && row.credentials.iter().any(own)
        })
    }

    /// What a new token of a client would be known by, as the authorizer passes it on.
    pub(crate) fn newest_token(&self, client: &str) -> Option<Value> {
        let row = &self.histories.get(&client.parse().ok()?)?.last()?.row;
        Some(json!({
            "jti": "new", "credential_id": row.credentials.first()?.id,
            "client_version": row.version, "exp": i64::MAX,
        }))
    }

    /// Returns the amount above which a client's payments need approval.
    pub(crate) fn limits_of(&self, client: ClientId) -> Option<&ApprovalLimits> {
        let snapshot = self.histories.get(&client)?.last()?;
        Some(&snapshot.row.policy.approval_above)
    }

    /// Returns the number of changes of each client.
    pub(crate) fn versions(&self) -> impl Iterator<Item = (String, u64)> {
        let last = self
            .histories
            .iter()
            .filter_map(|(id, history)| Some((id, history.last()?)));
        last.map(|(id, snapshot)| (id.to_string(), snapshot.row.version))
    }

    fn was_ever(&self, client: &str, from: u64, to: u64, so: impl Fn(&ClientRow) -> bool) -> bool {
        let known = client
            .parse()
            .ok()
            .and_then(|id: ClientId| self.histories.get(&id));
        let Some(history) = known else {
            return false;
        };
        let began = history.iter().rposition(|snapshot| snapshot.commit <= from);
        let window = history.iter().skip(began.unwrap_or(0));
        window
            .take_while(|snapshot| snapshot.commit <= to)
            .any(|snapshot| so(&snapshot.row))
    }
}

/// Returns whether a client may change to this state by this event.
fn follows(old: Option<&ClientRow>, new: &ClientRow) -> Result<(), Broken> {
    let seen = || format!("{old:?} and {new:?}");
    let Some(old) = old else {
        let right = new.version == 1
            && new.happened == ClientEventKind::ClientRegistered
            && new.status == Status::Active;
        return if right { Ok(()) } else { Err((RULES, seen())) };
    };
    let fixed = |row: &ClientRow| {
        let made = (row.created_at, row.fingerprint.clone());
        (
            row.id,
            row.tenant,
            row.name.clone(),
            row.scopes.clone(),
            made,
        )
    };
    let (before, after) = (old.state(), new.state());
    let frozen = |status| ClientState {
        status,
        ..before.clone()
    };
    let same_credentials = old.credentials == new.credentials;
    let own = match new.happened {
        ClientEventKind::ClientRegistered => false,
        ClientEventKind::ClientCredentialRotated => {
            before == after && old.credentials.first() != new.credentials.first()
        }
        ClientEventKind::ClientFrozen => after == frozen(Status::Frozen) && same_credentials,
        ClientEventKind::ClientUnfrozen => after == frozen(Status::Active) && same_credentials,
        ClientEventKind::ClientPolicyChanged => before.status == after.status && same_credentials,
    };
    let by_another = new.happened == ClientEventKind::ClientCredentialRotated
        || new.changed_by.is_some_and(|by| by != new.id);
    let right = own && by_another && fixed(old) == fixed(new) && new.version == old.version + 1;
    if right { Ok(()) } else { Err((RULES, seen())) }
}
