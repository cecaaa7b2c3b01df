//! URLs as clients name them in what they sign.

/// Whether two URLs name one resource: whatever the query and the fragment of the given one, and after
/// normalisation by syntax and scheme (RFC 9449 §4.3, RFC 3986 §6.2.2 and §6.2.3): scheme and host in any
/// case, with or without the default port, dot segments, and escapes of characters that need none.
pub(super) fn is_same_url(given: &str, ours: &str) -> bool {
    let given = given.split(['?', '#']).next().unwrap_or_default();
    parts(given).is_some_and(|given| Some(given) == parts(ours))
}

/// Scheme and authority in lower case, and the path, normalised.
fn parts(url: &str) -> Option<(String, String, String)> {
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
    Some((scheme, authority, without_dots(&unescaped(path)?)))
}

/// A path whose escapes are in upper case, without those of unreserved characters. `None` if a percent
/// sign begins no escape.
fn unescaped(path: &str) -> Option<String> {
    let mut pieces = path.split('%');
    let mut normal = pieces.next()?.to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let byte = u8::from_str_radix(digits, 16).ok()?;
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            normal.push(char::from(byte));
        } else {
            normal.push('%');
            normal.push_str(&digits.to_ascii_uppercase());
        }
        normal.push_str(rest);
    }
    Some(normal)
}

/// A path without its dot segments (RFC 3986 §5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_directory = false;
    for segment in path.split('/').skip(1) {
        is_directory = [".", ".."].contains(&segment);
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    if is_directory {
        kept.push("");
    }
    format!("/{}", kept.join("/"))
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
            "https://api.bank.invalid/v1/%61ccounts",
            "https://api.bank.invalid/v1/x/../accounts",
            "https://api.bank.invalid/./v1/accounts#%",
        ] {
            assert!(is_same_url(same, ours), "{same}");
        }
        for other in [
            "",
            "/v1/accounts",
            "http://api.bank.invalid/v1/accounts",
            "https://api.bank.invalid:80/v1/accounts",
            "https://api.bank.invalid/v1/accounts/",
            "https://api.bank.invalid/v1/accounts/.",
            "https://api.bank.invalid/v1%2Faccounts",
            "https://api.bank.invalid/v1/accounts%",
            "https://api.bank.invalid/v1/accounts%+1",
            "https://api.bank.invalid/V1/accounts",
            "https://other.invalid/v1/accounts",
            "https://user@api.bank.invalid/v1/accounts",
            "https://api.bank.invalid",
        ] {
            assert!(!is_same_url(other, ours), "{other}");
        }
        let escaped = ["a%c3%a9/b", "%61%C3%A9/b"].map(|path| format!("https://x.invalid/{path}"));
        assert!(is_same_url(&escaped[0], &escaped[1]));
        assert!(is_same_url("https://x.invalid/..", "https://x.invalid"));
        assert!(is_same_url(
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/"
        ));
    }
}
