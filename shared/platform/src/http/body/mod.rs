//! JSON bodies: read into the types of an operation, or refused with every field that is wrong.

mod error;
mod reader;
#[cfg(test)]
mod tests;
mod tree;

use error::BodyError;
use operation::Field;
use reader::Reader;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use tree::{Node, below};

use super::{Code, Problem};

/// The largest JSON body, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// How many wrong fields a problem lists, as the contract says.
const MAX_ERRORS: usize = 20;

/// How many values are tried one by one to find those that are wrong.
const MAX_TRIED: usize = 256;

/// Reads a JSON body, or returns everything that is wrong with it. The type judges what is there, and the fields of
/// the contract say what is missing.
pub(super) fn json<T: DeserializeOwned>(
    content_type: Option<&str>,
    bytes: &[u8],
    fields: &[Field],
) -> Result<T, Problem> {
    let media_type = content_type
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    if !media_type.is_some_and(|name| name.eq_ignore_ascii_case("application/json")) {
        return Err(
            Problem::new(Code::UnsupportedMediaType).detail("Send Content-Type application/json.")
        );
    }
    if bytes.len() > MAX_BYTES {
        let detail = format!("A JSON body has at most {MAX_BYTES} bytes.");
        return Err(Problem::new(Code::BodyTooLarge).detail(detail));
    }
    let tree: Node = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
    let repeated = tree.repeated();
    let first = match T::deserialize(Reader::new(&tree, &[])) {
        Ok(value) if repeated.is_empty() => return Ok(value),
        Ok(_) => None,
        Err(fault) => Some(fault.at("")),
    };
    let repeated = repeated.iter().map(|place| BodyError::repeated().at(place));
    let mut faults: Vec<BodyError> = repeated.collect();
    // The value at a place is read before all others, so that none of them hides what is wrong with it.
    for steps in tree.leaves(MAX_TRIED) {
        let read = T::deserialize(Reader::new(&tree, &steps));
        add(&mut faults, read.err().map(|fault| fault.at("")));
    }
    let mut missing = Vec::new();
    lacking(&tree, fields, "", &mut missing);
    for fault in missing.into_iter().chain(first) {
        add(&mut faults, Some(fault));
    }
    Err(problem(&faults))
}

/// Adds a fault, if nothing is said of its place yet.
fn add(faults: &mut Vec<BodyError>, fault: Option<BodyError>) {
    let known = |fault: &BodyError| faults.iter().any(|one| one.pointer() == fault.pointer());
    if let Some(fault) = fault.filter(|fault| !known(fault)) {
        faults.push(fault);
    }
}

/// The fields that the contract requires of the objects that are there.
fn lacking(node: &Node, fields: &[Field], pointer: &str, found: &mut Vec<BodyError>) {
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
    let listed = faults.iter().take(MAX_ERRORS);
    listed.fold(Problem::new(code), |problem, fault| {
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
