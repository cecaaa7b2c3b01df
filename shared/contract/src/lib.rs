//! The operations of the public contract, `openapi.yaml`, as data: written when this crate is
//! built, so that whoever routes or authorises by it follows the same bytes as the clients do.

mod route;

pub use route::{Match, find};

/// Every operation of the contract, by path and method.
pub const OPERATIONS: &[Operation] = include!(concat!(env!("OUT_DIR"), "/operations.rs"));

/// Every scope that a client can have, in the order of their names.
pub const SCOPES: &[&str] = include!(concat!(env!("OUT_DIR"), "/scopes.rs"));

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The fields of the object that it is; none for what is no object.
    pub fields: &'static [Field],
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

    /// The operation that a function does, such as `create-payment`.
    pub fn of_function(name: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|one| one.function == name)
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
fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As API Gateway reads a policy's resource: `*` is any text, slashes included.
    fn covers(pattern: &str, call: &str) -> bool {
        match pattern.split_once('*') {
            None => pattern == call,
            Some((head, rest)) => call.strip_prefix(head).is_some_and(|tail| {
                (0..=tail.len()).any(|at| tail.get(at..).is_some_and(|tail| covers(rest, tail)))
            }),
        }
    }

    #[test]
    fn each_operation_is_public_or_a_callback_or_needs_a_known_scope() {
        assert!(OPERATIONS.len() > 20);
        for operation in OPERATIONS {
            let guarded = !operation.scopes.is_empty();
            let kinds = [operation.public, operation.callback, guarded];
            assert_eq!(
                kinds.iter().filter(|kind| **kind).count(),
                1,
                "{}",
                operation.id
            );
            assert!(operation.scopes.iter().all(|scope| SCOPES.contains(scope)));
            let writes = operation.method != "GET" && guarded;
            assert_eq!(operation.idempotent_write, writes, "{}", operation.id);
            assert!(writes || !operation.is_signed(), "{}", operation.id);
        }
    }

    /// A list, so that a change of it is seen by whoever reviews it; why is in ADR 16.
    #[test]
    fn what_moves_money_or_widens_access_can_be_signed_and_nothing_else() {
        let signed = OPERATIONS.iter().filter(|one| one.is_signed());
        let mut signed: Vec<_> = signed.map(|operation| operation.id).collect();
        signed.sort_unstable();
        let expected = [
            "approveJournal",
            "approvePayment",
            "approveResolution",
            "cancelPayment",
            "closeAccount",
            "createPayment",
            "declineJournal",
            "declinePayment",
            "declineResolution",
            "explainBreak",
            "openAccount",
            "proposeJournal",
            "proposeResolution",
            "registerClient",
            "resubmitPayment",
            "returnPayment",
            "rotateClientCredential",
            "setClientPolicy",
            "setInstitutionLimits",
            "setOverdraftLimit",
            "unfreezeAccount",
            "unfreezeClient",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn the_pattern_of_one_operation_opens_no_other_that_needs_another_scope() {
        for granted in OPERATIONS {
            for other in OPERATIONS
                .iter()
                .filter(|other| other.scopes != granted.scopes)
            {
                let call = format!("{}{}", other.method, other.path);
                assert!(
                    !covers(&granted.pattern(), &call),
                    "{} opens {}",
                    granted.id,
                    other.id
                );
            }
        }
    }

    #[test]
    fn a_pattern_covers_every_value_of_the_parameters() {
        let operation = OPERATIONS
            .iter()
            .find(|one| one.id == "rotateClientCredential");
        let pattern = operation.map(Operation::pattern);
        assert_eq!(pattern.as_deref(), Some("POST/v1/clients/*/credentials"));
    }
}
