use std::error::Error;
use std::fmt;

use audit_domain::trail::NotATrail;
use audit_domain::{Broken, Hash};

use crate::Head;

/// What is wrong with a seal, a record or a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// The file's content is malformed.
    Malformed(&'static str),
    /// The file's name does not match the number of its seal.
    FileName {
        /// The name of the seal's number.
        expected: String,
    },
    /// The seal names a key that is not trusted.
    UntrustedKey {
        /// The key in the seal.
        found: Hash,
    },
    /// The signature was not made by the key over this seal.
    Signature,
    /// The seal does not follow the one before it, or seals other records.
    Seal(Broken),
    /// The file is not one that the bank wrote, or does not continue the one before it.
    File(NotATrail),
    /// The record occurs in an earlier line as well.
    RepeatedRecord(String),
    /// The path does not lead from the record to the root.
    Proof {
        /// The root in the seal.
        expected: Hash,
        /// The hash of the record.
        leaf: Hash,
    },
    /// The required seal is missing or different.
    Head {
        /// The required seal.
        expected: Head,
        /// The seal of this number in the trail, if there is one.
        found: Option<Head>,
    },
}

impl fmt::Display for VerifyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(detail) => out.write_str(detail),
            Self::FileName { expected } => write!(out, "wrong file name: expected {expected}"),
            Self::UntrustedKey { found } => {
                write!(
                    out,
                    "untrusted seal key: expected one given by --key, found {found}"
                )
            }
            Self::Signature => {
                out.write_str("invalid signature: expected one of its key over this seal")
            }
            Self::Seal(broken) => fmt::Display::fmt(broken, out),
            Self::File(error) => fmt::Display::fmt(error, out),
            Self::RepeatedRecord(id) => write!(out, "record {id} found twice, expected once"),
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

impl Error for VerifyError {}

impl From<Broken> for VerifyError {
    fn from(broken: Broken) -> Self {
        Self::Seal(broken)
    }
}

impl From<NotATrail> for VerifyError {
    fn from(error: NotATrail) -> Self {
        if let NotATrail::Seal(broken) = error {
            Self::Seal(broken)
        } else {
            Self::File(error)
        }
    }
}
