use kernel::base32;
use kernel::id::{ClientId, PaymentId, TenantId, digest_16};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use payments_contract::Payments;
use platform::http::{Code, Problem, StoredRefusal};
use serde::{Deserialize, Serialize};
use store::{Can, ConditionResult, Key, Outcome, Row, Table, Transaction, verb};

/// The record that a key was used for an operation on an existing payment. It is written in the operation's transaction and
/// stored permanently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdempotencyRow {
    /// Tenant, client, operation and key in one digest.
    #[serde(rename = "ky")]
    pub digest: String,
    /// The digest of what was requested.
    #[serde(rename = "fp")]
    pub fingerprint: Fingerprint,
    /// The payment.
    #[serde(rename = "of")]
    pub payment: PaymentId,
    /// The refusal, if a rule refused the request.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
}

impl IdempotencyRow {
    /// Makes the record of this key for this operation.
    pub fn new(
        operation: &str,
        tenant: TenantId,
        client: ClientId,
        key: &IdempotencyKey,
        payment: PaymentId,
        fingerprint: Fingerprint,
    ) -> Self {
        let parts = [
            &tenant.to_string(),
            &client.to_string(),
            operation,
            key.as_str(),
        ];
        Self {
            digest: base32::encode(&digest_16("key", &parts)),
            fingerprint,
            payment,
            refusal: None,
        }
    }
}

/// What a request under a key comes to that a rule refuses.
#[derive(Debug)]
pub enum Refused {
    /// This refusal, which may be stored now.
    Now(Problem),
    /// What the key was used for before.
    Before(IdempotencyRow),
}

impl IdempotencyRow {
    /// Stores a refusal under the key, if it is one that is stored and the key is not used.
    ///
    /// # Errors
    /// When it is unknown whether it is stored.
    pub async fn refuse<G: Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, G>,
        problem: Problem,
    ) -> Result<Refused, Problem> {
        let Some(refusal) = StoredRefusal::of(&problem) else {
            return Ok(Refused::Now(problem));
        };
        let record = Self {
            refusal: Some(refusal),
            ..self.clone()
        };
        let stored = Transaction::of(payments.put_once(&record)?).commit().await;
        match stored {
            Outcome::Committed => Ok(Refused::Now(problem)),
            Outcome::Refused(failures) => {
                let stored = failures.first().and_then(ConditionResult::stored).cloned();
                let stored = stored.ok_or_else(|| Problem::undecided(Code::Unavailable))?;
                store::row_of(stored)
                    .map(Refused::Before)
                    .map_err(Problem::internal)
            }
            Outcome::Busy => Err(Problem::undecided(Code::Unavailable)),
            Outcome::Unknown => Err(Problem::undecided(Code::OutcomeUnknown)),
        }
    }

    /// Whether the key was used for the same request before; a refusal is then replayed.
    ///
    /// # Errors
    /// `idempotency_key_reused`, or the refusal.
    pub fn replayed_by(&self, asked: &Self) -> Result<(), Problem> {
        if self.fingerprint != asked.fingerprint {
            return Err(Problem::new(Code::IdempotencyKeyReused));
        }
        self.refusal
            .as_ref()
            .map_or(Ok(()), |refusal| Err(refusal.replay()))
    }
}

impl Row for IdempotencyRow {
    fn key(&self) -> Key {
        Key::new(format!("K#{}", self.digest), "K")
    }
}
