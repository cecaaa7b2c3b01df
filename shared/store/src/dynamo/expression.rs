//! Conditions and changes as `DynamoDB` expressions, every name and value by placeholder.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::{Change, Condition, Value};

/// Placeholders of one request.
#[derive(Default)]
pub(super) struct Placeholders {
    names: Vec<&'static str>,
    values: Vec<Value>,
}

impl Placeholders {
    pub(super) fn name(&mut self, name: &'static str) -> String {
        let position = self
            .names
            .iter()
            .position(|known| *known == name)
            .unwrap_or_else(|| {
                self.names.push(name);
                self.names.len().saturating_sub(1)
            });
        format!("#n{position}")
    }

    pub(super) fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!(":v{}", self.values.len().saturating_sub(1))
    }

    pub(super) fn names(&self) -> Option<HashMap<String, String>> {
        let pairs = self.names.iter().enumerate();
        let map: HashMap<_, _> = pairs
            .map(|(n, name)| (format!("#n{n}"), (*name).to_owned()))
            .collect();
        (!map.is_empty()).then_some(map)
    }

    pub(super) fn values(&self) -> Option<HashMap<String, AttributeValue>> {
        let pairs = self.values.iter().enumerate();
        let map: HashMap<_, _> = pairs
            .map(|(n, value)| (format!(":v{n}"), value.clone().into()))
            .collect();
        (!map.is_empty()).then_some(map)
    }

    pub(super) fn condition(&mut self, condition: Condition) -> String {
        match condition {
            Condition::Missing => format!("attribute_not_exists({})", self.name("pk")),
            Condition::Present => format!("attribute_exists({})", self.name("pk")),
            Condition::Without(name) => format!("attribute_not_exists({})", self.name(name)),
            Condition::Equals(name, value) => self.compare(name, "=", value),
            Condition::Differs(name, value) => self.compare(name, "<>", value),
            Condition::AtLeast(name, value) => self.compare(name, ">=", value),
            Condition::Below(name, value) => self.compare(name, "<", value),
            Condition::All(parts) => self.join(parts, " AND "),
            Condition::Any(parts) => self.join(parts, " OR "),
        }
    }

    fn compare(&mut self, name: &'static str, sign: &str, value: Value) -> String {
        format!("{} {sign} {}", self.name(name), self.value(value))
    }

    fn join(&mut self, parts: Vec<Condition>, by: &str) -> String {
        let parts: Vec<_> = parts.into_iter().map(|part| self.condition(part)).collect();
        format!("({})", parts.join(by))
    }

    pub(super) fn changes(&mut self, changes: Vec<Change>) -> String {
        let mut sets = Vec::new();
        let mut removals = Vec::new();
        for change in changes {
            match change {
                Change::Set(name, value) => {
                    sets.push(format!("{} = {}", self.name(name), self.value(value)));
                }
                Change::Grow(name, by) => {
                    let name = self.name(name);
                    sets.push(format!(
                        "{name} = {name} + {}",
                        self.value(Value::N(by.to_string()))
                    ));
                }
                Change::Add(name, by) => {
                    let name = self.name(name);
                    let zero = self.value(Value::N("0".into()));
                    let by = self.value(Value::N(by.to_string()));
                    sets.push(format!("{name} = if_not_exists({name}, {zero}) + {by}"));
                }
                Change::Copy(name, from, otherwise) => {
                    let name = self.name(name);
                    let from = self.name(from);
                    let otherwise = self.value(otherwise);
                    sets.push(format!("{name} = if_not_exists({from}, {otherwise})"));
                }
                Change::Remove(name) => removals.push(self.name(name)),
            }
        }
        let sections = [("SET ", sets), ("REMOVE ", removals)];
        let written = sections.into_iter().filter(|(_, parts)| !parts.is_empty());
        written
            .map(|(verb, parts)| verb.to_owned() + &parts.join(", "))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: i64) -> Value {
        Value::N(n.to_string())
    }

    #[test]
    fn conditions_nest_and_reuse_names() {
        let mut placeholders = Placeholders::default();
        let text = placeholders.condition(Condition::All(vec![
            Condition::AtLeast("avail", number(5)),
            Condition::Any(vec![
                Condition::Without("dup"),
                Condition::Differs("dup", number(7)),
            ]),
        ]));
        assert_eq!(
            text,
            "(#n0 >= :v0 AND (attribute_not_exists(#n1) OR #n1 <> :v1))"
        );
        assert_eq!(placeholders.names().map(|names| names.len()), Some(2));
    }

    #[test]
    fn changes_group_by_verb() {
        let mut placeholders = Placeholders::default();
        let text = placeholders.changes(vec![
            Change::Grow("held", 5),
            Change::Remove("leg"),
            Change::Set("st", Value::S("x".into())),
        ]);
        assert_eq!(text, "SET #n0 = #n0 + :v0, #n2 = :v1 REMOVE #n1");
    }

    #[test]
    fn a_number_that_is_not_there_is_added_to_zero() {
        let text = Placeholders::default().changes(vec![Change::Add("n", 5)]);
        assert_eq!(text, "SET #n0 = if_not_exists(#n0, :v0) + :v1");
    }
}
