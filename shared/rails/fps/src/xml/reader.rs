use std::collections::BTreeSet;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::{Fields, MAX_BYTES, MAX_DEPTH};
use crate::malformed::{FieldDefect, Malformed};

/// Where a message keeps what we read of it.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) namespace: &'static str,
    /// The message element, the only one in `Document`.
    pub(crate) message: &'static str,
    /// Paths below the message element of the fields that are read.
    pub(crate) fields: &'static [&'static str],
    /// Paths of the elements that may come more than once, with all that is in them.
    pub(crate) repeated: &'static [&'static str],
    /// The element that holds a transaction.
    pub(crate) transaction: &'static str,
    /// Whether more than one transaction is read; else the second is a fault.
    pub(crate) is_of_several: bool,
    /// The field that names the transaction in the scheme.
    pub(crate) transaction_id: &'static str,
}

/// A well-formed document of one of the shapes.
pub(crate) struct Found<'s> {
    pub(crate) shape: &'s Shape,
    pub(crate) fields: Fields,
    /// The first fault in how its elements are put together, if there is one; of several transactions
    /// those before the last have their own.
    pub(crate) fault: Option<Malformed>,
}

/// Reads a document of one of the shapes: which one, and its fields. Everything else in it is
/// skipped, but still has to be plain, well-formed XML. Elements that come too often or stand where
/// they do not belong are a fault of what was found: the rest is read, so that its sender can be
/// answered.
///
/// # Errors
/// [`Malformed`] if it is not well-formed XML that can be read safely, or no message of the shapes.
pub(crate) fn read<'s>(bytes: &[u8], shapes: &'s [Shape]) -> Result<Found<'s>, Malformed> {
    let text = plain_text(bytes)?;
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut document = Document::new(shapes);
    loop {
        let (namespace, event) = reader
            .read_resolved_event()
            .map_err(|_| document.at(FieldDefect::NotXml))?;
        match event {
            Event::Start(start) => document.start(&namespace, &start)?,
            Event::End(_) => document.end(),
            Event::Text(text) => document.text(&text.xml10_content()),
            Event::CData(data) => document.text(&data.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = resolve(&reference).map_err(|fault| document.at(fault))?;
                document.text(character.encode_utf8(&mut [0; 4]));
            }
            Event::Decl(declaration) => {
                let utf_8 = match declaration.encoding() {
                    None => true,
                    Some(Ok(name)) => name.eq_ignore_ascii_case("utf-8"),
                    Some(Err(_)) => false,
                };
                if !utf_8 || document.message.is_some() {
                    return Err(Malformed::document(FieldDefect::NotXml));
                }
            }
            Event::Comment(_) => {}
            Event::DocType(_) | Event::PI(_) => return Err(document.at(FieldDefect::Forbidden)),
            // Handed on by the reader only if it is told not to expand them.
            Event::Empty(_) => return Err(document.at(FieldDefect::NotXml)),
            Event::Eof => return document.finish(),
        }
    }
}

