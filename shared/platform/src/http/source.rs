use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// The header in which the edge names the caller's address. It replaces whatever the caller sent
/// (`template/cdk/lib/edge/on-request.js`): the address of API Gateway's own caller is CloudFront's.
pub(super) const HEADER: &str = "x-viewer-address";

/// Where a request comes from: the network of the caller's address. An IPv6 network is the first 64
/// bits, since one caller has all addresses below them.
///
/// It is personal data: it prints itself redacted and is stored as a keyed digest only.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(String);

impl fmt::Debug for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Source(..)")
    }
}

impl Source {
    /// The network of this address. All callers whose address is not known are one source.
    pub(super) fn of(address: Option<&str>) -> Self {
        let address = address.and_then(|text| text.parse::<IpAddr>().ok());
        Self(match address.map(|address| address.to_canonical()) {
            None => "unknown".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let network = Ipv6Addr::from_bits(address.to_bits() >> 64 << 64);
                format!("{network}/64")
            }
        })
    }

    /// The network as text, to make a keyed digest of.
    pub fn network(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_one_ipv4_address_or_64_bits_of_ipv6() {
        for (address, network) in [
            ("192.0.2.10", "192.0.2.10"),
            ("::ffff:192.0.2.10", "192.0.2.10"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
            ("192.0.2.10, 198.51.100.1", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(Source::of(Some(address)).network(), network, "{address}");
        }
        assert_eq!(Source::of(None).network(), "unknown");
        assert!(!format!("{:?}", Source::of(Some("192.0.2.10"))).contains("192"));
    }
}
