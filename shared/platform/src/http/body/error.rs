use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::tree::below;

/// One field of a body that cannot be read. No message repeats what was sent, beyond the name of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BodyError {
    /// Where, once the reader that knows has said so.
    pointer: Option<String>,
    /// The field of the place that it is about, if it is not the place itself.
    field: Option<&'static str>,
    pub(super) code: &'static str,
    pub(super) message: String,
}

impl BodyError {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            pointer: None,
            field: None,
            code,
            message: message.into(),
        }
    }

    /// A value that is not what the contract says.
    pub(super) fn expected(what: impl fmt::Display) -> Self {
        Self::new("invalid", format!("expected {what}"))
    }

    /// A field that the contract does not have.
    pub(super) fn unknown() -> Self {
        Self::new("unknown", "this field is not known here")
    }

    /// A field that has to be there and is not.
    pub(super) fn required() -> Self {
        Self::new("required", "this field is required")
    }

    /// A field that an object has more than once.
    pub(super) fn repeated() -> Self {
        Self::new("duplicate", "this field is there more than once")
    }

    /// With the place that it is about, unless an inner one is known.
    pub(super) fn at(mut self, place: &str) -> Self {
        if self.pointer.is_none() {
            self.pointer = Some(match self.field.take() {
                Some(name) => below(place, name),
                None => place.to_owned(),
            });
        }
        self
    }

    /// Where it is, as a JSON pointer.
    pub(super) fn pointer(&self) -> &str {
        self.pointer.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for BodyError {}

impl Error for BodyError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new("invalid", message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        match expected {
            [] => Self::new("invalid", "this value is not allowed"),
            [only] => Self::expected(only),
            several => Self::expected(format_args!("one of {}", several.join(", "))),
        }
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::unknown()
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..Self::required()
        }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..Self::repeated()
        }
    }
}
