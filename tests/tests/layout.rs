//! The layout of the repository: a reader who knows one part knows all of them.
//!
//! The tests read the files that git tracks or would add, and none that it ignores.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed; clippy knows the tests, not what they call"
)]

use fence::declaration::Trigger;
use std::collections::BTreeSet;
use std::fs;

#[path = "layout/code.rs"]
mod code;
#[path = "layout/repository.rs"]
mod repository;

use code::{Language, code_of, functions, words};
use repository::{
    Package, Source, bank_functions, crates, files, kebab, operations, repository, rust, sources,
};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;

#[test]
fn no_source_file_exceeds_the_line_limit() {
    let long = sources().into_iter().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", source.path))
    });
    none("files are too long", long);
}

#[test]
fn no_function_exceeds_the_line_limit() {
    let long = sources().into_iter().flat_map(|source| {
        let functions = functions(&source.code, source.language).into_iter();
        let long = functions.filter(|(_, lines)| *lines > LONGEST_FUNCTION);
        let told = long.map(|(line, lines)| format!("{}:{line}: {lines} lines", source.path));
        told.collect::<Vec<_>>()
    });
    none("functions are too long", long);
}

/// serde passes a JSON number that is not whole on as a float; this file drops it and stores that
/// there was one.
const DROPS_FRACTIONS: &str = "shared/platform/src/http/body/tree.rs";

#[test]
fn no_source_file_has_a_float() {
    let near = |source: &Source| {
        ["shared/", "functions/"]
            .iter()
            .any(|top| source.path.starts_with(top))
    };
    let is_read_by_serde = |source: &Source| source.path == DROPS_FRACTIONS;
    let sources = sources().into_iter().filter(near);
    let floats = sources
        .filter(|source| !is_read_by_serde(source))
        .flat_map(|source| {
            let floats = words(&source.code).filter(|(_, word)| ["f32", "f64"].contains(word));
            floats
                .map(|(line, word)| format!("{}:{line}: {word}", source.path))
                .collect::<Vec<_>>()
        });
    none("floats", floats);
}

#[test]
fn no_test_is_ignored_or_sleeps() {
    let found = rust().into_iter().flat_map(|source| {
        let ignored = words(&source.code).filter(|(line, word)| {
            *word == "ignore" && source.line(*line).trim_start().starts_with("#[")
        });
        let first = source.first_line_of_tests();
        let asleep = words(&source.code)
            .filter(|(line, word)| *word == "sleep" && *line >= first)
            .filter(|(line, _)| source.line(*line).contains("sleep("));
        let found = ignored.chain(asleep);
        found
            .map(|(line, word)| format!("{}:{line}: {word}", source.path))
            .collect::<Vec<_>>()
    });
    none("tests that wait or do not run", found);
}

#[test]
fn no_file_contains_a_path_of_its_authors_machine() {
    // In two parts, because this file is read as well.
    let homes = ["work", "root", "Users"].map(|home| format!("/{home}/"));
    let found = files().into_iter().flat_map(|path| {
        let text = fs::read_to_string(repository(&path)).unwrap_or_default();
        let lines = text.lines().enumerate();
        let known = lines.filter(|(_, line)| homes.iter().any(|home| line.contains(home)));
        known
            .map(|(line, text)| format!("{path}:{}: {text}", line + 1))
            .collect::<Vec<_>>()
    });
    none("paths of one machine", found);
}

#[test]
fn each_crate_follows_the_lints_of_the_workspace() {
    let without = crates().into_iter().filter(|package| {
        let lints = package
            .manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"));
        lints.and_then(toml::Value::as_bool) != Some(true)
    });
    none(
        "crates without [lints] workspace = true",
        without.map(|package| package.directory),
    );
}

/// A harness is compiled and linked even without tests, and a test without a harness never runs.
#[test]
fn a_library_has_a_test_harness_if_and_only_if_it_has_tests() {
    let rust = rust();
    let library = |package: &Package| {
        let lib = format!("{}/src/lib.rs", package.directory);
        rust.iter().any(|source| source.path == lib)
    };
    let top = ["functions/", "shared/", "tools/"];
    let ours = |package: &Package| top.iter().any(|top| package.directory.starts_with(top));
    let wrong = crates()
        .into_iter()
        .filter(|package| ours(package) && library(package));
    let wrong = wrong.filter_map(|package| {
        let below = format!("{}/src/", package.directory);
        let of_it = || rust.iter().filter(|source| source.path.starts_with(&below));
        let has = |word: &str| of_it().any(|source| source.code.contains(word));
        let tests = has("#[test]") || has("#[tokio::test") || has("proptest!");
        let is_fence = |line: &str| {
            let line = line.trim_start();
            line.starts_with("//! ```") || line.starts_with("/// ```")
        };
        let examples = of_it().any(|source| source.text.lines().any(is_fence));
        let declared = |name: &str| {
            let lib = package.manifest.get("lib").and_then(|lib| lib.get(name));
            lib.and_then(toml::Value::as_bool).unwrap_or(true)
        };
        let right = (declared("test"), declared("doctest")) == (tests, examples);
        (!right).then(|| {
            format!(
                "{}: [lib] test = {tests}, doctest = {examples}",
                package.directory
            )
        })
    });
    none("test harnesses that do not fit the tests", wrong);
}

