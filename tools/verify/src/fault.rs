use std::error::Error;
use std::fmt;

use audit_domain::Broken;

/// What is wrong with a seal, a record or a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What is in the file is not in its one form.
    Form(&'static str),
    /// The file is not where a seal of its number is kept.
    Name,
    /// The seal names a key that is not trusted.
    Stranger,
    /// The signature is not that of the key over the seal.
    Signature,
    /// The seal is out of its place in the chain, or seals other records.
    Seal(Broken),
    /// A record that an earlier line has as well.
    Twice(String),
    /// The proof does not lead from the record to the root.
    Proof,
    /// The seal that must be there is not.
    Head,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(what) => out.write_str(what),
            Self::Name => out.write_str("the file is not named after the number of its seal"),
            Self::Stranger => out.write_str("the seal names a key that is not among those given"),
            Self::Signature => out.write_str("the signature is not the key's over this seal"),
            Self::Seal(broken) => fmt::Display::fmt(broken, out),
            Self::Twice(id) => write!(out, "the record {id} is in the trail twice"),
            Self::Proof => out.write_str("the proof does not lead from the record to the seal"),
            Self::Head => out.write_str("the seal that was asked for is not in the trail"),
        }
    }
}

impl Error for Fault {}

impl From<Broken> for Fault {
    fn from(broken: Broken) -> Self {
        Self::Seal(broken)
    }
}
