//! The roots that functions trust for AWS are published by Amazon Trust Services and do not expire
//! soon.

use environment::{AMAZON_ROOTS, Clock};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use sha2::{Digest, Sha256};

/// Name, SHA-256 of the public key as <https://www.amazontrust.com/repository/> lists it, SHA-256
/// of the certificate, and the last day of the certificate with that fingerprint.
const PUBLISHED: [[&str; 4]; 5] = [
    [
        "Amazon Root CA 1",
        "fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2",
        "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
        "2038-01-16",
    ],
    [
        "Amazon Root CA 2",
        "7f4296fc5b6a4e3b35d3c369623e364ab1af381d8fa7121533c9d6c633ea2461",
        "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
        "2040-05-25",
    ],
    [
        "Amazon Root CA 3",
        "36abc32656acfc645c61b71613c4bf21c787f5cabbee48348d58597803d7abc9",
        "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
        "2040-05-25",
    ],
    [
        "Amazon Root CA 4",
        "f7ecded5c66047d28ed6466b543c40e0743abe81d109254dcf845d4c2c7853c5",
        "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
        "2040-05-25",
    ],
    [
        "Starfield Services Root Certificate Authority - G2",
        "2b071c59a0a0ae76b0eadb2bad23bad4580b69c3601b630c2eaf0613afa83f92",
        "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5",
        "2037-12-31",
    ],
];

const YEAR_MILLIS: i64 = 366 * 24 * 60 * 60 * 1000;

fn sha_256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Encodes a DER SEQUENCE with these contents of fewer than 128, or of 128 to 65,535, bytes.
fn sequence(contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len()).expect("a short key");
    let [high, low] = length.to_be_bytes();
    let header = match length {
        0..128 => vec![0x30, low],
        128..256 => vec![0x30, 0x81, low],
        _ => vec![0x30, 0x82, high, low],
    };
    [header, contents.to_vec()].concat()
}

#[test]
fn the_trusted_roots_are_the_published_ones_and_valid_for_another_year() {
    let mut roots = RootCertStore::empty();
    let mut found = Vec::new();
    for certificate in AMAZON_ROOTS.map(CertificateDer::from) {
        let fingerprint = sha_256(&certificate);
        roots.add(certificate).expect("a root that rustls accepts");
        let key = &roots.roots.last().expect("it").subject_public_key_info;
        found.push([sha_256(&sequence(key)), fingerprint]);
    }
    let published =
        PUBLISHED.map(|[_, key, certificate, _]| [key.to_owned(), certificate.to_owned()]);
    assert_eq!(found, published);

    let in_a_year = Clock::system().now().plus_millis(YEAR_MILLIS).to_string();
    for [name, _, _, last_day] in PUBLISHED {
        assert!(
            in_a_year.as_str() < last_day,
            "{name} expires on {last_day}: docs/performance.md says how to renew it"
        );
    }
}
