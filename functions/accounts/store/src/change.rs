//! Changes that an account's owner asks for: frozen, unfrozen, closed, its overdraft limit set.

use accounts_contract::event::AccountEventKind;
use accounts_contract::exposure::Exposure;
use accounts_contract::{AccountRow, Accounts};
use accounts_domain::{Decision, Order, Refusal, Standing, decide, taken};
use field_encryption::{FieldKeyRing, GivenReason};
use kernel::event::ChangeContext;
use kernel::id::{AccountId, ClientId};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use kernel::money::Money;
use kernel::policy::ApprovalLimits;
use kernel::reason::Reason;
use kernel::time::Moment;
use platform::http::{Call, Code, DECISIONS, Problem, Reply, StoredRefusal};
use secret_store::FieldKeys;
use store::{
    Can, Condition, ConditionResult, Outcome, Row, StoreError, Table, Transaction, Update, Value,
};
use store::{attribute, verb};

use crate::decision::DecisionRow;
use crate::exposure;
use crate::resource::Account;
use crate::{standing_of, status_of};

/// Who asks for a change of which account, under which key.
#[derive(Clone, Debug)]
pub struct Asked {
    account: AccountId,
    client: ClientId,
    /// Above what the client grants no overdraft alone.
    limits: ApprovalLimits,
    key: IdempotencyKey,
    cause: ChangeContext,
}

impl Asked {
    /// What a request asks, body aside.
    ///
    /// # Errors
    /// `unauthenticated`, `not_found` for an id that cannot be, or what is wrong with the key.
    pub fn by(call: &Call, now: Moment) -> Result<Self, Problem> {
        let principal = call.principal()?;
        Ok(Self {
            key: call.idempotency_key()?,
            account: call.resource("account_id")?,
            client: principal.client,
            limits: principal.policy.approval_above.clone(),
            cause: ChangeContext {
                tenant: principal.tenant,
                client: Some(principal.client),
                request: call.request_id().clone(),
                at: now,
            },
        })
    }