#[test]
fn each_crate_is_named_after_its_directory() {
    let misnamed = crates().into_iter().filter_map(|package| {
        let parts: Vec<_> = package.directory.split('/').collect();
        let expected = match parts.as_slice() {
            ["functions", domain, layer] if !package.is_function => format!("{domain}-{layer}"),
            ["shared", "contracts", domain] => format!("{domain}-contract"),
            ["shared", "rails", "rail"] => "rail".to_owned(),
            ["shared", "rails", "all"] => "rails".to_owned(),
            ["shared", "rails", rail] => format!("rail-{rail}"),
            ["clients", "rust"] => "malai-client".to_owned(),
            parts => parts.last().copied().unwrap_or_default().to_owned(),
        };
        let name = package.name();
        (name != expected).then(|| format!("{}: {name}, expected {expected}", package.directory))
    });
    none("names", misnamed);
}

#[test]
fn each_pure_crate_has_no_standard_library() {
    let is_pure = |package: &Package| {
        package.directory == "shared/kernel" || package.directory.ends_with("/domain")
    };
    let impure = crates().into_iter().filter(is_pure).filter(|package| {
        let path = format!("{}/src/lib.rs", package.directory);
        let text = fs::read_to_string(repository(&path)).unwrap_or_default();
        !code_of(&text, Language::Rust).contains("no_std")
    });
    none(
        "pure crates without #![no_std]",
        impure.map(|package| package.directory),
    );
}

#[test]
fn each_function_is_named_after_its_operation() {
    let contract = operations();
    let wrong = bank_functions().into_iter().filter_map(|function| {
        let Trigger::Http { operation } = function.declaration().ok()?.trigger else {
            return None;
        };
        let directory = function.function_name();
        let fault = if kebab(&operation) != directory {
            format!("its operation is {operation}")
        } else if contract.contains(&operation) {
            return None;
        } else {
            format!("openapi.yaml has no operation {operation}")
        };
        Some(format!("{}: {fault}", function.directory))
    });
    none("functions that are not their operation", wrong);
}

#[test]
fn each_operation_of_the_contract_has_its_function() {
    let functions = bank_functions();
    if functions.is_empty() {
        return;
    }
    let served: BTreeSet<_> = functions
        .iter()
        .filter_map(|function| match function.declaration().ok()?.trigger {
            Trigger::Http { operation } => Some(operation),
            Trigger::Events { .. }
            | Trigger::Schedule { .. }
            | Trigger::Stream { .. }
            | Trigger::Authorizer
            | Trigger::Rotation { .. }
            | Trigger::Internal => None,
        })
        .collect();
    none(
        "operations without a function",
        operations().difference(&served).cloned(),
    );
}

#[test]
fn each_declaration_is_valid_and_each_function_name_unique() {
    let mut names = BTreeSet::new();
    let wrong = bank_functions().into_iter().filter_map(|function| {
        let fault = match function.declaration() {
            Err(malformed) => malformed.to_string(),
            Ok(_) if !names.insert(function.function_name().to_owned()) => {
                "another domain has a function of this name".to_owned()
            }
            Ok(_) => return None,
        };
        Some(format!("{}: {fault}", function.directory))
    });
    none("functions", wrong.collect::<Vec<_>>());
}

#[test]
fn each_function_has_a_sample_event_and_each_sample_its_function() {
    let functions: BTreeSet<_> = bank_functions()
        .iter()
        .map(|function| function.function_name().to_owned())
        .collect();
    let samples: BTreeSet<_> = files()
        .iter()
        .filter_map(|path| path.strip_prefix("events/invoke/")?.strip_suffix(".json"))
        .map(str::to_owned)
        .collect();
    none(
        "functions without events/invoke/<name>.json",
        functions.difference(&samples),
    );
    none(
        "samples in events/invoke without a function",
        samples.difference(&functions),
    );
}

fn none(what: &str, found: impl IntoIterator<Item = impl std::fmt::Display>) {
    let found: Vec<_> = found.into_iter().map(|one| one.to_string()).collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}
