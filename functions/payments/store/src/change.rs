//! Changes of a payment that clients ask for under a key: cancelled, approved, declined.
//!
//! Key, payment and money in one transaction: the money moves if and only if the payment does.

use accounts_contract::{Accounts, posting};
use field_encryption::{EncryptionError, GivenReason};
use kernel::event::ChangeContext;
use kernel::id::{ClientId, PaymentId};
use kernel::money::Amount;
use kernel::policy::ApprovalLimits;
use kernel::reason::Reason;
use kernel::time::Moment;
use payments_contract::{
    Approval, ApprovalDecision, Kind, Parties, PaymentRow, Payments, Reasons, Status, transition,
};
use payments_domain::{Effect, PendingApproval, Transition, approve, decline, next};
use platform::http::{Call, Code, DECISIONS, Problem, Reply};
use secret_store::{FieldKeys, Secret};
use serde::Deserialize;
use store::{Can, ConditionResult, Outcome, Row, Table, Transaction, Write, verb};

use crate::{Disputes, KeyRow, Payment, Refused, leg, objection};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// That it does not go.
    Cancel,
    /// That it goes, by another client than ordered it.
    Approve,
    /// That it does not go, by another client than ordered it.
    Decline,
}

/// The body of every such order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    reason: Reason,
}

/// Who asks what of which payment, under which key.
#[derive(Debug)]
struct Asked {
    keys: FieldKeys,
    payment: PaymentId,
    order: Order,
    client: ClientId,
    /// Above what the client could not pay alone.
    limits: ApprovalLimits,
    reason: Reason,
    key: KeyRow,
    cause: ChangeContext,
}

