//! What an operation of the public contract is, as data. The crate `contract` has all of them; each function has its own,
//! in the file `operation.rs` beside its manifest, so that an edit of the contract compiles only the functions that it
//! changes.
#![no_std]

extern crate alloc;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the contract, by itself"
)]
pub struct Operation {
    /// Its `operationId`, such as `createPayment`.
    pub id: &'static str,
    /// The function that does it, such as `create-payment`.
    pub function: &'static str,
    /// Its first tag: the domain, or `rail-callbacks`.
    pub tag: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path with its parameters in braces, such as `/v1/payments/{payment_id}`.
    pub path: &'static str,
    /// The scopes a token must have, any one of them. Empty for what needs no token.
    pub scopes: &'static [&'static str],
    /// The names of its query parameters; any other is refused.
    pub query: &'static [&'static str],
    /// Whether anybody may call it, without a token.
    pub public: bool,
    /// Whether it is for rails, which sign what they send and have no token.
    pub callback: bool,
    /// Whether only clients of the bank's own tenant may call it: `x-malai-bank-only`.
    pub bank_only: bool,
    /// Whether it takes an `Idempotency-Key`.
    pub idempotent_write: bool,
    /// Whether a client signs it (RFC 9421): `x-malai-signature`.
    pub signature: Signature,
    /// The fields of its JSON body; none for what has no such body.
    pub body: &'static [Field],
}

/// A field of a JSON body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether a body has to have it.
    pub required: bool,
    /// The fields of the object that it is, or of each object in the array that it is; none for what is neither.
    pub fields: &'static [Field],
    /// What the array that it is holds; `None` for what is no array.
    pub items: Option<Items>,
}

/// How many items an array of a body has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
    /// Whether each comes once.
    pub unique: bool,
}

impl fmt::Display for Items {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (1, 1) => out.write_str("one item"),
            (0, most) => write!(out, "at most {most} items"),
            (least, most) => write!(out, "{least} to {most} items"),
        }?;
        if self.unique {
            out.write_str(", each once")
        } else {
            Ok(())
        }
    }
}

/// Whether a client signs the requests of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// It need not, and no signature of a client is looked at.
    Never,
    /// If its policy says so, and what it signs must hold: the operation moves money, grants credit,
    /// opens, unfreezes or closes an account, or decides who may.
    ByPolicy,
}

impl Operation {
    /// The operation as a resource of API Gateway: `METHOD/path`, any value for each parameter.
    ///
    /// The policy's `*` spans slashes, so that `GET/v1/accounts/*` also covers the paths below
    /// it; which is why only operations of one scope may lie below one another, as a test says.
    pub fn pattern(&self) -> String {
        let segments = self
            .path
            .split('/')
            .map(|segment| match parameter(segment) {
                Some(_) => "*",
                None => segment,
            });
        format!("{}{}", self.method, segments.collect::<Vec<_>>().join("/"))
    }

    /// Whether its requests can be signed by the client: then each signature is judged.
    pub fn is_signed(&self) -> bool {
        self.signature == Signature::ByPolicy
    }

    /// Whether it needs a token.
    pub fn needs_token(&self) -> bool {
        !self.public && !self.callback
    }

    /// Whether a token with these scopes may call it.
    pub fn allows<'a>(&self, scopes: impl IntoIterator<Item = &'a str>) -> bool {
        scopes.into_iter().any(|scope| self.scopes.contains(&scope))
    }
}

/// The name of the parameter that a segment of a path template is.
pub fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}
