//! What the planted bugs ask of a write, and make of one.

use std::collections::HashMap;

use accounts_contract::AccountRow;
use payments_contract::PaymentRow;
use store::{Change, Condition, Item, Operation, Update, Value, row_of};

use crate::tables::{Tables, key_of};

/// Whether the write changes how much is left of what an institution may.
pub(super) fn takes_from_the_room(write: &Operation) -> bool {
    let Operation::Update(update) = write else {
        return false;
    };
    let mut changes = update.changes.iter();
    changes.any(|change| matches!(change, Change::Increment("rm", _)))
}

/// Whether the write takes from `held` and changes `other`.
pub(super) fn moves(write: &Operation, other: &str, held: &str) -> bool {
    let Operation::Update(update) = write else {
        return false;
    };
    let grows = |wanted: &str, less: bool| {
        update.changes.iter().any(|change| {
            matches!(change, Change::Increment(name, by) if *name == wanted && (*by < 0) == less)
        })
    };
    grows(held, true) && (grows(other, true) || grows(other, false))
}

/// The write without the parts of its condition on this attribute.
pub(super) fn without(write: &Operation, name: &str) -> Operation {
    let Operation::Update(update) = write else {
        return write.clone();
    };
    let Condition::All(parts) = &update.condition else {
        return write.clone();
    };
    let about = |part: &Condition| match part {
        Condition::Equals(known, _)
        | Condition::AtLeast(known, _)
        | Condition::Below(known, _)
        | Condition::Differs(known, _)
        | Condition::Without(known) => *known == name,
        Condition::Missing | Condition::Present | Condition::All(_) | Condition::Any(_) => false,
    };
    let kept = parts.iter().filter(|part| !about(part)).cloned().collect();
    Operation::Update(Update {
        condition: Condition::All(kept),
        ..update.clone()
    })
}

/// Whether the write gives an item this status.
pub(super) fn says(write: &Operation, wanted: &str) -> bool {
    let Operation::Update(update) = write else {
        return false;
    };
    matches!(update.sets("st"), Some(Value::S(status)) if status == wanted)
}

/// Whether the write would be refused for what is there, or is not.
pub(super) fn fails(table: &str, write: &Operation, tables: &Tables) -> bool {
    let there = tables.get(table, &key_of(write)).is_some();
    match write {
        Operation::PutOnce { .. } => there,
        Operation::Delete { .. } => !there,
        Operation::Update(_) | Operation::Check { .. } => false,
    }
}

/// A change of a payment whatever state it is in.
pub(super) fn stateless(table: &str, write: &Operation) -> Operation {
    match write {
        Operation::Update(update) if table == "payments" => Operation::Update(Update {
            condition: Condition::Present,
            ..update.clone()
        }),
        Operation::PutOnce { .. }
        | Operation::Update(_)
        | Operation::Delete { .. }
        | Operation::Check { .. } => write.clone(),
    }
}

/// A payment that waits as one that does not.
pub(super) fn accepted(item: &Item) -> Operation {
    let mut attributes = item.clone().into_inner();
    if attributes.remove("ap").is_some() {
        attributes.insert("st".to_owned(), Value::S("accepted".to_owned()));
    }
    Operation::PutOnce {
        item: attributes.into(),
    }
}

/// The put as an update that takes whatever is there.
pub(super) fn overwriting(item: &Item) -> Operation {
    let attributes: HashMap<_, _> = item.clone().into_inner();
    let key = key_of(&Operation::PutOnce { item: item.clone() });
    let changes = attributes
        .into_iter()
        .filter(|(name, _)| name != "pk" && name != "sk")
        .map(|(name, value)| Change::Set(name.leak(), value))
        .collect();
    Operation::Update(Update {
        key,
        condition: Condition::All(Vec::new()),
        changes,
    })
}

/// The release of the money of a payment that is said to be unknown.
pub(super) fn released(
    (table, write): &(&'static str, Operation),
    tables: &Tables,
) -> Option<(&'static str, Operation)> {
    let Operation::Update(update) = write else {
        return None;
    };
    if *table != "payments" || !says(write, "unknown") {
        return None;
    }
    let payment: PaymentRow = row_of(tables.get(table, &update.key)?.clone()).ok()?;
    let account = payment.debtor?;
    Some((
        "accounts",
        Operation::Update(Update {
            key: AccountRow::key_of(account),
            condition: Condition::Present,
            changes: vec![
                Change::Increment("av", payment.minor),
                Change::Increment("hd", -payment.minor),
                Change::Increment("ver", 1),
            ],
        }),
    ))
}