/// Does what a request asks, under its key.
///
/// # Errors
/// The problems of the contract.
pub async fn change<P, A>(
    call: &Call,
    order: Order,
    (payments, accounts): (&Table<Payments, P>, &Table<Accounts, A>),
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
    A: Can<verb::Postings>,
{
    let asked = Asked::by(call, order, field_keys, now).await?;
    asked.change(payments, accounts).await
}

impl Asked {
    /// What a request asks; what is wrong with it, as every operation answers it.
    async fn by(
        call: &Call,
        order: Order,
        field_keys: &Secret,
        now: Moment,
    ) -> Result<Self, Problem> {
        let principal = call.principal()?;
        let key = call.idempotency_key()?;
        let payment: PaymentId = call.resource("payment_id")?;
        let grounds: Grounds = call.json()?;
        let keys = FieldKeys::of(field_keys).await?;
        let asked = [&payment.to_string(), grounds.reason.as_str()];
        let fingerprint = keys.ring().fingerprint(&asked);
        let name = match order {
            Order::Cancel => "cancel",
            Order::Approve => "approve",
            Order::Decline => "decline",
        };
        let (tenant, client) = (principal.tenant, principal.client);
        let key = KeyRow::new(name, tenant, client, &key, payment, fingerprint);
        Ok(Self {
            keys,
            payment,
            order,
            client,
            limits: principal.policy.approval_above.clone(),
            reason: grounds.reason,
            key,
            cause: ChangeContext {
                tenant,
                client: Some(client),
                request: call.request_id().clone(),
                at: now,
            },
        })
    }

    /// Decides and commits; a payment that changed meanwhile is decided about anew.
    async fn change<P, A>(
        &self,
        payments: &Table<Payments, P>,
        accounts: &Table<Accounts, A>,
    ) -> Result<Reply, Problem>
    where
        P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
        A: Can<verb::Postings>,
    {
        for _ in 0..DECISIONS {
            let row = self.read(payments).await?;
            let (state, effect) = match self.decide(&row) {
                Ok(followed) => followed,
                Err(problem) => return self.refused(payments, problem).await,
            };
            if self.order == Order::Approve
                && Disputes::about(payments, &row).await?.keep_from_returning()
            {
                let problem = objection::returned_before();
                return self.refused(payments, problem).await;
            }
            let next = self.changed(&row, state)?;
            let mut transaction =
                Transaction::of(payments.put_once(&self.key)?).and(payments.replace(&row, &next)?);
            let (parties, reasons) = self.opened(&next).await?;
            for posting in self.postings(accounts, &row, &parties, effect)? {
                transaction = transaction.and(posting);
            }
            if let Some(original) = self.original(payments, &row, effect).await? {
                transaction = transaction.and(original);
            }
            match transaction.commit().await {
                Outcome::Committed => {
                    let payment = Payment::of_row(&next, &parties).with_reasons(reasons);
                    return Ok(Reply::json(200, &payment));
                }
                Outcome::Refused(failures) => {
                    if let Some(stored) = failures.first().and_then(ConditionResult::stored) {
                        let stored = store::row_of(stored.clone()).map_err(Problem::internal)?;
                        return self.repeated(payments, &stored).await;
                    }
                    if self.order == Order::Approve
                        && let Some(problem) = objection::of_accounts(&row, &failures, &self.cause)
                    {
                        return self.refused(payments, problem).await;
                    }
                }
                Outcome::Busy => return Err(Problem::undecided(Code::Unavailable)),
                Outcome::Unknown => return Err(Problem::undecided(Code::OutcomeUnknown)),
            }
        }
        Err(Problem::undecided(Code::Unavailable))
    }

    /// What the rules say.
    fn decide(&self, row: &PaymentRow) -> Result<(Status, Effect), Problem> {
        let awaiting = || {
            Ok::<_, Problem>(PendingApproval {
                status: row.status,
                route: row.route,
                amount: amount(row)?,
                ordered_by: row.ordered_by,
            })
        };
        let problem = |why| objection::problem(why, row, &self.limits);
        match self.order {
            Order::Cancel if row.pays_from_suspense() => Err(Problem::new(Code::NotCancellable)
                .detail("Two clients of the bank ordered it by a journal; it is not cancelled.")),
            Order::Cancel => next(row.status, Transition::Withdrawn).map_err(|_| {
                Problem::new(Code::NotCancellable).detail(format!(
                    "The payment is {}; only awaiting_approval and accepted payments can be cancelled.",
                    row.status.as_str()
                ))
            }),
            Order::Approve => {
                approve(&awaiting()?, self.client, &self.limits).map_err(problem)
            }
            Order::Decline => decline(&awaiting()?, self.client).map_err(problem),
        }
    }

    /// The payment after it.
    fn changed(&self, row: &PaymentRow, status: Status) -> Result<PaymentRow, EncryptionError> {
        let next = transition::to(row, status, &self.cause);
        let given = GivenReason::seal(self.keys.ring(), row.id, next.version, &self.reason)?;
        let (decision_reason, cancellation_reason) = match self.order {
            Order::Cancel => (row.decision_reason.clone(), Some(given)),
            Order::Approve | Order::Decline => (Some(given), None),
        };
        let decided = ApprovalDecision {
            by: self.client,
            at: self.cause.at,
        };
        let approval = Approval {
            decided: Some(decided),
        };
        let rail = row.route.rail().filter(|_| self.order == Order::Approve);
        let named = rail.map(|rail| rails::of(rail).scheme_id(row.id, row.kind, self.cause.at));
        Ok(PaymentRow {
            decision_reason,
            cancellation_reason,
            approval: match self.order {
                Order::Cancel => row.approval,
                Order::Approve | Order::Decline => Some(approval),
            },
            scheme_id: named.or_else(|| row.scheme_id.clone()),
            ..next
        })
    }

    /// The debtor first, then, for what is approved within the bank, the creditor.
    fn postings<A: Can<verb::Postings>>(
        &self,
        accounts: &Table<Accounts, A>,
        row: &PaymentRow,
        parties: &Parties,
        effect: Effect,
    ) -> Result<Vec<Write>, Problem> {
        let (cause, ring, amount) = (&self.cause, self.keys.ring(), amount(row)?);
        let debtor = row.debtor;
        let debtor = debtor.ok_or_else(|| Problem::internal("a payment out has no debtor"))?;
        let minor = amount.minor();
        match effect {
            Effect::Release => {
                let leg = payments_contract::leg::of_debtor(row, Some(parties), minor, cause.at);
                let release = posting::release(ring, debtor, amount, cause, &leg)?;
                Ok(vec![accounts.post(release)])
            }
            Effect::Nothing => Ok(vec![accounts.post(posting::require_active(
                debtor,
                amount,
                cause,
                row.kind == Kind::Return,
            )?)]),
            Effect::Capture => {
                let creditor = row.creditor;
                let creditor =
                    creditor.ok_or_else(|| Problem::internal("a payment on us has no creditor"))?;
                let out = payments_contract::leg::of_debtor(
                    row,
                    Some(parties),
                    0_i64.saturating_sub(minor),
                    cause.at,
                );
                let into = payments_contract::leg::of_creditor(row, parties, cause.at);
                Ok(vec![
                    accounts.post(posting::capture_if_active(
                        ring,
                        debtor,
                        amount,
                        cause,
                        &out,
                        row.kind == Kind::Return,
                    )?),
                    accounts.post(posting::credit(ring, creditor, amount, cause, &into)?),
                ])
            }
        }
    }

    /// A return that does not go: the payment that it was to return stands again.
    async fn original<P>(
        &self,
        payments: &Table<Payments, P>,
        row: &PaymentRow,
        effect: Effect,
    ) -> Result<Option<Write>, Problem>
    where
        P: Can<verb::Get> + Can<verb::Update>,
    {
        let (Kind::Return, Effect::Release, Some(original)) = (row.kind, effect, row.original)
        else {
            return Ok(None);
        };
        let original: Option<PaymentRow> = payments.get(&PaymentRow::key_of(original)).await?;
        let original = original.ok_or_else(|| Problem::internal("a return has no original"))?;
        let restored = transition::restored(&original, &self.cause);
        let write = restored.map(|restored| payments.replace(&original, &restored));
        Ok(write.transpose()?)
    }

    /// What the rules refuse is stored under the key, if it was not used before.
    async fn refused<P: Can<verb::Get> + Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, P>,
        problem: Problem,
    ) -> Result<Reply, Problem> {
        match self.key.refuse(payments, problem).await? {
            Refused::Before(stored) => self.repeated(payments, &stored).await,
            // What is not stored was perhaps done under this very key before.
            Refused::Now(problem) if !problem.code().is_stored() => {
                match payments.get::<KeyRow>(&self.key.key()).await? {
                    Some(stored) => self.repeated(payments, &stored).await,
                    None => Err(problem),
                }
            }
            Refused::Now(problem) => Err(problem),
        }
    }

    async fn repeated<P: Can<verb::Get>>(
        &self,
        payments: &Table<Payments, P>,
        stored: &KeyRow,
    ) -> Result<Reply, Problem> {
        stored.replayed_by(&self.key)?;
        let row = self.read(payments).await?;
        let (parties, reasons) = self.opened(&row).await?;
        let answered = match self.order {
            // These are final, so the payment as it stands is what was answered first.
            Order::Cancel | Order::Decline => Payment::of_row(&row, &parties).with_reasons(reasons),
            Order::Approve => Payment::as_approved(&row, &parties).with_reasons(Reasons {
                cancellation: None,
                ..reasons
            }),
        };
        Ok(Reply::json(200, &answered).replayed())
    }

    /// What the row holds encrypted, as far as it can be decrypted: the money moves without names.
    async fn opened(&self, row: &PaymentRow) -> Result<(Parties, Reasons), EncryptionError> {
        let parties = leg::parties_or_none(&self.keys, row).await?;
        Ok((parties, leg::reasons(&self.keys, row).await?))
    }

    async fn read<P: Can<verb::Get>>(
        &self,
        payments: &Table<Payments, P>,
    ) -> Result<PaymentRow, Problem> {
        let row: Option<PaymentRow> = payments.get(&PaymentRow::key_of(self.payment)).await?;
        let own = row.filter(|row| row.is(self.payment) && row.tenant == self.cause.tenant);
        own.ok_or_else(|| Problem::new(Code::NotFound))
    }
}

fn amount(row: &PaymentRow) -> Result<Amount, Problem> {
    row.amount()
        .ok_or_else(|| Problem::internal("a payment has no amount"))
}