/// The bytes as text that is small enough and free of control characters.
fn plain_text(bytes: &[u8]) -> Result<&str, Malformed> {
    if bytes.len() > MAX_BYTES {
        return Err(Malformed::document(FieldDefect::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Malformed::document(FieldDefect::NotXml))?;
    if text.chars().any(is_forbidden) {
        return Err(Malformed::document(FieldDefect::ControlCharacter));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What XML 1.0 itself has no place for. Other control characters are for each field to refuse.
fn is_forbidden(character: char) -> bool {
    let line_space = matches!(character, '\t' | '\n' | '\r');
    (character.is_ascii_control() && character != '\u{7f}' && !line_space)
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// A character reference or one of the five entities of XML. There are no others: none can be
/// declared, so none can expand.
fn resolve(reference: &BytesRef<'_>) -> Result<char, FieldDefect> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) if is_forbidden(character) => Err(FieldDefect::ControlCharacter),
        Ok(Some(character)) => Ok(character),
        Err(_) => Err(FieldDefect::NotXml),
        Ok(None) => match &**reference {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => Err(FieldDefect::Forbidden),
        },
    }
}

/// Where in the document the reader is, and what it has found so far.
struct Document<'s> {
    shapes: &'s [Shape],
    shape: Option<&'s Shape>,
    message: Option<()>,
    seen: BTreeSet<&'static str>,
    open: Vec<Element>,
    fields: Fields,
    fault: Option<Malformed>,
}

struct Element {
    place: Place,
    text: String,
    currency: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Document,
    Message,
    /// On the way to a field.
    Group(&'static str),
    Field(&'static str),
    /// Not read, nor anything in it.
    Skipped,
}

impl<'s> Document<'s> {
    fn new(shapes: &'s [Shape]) -> Self {
        Self {
            shapes,
            shape: None,
            message: None,
            seen: BTreeSet::new(),
            open: Vec::new(),
            fields: Fields::default(),
            fault: None,
        }
    }

    fn start(
        &mut self,
        namespace: &ResolveResult<'_>,
        start: &BytesStart<'_>,
    ) -> Result<(), Malformed> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.at(FieldDefect::TooDeep));
        }
        let currency = self.currency(start)?;
        let local = start.local_name();
        let place = self.place(namespace, local.as_ref())?;
        if let Place::Group(path) | Place::Field(path) = place {
            let repeated = self.shape.is_some_and(|shape| shape.may_repeat(path));
            if !self.seen.insert(path) && !repeated && !self.begins_another(path) {
                self.note(Malformed::new(path, FieldDefect::Duplicate));
            }
        }
        self.open.push(Element {
            place,
            text: String::new(),
            currency,
        });
        Ok(())
    }

    /// Whether a further transaction begins here that is read as the one before was.
    fn begins_another(&mut self, path: &'static str) -> bool {
        let Some(shape) = self.shape else {
            return false;
        };
        let begins = shape.is_of_several && shape.transaction == path;
        if begins {
            let is_own = |fault: &mut Malformed| shape.is_in_transaction(&fault.field);
            let fault = self.fault.take_if(is_own);
            self.fields.next_transaction(shape, fault);
            self.seen.retain(|seen| !shape.is_in_transaction(seen));
            self.seen.insert(path);
        }
        begins
    }

    /// Judges every attribute; keeps the currency.
    fn currency(&self, start: &BytesStart<'_>) -> Result<Option<String>, Malformed> {
        let mut currency = None;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.at(FieldDefect::NotXml))?;
            if attribute.key.as_ref() == "Ccy" {
                currency = Some(attribute.value.into_owned());
            }
        }
        Ok(currency)
    }

    fn place(&mut self, namespace: &ResolveResult<'_>, local: &str) -> Result<Place, Malformed> {
        let known = |shape: &Shape| matches!(namespace, ResolveResult::Bound(Namespace(uri)) if *uri == shape.namespace);
        let Some(parent) = self.open.last().map(|element| element.place) else {
            if local != "Document" || self.shape.is_some() {
                return Err(Malformed::document(FieldDefect::UnknownMessage));
            }
            self.shape = self.shapes.iter().find(|shape| known(shape));
            return match self.shape {
                Some(_) => Ok(Place::Document),
                None => Err(Malformed::document(FieldDefect::UnknownMessage)),
            };
        };
        let Some(shape) = self.shape else {
            return Err(Malformed::document(FieldDefect::UnknownMessage));
        };
        match parent {
            Place::Document => {
                if !known(shape) || local != shape.message || self.message.is_some() {
                    return Err(Malformed::document(FieldDefect::UnknownMessage));
                }
                self.message = Some(());
                Ok(Place::Message)
            }
            Place::Message if known(shape) => Ok(shape.place(local)),
            Place::Group(path) if known(shape) => Ok(shape.place(&format!("{path}/{local}"))),
            Place::Field(path) => {
                self.note(Malformed::new(path, FieldDefect::Value));
                Ok(Place::Skipped)
            }
            Place::Message | Place::Group(_) | Place::Skipped => Ok(Place::Skipped),
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Element {
                place: Place::Field(_),
                text: known,
                ..
            }) => known.push_str(text),
            Some(Element {
                place: Place::Skipped,
                ..
            }) => {}
            // Between elements there is nothing but space.
            Some(_) | None if text.trim().is_empty() => {}
            Some(_) | None => {
                let fault = self.at(FieldDefect::NotXml);
                self.note(fault);
            }
        }
    }

    /// Keeps the first fault.
    fn note(&mut self, fault: Malformed) {
        self.fault.get_or_insert(fault);
    }

    fn end(&mut self) {
        if let Some(Element {
            place: Place::Field(path),
            text,
            currency,
        }) = self.open.pop()
        {
            self.fields.push(path, text, currency);
        }
    }

    fn finish(self) -> Result<Found<'s>, Malformed> {
        match (self.shape, self.message, self.open.is_empty()) {
            (Some(shape), Some(()), true) => Ok(Found {
                shape,
                fields: self.fields,
                fault: self.fault,
            }),
            _ => Err(Malformed::document(FieldDefect::NotXml)),
        }
    }

    /// A fault at the innermost element that is known.
    fn at(&self, fault: FieldDefect) -> Malformed {
        let known = self
            .open
            .iter()
            .rev()
            .find_map(|element| match element.place {
                Place::Group(path) | Place::Field(path) => Some(path),
                Place::Document | Place::Message | Place::Skipped => None,
            });
        Malformed::new(known.unwrap_or("Document"), fault)
    }
}

impl Shape {
    fn place(&self, path: &str) -> Place {
        let below = |field: &'static str| {
            let rest = field.strip_prefix(path)?;
            if rest.is_empty() {
                return Some(Place::Field(field));
            }
            rest.starts_with('/')
                .then(|| Place::Group(field.get(..path.len()).unwrap_or(field)))
        };
        self.fields
            .iter()
            .find_map(|field| below(field))
            .unwrap_or(Place::Skipped)
    }

    fn may_repeat(&self, path: &str) -> bool {
        self.repeated
            .iter()
            .any(|repeated| is_within(path, repeated))
    }

    pub(crate) fn is_in_transaction(&self, path: &str) -> bool {
        is_within(path, self.transaction)
    }
}

/// Whether the path is that of the element, or of one in it.
fn is_within(path: &str, element: &str) -> bool {
    path.strip_prefix(element)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
