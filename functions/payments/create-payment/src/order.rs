use field_encryption::FieldKeyRing;
use kernel::account::{AccountNumber, SortCode};
use kernel::event::ChangeContext;
use kernel::id::{AccountId, PaymentId};
use kernel::idempotency::{Fingerprint, IdempotencyKey};
use kernel::money::Amount;
use kernel::party::{EndToEndId, PartyName, Reference};
use kernel::payment::Rail;
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{
    Approval, Direction, Kind, NewPayment, Parties, Party, PaymentRow, Route, Status,
};
use payments_domain::RoutePreference;
use platform::http::{Principal, Problem};
use serde::Deserialize;

/// A payment order, as it is sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaymentOrder {
    pub(crate) debtor_account_id: AccountId,
    pub(crate) creditor: Payee,
    pub(crate) amount: Amount,
    #[serde(default)]
    pub(crate) reference: Option<Reference>,
    #[serde(default)]
    pub(crate) end_to_end_id: Option<EndToEndId>,
    #[serde(default, deserialize_with = "kernel::text::parsed")]
    pub(crate) route: RoutePreference,
    #[serde(default)]
    pub(crate) allow_duplicate: bool,
}

/// Who is to be paid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Payee {
    pub(crate) name: PartyName,
    pub(crate) sort_code: SortCode,
    pub(crate) account_number: AccountNumber,
}

impl PaymentOrder {
    /// The route of a payment that is refused: the one that the client wants, or else the one that leads to the creditor.
    pub(crate) fn route(&self) -> Route {
        match self.route {
            RoutePreference::Only(route) => route,
            RoutePreference::Auto if self.creditor.sort_code == SortCode::THIS_BANK => Route::OnUs,
            RoutePreference::Auto => Route::Rail(rails::preferred().profile().rail),
        }
    }

    /// The account of ours to pay into, when the route is within the bank.
    pub(crate) fn creditor_account(&self, ring: &FieldKeyRing) -> AccountId {
        ring.account(self.creditor.account_number)
    }

    /// A digest of everything the order says.
    fn fingerprint(&self, ring: &FieldKeyRing) -> Fingerprint {
        ring.fingerprint(&[
            &self.debtor_account_id.to_string(),
            self.creditor.name.as_str(),
            self.creditor.sort_code.as_str(),
            self.creditor.account_number.as_str(),
            &self.amount.money().decimal(),
            self.amount.currency().as_str(),
            self.reference.as_ref().map_or("", Reference::as_str),
            self.end_to_end_id.as_ref().map_or("", EndToEndId::as_str),
            self.route.as_str(),
            if self.allow_duplicate { "allow" } else { "" },
        ])
    }

    /// A digest of what makes two payments look like one: payee, amount and reference.
    pub(crate) fn likeness(&self, ring: &FieldKeyRing) -> Fingerprint {
        let number = Some(&self.creditor.account_number);
        let payee = (Some(&self.creditor.sort_code), number);
        likeness(ring, payee, self.amount.minor(), self.reference.as_ref())
    }

    /// Whether the order makes the same payment as this one was.
    pub(crate) fn repeats(&self, row: &PaymentRow, parties: &Parties, ring: &FieldKeyRing) -> bool {
        let payee = &parties.creditor;
        let payee = (payee.sort_code.as_ref(), payee.account_number.as_ref());
        let earlier = likeness(ring, payee, row.minor, parties.reference.as_ref());
        earlier == self.likeness(ring)
    }

    /// The id of the payment that this client makes under this key.
    pub(crate) fn payment_id(principal: &Principal, key: &IdempotencyKey) -> PaymentId {
        let (tenant, client) = (principal.tenant.to_string(), principal.client.to_string());
        PaymentId::derive(&["order", &tenant, &client, key.as_str()])
    }

    /// What the payment keeps of people. The debtor's particulars are those of its account.
    pub(crate) fn parties(&self, id: PaymentId) -> Result<Parties, Problem> {
        let given = self.end_to_end_id.clone();
        let end_to_end_id = given.map_or_else(|| id.digits().parse(), Ok);
        Ok(Parties {
            debtor: Party::default(),
            creditor: Party {
                name: Some(self.creditor.name.clone()),
                sort_code: Some(self.creditor.sort_code),
                account_number: Some(self.creditor.account_number),
            },
            reference: self.reference.clone(),
            end_to_end_id: end_to_end_id.map_err(Problem::internal)?,
        })
    }

    /// The payment of this id that the order makes, before any decision: version 1 and accepted.
    pub(crate) fn row(
        &self,
        (id, route): (PaymentId, Route),
        parties: &Parties,
        cause: &ChangeContext,
        ring: &FieldKeyRing,
    ) -> Result<PaymentRow, Problem> {
        let payment = NewPayment {
            id,
            ordered_by: cause.client,
            fingerprint: self.fingerprint(ring),
            direction: Direction::Outbound,
            kind: Kind::Payment,
            route,
            status: Status::Accepted,
            parties: parties.seal(ring, id)?,
            minor: self.amount.minor(),
            currency: self.amount.currency(),
        };
        Ok(PaymentRow {
            debtor: Some(self.debtor_account_id),
            ..PaymentRow::new(payment, cause)
        })
    }
}

fn likeness(
    ring: &FieldKeyRing,
    (sort_code, number): (Option<&SortCode>, Option<&AccountNumber>),
    minor: i64,
    reference: Option<&Reference>,
) -> Fingerprint {
    ring.fingerprint(&[
        sort_code.map_or("", SortCode::as_str),
        number.map_or("", AccountNumber::as_str),
        &minor.to_string(),
        reference.map_or("", Reference::as_str),
    ])
}

/// The payment as one that goes by a rail: the funds held.
pub(crate) fn by_rail(row: PaymentRow, rail: Rail) -> PaymentRow {
    let transfer = row.debtor.map(|debtor| Transfer {
        debit: LedgerAccount::Customer(debtor),
        credit: LedgerAccount::Internal(InternalAccount::Settlement(rail)),
    });
    PaymentRow {
        scheme_id: Some(rails::of(rail).scheme_id(row.id, row.kind, row.created_at)),
        transfer,
        ..row
    }
}

/// The payment as one that waits for another client's approval: it has an id in the scheme only
/// once it is accepted, and within the bank nothing moves before.
pub(crate) fn waiting(row: PaymentRow) -> PaymentRow {
    PaymentRow {
        status: Status::AwaitingApproval,
        approval: Some(Approval::default()),
        scheme_id: None,
        booked_at: None,
        ..row
    }
}

/// The payment as one within the bank: settled at once.
pub(crate) fn on_us(row: PaymentRow, creditor: AccountId) -> PaymentRow {
    let transfer = row.debtor.map(|debtor| Transfer {
        debit: LedgerAccount::Customer(debtor),
        credit: LedgerAccount::Customer(creditor),
    });
    let at_once = row.approval.is_none();
    PaymentRow {
        status: if at_once { Status::Settled } else { row.status },
        booked_at: at_once.then_some(row.created_at),
        creditor: Some(creditor),
        transfer,
        ..row
    }
}
