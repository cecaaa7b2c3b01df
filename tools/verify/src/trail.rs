use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::str::FromStr;

use audit_domain::{Hash, Seal, merkle};
use serde_json::Value;

use crate::key::check;
use crate::sealed::{Chains, SealedFile};
use crate::{PublicKey, VerifyError};

/// A seal that must be in the trail: `number:hash`, as a report prints its last seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The seal's number.
    pub number: u64,
    /// The seal's hash.
    pub hash: Hash,
}

/// The text does not name a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseHeadError;

impl Head {
    fn of(seal: &Seal) -> Self {
        Self {
            number: seal.number,
            hash: seal.hash(),
        }
    }
}

impl fmt::Display for ParseHeadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected the number of a seal, a colon and its hash")
    }
}

impl Error for ParseHeadError {}

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.number, self.hash)
    }
}

impl FromStr for Head {
    type Err = ParseHeadError;

    fn from_str(text: &str) -> Result<Self, ParseHeadError> {
        let (number, hash) = text.split_once(':').ok_or(ParseHeadError)?;
        Ok(Self {
            number: number.parse().map_err(|_| ParseHeadError)?,
            hash: hash.parse().map_err(|_| ParseHeadError)?,
        })
    }
}

/// An error and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file's name; empty for the trail as a whole.
    pub file: String,
    /// The error.
    pub error: VerifyError,
}

/// The result of a verification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// All errors. One change may cause several.
    pub findings: Vec<Finding>,
    /// The first and the last readable seal.
    pub span: Option<(Seal, Seal)>,
    /// The number of readable seals.
    pub seals: u64,
    /// The number of their records.
    pub records: u64,
    /// The seal that was required.
    pub head: Option<Head>,
    /// The ids of the records that stand for changes or blocks that the bank could not read.
    pub unreadable: Vec<String>,
}

impl Report {
    /// Returns whether there are no findings.
    pub fn is_valid(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, file: &str, error: impl Into<VerifyError>) {
        let (file, error) = (file.to_owned(), error.into());
        self.findings.push(Finding { file, error });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            0 => write!(out, "OK: {} seals, {} records", self.seals, self.records)?,
            1 => write!(out, "FAILED: 1 finding in {} seals", self.seals)?,
            count => write!(out, "FAILED: {count} findings in {} seals", self.seals)?,
        }
        for Finding { file, error } in &self.findings {
            let file = if file.is_empty() { "the trail" } else { file };
            write!(out, "\n{file}: {error}")?;
        }
        if let Some((first, last)) = &self.span {
            write!(out, "\nFrom {} to {}", first.minute, last.minute)?;
            if self.is_valid() {
                write!(out, "\nHead: {}", Head::of(last))?;
            }
        }
        for id in &self.unreadable {
            write!(
                out,
                "\nWARNING: {id}: the bank could not read what this record stands for, and sealed where it is."
            )?;
        }
        match self.head {
            Some(head) => write!(out, "\nChecked against the head {head}"),
            None => write!(
                out,
                "\nWARNING: no --head given, so seals missing at the end are not found. Give the head of an earlier check."
            ),
        }
    }
}

/// Verifies the trail in a directory, which must contain nothing else.
///
/// # Errors
/// [`io::Error`] if a file cannot be read.
pub fn directory(path: &Path, keys: &[PublicKey], head: Option<Head>) -> io::Result<Report> {
    let mut names = fs::read_dir(path)
        .map_err(|error| at(path, &error))?
        .map(|entry| Ok(entry?.file_name()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    // File by file, so that only one file of a long trail is in memory.
    let files = names.into_iter().map(|name| {
        let content = read_file(&path.join(&name))?;
        Ok((name.to_string_lossy().into_owned(), content))
    });
    trail(files, keys, head)
}

/// Reads a file.
///
/// # Errors
/// [`io::Error`] with the file's name if it cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| at(path, &error))
}

/// Adds the path to the error, because the system's own does not name it.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Verifies the files of a trail, given in the order of their names.
///
/// # Errors
/// [`io::Error`] if a file cannot be read.
pub fn trail(
    files: impl IntoIterator<Item = io::Result<(String, Vec<u8>)>>,
    keys: &[PublicKey],
    head: Option<Head>,
) -> io::Result<Report> {
    let mut report = Report {
        head,
        ..Report::default()
    };
    let mut known = BTreeSet::new();
    let mut found = None;
    let mut chains = Chains::default();
    for file in files {
        let (name, content) = file?;
        match SealedFile::parse(&name, &content) {
            Err(error) => report.find(&name, error),
            Ok(file) => {
                let seal = file.signed.seal;
                check_seal(&mut report, &name, &file, keys);
                check_records(&mut report, &name, &file.records, &mut known);
                if let Err(error) = chains.go_on(&file) {
                    report.find(&name, error);
                }
                let here = Head::of(&seal);
                if head.is_some_and(|head| {
                    head == here || (found.is_none() && head.number == here.number)
                }) {
                    found = Some(here);
                }
                // The chain continues from the seal that was read, so that one error is not
                // reported for every later file.
                let first = report.span.map_or(seal, |(first, _)| first);
                report.span = Some((first, seal));
                report.seals = report.seals.saturating_add(1);
            }
        }
    }
    if report.span.is_none() {
        report.find("", VerifyError::Malformed("no seal found"));
    }
    if let Some(expected) = head.filter(|head| found != Some(*head)) {
        report.find("", VerifyError::Head { expected, found });
    }
    Ok(report)
}

fn check_seal(report: &mut Report, name: &str, file: &SealedFile, keys: &[PublicKey]) {
    let seal = &file.signed.seal;
    if name != file.name {
        let expected = file.name.clone();
        report.find(name, VerifyError::FileName { expected });
    }
    if let Err(error) = check(&file.signed, keys) {
        report.find(name, error);
    }
    let previous = report.span.map(|(_, last)| last);
    if let Err(broken) = seal.follows(previous.as_ref()) {
        report.find(name, broken);
    }
    let leaves: Vec<_> = file
        .records
        .iter()
        .map(|leaf| merkle::leaf_hash(leaf))
        .collect();
    if let Err(broken) = seal.seals(&leaves) {
        report.find(name, broken);
    }
}

/// Verifies that each record occurs once: not even the holder of the key can seal one twice
/// undetected.
fn check_records(
    report: &mut Report,
    name: &str,
    records: &[Vec<u8>],
    known: &mut BTreeSet<String>,
) {
    for record in records {
        report.records = report.records.saturating_add(1);
        let value = serde_json::from_slice::<Value>(record).unwrap_or_default();
        match value.get("record_id").and_then(Value::as_str) {
            None => report.find(name, VerifyError::Malformed("a line is not a record")),
            Some(id) if !known.insert(id.to_owned()) => {
                report.find(name, VerifyError::RepeatedRecord(id.to_owned()));
            }
            Some(id) if value.get("unreadable").is_some() => {
                report.unreadable.push(id.to_owned());
            }
            Some(_) => {}
        }
    }
}
