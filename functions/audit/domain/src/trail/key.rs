use alloc::string::ToString;
use alloc::vec::Vec;

use kernel::id::TenantId;

use super::bytes::u64_at;
use crate::Hash;
use crate::merkle::digest;

/// The key of an index entry: eight bytes of a hash over the institution and what is searched for. Two searches can have one
/// key, so a reader compares each record that an index names with what it searches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexKey(pub u64);

impl IndexKey {
    /// All records of an institution.
    pub fn tenant(tenant: TenantId) -> Self {
        Self::of("tenant", tenant, "")
    }

    /// The record of this id.
    pub fn record(tenant: TenantId, record: &str) -> Self {
        Self::of("record", tenant, record)
    }

    /// The records about this subject.
    pub fn subject(tenant: TenantId, subject: &str) -> Self {
        Self::of("subject", tenant, subject)
    }

    /// The records that this request led to.
    pub fn request(tenant: TenantId, request: &str) -> Self {
        Self::of("request", tenant, request)
    }

    fn of(kind: &str, tenant: TenantId, value: &str) -> Self {
        let tenant = tenant.to_string();
        let parts = ["malai audit index v1", kind, &tenant, value];
        let text = parts.join("\n");
        let Hash { 0: bytes } = digest(&[text.as_bytes()]);
        Self(u64_at(&bytes, 0).unwrap_or(0))
    }
}

/// Where a sealed record is: the number of its seal and its place in that, from 0. Records are in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The seal's number.
    pub seal: u32,
    /// The place among the records of the seal.
    pub leaf: u32,
}

/// An entry of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The key.
    pub key: IndexKey,
    /// A record that has it.
    pub place: Place,
}

impl Entry {
    /// The bytes of an entry. Their order is that of the entries.
    pub const BYTES: u64 = 16;

    pub(super) fn write(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.key.0.to_be_bytes());
        to.extend_from_slice(&self.place.seal.to_be_bytes());
        to.extend_from_slice(&self.place.leaf.to_be_bytes());
    }

    /// Reads entries; none if the bytes do not end with one.
    pub fn read(bytes: &[u8]) -> Option<Vec<Self>> {
        let (entries, rest) = bytes.as_chunks::<16>();
        rest.is_empty()
            .then(|| entries.iter().map(Self::of).collect())
    }

    fn of(bytes: &[u8; 16]) -> Self {
        let [
            k0,
            k1,
            k2,
            k3,
            k4,
            k5,
            k6,
            k7,
            s0,
            s1,
            s2,
            s3,
            l0,
            l1,
            l2,
            l3,
        ] = *bytes;
        Self {
            key: IndexKey(u64::from_be_bytes([k0, k1, k2, k3, k4, k5, k6, k7])),
            place: Place {
                seal: u32::from_be_bytes([s0, s1, s2, s3]),
                leaf: u32::from_be_bytes([l0, l1, l2, l3]),
            },
        }
    }
}
