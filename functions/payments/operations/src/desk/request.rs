use std::fmt::Display;
use std::str::FromStr;

use field_encryption::{Encrypted, EncryptionContext};
use kernel::base32;
use kernel::event::ChangeContext;
use kernel::id::{ClientId, Id, Kind, TenantId, digest_16};
use kernel::idempotency::Fingerprint;
use payments_contract::Payments;
use platform::http::{Call, Code, Problem, Reply, StoredRefusal};
use secret_store::{FieldKeys, Secret};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Can, ConditionResult, Key, Outcome, Row, Table, Transaction, Write, verb};

use kernel::time::Moment;

/// A write that a client of the bank itself requests under an idempotency key.
#[derive(Debug)]
pub struct DeskRequest {
    /// The keys that encrypt what the rows hold of people's words.
    pub keys: FieldKeys,
    /// The client.
    pub client: ClientId,
    /// What the events of the write are filled with.
    pub cause: ChangeContext,
    digest: String,
    fingerprint: Fingerprint,
}

/// A refusal by a rule: it is stored under the key and replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The problem's code; its status is 409 or 422.
    pub code: Code,
    /// The sentence for the client.
    pub detail: &'static str,
}

/// What became of an attempt to commit.
#[derive(Debug)]
pub(super) enum Attempt {
    /// It is done, or was before under this key.
    Answered(Reply),
    /// A row changed since it was read, or refuses: by position, the record of the key first.
    Refused(Vec<ConditionResult>),
}

/// The record that a key was used, with the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AnsweredKey {
    #[serde(rename = "ky")]
    digest: String,
    #[serde(rename = "fp")]
    fingerprint: Fingerprint,
    #[serde(rename = "an")]
    answer: Encrypted<Answer>,
}

/// What was answered first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Answer {
    #[serde(rename = "d")]
    Done(u16, String),
    #[serde(rename = "r")]
    Refused(StoredRefusal),
}

impl Row for AnsweredKey {
    fn key(&self) -> Key {
        key_of(&self.digest)
    }
}

fn key_of(digest: &str) -> Key {
    Key::new(format!("K#{digest}"), "K")
}

fn place_of(digest: &str) -> EncryptionContext {
    let Key { pk, sk } = key_of(digest);
    EncryptionContext::new(pk, sk, "an")
}

impl DeskRequest {
    /// Reads who requests the operation, under which key, of which subject. `body` is the request's
    /// body as it was parsed.
    ///
    /// # Errors
    /// `forbidden` unless the client is the bank's own; what is wrong with the key.
    pub async fn by(
        call: &Call,
        (operation, subject): (&str, &str),
        body: &impl Serialize,
        field_keys: &Secret,
        now: Moment,
    ) -> Result<Self, Problem> {
        let key = call.idempotency_key()?;
        let principal = call.principal()?;
        let (tenant, client) = (principal.tenant, principal.client);
        let owner = [tenant.to_string(), client.to_string()];
        let parts = [&owner[0], &owner[1], operation, key.as_str()];
        let keys = FieldKeys::of(field_keys).await?;
        let body = serde_json::to_string(body)?;
        let fingerprint = keys.ring().fingerprint(&[subject, &body]);
        Ok(Self {
            client,
            cause: ChangeContext {
                tenant,
                client: Some(client),
                request: call.request_id().clone(),
                at: now,
            },
            digest: base32::encode(&digest_16("key", &parts)),
            fingerprint,
            keys,
        })
    }

    /// The same of an operation whose path names its subject by this parameter; with the subject and the body.
    ///
    /// # Errors
    /// As of [`DeskRequest::by`]; `not_found` for what cannot be the id of one; what is wrong with the body.
    pub(super) async fn about<I, B>(
        call: &Call,
        (operation, parameter): (&str, &str),
        field_keys: &Secret,
        now: Moment,
    ) -> Result<(Self, I, B), Problem>
    where
        I: FromStr + Display,
        B: DeserializeOwned + Serialize,
    {
        let id: I = call.resource(parameter)?;
        let body: B = call.json()?;
        let subject = id.to_string();
        let request = Self::by(call, (operation, &subject), &body, field_keys, now).await?;
        Ok((request, id, body))
    }

