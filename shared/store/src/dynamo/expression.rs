//! Conditions and changes as `DynamoDB` expressions: every value by placeholder, and each name that an expression may not
//! have as it is.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::{Change, Condition, Query, Value};

/// The words of up to three letters that an expression may not have as names, sorted
/// (<https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html>).
const RESERVED: [&str; 50] = [
    "add", "all", "and", "any", "are", "as", "asc", "at", "avg", "bit", "by", "day", "dec", "do",
    "end", "for", "get", "go", "if", "in", "int", "is", "key", "lag", "log", "map", "max", "min",
    "mod", "new", "no", "not", "of", "old", "on", "or", "out", "pad", "put", "raw", "ref", "row",
    "set", "sql", "sub", "sum", "to", "ttl", "url", "use",
];

/// Whether an expression may have the name as it is. Most names of the bank's attributes have up to three letters; others go
/// by placeholder, so that the list above is all that has to be known.
fn is_plain(name: &str) -> bool {
    name.len() <= 3
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase())
        && RESERVED.binary_search(&name).is_err()
}

/// Placeholders of one request: each value, and each name that needs one, has one however often it occurs.
#[derive(Default)]
pub(super) struct Placeholders<'a> {
    names: Vec<(&'a str, String)>,
    values: Vec<(Value, String)>,
}

impl<'a> Placeholders<'a> {
    pub(super) fn name(&mut self, name: &'a str) -> &str {
        if is_plain(name) {
            return name;
        }
        let known = self.names.iter().position(|(known, _)| *known == name);
        let position = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push((name, format!("#n{position}")));
        }
        placeholder(&self.names, position)
    }

    pub(super) fn value(&mut self, value: &Value) -> &str {
        let known = self.values.iter().position(|(known, _)| known == value);
        let position = known.unwrap_or(self.values.len());
        if known.is_none() {
            self.values.push((value.clone(), format!(":v{position}")));
        }
        placeholder(&self.values, position)
    }

    /// Takes the names out, for the request.
    pub(super) fn names(&mut self) -> Option<HashMap<String, String>> {
        let pairs = std::mem::take(&mut self.names).into_iter();
        let map: HashMap<_, _> = pairs
            .map(|(name, placeholder)| (placeholder, name.to_owned()))
            .collect();
        (!map.is_empty()).then_some(map)
    }

    /// Takes the values out, for the request.
    pub(super) fn values(&mut self) -> Option<HashMap<String, AttributeValue>> {
        let pairs = std::mem::take(&mut self.values).into_iter();
        let map: HashMap<_, _> = pairs
            .map(|(value, placeholder)| (placeholder, value.into()))
            .collect();
        (!map.is_empty()).then_some(map)
    }

    pub(super) fn condition(&mut self, condition: &'a Condition) -> String {
        let mut text = String::with_capacity(CAPACITY);
        self.write_condition(&mut text, condition);
        text
    }

    /// The condition on the keys of a query.
    pub(super) fn key_range(&mut self, query: &'a Query) -> String {
        let text = |text: &String| Value::S(text.clone());
        let mut keys = String::new();
        self.compare(&mut keys, query.pk_name, " = ", &text(&query.pk));
        keys.push_str(" AND ");
        self.compare(&mut keys, query.sk_name, " BETWEEN ", &text(&query.from));
        keys.push_str(" AND ");
        keys.push_str(self.value(&text(&query.to)));
        keys
    }

    fn write_condition(&mut self, text: &mut String, condition: &'a Condition) {
        match condition {
            Condition::Missing => self.call(text, "attribute_not_exists(", "pk"),
            Condition::Present => self.call(text, "attribute_exists(", "pk"),
            Condition::Without(name) => self.call(text, "attribute_not_exists(", name),
            Condition::Equals(name, value) => self.compare(text, name, " = ", value),
            Condition::Differs(name, value) => self.compare(text, name, " <> ", value),
            Condition::AtLeast(name, value) => self.compare(text, name, " >= ", value),
            Condition::Below(name, value) => self.compare(text, name, " < ", value),
            Condition::All(parts) => self.join(text, parts, " AND "),
            Condition::Any(parts) => self.join(text, parts, " OR "),
        }
    }

    fn call(&mut self, text: &mut String, function: &str, name: &'a str) {
        text.push_str(function);
        text.push_str(self.name(name));
        text.push(')');
    }

    fn compare(&mut self, text: &mut String, name: &'a str, sign: &str, value: &Value) {
        text.push_str(self.name(name));
        text.push_str(sign);
        text.push_str(self.value(value));
    }

    fn join(&mut self, text: &mut String, parts: &'a [Condition], by: &str) {
        text.push('(');
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                text.push_str(by);
            }
            self.write_condition(text, part);
        }
        text.push(')');
    }

    pub(super) fn changes(&mut self, changes: &'a [Change]) -> String {
        let mut text = String::with_capacity(CAPACITY);
        let mut verb = "SET ";
        for change in changes {
            let is_set = match change {
                Change::Remove(_) => false,
                Change::Difference { set, .. } => !set.is_empty(),
                Change::Set(..) | Change::Increment(..) | Change::Add(..) | Change::Copy(..) => {
                    true
                }
            };
            if is_set {
                text.push_str(verb);
                self.write_set(&mut text, change);
                verb = ", ";
            }
        }
        let mut verb = if text.is_empty() {
            "REMOVE "
        } else {
            " REMOVE "
        };
        for name in changes.iter().flat_map(removed) {
            text.push_str(verb);
            text.push_str(self.name(name));
            verb = ", ";
        }
        text
    }

    fn write_set(&mut self, text: &mut String, change: &'a Change) {
        match change {
            Change::Set(name, value) => self.compare(text, name, " = ", value),
            Change::Increment(name, by) => {
                text.push_str(self.name(name));
                text.push_str(" = ");
                self.compare(text, name, " + ", &number(*by));
            }
            Change::Add(name, by) => {
                self.write_otherwise(text, name, name, &number(0));
                text.push_str(" + ");
                text.push_str(self.value(&number(*by)));
            }
            Change::Copy(name, from, otherwise) => {
                self.write_otherwise(text, name, from, otherwise);
            }
            Change::Difference { set, .. } => {
                let mut comma = "";
                for (name, value) in set {
                    text.push_str(comma);
                    self.compare(text, name, " = ", value);
                    comma = ", ";
                }
            }
            // Not set, but removed.
            Change::Remove(_) => {}
        }
    }

    fn write_otherwise(
        &mut self,
        text: &mut String,
        name: &'a str,
        from: &'a str,
        otherwise: &Value,
    ) {
        text.push_str(self.name(name));
        text.push_str(" = if_not_exists(");
        text.push_str(self.name(from));
        text.push_str(", ");
        text.push_str(self.value(otherwise));
        text.push(')');
    }
}

