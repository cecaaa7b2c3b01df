use crate::Request;
use crate::message::CONTENT_DIGEST;

/// The components which every signature covers, in the order in which they are signed.
pub(crate) const ALWAYS: [&str; 3] = ["@method", "@path", CONTENT_DIGEST];

/// The signature base of RFC 9421 §2.5: a line for each component, then the parameters.
pub(crate) fn signature_base<'a>(
    lines: impl IntoIterator<Item = (&'a str, &'a str)>,
    params: &str,
) -> String {
    let mut base = String::new();
    for (name, value) in lines {
        base.push('"');
        base.push_str(name);
        base.push_str("\": ");
        base.push_str(value);
        base.push('\n');
    }
    base.push_str("\"@signature-params\": ");
    base.push_str(params);
    base
}

/// The value of one component of a request, or `None` when the request has no such component or
/// its value could forge another line of the base.
pub(crate) fn component<'a>(
    request: &Request<'a>,
    content_digest: &'a str,
    name: &str,
) -> Option<&'a str> {
    let value = match name {
        "@method" => Some(request.method),
        "@path" => Some(request.path).filter(|path| is_plain_path(path)),
        CONTENT_DIGEST => Some(content_digest.trim()),
        _ => header(request, name),
    };
    value.filter(|value| value.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~')))
}

/// A header's value without the space around it (RFC 9421 §2.1). A header given twice has no
/// single value here: none of the agreed headers is a list.
fn header<'a>(request: &Request<'a>, name: &str) -> Option<&'a str> {
    let mut found = request
        .headers
        .iter()
        .filter(|(given, _)| given.eq_ignore_ascii_case(name));
    let (_, value) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    Some(value.trim_matches([' ', '\t']))
}

fn is_plain_path(path: &str) -> bool {
    path.starts_with('/') && !path.contains(['?', '#', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SigningKey, VerifyingKey};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    /// RFC 9421 appendix B.2.6. It covers `@authority` and carries neither tag nor expiry, which
    /// [`crate::verify`] asks for, so the base and the key are tried here, beneath that.
    #[test]
    fn the_ed25519_signature_of_the_standard_comes_out() {
        let base = signature_base(
            [
                ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                ("@method", "POST"),
                ("@path", "/foo"),
                ("@authority", "example.com"),
                ("content-type", "application/json"),
                ("content-length", "18"),
            ],
            "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
             ;created=1618884473;keyid=\"test-key-ed25519\"",
        );
        let expected = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
        let private = SigningKey::from_base64("n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU=");
        let public = VerifyingKey::from_base64("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
        let (private, public) = (private.unwrap(), public.unwrap());

        assert_eq!(private.verifying_key(), public);
        assert_eq!(STANDARD.encode(private.sign(base.as_bytes())), expected);
        assert!(public.verifies(base.as_bytes(), &STANDARD.decode(expected).unwrap()));
    }

    /// RFC 9421 appendix B.2.4, a response; the key is that of appendix B.1.3.
    #[test]
    fn the_ecdsa_signature_of_the_standard_is_verified() {
        let lines = |status| {
            [
                ("@status", status),
                ("content-type", "application/json"),
                (
                    "content-digest",
                    "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
                ),
                ("content-length", "23"),
            ]
        };
        let params = "(\"@status\" \"content-type\" \"content-digest\" \"content-length\")\
             ;created=1618884473;keyid=\"test-key-ecc-p256\"";
        let spki = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==";
        let spki = STANDARD.decode(spki).unwrap();
        let coordinates = spki[spki.len().saturating_sub(64)..]
            .chunks(32)
            .map(|bytes| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes));
        let coordinates: Vec<_> = coordinates.collect();
        let key = VerifyingKey::from_coordinates(&coordinates[0], Some(&coordinates[1])).unwrap();
        let signature = STANDARD
            .decode("wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==")
            .unwrap();
        let base = |status| signature_base(lines(status), params);
        assert!(key.verifies(base("200").as_bytes(), &signature));
        assert!(!key.verifies(base("201").as_bytes(), &signature));
        assert!(!key.verifies(base("200").as_bytes(), &signature[1..]));
    }

    #[test]
    fn a_component_that_could_forge_a_line_has_no_value() {
        let headers = [
            ("date", "now\n\"@path\": /other"),
            ("x", " y "),
            ("Two", "1"),
            ("two", "2"),
        ];
        let request = Request {
            method: "POST",
            path: "/a?b=c",
            headers: &headers,
            body: b"",
        };
        assert_eq!(component(&request, "", "date"), None);
        assert_eq!(component(&request, "", "x"), Some("y"));
        assert_eq!(component(&request, "", "two"), None);
        assert_eq!(component(&request, "", "@path"), None);
        assert_eq!(component(&request, "", "@authority"), None);
    }
}
