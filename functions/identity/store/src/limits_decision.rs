//! Limits that the bank sets for an institution, once for each key.

use accounts_contract::Accounts;
use accounts_contract::exposure::move_limit;
use field_encryption::{FieldKeyRing, GivenReason};
use identity_contract::Identity;
use identity_contract::limits::LimitsRow;
use kernel::event::ChangeContext;
use kernel::id::{ClientId, TenantId};
use kernel::idempotency::IdempotencyKey;
use kernel::institution::InstitutionLimits;
use kernel::money::CurrencyCode;
use kernel::reason::Reason;
use kernel::request::RequestId;
use kernel::time::Moment;
use platform::http::StoredRefusal;
use serde::{Deserialize, Serialize};
use store::{
    Can, Change, Condition, Key, PublishedUpdate, Row, StoreError, Table, Transaction, Update,
    attribute, verb,
};

use crate::KeyedRequest;

/// What was decided under a key, stored permanently with the client that requested it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitsDecisionRow {
    /// What was requested for which institution, and under which key.
    #[serde(flatten)]
    pub request: KeyedRequest,
    /// The institution.
    #[serde(rename = "tn")]
    pub tenant: TenantId,
    /// Its limits after the decision; none if the bank never set any.
    #[serde(rename = "lm", skip_serializing_if = "Option::is_none", default)]
    pub then: Option<LimitsRow>,
    /// The problem, if a rule refused it.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<StoredRefusal>,
    /// The request.
    #[serde(rename = "rid")]
    pub request_id: RequestId,
    /// When.
    #[serde(rename = "when")]
    pub decided_at: Moment,
}

impl Row for LimitsDecisionRow {
    fn key(&self) -> Key {
        self.request.key()
    }
}

impl LimitsDecisionRow {
    /// What a client decides under a key for an institution, whose limits it saw in this version, with the limits that
    /// hold after it.
    pub fn new(
        (client, key): (ClientId, &IdempotencyKey),
        (limits, seen, reason): (&InstitutionLimits, u64, &Reason),
        then: Option<LimitsRow>,
        cause: &ChangeContext,
        ring: &FieldKeyRing,
    ) -> Self {
        let wanted = serde_json::to_string(limits).unwrap_or_default();
        let (tenant, seen) = (cause.tenant.to_string(), seen.to_string());
        let fingerprint = ring.fingerprint(&[&tenant, reason.as_str(), &wanted, &seen]);
        Self {
            request: KeyedRequest::new("setInstitutionLimits", client, key, fingerprint),
            tenant: cause.tenant,
            then,
            refusal: None,
            request_id: cause.request.clone(),
            decided_at: cause.at,
        }
    }
}

/// The current limits of an institution, and those that replace them.
#[derive(Clone, Debug)]
pub struct LimitsChange<'a> {
    before: Option<&'a LimitsRow>,
    after: LimitsRow,
}

impl<'a> LimitsChange<'a> {
    /// The change to these limits; `None` if they are in force already. The tenant of the cause is the institution.
    ///
    /// # Errors
    /// When the reason cannot be encrypted, which is an internal error.
    pub fn to(
        before: Option<&'a LimitsRow>,
        limits: &InstitutionLimits,
        reason: Option<(&Reason, &FieldKeyRing)>,
        cause: &ChangeContext,
    ) -> Result<Option<Self>, field_encryption::EncryptionError> {
        let now = before.map(|row| row.limits.clone()).unwrap_or_default();
        if now == *limits {
            return Ok(None);
        }
        let version = before.map_or(0, |row| row.version).saturating_add(1);
        let seal = |(reason, ring)| GivenReason::seal(ring, cause.tenant, version, reason);
        let after = LimitsRow {
            tenant: cause.tenant,
            limits: limits.clone(),
            reason: reason.map(seal).transpose()?,
            set_by: cause.client,
            set_at: cause.at,
            request_id: cause.request.clone(),
            version,
        };
        Ok(Some(Self { before, after }))
    }

    /// The limits after it.
    pub fn after(&self) -> &LimitsRow {
        &self.after
    }

    /// The change alone in a transaction: the row of the limits, if it is still as it was read, and the exposure limits
    /// at the accounts. It has one write for the row and one for each currency whose limit moves.
    ///
    /// # Errors
    /// When a value cannot be stored, which is an internal error.
    pub fn transaction<G, P>(
        &self,
        identity: &Table<Identity, G>,
        accounts: &Table<Accounts, P>,
    ) -> Result<Transaction, StoreError>
    where
        G: Can<verb::Update>,
        P: Can<verb::Postings>,
    {
        self.with_exposure(Transaction::of(identity.update(self.update()?)), accounts)
    }

    /// The same after what a transaction writes already.
    ///
    /// # Errors
    /// When a value cannot be stored, which is an internal error.
    pub fn within<G, P>(
        &self,
        transaction: Transaction,
        identity: &Table<Identity, G>,
        accounts: &Table<Accounts, P>,
    ) -> Result<Transaction, StoreError>
    where
        G: Can<verb::Update>,
        P: Can<verb::Postings>,
    {
        self.with_exposure(transaction.and(identity.update(self.update()?)), accounts)
    }

    fn with_exposure<P: Can<verb::Postings>>(
        &self,
        transaction: Transaction,
        accounts: &Table<Accounts, P>,
    ) -> Result<Transaction, StoreError> {
        let postings = self.postings()?.into_iter();
        Ok(postings.fold(transaction, |transaction, posting| {
            transaction.and(accounts.post(posting))
        }))
    }

    fn postings(&self) -> Result<Vec<PublishedUpdate<Accounts>>, StoreError> {
        let before = self.before.map(|row| row.limits.clone());
        let before = before.unwrap_or_default().exposure;
        let moved = CurrencyCode::ALL.into_iter().filter_map(|currency| {
            let (from, to) = (
                before.most(currency),
                self.after.limits.exposure.most(currency),
            );
            (from != to).then(|| move_limit(self.after.tenant, currency, from, to))
        });
        moved.collect()
    }

    fn update(&self) -> Result<Update, StoreError> {
        let set = |name, value: Result<_, _>| value.map(|value| Change::Set(name, value));
        let LimitsRow {
            tenant,
            limits,
            reason,
            set_by,
            set_at,
            request_id,
            version,
        } = &self.after;
        let changes = [
            set("tn", attribute(tenant)),
            set("li", attribute(limits)),
            set("up", attribute(set_at)),
            set("rid", attribute(request_id)),
            set("ver", attribute(version)),
        ];
        let optional = [
            ("why", reason.as_ref().map(attribute)),
            ("by", set_by.as_ref().map(attribute)),
        ];
        let optional = optional.into_iter().map(|(name, value)| match value {
            Some(value) => set(name, value),
            None => Ok(Change::Remove(name)),
        });
        let changes = changes.into_iter().chain(optional);
        let changes = changes.collect::<Result<_, _>>();
        let condition = match self.before {
            None => Condition::Missing,
            Some(before) => Condition::Equals(
                "ver",
                attribute(before.version).map_err(StoreError::NotARow)?,
            ),
        };
        Ok(Update {
            key: self.after.key(),
            condition,
            changes: changes.map_err(StoreError::NotARow)?,
        })
    }
}
