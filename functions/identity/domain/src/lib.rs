//! The rules of identity, pure: who a client is, what proves it, what a token says.
//!
//! No clock, no table, no randomness and no signatures: facts come in, decisions go out.
#![no_std]

extern crate alloc;

mod assertion;
mod client;
mod client_state;
mod credential;
mod lockout;
mod public_key;
mod scope;
mod secret;
mod token;

pub use assertion::{Assertion, AssertionFault};
pub use client::{ClientName, NotAClientName, first_tenant_id};
pub use client_state::{
    ClientCommand, ClientState, NoSigningKey, OutdatedVersion, SelfAdministration, Status,
    can_follow, require_current,
};
pub use credential::{
    Authentication, Credential, LONGEST_OVERLAP_SECONDS, Proof, USUAL_OVERLAP_SECONDS, rotated,
};
pub use lockout::Failures;
pub use public_key::{KeyName, NotAPublicKey, ParseKeyNameError, PublicKey, SentKey};
pub use scope::{NotScopes, Scope, Scopes};
pub use secret::{NotASecret, SecretDigest, secret_of_bytes, secret_of_text};
pub use token::{Claims, Confirmation, Grant, IssuedToken, LIFE_SECONDS, TokenFault};

/// How far two clocks may be apart, in seconds.
pub const LEEWAY_SECONDS: i64 = 30;
