use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::str::FromStr;

use audit_domain::{Hash, Seal, SignedSeal, file_name, merkle};
use serde_json::Value;

use crate::key::check;
use crate::{Fault, PublicKey};

/// A seal that must be in the trail: `number:hash`, as the report of a check names its last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The seal's number.
    pub number: u64,
    /// The seal's hash.
    pub hash: Hash,
}

/// The text names no seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHead;

impl Head {
    fn of(seal: &Seal) -> Self {
        Self {
            number: seal.number,
            hash: seal.hash(),
        }
    }
}

impl fmt::Display for NotAHead {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("expected the number of a seal, a colon and its hash")
    }
}

impl Error for NotAHead {}

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.number, self.hash)
    }
}

impl FromStr for Head {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (number, hash) = text.split_once(':').ok_or(NotAHead)?;
        Ok(Self {
            number: number.parse().map_err(|_| NotAHead)?,
            hash: hash.parse().map_err(|_| NotAHead)?,
        })
    }
}

/// What is wrong, and in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file's name; that of the trail itself is empty.
    pub file: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What a check has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Everything that is wrong. One change may show in several places.
    pub findings: Vec<Finding>,
    /// The first seal and the last that could be read.
    pub span: Option<(Seal, Seal)>,
    /// How many seals were read.
    pub seals: u64,
    /// How many records they have with them.
    pub records: u64,
    /// The seal that had to be there.
    pub head: Option<Head>,
    /// The names of the records that the bank could not read when it sealed them, and sealed as they were.
    pub unreadable: Vec<String>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, file: &str, fault: impl Into<Fault>) {
        let (file, fault) = (file.to_owned(), fault.into());
        self.findings.push(Finding { file, fault });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            0 => write!(out, "OK: {} seals, {} records", self.seals, self.records)?,
            1 => write!(out, "FAILED: 1 finding in {} seals", self.seals)?,
            count => write!(out, "FAILED: {count} findings in {} seals", self.seals)?,
        }
        for Finding { file, fault } in &self.findings {
            let file = if file.is_empty() { "the trail" } else { file };
            write!(out, "\n{file}: {fault}")?;
        }
        if let Some((first, last)) = &self.span {
            write!(out, "\nFrom {} to {}", first.minute, last.minute)?;
            if self.holds() {
                write!(out, "\nHead: {}", Head::of(last))?;
            }
        }
        for id in &self.unreadable {
            write!(
                out,
                "\nWARNING: {id}: the bank could not read this record and sealed its item as it was."
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

/// Checks the trail in a directory, which must hold nothing else.
///
/// # Errors
/// When a file cannot be read.
pub fn directory(path: &Path, keys: &[PublicKey], head: Option<Head>) -> io::Result<Report> {
    let mut names = fs::read_dir(path)
        .map_err(|error| at(path, &error))?
        .map(|entry| Ok(entry?.file_name()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort();
    // One after the other, so that only one file of a long trail is in memory.
    let files = names.into_iter().map(|name| {
        let content = read_file(&path.join(&name))?;
        Ok((name.to_string_lossy().into_owned(), content))
    });
    trail(files, keys, head)
}

/// The whole file.
///
/// # Errors
/// When it cannot be read; the error names it.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| at(path, &error))
}

/// The error with its place: the system's own says what went wrong and not where.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Checks the files of a trail, given in the order of their names.
///
/// # Errors
/// When a file cannot be read.
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
    for file in files {
        let (name, content) = file?;
        match read(&content) {
            Err(fault) => report.find(&name, fault),
            Ok((signed, records)) => {
                let seal = signed.seal;
                judge(&mut report, &name, (&signed, &records), keys);
                once(&mut report, &name, &records, &mut known);
                let here = Head::of(&seal);
                if head.is_some_and(|head| {
                    head == here || (found.is_none() && head.number == here.number)
                }) {
                    found = Some(here);
                }
                // The chain goes on from what is there, so that one fault is not told of every file.
                let first = report.span.map_or(seal, |(first, _)| first);
                report.span = Some((first, seal));
                report.seals = report.seals.saturating_add(1);
            }
        }
    }
    if report.span.is_none() {
        report.find("", Fault::Form("there is no seal"));
    }
    if let Some(expected) = head.filter(|head| found != Some(*head)) {
        report.find("", Fault::Head { expected, found });
    }
    Ok(report)
}

/// The seal and the records of a file. Each has one form, so that no byte can change unnoticed.
fn read(content: &[u8]) -> Result<(SignedSeal, Vec<&[u8]>), Fault> {
    let lines = content
        .strip_suffix(b"\n")
        .ok_or(Fault::Form("the last line has no end"))?;
    let mut lines = lines.split(|byte| *byte == b'\n');
    let line = lines.next().unwrap_or_default();
    let unreadable = Fault::Form("the first line is no seal in its one form");
    let signed: SignedSeal = serde_json::from_slice(line).map_err(|_| unreadable.clone())?;
    let written = serde_json::to_vec(&signed).map_err(|_| unreadable.clone())?;
    if written == line {
        Ok((signed, lines.collect()))
    } else {
        Err(unreadable)
    }
}

fn judge(
    report: &mut Report,
    name: &str,
    (signed, records): (&SignedSeal, &[&[u8]]),
    keys: &[PublicKey],
) {
    let seal = &signed.seal;
    if name != file_name(seal.number) {
        let expected = file_name(seal.number);
        report.find(name, Fault::Name { expected });
    }
    if let Err(fault) = check(signed, keys) {
        report.find(name, fault);
    }
    let previous = report.span.map(|(_, last)| last);
    if let Err(broken) = seal.follows(previous.as_ref()) {
        report.find(name, broken);
    }
    let leaves: Vec<_> = records.iter().map(|leaf| merkle::leaf_hash(leaf)).collect();
    if let Err(broken) = seal.seals(&leaves) {
        report.find(name, broken);
    }
}

/// Each record is in the trail once: not even who holds the key may seal one again unnoticed.
fn once(report: &mut Report, name: &str, records: &[&[u8]], known: &mut BTreeSet<String>) {
    for record in records {
        report.records = report.records.saturating_add(1);
        let value = serde_json::from_slice::<Value>(record).unwrap_or_default();
        match value.get("record_id").and_then(Value::as_str) {
            None => report.find(name, Fault::Form("a line is no record")),
            Some(id) if !known.insert(id.to_owned()) => {
                report.find(name, Fault::Twice(id.to_owned()));
            }
            Some(id) if value.get("unreadable").is_some() => {
                report.unreadable.push(id.to_owned());
            }
            Some(_) => {}
        }
    }
}
