//! URLs as clients name them in what they sign.

/// Whether two URLs name one resource: scheme and host in any case, with or without the port that is
/// meant anyway, whatever the query and the fragment of the given one (RFC 9449 §4.3).
pub(super) fn is_same_url(given: &str, ours: &str) -> bool {
    let given = given.split(['?', '#']).next().unwrap_or_default();
    parts(given).is_some_and(|given| Some(given) == parts(ours))
}

/// Scheme and authority in lower case, and the path.
fn parts(url: &str) -> Option<(String, String, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at_checked(at)?,
        None => (rest, "/"),
    };
    let (scheme, authority) = (scheme.to_ascii_lowercase(), authority.to_ascii_lowercase());
    let port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let authority = authority
        .strip_suffix(port)
        .unwrap_or(&authority)
        .to_owned();
    Some((scheme, authority, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_compared_by_scheme_host_port_and_path_and_not_by_its_query() {
        let ours = "https://api.bank.invalid/v1/accounts";
        for same in [
            ours,
            "HTTPS://API.bank.invalid/v1/accounts",
            "https://api.bank.invalid:443/v1/accounts?limit=1#x",
        ] {
            assert!(is_same_url(same, ours), "{same}");
        }
        for other in [
            "",
            "/v1/accounts",
            "http://api.bank.invalid/v1/accounts",
            "https://api.bank.invalid:80/v1/accounts",
            "https://api.bank.invalid/v1/accounts/",
            "https://api.bank.invalid/V1/accounts",
            "https://other.invalid/v1/accounts",
            "https://user@api.bank.invalid/v1/accounts",
            "https://api.bank.invalid",
        ] {
            assert!(!is_same_url(other, ours), "{other}");
        }
        assert!(is_same_url(
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/"
        ));
    }
}
