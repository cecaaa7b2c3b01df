//! Arbitrary rows of the operations desk, personal data included.

use kernel::id::{JournalId, PaymentId};
use kernel::money::CurrencyCode;
use payments_contract::case::{CaseRow, CaseStep, Proposal, ProposalStatus, ResolutionOutcome};
use payments_contract::journal::{
    JournalPurpose, JournalRow, JournalStatus, JournalSubject, OrderedReturn,
};
use payments_contract::ledger::{InternalAccount, LedgerAccount, Transfer};
use payments_contract::{ApprovalDecision, Evidence, EvidenceKind, EvidencedReason};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::PERSONAL;
use crate::rows::{id, moment, request, ring, sequence};

fn grounds() -> EvidencedReason {
    EvidencedReason {
        reason: PERSONAL.parse().expect("a reason"),
        evidence: vec![Evidence {
            kind: EvidenceKind::Correspondence,
            reference: format!("Letter of {PERSONAL}")
                .parse()
                .expect("a reference"),
            sha256: "0a".repeat(32).parse().expect("a digest"),
        }],
    }
}

fn proposal(payment: PaymentId) -> impl Strategy<Value = Proposal> {
    let outcomes = select(vec![
        ResolutionOutcome::Settled,
        ResolutionOutcome::Rejected,
    ]);
    let statuses = select(vec![
        ProposalStatus::Proposed,
        ProposalStatus::Approved,
        ProposalStatus::Declined,
    ]);
    let decided = option::of((id(), moment()));
    let parts = (
        outcomes,
        statuses,
        sequence(),
        sequence(),
        id(),
        moment(),
        decided,
    );
    parts.prop_map(move |parts| {
        let (outcome, status, payment_version, case_version, by, at, decided) = parts;
        let (grounds_at, decision_at) = (
            CaseRow::grounds_place(payment, case_version),
            CaseRow::decision_place(payment, case_version),
        );
        let grounds = grounds();
        Proposal {
            outcome,
            status,
            payment_version,
            case_version,
            by,
            at,
            grounds: grounds.seal(&ring(), &grounds_at).expect("sealed"),
            decided: decided.map(|(by, at)| ApprovalDecision { by, at }),
            decision_reason: Some(
                ring()
                    .encrypt(&decision_at, &grounds.reason)
                    .expect("sealed"),
            ),
        }
    })
}

/// An arbitrary row of a case.
pub(crate) fn case() -> impl Strategy<Value = CaseRow> {
    id().prop_flat_map(|payment: PaymentId| {
        let parts = (
            select(CaseStep::ALL.to_vec()),
            option::of(proposal(payment)),
            any::<u32>(),
            (sequence(), moment(), id(), request()),
        );
        parts.prop_map(move |(step, proposal, resubmissions, last)| {
            let (version, updated_at, changed_by, request_id) = last;
            CaseRow {
                id: CaseRow::id_of(payment),
                payment,
                step,
                proposal,
                resubmissions,
                version,
                updated_at,
                changed_by,
                request_id,
            }
        })
    })
}

fn account() -> impl Strategy<Value = LedgerAccount> {
    let internal = select(InternalAccount::all().collect::<Vec<_>>());
    prop_oneof![
        id().prop_map(LedgerAccount::Customer),
        internal.prop_map(LedgerAccount::Internal),
    ]
}

/// An arbitrary row of a journal.
pub(crate) fn journal() -> impl Strategy<Value = JournalRow> {
    let purposes = vec![
        JournalPurpose::SuspenseApplied,
        JournalPurpose::RejectedButPaid,
        JournalPurpose::SettledButRefused,
        JournalPurpose::SuspenseReturned,
    ];
    let subjects = prop_oneof![
        id().prop_map(JournalSubject::Suspense),
        id().prop_map(JournalSubject::Break),
    ];
    let what = (
        id(),
        select(purposes),
        subjects,
        id(),
        select(JournalStatus::ALL.to_vec()),
    );
    let money = (account(), account(), 1..=1_000_000_000_000_i64);
    let by = (id(), moment(), option::of((id(), moment())));
    let last = (sequence(), moment(), id(), request());
    (what, money, by, last).prop_map(|(what, money, by, last)| {
        let (id, purpose, subject, payment, status): (JournalId, _, _, _, _) = what;
        let (debit, credit, minor) = money;
        let is_return = purpose == JournalPurpose::SuspenseReturned;
        let status = match (status, is_return) {
            (JournalStatus::Posted, true) => JournalStatus::Approved,
            (JournalStatus::Approved, false) => JournalStatus::Posted,
            (status, _) => status,
        };
        let (proposed_by, proposed_at, decided) = by;
        let (version, updated_at, changed_by, request_id) = last;
        let grounds = grounds();
        let place = JournalRow::decision_place(id);
        let sealed = grounds.seal(&ring(), &JournalRow::grounds_place(id));
        JournalRow {
            id,
            purpose,
            subject,
            payment,
            status,
            transfer: Transfer { debit, credit },
            returns: is_return.then(|| OrderedReturn {
                payment: JournalRow::return_id(id),
                code: "00000001".to_owned(),
            }),
            minor,
            currency: CurrencyCode::Gbp,
            grounds: sealed.expect("sealed"),
            proposed_by,
            proposed_at,
            decided: decided.map(|(by, at)| ApprovalDecision { by, at }),
            decision_reason: Some(ring().encrypt(&place, &grounds.reason).expect("sealed")),
            booked_at: decided.map(|(_, at)| at),
            version,
            updated_at,
            changed_by,
            request_id,
        }
    })
}
