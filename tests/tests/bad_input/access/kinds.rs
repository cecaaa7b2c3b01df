//! The types of the access matrix.

use super::super::fixture::Fixture;
use super::super::raw_request::RawRequest;
use super::{Expected, NOT_FOUND};

/// A valid request of one operation.
pub(crate) struct Row {
    /// Its id in the contract.
    pub(crate) operation: &'static str,
    /// A request that is valid except for its sender.
    pub(crate) ask: fn(&Fixture) -> RawRequest,
    /// The callers that it admits.
    pub(crate) access: Access,
}

/// The callers that an operation admits.
#[derive(Clone, Copy)]
pub(crate) enum Access {
    /// A client whose token has the scope of the contract.
    Token {
        /// The response to the institution that owns the resource, after the rows before this one.
        own: Expected,
        /// The response to another institution with all scopes.
        other: Other,
    },
    /// A client of the bank's own tenant that has the scope; no client of an institution.
    Desk {
        /// The response to it.
        expected: Expected,
    },
    /// Everybody; a token makes no difference, valid or not.
    Anybody {
        /// The reason.
        why: &'static str,
        /// The response to everybody.
        expected: Expected,
    },
    /// The signer of the request; a token is not a signature.
    Signature {
        /// The reason.
        why: &'static str,
    },
}

/// The meaning of an operation for another institution.
#[derive(Clone, Copy)]
pub(crate) enum Other {
    /// It names a resource that does not exist for that institution.
    NotFound,
    /// It names a seal that does not exist. Of one that does, it shows every institution the caller's own records and the
    /// hashes of all others.
    NoSeal,
    /// It shows the caller's own resources, and none of another's.
    ShowsItsOwn,
    /// It creates a resource of the caller.
    MakesItsOwn,
    /// It shows data of the bank that all institutions may see.
    TheBanks,
}

impl Access {
    /// Returns whether a token is required.
    pub(crate) fn needs_token(self) -> bool {
        match self {
            Self::Token { .. } | Self::Desk { .. } => true,
            Self::Anybody { .. } | Self::Signature { .. } => false,
        }
    }
}

impl Other {
    /// Returns the response to the admitted caller.
    pub(crate) fn expected(self) -> Expected {
        match self {
            Self::NotFound | Self::NoSeal => NOT_FOUND,
            Self::ShowsItsOwn | Self::TheBanks => (200, ""),
            Self::MakesItsOwn => (201, ""),
        }
    }

    /// Returns the reason, for the documentation.
    pub(crate) fn why(self) -> &'static str {
        match self {
            Self::NotFound => "",
            Self::NoSeal => {
                "no such seal; of one that exists, every institution reads its own records and the hashes of all"
            }
            Self::ShowsItsOwn => "returns only resources of the caller's institution",
            Self::MakesItsOwn => "the new resource belongs to the caller's institution",
            Self::TheBanks => "data of the bank; every institution may read it",
        }
    }
}

/// A row for callers with a token.
pub(crate) const fn row(
    operation: &'static str,
    ask: fn(&Fixture) -> RawRequest,
    own: Expected,
    other: Other,
) -> Row {
    let access = Access::Token { own, other };
    Row {
        operation,
        ask,
        access,
    }
}

/// A row for everybody.
pub(crate) const fn open(
    operation: &'static str,
    ask: fn(&Fixture) -> RawRequest,
    why: &'static str,
    expected: Expected,
) -> Row {
    let access = Access::Anybody { why, expected };
    Row {
        operation,
        ask,
        access,
    }
}

/// A row for clients of the bank's own tenant.
pub(crate) const fn desk(
    operation: &'static str,
    ask: fn(&Fixture) -> RawRequest,
    expected: Expected,
) -> Row {
    let access = Access::Desk { expected };
    Row {
        operation,
        ask,
        access,
    }
}