    /// Decides the order and writes the decision under its key, the change of the account with it
    /// if there is one: one transaction. The account must not have changed since it was read, so
    /// what is answered is what was written; if it has, the decision is made anew.
    ///
    /// # Errors
    /// The problems of the contract. A refusal is kept under the key like any decision.
    pub async fn change<G>(
        &self,
        accounts: &Table<Accounts, G>,
        keys: &FieldKeys,
        order: Order,
        reason: Option<Reason>,
    ) -> Result<Reply, Problem>
    where
        G: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
    {
        for _ in 0..DECISIONS {
            let row: Option<AccountRow> = accounts.get(&AccountRow::key_of(self.account)).await?;
            let own = row.filter(|row| row.tenant == self.cause.tenant);
            let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
            let exposure = exposure::of(accounts, &row, order).await?;
            let decided = self.decide((&row, exposure), order, reason.as_ref(), keys.ring())?;
            if let Err(problem) = self.may(&row, order) {
                // What the client may not do now was perhaps done under this very key before.
                let stored: Option<DecisionRow> = accounts.get(&decided.record.key()).await?;
                return match stored {
                    Some(stored) => again(keys, &decided.record, &stored, row).await,
                    None => Err(problem),
                };
            }
            let mut transaction = Transaction::of(accounts.put_once(&decided.record)?);
            if let Some(next) = &decided.next {
                transaction = transaction.and(accounts.update(update(&row, next)?));
            }
            if let Some(taken) = decided.taken {
                transaction = transaction.and(accounts.update(exposure::take(&row, taken)?));
            }
            match transaction.commit().await {
                Outcome::Committed => return answer(keys, &decided.record, row, false).await,
                // The key first: a repetition can find the account changed as well.
                Outcome::Refused(failures) => {
                    if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                        let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                        return again(keys, &decided.record, &stored, row).await;
                    }
                }
                Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
                Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
            }
        }
        Err(Problem::undecided(Code::Unavailable))
    }

    /// Credit is money that leaves: who may not pay an amount alone may not raise an overdraft limit
    /// above it either. Lowering one is never refused for that.
    fn may(&self, row: &AccountRow, order: Order) -> Result<(), Problem> {
        let Order::SetOverdraftLimit(limit) = order else {
            return Ok(());
        };
        let most = self.limits.most(limit.currency());
        let above = most.is_some_and(|most| limit.minor() > most);
        if above && limit.minor() > row.overdraft_limit {
            return Err(Problem::above_limit(Money::new(
                most.unwrap_or_default(),
                limit.currency(),
            )));
        }
        Ok(())
    }

    fn decide(
        &self,
        (row, exposure): (&AccountRow, Option<Exposure>),
        order: Order,
        reason: Option<&Reason>,
        ring: &FieldKeyRing,
    ) -> Result<Decided, Problem> {
        let (next, taken, refusal) = match rule(row, exposure, order) {
            Ok((Decision::Unchanged, _)) => (None, 0, None),
            Ok((Decision::Changed(standing), taken)) => {
                let next = self.changed(row, order, standing)?;
                (Some(self.explained(next, reason, ring)?), taken, None)
            }
            Err(refusal) => (None, 0, Some(refusal)),
        };
        let refused = refusal.map(|refusal| problem(refusal, exposure, row));
        let then = next.as_ref().unwrap_or(row);
        let (tenant, client) = (self.cause.tenant, self.client);
        let digest = DecisionRow::digest_of(tenant, client, operation(order), &self.key);
        let record = DecisionRow {
            digest,
            account: self.account,
            fingerprint: self.fingerprint(order, reason, ring),
            refusal: refused.as_ref().and_then(StoredRefusal::of),
            status: then.status,
            booked: then.booked,
            available: then.available,
            held: then.held,
            overdraft_limit: then.overdraft_limit,
            version: then.version,
            status_reason: then.status_reason.clone(),
            request_id: self.cause.request.clone(),
            decided_at: self.cause.at,
        };
        // Where the bank never set an exposure limit there is nothing to give back to.
        let taken = exposure.and((taken != 0).then_some(taken));
        Ok(Decided {
            record,
            next,
            taken,
        })
    }

    fn changed(
        &self,
        row: &AccountRow,
        order: Order,
        standing: Standing,
    ) -> Result<AccountRow, Problem> {
        let sums = standing.available().zip(row.version.checked_add(1));
        let (available, version) = sums.ok_or_else(|| Problem::internal("a sum overflows"))?;
        Ok(AccountRow {
            status: status_of(standing.status),
            overdraft_limit: standing.overdraft_limit,
            available,
            version,
            updated_at: self.cause.at,
            changed_by: self.cause.client,
            request_id: self.cause.request.clone(),
            happened: event_kind(order),
            ..row.clone()
        })
    }

    /// The changed account with the reason that was given for the change, if one was.
    fn explained(
        &self,
        next: AccountRow,
        reason: Option<&Reason>,
        ring: &FieldKeyRing,
    ) -> Result<AccountRow, Problem> {
        let seal = |reason| GivenReason::seal(ring, self.account, next.version, reason);
        let given = reason.map(seal).transpose()?;
        Ok(AccountRow {
            status_reason: given.or(next.status_reason),
            ..next
        })
    }

    fn fingerprint(
        &self,
        order: Order,
        reason: Option<&Reason>,
        ring: &FieldKeyRing,
    ) -> Fingerprint {
        let limit = match order {
            Order::SetOverdraftLimit(limit) => limit.to_string(),
            Order::Freeze | Order::Unfreeze | Order::Close => String::new(),
        };
        let reason = reason.map_or("", Reason::as_str);
        ring.fingerprint(&[&self.account.to_string(), &limit, reason])
    }
}

/// A decision, the account after it if it changes, and what that takes from the exposure.
struct Decided {
    record: DecisionRow,
    next: Option<AccountRow>,
    taken: Option<i64>,
}

/// What becomes of the account, and how much that takes from its institution's exposure.
fn rule(
    row: &AccountRow,
    exposure: Option<Exposure>,
    order: Order,
) -> Result<(Decision, i64), Refusal> {
    let decision = decide(&standing_of(row), order)?;
    let taken = match &decision {
        Decision::Unchanged => 0,
        Decision::Changed(then) => taken(
            row.overdraft_limit,
            then.overdraft_limit,
            exposure.map(|exposure| exposure.room),
        )?,
    };
    Ok((decision, taken))
}

