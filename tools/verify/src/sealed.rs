//! The files of a trail, each with a seal and its records.

use std::collections::BTreeMap;

use audit_domain::trail::{NotATrail, TrailFile, trail_name};
use audit_domain::{Chain, SignedSeal, file_name};

use crate::VerifyError;

/// A file that was read.
pub(crate) struct SealedFile {
    pub(crate) signed: SignedSeal,
    /// The name that it should have.
    pub(crate) name: String,
    /// The records, in their order.
    pub(crate) records: Vec<Vec<u8>>,
    /// The whole file, if it is the bank's own.
    pub(crate) own: Option<TrailFile>,
}

impl SealedFile {
    /// Parses a file. The encoding is canonical, so no byte of it can change undetected.
    pub(crate) fn parse(name: &str, content: &[u8]) -> Result<Self, VerifyError> {
        if name.strip_suffix(".jsonl").is_some() {
            return exported(content);
        }
        let own = TrailFile::read(content).map_err(VerifyError::from)?;
        let records = own.lines().map_err(VerifyError::from)?;
        Ok(Self {
            signed: own.signed,
            name: trail_name(own.signed.seal.number),
            records: records.into_iter().map(String::into_bytes).collect(),
            own: Some(own),
        })
    }
}

fn exported(content: &[u8]) -> Result<SealedFile, VerifyError> {
    let lines = content.strip_suffix(b"\n").ok_or(VerifyError::Malformed(
        "the last line does not end in a line feed",
    ))?;
    let mut lines = lines.split(|byte| *byte == b'\n');
    let line = lines.next().unwrap_or_default();
    let unreadable = VerifyError::Malformed("the first line is not a canonical seal");
    let signed: SignedSeal = serde_json::from_slice(line).map_err(|_| unreadable.clone())?;
    let written = serde_json::to_vec(&signed).map_err(|_| unreadable.clone())?;
    if written != line {
        return Err(unreadable);
    }
    Ok(SealedFile {
        signed,
        name: file_name(signed.seal.number),
        records: lines.map(<[u8]>::to_vec).collect(),
        own: None,
    })
}

/// How far each chain is sealed with the file before.
#[derive(Default)]
pub(crate) struct Chains {
    positions: BTreeMap<Chain, u64>,
    /// The number of the last file.
    last: u64,
    /// Whether all files from the first were the bank's own: then a chain that is not known has no sealed block.
    is_whole: bool,
}

impl Chains {
    /// Checks that a file continues the chains. After a file that is missing, or an export, nothing is known of them.
    pub(crate) fn go_on(&mut self, file: &SealedFile) -> Result<(), NotATrail> {
        let number = file.signed.seal.number;
        if number == 1 {
            self.is_whole = true;
        } else if self.last.checked_add(1) != Some(number) {
            self.forget();
        }
        self.last = number;
        let Some(own) = &file.own else {
            self.forget();
            return Ok(());
        };
        let unknown = self.is_whole.then_some(0);
        let continued = own.continues(|chain| self.positions.get(chain).copied().or(unknown));
        self.positions.extend(own.positions.clone());
        continued
    }

    fn forget(&mut self) {
        self.positions.clear();
        self.is_whole = false;
    }
}
