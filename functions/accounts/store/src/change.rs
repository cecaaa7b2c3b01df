//! Changes that an account's owner requests: freeze, unfreeze, close, set the overdraft limit.

use accounts_contract::event::AccountEventKind;
use accounts_contract::exposure::Exposure;
use accounts_contract::{AccountRow, Accounts};
use accounts_domain::{AccountCommand, AccountState, Decision, Refusal, decide, headroom_taken};
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
use crate::{state_of, status_of};

/// A client's request to change an account, without its body.
#[derive(Clone, Debug)]
pub struct ChangeRequest {
    account: AccountId,
    client: ClientId,
    /// The client's limits: above them it may not grant an overdraft alone.
    limits: ApprovalLimits,
    key: IdempotencyKey,
    cause: ChangeContext,
}

impl ChangeRequest {
    /// Reads the account, the client and the key of a request.
    ///
    /// # Errors
    /// `unauthenticated`, `not_found` for an impossible id, or the problem of the idempotency key.
    pub fn from_call(call: &Call, now: Moment) -> Result<Self, Problem> {
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

    /// Decides the command and commits the decision under its key together with the change of the
    /// account, if there is one.
    ///
    /// The transaction requires that the account has not changed since it was read, so that the
    /// response is what was written; otherwise the command is decided again.
    ///
    /// # Errors
    /// The problems that `openapi.yaml` lists for the operation. A refusal is stored under the key
    /// like any decision.
    pub async fn change<G>(
        &self,
        accounts: &Table<Accounts, G>,
        keys: &FieldKeys,
        command: AccountCommand,
        reason: Option<Reason>,
    ) -> Result<Reply, Problem>
    where
        G: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
    {
        for _ in 0..DECISIONS {
            let row: Option<AccountRow> = accounts.get(&AccountRow::key_of(self.account)).await?;
            let own = row.filter(|row| row.tenant == self.cause.tenant);
            let row = own.ok_or_else(|| Problem::new(Code::NotFound))?;
            let exposure = exposure::of(accounts, &row, command).await?;
            let decided = self.decide((&row, exposure), command, reason.as_ref(), keys.ring())?;
            if let Err(problem) = self.check_limit(&row, command) {
                // The same key may have made this change when the client's limit still allowed it.
                let stored: Option<DecisionRow> = accounts.get(&decided.record.key()).await?;
                return match stored {
                    Some(stored) => replay(keys, &decided.record, &stored, row).await,
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
                Outcome::Committed => return response(keys, &decided.record, row, false).await,
                // The key is judged first: on a repeated request the account may have changed as
                // well.
                Outcome::Refused(failures) => {
                    if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                        let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                        return replay(keys, &decided.record, &stored, row).await;
                    }
                }
                Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
                Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
            }
        }
        Err(Problem::undecided(Code::Unavailable))
    }

    /// An overdraft is money that can leave the bank: a client that may not pay an amount alone may
    /// not raise a limit above it either. Lowering a limit is always allowed.
    fn check_limit(&self, row: &AccountRow, command: AccountCommand) -> Result<(), Problem> {
        let AccountCommand::SetOverdraftLimit(limit) = command else {
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
        command: AccountCommand,
        reason: Option<&Reason>,
        ring: &FieldKeyRing,
    ) -> Result<Decided, Problem> {
        let (next, taken, refusal) = match decide_with_exposure(row, exposure, command) {
            Ok((Decision::Unchanged, _)) => (None, 0, None),
            Ok((Decision::Changed(state), taken)) => {
                let next = self.changed_row(row, command, state)?;
                (Some(self.with_reason(next, reason, ring)?), taken, None)
            }
            Err(refusal) => (None, 0, Some(refusal)),
        };
        let refused = refusal.map(|refusal| problem(refusal, exposure, row));
        let then = next.as_ref().unwrap_or(row);
        let (tenant, client) = (self.cause.tenant, self.client);
        let digest = DecisionRow::digest_of(tenant, client, operation(command), &self.key);
        let record = DecisionRow {
            digest,
            account: self.account,
            fingerprint: self.fingerprint(command, reason, ring),
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
        // Without an exposure limit there is no headroom to take from or give back to.
        let taken = exposure.and((taken != 0).then_some(taken));
        Ok(Decided {
            record,
            next,
            taken,
        })
    }

    fn changed_row(
        &self,
        row: &AccountRow,
        command: AccountCommand,
        state: AccountState,
    ) -> Result<AccountRow, Problem> {
        let sums = state.available().zip(row.version.checked_add(1));
        let (available, version) = sums.ok_or_else(|| Problem::internal("a sum overflows"))?;
        Ok(AccountRow {
            status: status_of(state.status),
            overdraft_limit: state.overdraft_limit,
            available,
            version,
            updated_at: self.cause.at,
            changed_by: self.cause.client,
            request_id: self.cause.request.clone(),
            happened: event_kind(command),
            ..row.clone()
        })
    }

    /// Returns the changed account with the reason of the change, if one was given.
    fn with_reason(
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
        command: AccountCommand,
        reason: Option<&Reason>,
        ring: &FieldKeyRing,
    ) -> Fingerprint {
        let limit = match command {
            AccountCommand::SetOverdraftLimit(limit) => limit.to_string(),
            AccountCommand::Freeze | AccountCommand::Unfreeze | AccountCommand::Close => {
                String::new()
            }
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

/// Decides the command, and how much it takes from the institution's exposure.
fn decide_with_exposure(
    row: &AccountRow,
    exposure: Option<Exposure>,
    command: AccountCommand,
) -> Result<(Decision, i64), Refusal> {
    let decision = decide(&state_of(row), command)?;
    let taken = match &decision {
        Decision::Unchanged => 0,
        Decision::Changed(then) => headroom_taken(
            row.overdraft_limit,
            then.overdraft_limit,
            exposure.map(|exposure| exposure.room),
        )?,
    };
    Ok((decision, taken))
}

/// The update from the row as it was read to the next.
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

/// Returns the response to a repeated request: the stored one, if the request is the same.
async fn replay(
    keys: &FieldKeys,
    requested: &DecisionRow,
    stored: &DecisionRow,
    row: AccountRow,
) -> Result<Reply, Problem> {
    if requested.fingerprint == stored.fingerprint {
        response(keys, stored, row, true).await
    } else {
        Err(Problem::new(Code::IdempotencyKeyReused))
    }
}

async fn response(
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

/// The operation that scopes the idempotency key.
fn operation(command: AccountCommand) -> &'static str {
    match command {
        AccountCommand::Freeze => "freezeAccount",
        AccountCommand::Unfreeze => "unfreezeAccount",
        AccountCommand::Close => "closeAccount",
        AccountCommand::SetOverdraftLimit(_) => "setOverdraftLimit",
    }
}

fn event_kind(command: AccountCommand) -> AccountEventKind {
    match command {
        AccountCommand::Freeze => AccountEventKind::AccountFrozen,
        AccountCommand::Unfreeze => AccountEventKind::AccountUnfrozen,
        AccountCommand::Close => AccountEventKind::AccountClosed,
        AccountCommand::SetOverdraftLimit(_) => AccountEventKind::OverdraftLimitSet,
    }
}
