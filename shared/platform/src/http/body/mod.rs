//! JSON bodies: read into the types of an operation, or refused with every field that is wrong.

mod error;
mod numbers;
mod parts;
mod reader;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeSet;

use error::BodyError;
use operation::{Field, Items};
pub use parts::Parts;
use reader::Reader;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use tree::{Node, below};

use super::{Code, Problem};

/// The largest JSON body, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// How many values are tried one by one to find those that are wrong: as many as a body can have.
const MAX_TRIED: usize = MAX_BYTES / 2;

/// How many of them may be right. A value that is wrong ends its try at once; after one that is right all others are
/// read again.
const MAX_RIGHT: usize = 256;

/// Reads a JSON body, or returns everything that is wrong with it. The type judges what is there, the fields of the
/// contract say what is missing and how long arrays are, and the rules judge what goes together, each whatever the others
/// find.
pub(super) fn json<T: DeserializeOwned>(
    bytes: &[u8],
    fields: &[Field],
    rules: impl FnOnce(&Parts<'_>) -> Result<(), Problem>,
) -> Result<T, Problem> {
    if bytes.len() > MAX_BYTES {
        let detail = format!("A JSON body has at most {MAX_BYTES} bytes.");
        return Err(Problem::new(Code::BodyTooLarge).detail(detail));
    }
    let tree = tree(bytes).map_err(|error| malformed(&error))?;
    let (mut faults, mut missing) = (Faults::default(), Vec::new());
    for place in &tree.repeated() {
        faults.add(BodyError::repeated().at(place));
    }
    measured(&tree, fields, "", &mut |fault| _ = faults.add(fault));
    lacking(&tree, fields, "", &mut missing);
    let read = T::deserialize(Reader::new(&tree, &[])).map_err(|fault| fault.at(""));
    let broken = rules(&Parts::of(&tree)).err();
    let is_sound = faults.found.is_empty() && missing.is_empty();
    let whole = match (read, &broken) {
        (Ok(value), None) if is_sound => return Ok(value),
        (read, _) => read.err(),
    };
    wrong_values::<T>(&tree, &mut faults);
    for fault in missing.into_iter().chain(whole) {
        faults.add(fault);
    }
    let found = (!faults.found.is_empty()).then(|| problem(&faults.found));
    let all = found.into_iter().chain(broken).reduce(Problem::and);
    Err(all.unwrap_or_else(|| Problem::new(Code::InvalidField)))
}

/// Finds the values that the type does not take. The value at a place is read before all others, so that none of them
/// hides what is wrong with it.
fn wrong_values<T: DeserializeOwned>(tree: &Node, faults: &mut Faults) {
    let mut right = 0_usize;
    for steps in tree.leaves(MAX_TRIED) {
        let read = T::deserialize(Reader::new(tree, &steps));
        let is_new = read.is_err_and(|fault| faults.add(fault.at("")));
        right = right.saturating_add(usize::from(!is_new));
        if right > MAX_RIGHT {
            break;
        }
    }
}

/// Reads JSON that is no body, by the rules of one: no member comes twice at any depth, and none is `null`.
///
/// # Errors
/// The JSON pointer of the first place that is wrong; that of the whole if the text is no JSON.
pub fn strict<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let tree = tree(bytes).map_err(|_| String::new())?;
    match tree.repeated().pop_first() {
        Some(place) => Err(place),
        None => T::deserialize(Reader::new(&tree, &[]))
            .map_err(|fault| fault.at("").pointer().to_owned()),
    }
}

/// The values of a JSON text. A number that is too large for any type is a number all the same, and wrong where it stands.
fn tree(bytes: &[u8]) -> Result<Node, serde_json::Error> {
    serde_json::from_slice(bytes).or_else(|error| match numbers::within_range(bytes) {
        Some(bytes) => serde_json::from_slice(&bytes),
        None => Err(error),
    })
}

/// What is wrong, each place once.
#[derive(Default)]
struct Faults {
    found: Vec<BodyError>,
    places: BTreeSet<String>,
}

impl Faults {
    /// Adds a fault, if nothing is said of its place yet. Whether it was added.
    fn add(&mut self, fault: BodyError) -> bool {
        let is_new = self.places.insert(fault.pointer().to_owned());
        if is_new {
            self.found.push(fault);
        }
        is_new
    }
}

/// The arrays that are not as long as the contract says, or have an item twice.
fn measured(node: &Node, fields: &[Field], pointer: &str, add: &mut dyn FnMut(BodyError)) {
    if let Node::List(items) = node {
        for (index, item) in items.iter().enumerate() {
            measured(item, fields, &format!("{pointer}/{index}"), add);
        }
    }
    for field in fields {
        let Some(value) = node.field(field.name) else {
            continue;
        };
        let place = below(pointer, field.name);
        if let (Node::List(list), Some(items)) = (value, field.items)
            && !fits(list, items)
        {
            add(BodyError::expected(items).at(&place));
        }
        measured(value, field.fields, &place, add);
    }
}

fn fits(list: &[Node], items: Items) -> bool {
    let repeats = || {
        let mut later = list.iter().skip(1);
        list.iter().any(|item| {
            let repeats = later.clone().any(|other| other == item);
            later.next();
            repeats
        })
    };
    (items.least..=items.most).contains(&list.len()) && !(items.unique && repeats())
}

/// The fields that the contract requires of the objects that are there.
fn lacking(node: &Node, fields: &[Field], pointer: &str, found: &mut Vec<BodyError>) {
    if let Node::List(items) = node {
        for (index, item) in items.iter().enumerate() {
            lacking(item, fields, &format!("{pointer}/{index}"), found);
        }
    }
    let Node::Object(_) = node else {
        return;
    };
    for field in fields {
        let place = below(pointer, field.name);
        match node.field(field.name) {
            Some(value) => lacking(value, field.fields, &place, found),
            None if field.required => found.push(BodyError::required().at(&place)),
            None => {}
        }
    }
}

fn problem(faults: &[BodyError]) -> Problem {
    let unknown = faults.iter().all(|fault| fault.code == "unknown");
    let code = if unknown {
        Code::UnknownField
    } else {
        Code::InvalidField
    };
    faults.iter().fold(Problem::new(code), |problem, fault| {
        problem.with_error(fault.pointer(), fault.code, &fault.message)
    })
}

/// What `serde_json` says of the text is a place in it, or that it is too deep. What is there is not repeated.
fn malformed(error: &serde_json::Error) -> Problem {
    let detail = match error.classify() {
        Category::Eof => "The body ends before its JSON value does.".to_owned(),
        Category::Io | Category::Syntax | Category::Data => format!(
            "The body is not one well-formed JSON value, or is nested too deeply: see line {}, column {}.",
            error.line(),
            error.column()
        ),
    };
    Problem::new(Code::MalformedBody).detail(detail)
}
