//! Arbitrary work items, notes included.

use kernel::event::ChangeContext;
use kernel::money::{Amount, CurrencyCode, Money};
use payments_contract::work::{
    BreakKind, BreakRow, BreakStatus, Position, SuspenseReason, SuspenseRow, SuspenseStatus,
};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::PERSONAL;
use crate::rows::{code, id, moment, request, ring, sequence};

/// An arbitrary suspense item and break.
pub(crate) fn items() -> impl Strategy<Value = (SuspenseRow, BreakRow)> {
    let who = (id(), option::of(id()), id(), option::of(id()));
    let how = (
        select(vec![
            SuspenseStatus::Open,
            SuspenseStatus::PartCleared,
            SuspenseStatus::Returning,
            SuspenseStatus::Cleared,
        ]),
        select(vec![
            SuspenseReason::AccountClosed,
            SuspenseReason::AccountUnknown,
            SuspenseReason::CurrencyMismatch,
            SuspenseReason::BalanceLimit,
            SuspenseReason::Contradicted,
        ]),
        1..=1_000_000_000_000_i64,
    );
    let of_break = (
        select(vec![
            BreakKind::Contradiction,
            BreakKind::Differing,
            BreakKind::MissingInside,
            BreakKind::MissingOutside,
        ]),
        select(vec![
            BreakStatus::Open,
            BreakStatus::Assigned,
            BreakStatus::Resolved,
        ]),
        option::of(position()),
        option::of(position()),
    );
    let last = (sequence(), moment(), request());
    (who, how, of_break, last).prop_map(|(who, how, of_break, last)| {
        let (tenant, client, payment, account) = who;
        let (status, reason, minor) = how;
        let (kind, standing, inside, outside) = of_break;
        let (version, at, request) = last;
        let cause = ChangeContext {
            tenant,
            client,
            request,
            at,
        };
        let note = PERSONAL.parse().expect("a note");
        let amount = Amount::new(Money::new(minor, CurrencyCode::Gbp)).expect("an amount");
        let opened = SuspenseRow::open(payment, account, amount, reason, &cause);
        let sealed = SuspenseRow::seal_note(opened.id, version, &note, &ring());
        let suspense = SuspenseRow {
            status,
            version,
            note: Some(sealed.expect("sealed")),
            noted_in: Some(version),
            ..opened
        };
        let opened = BreakRow::open(kind, PERSONAL, [inside, outside], &cause);
        let sealed = BreakRow::seal_note(opened.id, version, &note, &ring());
        let difference = BreakRow {
            payment: Some(payment),
            evidence: Some(PERSONAL.to_owned()),
            status: standing,
            version,
            note: Some(sealed.expect("sealed")),
            noted_in: Some(version),
            ..opened
        };
        (suspense, difference)
    })
}

fn position() -> impl Strategy<Value = Position> {
    let status = "[A-Za-z_]{1,32}";
    let amount = option::of("[0-9]{1,15}[.][0-9]{0,5}");
    let parts = (status, option::of(code()), amount, option::of("[A-Z]{3}"));
    parts.prop_map(|(status, reason, amount, currency)| Position {
        status,
        reason,
        amount,
        currency,
    })
}
