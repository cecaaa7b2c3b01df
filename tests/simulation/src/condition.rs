//! Conditions and changes with the semantics of `DynamoDB`.
//!
//! <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html>

use std::cmp::Ordering;

use store::{Change, Condition, Item, Value};

/// Returns whether the condition holds for the item.
pub(crate) fn holds(condition: &Condition, item: Option<&Item>) -> bool {
    let attribute = |name: &str| item.and_then(|item| item.get(name));
    let compared = |name, value| attribute(name).and_then(|stored| order(stored, value));
    match condition {
        Condition::Missing => item.is_none(),
        Condition::Present => item.is_some(),
        Condition::Without(name) => attribute(name).is_none(),
        Condition::Equals(name, value) => attribute(name).is_some_and(|stored| same(stored, value)),
        Condition::Differs(name, value) => {
            !attribute(name).is_some_and(|stored| same(stored, value))
        }
        Condition::AtLeast(name, value) => {
            compared(name, value).is_some_and(|order| order != Ordering::Less)
        }
        Condition::Below(name, value) => compared(name, value) == Some(Ordering::Less),
        Condition::All(parts) => parts.iter().all(|part| holds(part, item)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, item)),
    }
}

fn same(stored: &Value, value: &Value) -> bool {
    order(stored, value).map_or(stored == value, |order| order == Ordering::Equal)
}

/// Compares two values of one ordered kind.
fn order(stored: &Value, value: &Value) -> Option<Ordering> {
    match (stored, value) {
        (Value::N(a), Value::N(b)) => {
            let number = |text: &str| text.parse::<i128>().ok();
            Some(number(a)?.cmp(&number(b)?))
        }
        (Value::S(a), Value::S(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
        (Value::B(a), Value::B(b)) => Some(a.cmp(b)),
        (_, _) => None,
    }
}

/// Returns the item after these changes.
///
/// # Errors
/// If the service would refuse the expression: arithmetic on a value that is not a number.
pub(crate) fn changed(item: &Item, changes: &[Change]) -> Result<Item, String> {
    let mut attributes = item.clone().into_inner();
    for change in changes {
        match change {
            Change::Set(name, value) => {
                attributes.insert((*name).to_owned(), value.clone());
            }
            Change::Increment(name, by) | Change::Add(name, by) => {
                let zero = Value::N("0".into());
                let from_nothing = matches!(change, Change::Add(..)).then_some(&zero);
                let Some(Value::N(text)) = attributes.get(*name).or(from_nothing) else {
                    return Err(format!("{name} is no number"));
                };
                let number: i128 = text.parse().map_err(|_| format!("{name} is no integer"))?;
                let sum = number + i128::from(*by);
                attributes.insert((*name).to_owned(), Value::N(sum.to_string()));
            }
            Change::Copy(name, from, otherwise) => {
                // As the item was before the update.
                let value = item.get(*from).unwrap_or(otherwise);
                attributes.insert((*name).to_owned(), value.clone());
            }
            Change::Remove(name) => {
                attributes.remove(*name);
            }
            Change::Difference { set, removed } => {
                attributes.extend(set.iter().cloned());
                attributes.retain(|name, _| !removed.contains(name));
            }
        }
    }
    Ok(Item::from(attributes))
}
