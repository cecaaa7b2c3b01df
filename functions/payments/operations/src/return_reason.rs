use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a client returns a payment: a return code that a scheme lists, given as the code or as this bank's word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnReason(String);

impl ReturnReason {
    /// The scheme's code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Serialize for ReturnReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ReturnReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        rails::return_code(&text).map(Self).ok_or_else(|| {
            serde::de::Error::custom("expected a return code of the scheme, or our name for it")
        })
    }
}
