//! The repository as its layout tests read it: the files that git tracks or would add, and their
//! crates.

use crate::code::{Language, code_of};
use fence::FenceTable;
use fence::declaration::Declaration;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::Table;

/// A source file written by hand.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) code: String,
    pub(crate) language: Language,
}

impl Source {
    pub(crate) fn line(&self, number: usize) -> &str {
        self.code.lines().nth(number - 1).unwrap_or_default()
    }

    /// The position of its tests; past its end if it has none.
    pub(crate) fn first_line_of_tests(&self) -> usize {
        if self
            .path
            .split('/')
            .any(|part| ["tests", "tests.rs"].contains(&part))
        {
            return 1;
        }
        let lines: Vec<_> = self.code.lines().collect();
        let inline = |pair: &[&str]| {
            pair[0].contains("#[cfg(test)]") && pair[1].contains("mod ") && pair[1].ends_with('{')
        };
        lines
            .windows(2)
            .position(inline)
            .map_or(usize::MAX, |line| line + 1)
    }
}

pub(crate) fn sources() -> Vec<Source> {
    // Generated files are compared with their source and not read.
    let generated = |path: &String| path.starts_with("clients/") && path.contains("generated");
    let written = files().into_iter().filter(|path| !generated(path));
    let read = written.filter_map(|path| {
        let language = match Path::new(&path).extension()?.to_str()? {
            "rs" => Language::Rust,
            "ts" => Language::TypeScript,
            _ => return None,
        };
        let text = fs::read_to_string(repository(&path)).ok()?;
        let code = code_of(&text, language);
        Some(Source {
            path,
            text,
            code,
            language,
        })
    });
    read.collect()
}

pub(crate) fn rust() -> Vec<Source> {
    sources()
        .into_iter()
        .filter(|source| source.language == Language::Rust)
        .collect()
}

pub(crate) struct Package {
    pub(crate) directory: String,
    pub(crate) text: String,
    pub(crate) manifest: Table,
    /// Whether its row of the fence table declares it pure.
    pub(crate) is_function: bool,
}

impl Package {
    pub(crate) fn name(&self) -> &str {
        let name = self
            .manifest
            .get("package")
            .and_then(|package| package.get("name"));
        name.and_then(toml::Value::as_str).unwrap_or_default()
    }

    pub(crate) fn declaration(&self) -> Result<Declaration, fence::declaration::Malformed> {
        Declaration::from_manifest(&self.text)
    }

    /// Returns the name of its directory, which is the function's name in the cloud, the contract
    /// and here.
    pub(crate) fn function_name(&self) -> &str {
        self.directory.rsplit('/').next().unwrap_or_default()
    }
}

pub(crate) fn crates() -> Vec<Package> {
    let root = fs::read_to_string(repository("Cargo.toml")).expect("the root manifest");
    let root: serde_json::Value = toml::from_str(&root).expect("the root manifest in TOML");
    let fences = FenceTable::from_workspace(&root["workspace"]["metadata"]).expect("a fence table");
    let packages = files().into_iter().filter_map(|path| {
        let directory = path.strip_suffix("/Cargo.toml")?.to_owned();
        let text = fs::read_to_string(repository(&path)).expect("a manifest");
        let manifest: Table = text.parse().expect("a manifest in TOML");
        let is_function = fences.judge(&directory).is_some_and(|judge| judge.function);
        // A tool with its own lock file is not a crate of the bank.
        let ours = manifest.contains_key("package") && !manifest.contains_key("workspace");
        ours.then_some(Package {
            directory,
            text,
            manifest,
            is_function,
        })
    });
    packages.collect()
}

pub(crate) fn bank_functions() -> Vec<Package> {
    crates()
        .into_iter()
        .filter(|package| package.is_function)
        .collect()
}

/// Returns the `operationId`s of the public contract.
pub(crate) fn operations() -> BTreeSet<String> {
    let contract = fs::read_to_string(repository("openapi.yaml")).unwrap_or_default();
    let named = contract
        .lines()
        .filter_map(|line| line.trim().strip_prefix("operationId:"));
    named
        .map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
        .collect()
}

/// Converts `createPayment` to its directory: `create-payment`.
pub(crate) fn kebab(operation: &str) -> String {
    let mut directory = String::new();
    for letter in operation.chars() {
        if letter.is_ascii_uppercase() {
            directory.push('-');
        }
        directory.push(letter.to_ascii_lowercase());
    }
    directory
}

/// Returns the files that git tracks or would add, in their current state, relative to the root.
pub(crate) fn files() -> Vec<String> {
    let answer = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(repository(""))
        .output()
        .expect("git");
    assert!(
        answer.status.success(),
        "{}",
        String::from_utf8_lossy(&answer.stderr)
    );
    let names = String::from_utf8(answer.stdout).expect("names in UTF-8");
    let there = names.split('\0').filter(|name| repository(name).is_file());
    there.map(str::to_owned).collect()
}

pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
