//! Runs the fences within a build: the whole of the runner's build script, and of a function's own check.

use crate::crossings::crossings;
use crate::declaration::EventName;
use crate::metadata::Metadata;
use crate::table::FenceTable;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

/// Fails the build with one line for each crossing of a fence; says nothing if there is none.
///
/// To be called by the build script of a crate that every build of the workspace includes and that no other crate uses,
/// since what uses it is compiled again with it. The script runs again only when a manifest, the lock file or the schema of
/// an event has changed.
pub fn run() -> ExitCode {
    let lines = match watched() {
        Ok(lines) => lines,
        Err(reason) => vec![format!("cargo::error=fence: {reason}")],
    };
    // `cargo::error` fails the build by itself, without the noise of a script that failed.
    match writeln!(io::stdout().lock(), "{}", lines.join("\n")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The crossings of the crate in this directory alone, one line each. For the macro of a function, which may be built
/// without the rest of the workspace.
///
/// # Errors
/// Why the manifests cannot be read.
pub fn crossings_of(directory: &str) -> Result<Vec<String>, String> {
    let mut metadata = declared_workspace(Some(directory))?;
    let manifest = format!("{directory}/Cargo.toml");
    metadata
        .members
        .retain(|member| member.manifest_path == manifest);
    let table = FenceTable::from_workspace(&metadata.metadata)?;
    let found = crossings(&metadata, &table);
    Ok(found
        .iter()
        .map(|crossing| format!("fence: {crossing}"))
        .collect())
}

/// What to tell cargo: the files to watch, and the crossings.
fn watched() -> Result<Vec<String>, String> {
    let metadata = declared_workspace(None)?;
    let root = metadata.workspace_root.clone();
    let root = Path::new(&root);

    let mut watch = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    // The schemas that are there, one by one: to watch the directory would build the whole bank
    // again for each edited sample. A new schema needs no watching, since a function that named it
    // before it was there failed, and a script that failed is run again anyway.
    watch.extend(
        metadata
            .events
            .iter()
            .map(|event| root.join(event.schema_path())),
    );
    watch.extend(
        metadata
            .members
            .iter()
            .map(|member| member.manifest_path.clone().into()),
    );
    let mut lines: Vec<_> = watch
        .iter()
        .map(|path| format!("cargo::rerun-if-changed={}", path.display()))
        .collect();

    let table = FenceTable::from_workspace(&metadata.metadata)?;
    let found = crossings(&metadata, &table);
    lines.extend(
        found
            .iter()
            .map(|crossing| format!("cargo::error=fence: {crossing}")),
    );
    Ok(lines)
}

/// Asks cargo what the manifests declare. `--no-deps` resolves nothing and waits for no lock.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script of itself this way"
)]
fn declared_workspace(directory: Option<&str>) -> Result<Metadata, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .current_dir(directory.unwrap_or("."))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .output()
        .map_err(|error| format!("cargo metadata could not be run: {error}"))?;
    if !answer.status.success() {
        let words = String::from_utf8_lossy(&answer.stderr);
        return Err(words.lines().collect::<Vec<_>>().join(" "));
    }
    let text = String::from_utf8_lossy(&answer.stdout);
    let mut metadata = Metadata::from_json(&text)
        .map_err(|error| format!("cargo metadata is not understood: {error}"))?;
    let events = Path::new(&metadata.workspace_root).join("events");
    metadata.events = catalogue(&events).map_err(|error| format!("events: {error}"))?;
    Ok(metadata)
}

/// The events that have a schema: `events/<domain>/<event>.v<n>.schema.json`.
fn catalogue(events: &Path) -> io::Result<BTreeSet<EventName>> {
    let mut found = BTreeSet::new();
    if !events.is_dir() {
        return Ok(found);
    }
    for domain in fs::read_dir(events)? {
        let domain = domain?;
        if !domain.file_type()?.is_dir() {
            continue;
        }
        for schema in fs::read_dir(domain.path())? {
            let file = schema?.file_name();
            let (file, domain) = (file.to_string_lossy(), domain.file_name());
            let event = file.strip_suffix(".schema.json");
            let name = event.map(|event| format!("{}.{event}", domain.to_string_lossy()));
            found.extend(name.as_deref().and_then(EventName::parse));
        }
    }
    Ok(found)
}
