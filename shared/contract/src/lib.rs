//! The operations of the public contract, `openapi.yaml`, as data: written when this crate is
//! built, so that what routes or authorises by it follows the same bytes as the clients do.
//!
//! Functions other than the authorizer do not use it: each has its own operation in a file that [`SOURCES`] gives.

mod route;

pub use operation::{Field, Items, Operation, Signature};
pub use route::{Match, find};

/// Every operation of the contract, by path and method.
pub const OPERATIONS: &[Operation] = include!(concat!(env!("OUT_DIR"), "/operations.rs"));

/// Every scope that a client can have, in the order of their names.
pub const SCOPES: &[&str] = include!(concat!(env!("OUT_DIR"), "/scopes.rs"));

/// The text of `operation.rs` of each function that does an operation, by the function's name.
pub const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

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
