//! Any row of the operations desk that the types can hold, the words of people and all.

use kernel::id::PaymentId;
use payments_contract::case::{CaseRow, CaseStep, Proposal, ProposalStatus, ResolutionOutcome};
use payments_contract::{Decided, Evidence, EvidenceKind, Grounds};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::PERSONAL;
use crate::rows::{id, moment, request, ring, sequence};

fn grounds() -> Grounds {
    Grounds {
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
            decided: decided.map(|(by, at)| Decided { by, at }),
            decision_reason: Some(ring().seal(&decision_at, &grounds.reason).expect("sealed")),
        }
    })
}

/// Any row of a case.
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