    /// The id of what this request makes: the same key makes the same.
    pub fn id_of_key<K: Kind>(&self) -> Id<K> {
        Id::derive(&[&self.digest])
    }

    /// What changes on behalf of the bank, and so without naming its client, in the rows of this
    /// tenant.
    pub fn cause_for(&self, tenant: TenantId) -> ChangeContext {
        ChangeContext {
            tenant,
            client: None,
            ..self.cause.clone()
        }
    }

    /// The stored answer, if the key was used before.
    ///
    /// # Errors
    /// The stored refusal; `idempotency_key_reused` if it was used for another request.
    pub async fn replayed<P: Can<verb::Get>>(
        &self,
        payments: &Table<Payments, P>,
    ) -> Result<Option<Reply>, Problem> {
        let stored: Option<AnsweredKey> = payments.get(&key_of(&self.digest)).await?;
        match stored {
            Some(stored) => self.answered(&stored).await.map(Some),
            None => Ok(None),
        }
    }

    /// Commits the writes with the record of the key, which holds this answer; none if a row changed
    /// since it was read.
    ///
    /// # Errors
    /// `unavailable` and `outcome_unknown`; what a request with the same key was refused.
    pub async fn commit<P: Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, P>,
        writes: Vec<Write>,
        status: u16,
        body: &impl Serialize,
    ) -> Result<Option<Reply>, Problem> {
        match self.attempt(payments, writes, status, body).await? {
            Attempt::Answered(reply) => Ok(Some(reply)),
            Attempt::Refused(_) => Ok(None),
        }
    }

    /// The same, with what was refused.
    ///
    /// # Errors
    /// As of [`DeskRequest::commit`].
    pub(super) async fn attempt<P: Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, P>,
        writes: Vec<Write>,
        status: u16,
        body: &impl Serialize,
    ) -> Result<Attempt, Problem> {
        let text = serde_json::to_string(body)?;
        let row = self.row(&Answer::Done(status, text))?;
        let first = Transaction::of(payments.put_once(&row)?);
        let outcome = writes.into_iter().fold(first, Transaction::and).commit();
        let failures = match outcome.await {
            Outcome::Committed => return Ok(Attempt::Answered(Reply::json(status, body))),
            Outcome::Refused(failures) => failures,
            Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
        };
        match failures.first().and_then(ConditionResult::stored) {
            Some(stored) => {
                let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                self.answered(&stored).await.map(Attempt::Answered)
            }
            None => Ok(Attempt::Refused(failures)),
        }
    }

    /// Stores the refusal under the key and answers it.
    ///
    /// # Errors
    /// The refusal, always, unless the key was used before.
    pub async fn refuse<P: Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, P>,
        refused: Refused,
    ) -> Result<Reply, Problem> {
        let problem = Problem::new(refused.code).detail(refused.detail);
        let Some(refusal) = StoredRefusal::of(&problem) else {
            return Err(problem);
        };
        let row = self.row(&Answer::Refused(refusal))?;
        match Transaction::of(payments.put_once(&row)?).commit().await {
            Outcome::Committed => Err(problem),
            Outcome::Refused(failures) => {
                match failures.first().and_then(ConditionResult::stored) {
                    Some(stored) => {
                        let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                        self.answered(&stored).await
                    }
                    None => Err(Problem::undecided(Code::Unavailable)),
                }
            }
            Outcome::Busy => Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }

    fn row(&self, answer: &Answer) -> Result<AnsweredKey, Problem> {
        let ring = self.keys.ring();
        Ok(AnsweredKey {
            digest: self.digest.clone(),
            fingerprint: self.fingerprint.clone(),
            answer: ring.encrypt(&place_of(&self.digest), answer)?,
        })
    }

    async fn answered(&self, stored: &AnsweredKey) -> Result<Reply, Problem> {
        if stored.fingerprint != self.fingerprint {
            return Err(Problem::new(Code::IdempotencyKeyReused));
        }
        let place = place_of(&self.digest);
        let opened = self
            .keys
            .opening(|ring| ring.decrypt(&place, &stored.answer));
        match opened.await? {
            Answer::Done(status, body) => {
                Ok(Reply::text(status, "application/json", body).replayed())
            }
            Answer::Refused(refusal) => Err(refusal.replay()),
        }
    }
}