/// The change from a row as it was read to the next.
fn update(read: &AccountRow, next: &AccountRow) -> Result<Update, StoreError> {
    let set = |name, value: Result<Value, _>| {
        value
            .map(|value| store::Change::Set(name, value))
            .map_err(StoreError::NotARow)
    };
    let version = attribute(read.version).map_err(StoreError::NotARow)?;
    let reason = next.status_reason.as_ref();
    let reason = reason.map(|reason| set("why", attribute(reason)));
    Ok(Update {
        key: AccountRow::key_of(read.id),
        condition: Condition::Equals("ver", version),
        changes: reason
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .chain([
                set("st", attribute(next.status))?,
                set("od", attribute(next.overdraft_limit))?,
                set("av", attribute(next.available))?,
                set("ver", attribute(next.version))?,
                set("up", attribute(next.updated_at.unix_millis()))?,
                set("cb", attribute(next.changed_by))?,
                set("rid", attribute(&next.request_id))?,
                set("ev", attribute(next.happened))?,
            ])
            .collect(),
    })
}

/// The answer to a repetition: the first one again, if the same was asked.
async fn again(
    keys: &FieldKeys,
    asked: &DecisionRow,
    stored: &DecisionRow,
    row: AccountRow,
) -> Result<Reply, Problem> {
    if asked.fingerprint == stored.fingerprint {
        answer(keys, stored, row, true).await
    } else {
        Err(Problem::new(Code::IdempotencyKeyReused))
    }
}

async fn answer(
    keys: &FieldKeys,
    decided: &DecisionRow,
    row: AccountRow,
    replayed: bool,
) -> Result<Reply, Problem> {
    if let Some(refusal) = &decided.refusal {
        return Err(if replayed {
            refusal.replay()
        } else {
            refusal.problem()
        });
    }
    let then = decided.account_then(row);
    let account = keys.opening(|ring| Account::of_row(&then, ring)).await?;
    let reply = Reply::json(200, &account);
    Ok(if replayed { reply.replayed() } else { reply })
}

fn problem(refusal: Refusal, exposure: Option<Exposure>, row: &AccountRow) -> Problem {
    let in_currency = format!("The account is in {}; so is its limit.", row.currency);
    let (code, detail) = match refusal {
        Refusal::AccountClosed => (Code::AccountClosed, "A closed account cannot be changed."),
        Refusal::AccountFrozen => (
            Code::AccountFrozen,
            "Unfreeze the account before you close it.",
        ),
        Refusal::AccountNotEmpty => (
            Code::AccountNotEmpty,
            "The booked balance must be 0.00 before the account can be closed.",
        ),
        Refusal::AccountHasHolds => (
            Code::AccountHasHolds,
            "Wait for held payments or cancel them, then close with a new key.",
        ),
        Refusal::CurrencyMismatch => (Code::CurrencyMismatch, in_currency.as_str()),
        Refusal::ExposureExceeded => return exposure::exceeded(exposure, row),
        Refusal::OverdraftInUse => (
            Code::OverdraftInUse,
            "More than this limit is in use, holds included; set a higher one.",
        ),
    };
    Problem::new(code).detail(detail)
}

/// The operation that a key belongs to.
fn operation(order: Order) -> &'static str {
    match order {
        Order::Freeze => "freezeAccount",
        Order::Unfreeze => "unfreezeAccount",
        Order::Close => "closeAccount",
        Order::SetOverdraftLimit(_) => "setOverdraftLimit",
    }
}

fn event_kind(order: Order) -> AccountEventKind {
    match order {
        Order::Freeze => AccountEventKind::AccountFrozen,
        Order::Unfreeze => AccountEventKind::AccountUnfrozen,
        Order::Close => AccountEventKind::AccountClosed,
        Order::SetOverdraftLimit(_) => AccountEventKind::OverdraftLimitSet,
    }
}
