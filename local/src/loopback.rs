//! The hosts that are this machine. A name that resolves to it by DNS (rebinding) is not one of
//! them, so that another site's page cannot read what is served to this machine only.

const HOSTS: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Returns whether a host, with or without a port, is this machine. The whole host is compared:
/// `localhost8080` and `127.0.0.1.evil.example` are other hosts.
pub(crate) fn is_loopback(authority: &str) -> bool {
    HOSTS.iter().any(|host| match authority.strip_prefix(host) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(is_port),
        None => false,
    })
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|digit| digit.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_loopback_hosts_are_accepted() {
        for host in HOSTS {
            assert!(is_loopback(host), "{host}");
            assert!(is_loopback(&format!("{host}:8080")), "{host}");
            for after in [
                "1",
                "8080",
                ":",
                ":+1",
                ":x",
                ":65536",
                ".evil.example",
                ":80.evil",
            ] {
                assert!(!is_loopback(&format!("{host}{after}")), "{host}{after}");
            }
        }
        for other in [
            "",
            ":80",
            "evil.example",
            "evil.example:80",
            "xlocalhost",
            "127.0.0.2",
        ] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
