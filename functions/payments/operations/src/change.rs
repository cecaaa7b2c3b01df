//! Changes of a payment that clients request under a key: cancellation, approval, decline.
//!
//! Key, payment and posting are one transaction: the funds move if and only if the payment does.

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
use payments_store::Disputes;
use platform::http::{Call, Code, DECISIONS, Problem, Reply};
use secret_store::{FieldKeys, Secret};
use serde::Deserialize;
use store::{Can, ConditionResult, Outcome, Row, Table, Transaction, Write, verb};

use crate::{IdempotencyRow, Payment, Refused, leg, objection};

/// What a client requests about a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentCommand {
    /// Cancel it before its submission.
    Cancel,
    /// Approve it, by another client than the one that ordered it.
    Approve,
    /// Decline it, by another client than the one that ordered it.
    Decline,
}

/// The body of each of these requests.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonBody {
    reason: Reason,
}

/// The client, its command, the payment and the key of one request.
#[derive(Debug)]
struct ChangeRequest {
    keys: FieldKeys,
    payment: PaymentId,
    command: PaymentCommand,
    client: ClientId,
    /// Above these amounts the client cannot pay alone.
    limits: ApprovalLimits,
    reason: Reason,
    key: IdempotencyRow,
    cause: ChangeContext,
}

/// Carries out a request under its key.
///
/// # Errors
/// The problems of the contract.
pub async fn change<P, A>(
    call: &Call,
    command: PaymentCommand,
    (payments, accounts): (&Table<Payments, P>, &Table<Accounts, A>),
    field_keys: &Secret,
    now: Moment,
) -> Result<Reply, Problem>
where
    P: Can<verb::Get> + Can<verb::PutOnce> + Can<verb::Update>,
    A: Can<verb::Postings>,
{
    let request = ChangeRequest::by(call, command, field_keys, now).await?;
    request.change(payments, accounts).await
}

impl ChangeRequest {
    /// Reads a request, or returns the problem that it is refused with.
    async fn by(
        call: &Call,
        command: PaymentCommand,
        field_keys: &Secret,
        now: Moment,
    ) -> Result<Self, Problem> {
        let principal = call.principal()?;
        let payment: PaymentId = call.resource("payment_id")?;
        let body: ReasonBody = call.json()?;
        let key = call.idempotency_key()?;
        let keys = FieldKeys::of(field_keys).await?;
        let digested = [&payment.to_string(), body.reason.as_str()];
        let fingerprint = keys.ring().fingerprint(&digested);
        let name = match command {
            PaymentCommand::Cancel => "cancel",
            PaymentCommand::Approve => "approve",
            PaymentCommand::Decline => "decline",
        };
        let (tenant, client) = (principal.tenant, principal.client);
        let key = IdempotencyRow::new(name, tenant, client, &key, payment, fingerprint);
        Ok(Self {
            keys,
            payment,
            command,
            client,
            limits: principal.policy.approval_above.clone(),
            reason: body.reason,
            key,
            cause: ChangeContext {
                tenant,
                client: Some(client),
                request: call.request_id().clone(),
                at: now,
            },
        })
    }

    /// Decides and commits; a payment that changed meanwhile is read and decided about again.
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
            if self.command == PaymentCommand::Approve
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
                    if self.command == PaymentCommand::Approve
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

    /// Returns the status that follows and its effect on the funds.
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
        match self.command {
            PaymentCommand::Cancel if row.pays_from_suspense() => Err(Problem::new(Code::NotCancellable)
                .detail("Two clients of the bank ordered it by a journal; it is not cancelled.")),
            PaymentCommand::Cancel => next(row.status, Transition::Withdrawn).map_err(|_| {
                Problem::new(Code::NotCancellable).detail(format!(
                    "The payment is {}; only awaiting_approval and accepted payments can be cancelled.",
                    row.status.as_str()
                ))
            }),
            PaymentCommand::Approve => {
                approve(&awaiting()?, self.client, &self.limits).map_err(problem)
            }
            PaymentCommand::Decline => decline(&awaiting()?, self.client).map_err(problem),
        }
    }

    /// Returns the payment after the change.
    fn changed(&self, row: &PaymentRow, status: Status) -> Result<PaymentRow, EncryptionError> {
        let next = transition::to(row, status, &self.cause);
        let given = GivenReason::seal(self.keys.ring(), row.id, next.version, &self.reason)?;
        let (decision_reason, cancellation_reason) = match self.command {
            PaymentCommand::Cancel => (row.decision_reason.clone(), Some(given)),
            PaymentCommand::Approve | PaymentCommand::Decline => (Some(given), None),
        };
        let decided = ApprovalDecision {
            by: self.client,
            at: self.cause.at,
        };
        let approval = Approval {
            decided: Some(decided),
        };
        let rail = row
            .route
            .rail()
            .filter(|_| self.command == PaymentCommand::Approve);
        let named = rail.map(|rail| rails::of(rail).scheme_id(row.id, row.kind, self.cause.at));
        Ok(PaymentRow {
            decision_reason,
            cancellation_reason,
            approval: match self.command {
                PaymentCommand::Cancel => row.approval,
                PaymentCommand::Approve | PaymentCommand::Decline => Some(approval),
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

    /// A return that is not made: the payment that it was to return is settled again.
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

    /// Stores a refusal under the key, if the key was not used before.
    async fn refused<P: Can<verb::Get> + Can<verb::PutOnce>>(
        &self,
        payments: &Table<Payments, P>,
        problem: Problem,
    ) -> Result<Reply, Problem> {
        match self.key.refuse(payments, problem).await? {
            Refused::Before(stored) => self.repeated(payments, &stored).await,
            // The same key may have been used before by a request that was carried out.
            Refused::Now(problem) if !problem.code().is_stored() => {
                match payments.get::<IdempotencyRow>(&self.key.key()).await? {
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
        stored: &IdempotencyRow,
    ) -> Result<Reply, Problem> {
        stored.replayed_by(&self.key)?;
        let row = self.read(payments).await?;
        let (parties, reasons) = self.opened(&row).await?;
        let answered = match self.command {
            // These are final, so the payment as it is now is what the first response showed.
            PaymentCommand::Cancel | PaymentCommand::Decline => {
                Payment::of_row(&row, &parties).with_reasons(reasons)
            }
            PaymentCommand::Approve => Payment::as_approved(&row, &parties).with_reasons(Reasons {
                cancellation: None,
                ..reasons
            }),
        };
        Ok(Reply::json(200, &answered).replayed())
    }

    /// Decrypts parties and reasons, as far as that is possible: the funds move without names.
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
