//! What a row of the access matrix is.

use super::super::ask::Ask;
use super::super::stand::Stand;
use super::{NOT_FOUND, Told};

/// One operation, asked rightly.
pub(crate) struct Row {
    /// Its id in the contract.
    pub(crate) operation: &'static str,
    /// A request that is right in everything but who sends it.
    pub(crate) ask: fn(&Stand) -> Ask,
    /// Who may.
    pub(crate) access: Access,
}

/// Who may call an operation.
#[derive(Clone, Copy)]
pub(crate) enum Access {
    /// Who has a token with the scope that the contract names.
    Token {
        /// What the institution is told that owns what is asked for, if the rows before this one
        /// were asked by it.
        own: Told,
        /// What another institution is told, with all scopes.
        other: Other,
    },
    /// A client of the bank itself that has the scope; no client of an institution.
    Desk {
        /// What it is told.
        told: Told,
    },
    /// Everybody; a token makes no difference, be it good or not.
    Anybody {
        /// Why.
        why: &'static str,
        /// What everybody is told.
        told: Told,
    },
    /// Who signs the request; a token is no signature.
    Signature {
        /// Why.
        why: &'static str,
    },
}

/// What an operation is for another institution.
#[derive(Clone, Copy)]
pub(crate) enum Other {
    /// It names something that is not there for it.
    NotFound,
    /// It shows what belongs to whoever asks, and nothing of ours.
    ShowsItsOwn,
    /// It makes something that belongs to whoever asks.
    MakesItsOwn,
    /// It tells what the bank itself has, which all institutions may know.
    TheBanks,
}

impl Access {
    /// Whether a token is asked for.
    pub(crate) fn needs_token(self) -> bool {
        match self {
            Self::Token { .. } | Self::Desk { .. } => true,
            Self::Anybody { .. } | Self::Signature { .. } => false,
        }
    }
}

impl Other {
    /// What it is told.
    pub(crate) fn told(self) -> Told {
        match self {
            Self::NotFound => NOT_FOUND,
            Self::ShowsItsOwn | Self::TheBanks => (200, ""),
            Self::MakesItsOwn => (201, ""),
        }
    }

    /// Why, for people.
    pub(crate) fn why(self) -> &'static str {
        match self {
            Self::NotFound => "",
            Self::ShowsItsOwn => "returns only resources of the caller's institution",
            Self::MakesItsOwn => "the new resource belongs to the caller's institution",
            Self::TheBanks => "data of the bank; every institution may read it",
        }
    }
}

/// A row for those with a token.
pub(crate) const fn row(
    operation: &'static str,
    ask: fn(&Stand) -> Ask,
    own: Told,
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
    ask: fn(&Stand) -> Ask,
    why: &'static str,
    told: Told,
) -> Row {
    let access = Access::Anybody { why, told };
    Row {
        operation,
        ask,
        access,
    }
}

/// A row for the bank's own clients.
pub(crate) const fn desk(operation: &'static str, ask: fn(&Stand) -> Ask, told: Told) -> Row {
    let access = Access::Desk { told };
    Row {
        operation,
        ask,
        access,
    }
}
