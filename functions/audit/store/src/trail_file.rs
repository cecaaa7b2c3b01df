use audit_domain::{Hash, InclusionProof, RecordId, Seal, SignedSeal, file_name, is_late, merkle};
use kernel::id::TenantId;
use kernel::time::Moment;
use serde::{Deserialize, Serialize};

use crate::{LateRow, Leaf};

/// The file of a seal: a line of JSON with the seal, and one with each record that it seals, to the
/// byte. It is an object that is written once; `tools/verify` reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailFile {
    /// The seal.
    pub signed: SignedSeal,
    /// The records in their order.
    records: Vec<String>,
}

/// The bytes are no such file: a fault of ours, or of whoever touched it.
#[derive(Debug, thiserror::Error)]
pub enum NotATrailFile {
    /// A line is not what it should be.
    #[error("a line of the file of a seal cannot be read")]
    Line(#[from] serde_json::Error),
    /// It does not end in the end of a line, or is no text, or names a record wrongly.
    #[error("the file of a seal is not whole")]
    Form,
    /// The seal is another file's, or seals other records.
    #[error("the file of a seal has another seal than it should have")]
    Seal(#[from] audit_domain::Broken),
}

/// A record of a seal, as far as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealedRecord {
    /// Its place in the seal, from 0.
    pub index: usize,
    /// Its leaf hash: from all of them follows the seal's root.
    pub hash: Hash,
    /// The record to the byte; none if it is another institution's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
}

/// What a line says of its record.
#[derive(Deserialize)]
struct Named {
    record_id: String,
    recorded_at: Moment,
    actor: Actor,
}

#[derive(Deserialize)]
struct Actor {
    tenant_id: TenantId,
}

impl TrailFile {
    /// The file of the seal that comes after `previous` and seals these leaves, in their order;
    /// signed by `sign`. `None` if there are no leaves.
    pub fn after(
        previous: Option<&Seal>,
        minute: audit_domain::Minute,
        mut leaves: Vec<Leaf>,
        sign: impl FnOnce(Seal) -> SignedSeal,
    ) -> Option<Self> {
        leaves.sort_by(|one, other| one.order().cmp(&other.order()));
        let records: Vec<_> = leaves.into_iter().map(Leaf::into_line).collect();
        let seal = Seal::after(previous, minute, &hashes(&records))?;
        Some(Self {
            signed: sign(seal),
            records,
        })
    }

    /// The object's key in the bucket of the trail.
    pub fn name(&self) -> String {
        file_name(self.signed.seal.number)
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// When the seal cannot be written down: a fault of ours.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec(&self.signed)?;
        bytes.push(b'\n');
        for record in &self.records {
            bytes.extend_from_slice(record.as_bytes());
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    /// Reads a file and checks that its seal seals its records.
    ///
    /// # Errors
    /// [`NotATrailFile`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotATrailFile> {
        let text = std::str::from_utf8(bytes).map_err(|_| NotATrailFile::Form)?;
        let text = text.strip_suffix('\n').ok_or(NotATrailFile::Form)?;
        let mut lines = text.split('\n');
        let signed: SignedSeal = serde_json::from_str(lines.next().unwrap_or_default())?;
        let records: Vec<_> = lines.map(str::to_owned).collect();
        signed.seal.seals(&hashes(&records))?;
        Ok(Self { signed, records })
    }

    /// How many records it has.
    pub fn size(&self) -> usize {
        self.records.len()
    }

    /// At most so many records from this place on. A reader is shown its own records and the hashes of others; without
    /// one, every record is shown.
    ///
    /// # Errors
    /// [`NotATrailFile`] if a line is no record.
    pub fn page(
        &self,
        reader: Option<TenantId>,
        first: usize,
        most: usize,
    ) -> Result<Vec<SealedRecord>, NotATrailFile> {
        let records = self.records.iter().enumerate().skip(first).take(most);
        records
            .map(|(index, record)| {
                let named: Named = serde_json::from_str(record)?;
                let is_shown = reader.is_none_or(|reader| reader == named.actor.tenant_id);
                Ok(SealedRecord {
                    index,
                    hash: merkle::leaf_hash(record.as_bytes()),
                    record: is_shown.then(|| record.clone()),
                })
            })
            .collect()
    }

    /// Whether the seal has this record.
    ///
    /// # Errors
    /// [`NotATrailFile`] if a line is no record.
    pub fn has(&self, tenant: TenantId, record: &RecordId) -> Result<bool, NotATrailFile> {
        Ok(self.place_of(tenant, record)?.is_some())
    }

    /// The records that came too late for the minutes in which they were written down.
    ///
    /// # Errors
    /// [`NotATrailFile`] if a line is no record.
    pub fn late(&self) -> Result<Vec<LateRow>, NotATrailFile> {
        let sealed_in = self.signed.seal.minute;
        let mut late = Vec::new();
        for record in &self.records {
            let named: Named = serde_json::from_str(record)?;
            if is_late(named.recorded_at, sealed_in) {
                late.push(LateRow {
                    tenant: named.actor.tenant_id,
                    record_id: named.record_id.parse().map_err(|_| NotATrailFile::Form)?,
                    sealed_in,
                });
            }
        }
        Ok(late)
    }

    /// The proof that the seal has this record; `None` if it has not. Of the other records nothing
    /// but hashes is in it.
    ///
    /// # Errors
    /// [`NotATrailFile`] if a line is no record.
    pub fn proof_of(
        &self,
        tenant: TenantId,
        record: &RecordId,
    ) -> Result<Option<InclusionProof>, NotATrailFile> {
        let Some(place) = self.place_of(tenant, record)? else {
            return Ok(None);
        };
        let path = merkle::inclusion(&hashes(&self.records), place);
        let record = self.records.get(place);
        Ok(record.zip(path).map(|(record, path)| InclusionProof {
            record: record.clone(),
            index: u64::try_from(place).unwrap_or(u64::MAX),
            path,
            sealed_by: self.signed,
        }))
    }

    fn place_of(
        &self,
        tenant: TenantId,
        record: &RecordId,
    ) -> Result<Option<usize>, NotATrailFile> {
        let wanted = record.to_string();
        for (place, line) in self.records.iter().enumerate() {
            let named: Named = serde_json::from_str(line)?;
            if named.record_id == wanted && named.actor.tenant_id == tenant {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}

fn hashes(records: &[String]) -> Vec<Hash> {
    let hash = |record: &String| merkle::leaf_hash(record.as_bytes());
    records.iter().map(hash).collect()
}