/// The attributes that a change removes.
fn removed(change: &Change) -> Vec<&str> {
    match change {
        Change::Remove(name) => vec![*name],
        Change::Difference { removed, .. } => removed.iter().map(String::as_str).collect(),
        Change::Set(..) | Change::Increment(..) | Change::Add(..) | Change::Copy(..) => Vec::new(),
    }
}

/// Enough for most expressions, so that they are written without being moved.
const CAPACITY: usize = 512;

fn placeholder<T>(known: &[(T, String)], position: usize) -> &str {
    known.get(position).map_or("", |(_, text)| text)
}

fn number(number: i64) -> Value {
    Value::N(number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_nest_and_reuse_names() {
        let mut placeholders = Placeholders::default();
        let condition = Condition::All(vec![
            Condition::AtLeast("avail", number(5)),
            Condition::Any(vec![
                Condition::Without("dup"),
                Condition::Differs("dup", number(7)),
            ]),
        ]);
        let text = placeholders.condition(&condition);
        assert_eq!(
            text,
            "(#n0 >= :v0 AND (attribute_not_exists(dup) OR dup <> :v1))"
        );
        assert_eq!(placeholders.names().map(|names| names.len()), Some(1));
    }

    #[test]
    fn names_that_an_expression_may_not_have_go_by_placeholder() {
        assert!(RESERVED.is_sorted());
        let mut placeholders = Placeholders::default();
        let written = ["at", "ver", "a", "s3", "held", "Ver", ""].map(|name| {
            let text = placeholders.name(name);
            text.to_owned()
        });
        assert_eq!(written, ["#n0", "ver", "a", "#n1", "#n2", "#n3", "#n4"]);
        let names = placeholders.names().expect("names");
        assert_eq!(names.get("#n0").map(String::as_str), Some("at"));
    }

    #[test]
    fn a_value_that_occurs_again_is_sent_once() {
        let mut placeholders = Placeholders::default();
        let condition = Condition::Any(vec![
            Condition::Below("a", number(5)),
            Condition::Below("b", number(5)),
            Condition::Equals("b", Value::S("5".into())),
        ]);
        let text = placeholders.condition(&condition);
        assert_eq!(text, "(a < :v0 OR b < :v0 OR b = :v1)");
        assert_eq!(placeholders.values().map(|values| values.len()), Some(2));
    }

    #[test]
    fn changes_group_by_verb() {
        let mut placeholders = Placeholders::default();
        let changes = [
            Change::Increment("held", 5),
            Change::Remove("leg"),
            Change::Set("st", Value::S("x".into())),
        ];
        let text = placeholders.changes(&changes);
        assert_eq!(text, "SET #n0 = #n0 + :v0, st = :v1 REMOVE leg");
    }

    #[test]
    fn a_number_that_is_not_there_is_added_to_zero() {
        let text = Placeholders::default().changes(&[Change::Add("n", 5)]);
        assert_eq!(text, "SET n = if_not_exists(n, :v0) + :v1");
    }

    #[test]
    fn a_difference_sets_and_removes_by_name() {
        let text = |text: &str| text.to_owned();
        let changes = [Change::Difference {
            set: vec![(text("a"), number(1)), (text("b"), number(2))],
            removed: vec![text("c")],
        }];
        let mut placeholders = Placeholders::default();
        assert_eq!(
            placeholders.changes(&changes),
            "SET a = :v0, b = :v1 REMOVE c"
        );
    }
}
