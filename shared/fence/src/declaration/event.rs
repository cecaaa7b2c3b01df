//! The name of an event in the catalogue under `events/`.

use super::Malformed;
use std::fmt;

/// `<domain>.<event>.v<version>`, for example `payments.payment-accepted.v1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventName(String);

impl EventName {
    /// The name, if it has its three parts in lower case with hyphens.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.split('.');
        let (domain, event, version) = (parts.next()?, parts.next()?, parts.next()?);
        let number = version.strip_prefix('v')?;
        let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let whole = parts.next().is_none() && is_word(domain) && is_word(event) && numbered;
        whole.then(|| Self(name.to_owned()))
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The domain whose fact it is.
    pub fn domain(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }

    /// Where its JSON Schema is, from the root of the repository.
    pub fn schema_path(&self) -> String {
        format!("events/{}.schema.json", self.0.replacen('.', "/", 1))
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for EventName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Reads a list of event names, telling which field a bad one stands in.
pub(super) fn parse_all(field: &str, names: &[String]) -> Result<Vec<EventName>, Malformed> {
    let read = |name: &String| {
        EventName::parse(name).ok_or_else(|| {
            Malformed::new(format!(
                "{field}: {name:?} is not <domain>.<event>.v<version>"
            ))
        })
    };
    names.iter().map(read).collect()
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
