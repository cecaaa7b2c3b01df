use std::error::Error;
use std::fmt;

use audit_domain::{Broken, Hash};

use crate::Head;

/// What is wrong with a seal, a record or a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What is in the file is not in its one form.
    Form(&'static str),
    /// The file is not where a seal of its number is kept.
    Name {
        /// The name for the seal's number.
        expected: String,
    },
    /// The seal names a key that is not trusted.
    Stranger {
        /// The key that it names.
        found: Hash,
    },
    /// The signature is not that of the key over the seal.
    Signature,
    /// The seal is out of its place in the chain, or seals other records.
    Seal(Broken),
    /// A record that an earlier line has as well.
    Twice(String),
    /// The proof does not lead from the record to the root.
    Proof {
        /// The root that the seal has.
        expected: Hash,
        /// The hash of the record that is there.
        leaf: Hash,
    },
    /// The seal that must be there is not.
    Head {
        /// The seal that must be there.
        expected: Head,
        /// The seal of this number that is there, if one is.
        found: Option<Head>,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(what) => out.write_str(what),
            Self::Name { expected } => write!(out, "wrong file name: expected {expected}"),
            Self::Stranger { found } => {
                write!(
                    out,
                    "untrusted seal key: expected one given by --key, found {found}"
                )
            }
            Self::Signature => {
                out.write_str("invalid signature: expected one of its key over this seal")
            }
            Self::Seal(broken) => fmt::Display::fmt(broken, out),
            Self::Twice(id) => write!(out, "record {id} found twice, expected once"),
            Self::Proof { expected, leaf } => write!(
                out,
                "the path does not lead from the record to the seal: expected the root {expected}, found another from the \
                 record's hash {leaf}"
            ),
            Self::Head { expected, found } => match found {
                Some(found) => write!(out, "wrong seal: expected {expected}, found {found}"),
                None => write!(
                    out,
                    "missing seal: expected {expected}, found none of this number"
                ),
            },
        }
    }
}

impl Error for Fault {}

impl From<Broken> for Fault {
    fn from(broken: Broken) -> Self {
        Self::Seal(broken)
    }
}
