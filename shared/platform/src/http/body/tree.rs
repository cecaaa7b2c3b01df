use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A JSON value as it was sent: fields in their order, also those that are there twice.
#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    /// A number that is not whole. No field of the contract is one, so its value is not kept.
    Fraction,
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// A place in a tree: the position of each child on the way to it.
pub(super) type Steps = Vec<usize>;

impl Node {
    /// The values that hold no others, in their order, at most so many.
    pub(super) fn leaves(&self, most: usize) -> Vec<Steps> {
        let mut found = Vec::new();
        self.collect(&mut Vec::new(), most, &mut found);
        found
    }

    fn collect(&self, steps: &mut Steps, most: usize, found: &mut Vec<Steps>) {
        let children: Vec<&Self> = match self {
            Self::List(items) => items.iter().collect(),
            Self::Object(fields) => fields.iter().map(|(_, value)| value).collect(),
            Self::Null
            | Self::Bool(_)
            | Self::Unsigned(_)
            | Self::Signed(_)
            | Self::Fraction
            | Self::Text(_) => Vec::new(),
        };
        if children.is_empty() && found.len() < most {
            found.push(steps.clone());
        }
        for (index, child) in children.into_iter().enumerate() {
            if found.len() >= most {
                return;
            }
            steps.push(index);
            child.collect(steps, most, found);
            steps.pop();
        }
    }

    /// The pointer of each field that an object has twice.
    pub(super) fn repeated(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.repeated_below("", &mut found);
        found
    }

    fn repeated_below(&self, pointer: &str, found: &mut BTreeSet<String>) {
        match self {
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    item.repeated_below(&format!("{pointer}/{index}"), found);
                }
            }
            Self::Object(fields) => {
                let mut names = BTreeSet::new();
                for (name, value) in fields {
                    let pointer = below(pointer, name);
                    value.repeated_below(&pointer, found);
                    if !names.insert(name) {
                        found.insert(pointer);
                    }
                }
            }
            Self::Null
            | Self::Bool(_)
            | Self::Unsigned(_)
            | Self::Signed(_)
            | Self::Fraction
            | Self::Text(_) => {}
        }
    }

    /// What a step of a JSON pointer leads to.
    pub(super) fn child(&self, step: &str) -> Option<&Self> {
        if let Self::List(items) = self {
            items.get(step.parse::<usize>().ok()?)
        } else {
            self.field(step)
        }
    }

    /// The value of a field, if this is an object that has it.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else {
            return None;
        };
        let named = fields.iter().find(|(known, _)| known == name);
        named.map(|(_, value)| value)
    }
}

/// The JSON pointer (RFC 6901) of a field of what a pointer is for.
pub(super) fn below(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Unsigned(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Signed(value))
    }

    /// That there is a fraction is noted and its value dropped, so that none comes near money.
    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Fraction)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(field) = fields.next_entry()? {
            object.push(field);
        }
        Ok(Node::Object(object))
    }
}
