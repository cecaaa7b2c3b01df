/// What every answer of a public host says, whatever it is: on the API's host the edge says it, on
/// errors too; the host of the rails has no edge.
pub const SECURITY_HEADERS: [(&str, &str); 4] = [
    (
        "strict-transport-security",
        "max-age=63072000; includeSubDomains; preload",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
];

/// The API answers data, which may do nothing in a browser.
pub const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
