use operation::parameter;

use crate::{OPERATIONS, Operation};

/// What a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This operation, with the values of the path's parameters.
    Found(&'static Operation, Vec<(&'static str, String)>),
    /// The path is there, the method on it is not; these are.
    WrongMethod(Vec<&'static str>),
    /// There is no such path.
    None,
}

/// The operation of a method (in capitals) and a path without its query. A path that names a
/// thing literally goes before one that takes any value there. A parameter takes one segment,
/// which is not empty. A path has one spelling: no path of the contract and no id needs a percent-encoded character, so
/// that one which has any is none, whatever it encodes.
pub fn find(method: &str, path: &str) -> Match {
    let mut fitting: Vec<_> = OPERATIONS
        .iter()
        .filter_map(|operation| Some((operation, values(operation.path, path)?)))
        .collect();
    let fewest = fitting.iter().map(|(_, values)| values.len()).min();
    fitting.retain(|(_, values)| Some(values.len()) == fewest);
    let methods: Vec<_> = fitting
        .iter()
        .map(|(operation, _)| operation.method)
        .collect();
    let found = fitting
        .into_iter()
        .find(|(operation, _)| operation.method == method);
    match found {
        Some((operation, values)) => Match::Found(operation, values),
        None if methods.is_empty() => Match::None,
        None => Match::WrongMethod(methods),
    }
}

/// The parameters of a template that make it this path.
fn values(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next().filter(|segment| !segment.contains('%'))?;
        match parameter(expected) {
            Some(_) if segment.is_empty() => return None,
            Some(name) => values.push((name, segment.to_owned())),
            None if segment == expected => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(method: &str, path: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        match find(method, path) {
            Match::Found(operation, values) => Some((operation.id, values)),
            Match::WrongMethod(_) | Match::None => None,
        }
    }

    #[test]
    fn a_path_finds_its_operation_and_its_parameters() {
        assert_eq!(
            found("POST", "/v1/payments"),
            Some(("createPayment", vec![]))
        );
        assert_eq!(found("GET", "/v1/payments"), Some(("listPayments", vec![])));
        assert_eq!(
            found("GET", "/v1/accounts/acc_1"),
            Some(("getAccount", vec![("account_id", "acc_1".into())]))
        );
    }

    #[test]
    fn a_known_path_tells_which_methods_it_has() {
        assert_eq!(
            find("DELETE", "/v1/payments"),
            Match::WrongMethod(vec!["GET", "POST"])
        );
        assert_eq!(
            find("get", "/v1/accounts/x"),
            Match::WrongMethod(vec!["GET"])
        );
    }

    #[test]
    fn what_is_no_path_of_ours_is_not_found() {
        for path in [
            "",
            "/",
            "/v1",
            "/v1/payments/",
            "/v1/accounts//close",
            "/v1/accounts/%ff",
            "/v1/accounts/%61cc_1",
            "/v1/%61ccounts",
            "/v1%2Faccounts",
            "/v1/accounts%",
            "/v1/accounts/a/b",
            "v1/payments",
            "/v1/payments?limit=1",
            "/V1/payments",
        ] {
            assert_eq!(find("GET", path), Match::None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn every_operation_is_found_by_its_own_path_whatever_the_values(value in "[a-zA-Z0-9_.~-]{1,40}") {
            for operation in OPERATIONS {
                let path = operation.path.split('/')
                    .map(|segment| if parameter(segment).is_some() { value.as_str() } else { segment })
                    .collect::<Vec<_>>()
                    .join("/");
                let (id, values) = found(operation.method, &path).expect("a match");
                prop_assert_eq!(id, operation.id);
                prop_assert!(values.iter().all(|(_, given)| *given == value));
            }
        }

        #[test]
        fn no_path_makes_the_matcher_panic(method in ".{0,8}", path in ".{0,80}") {
            let _ = find(&method, &path);
        }
    }
}
