//! What the manifests of the workspace say, as `cargo metadata --no-deps` prints it.
//!
//! Only what is declared is read, never a resolved graph: a dependency that is optional, or meant
//! for another platform, or only for tests, is an edge like any other.

use crate::declaration::EventName;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// The workspace as its manifests declare it.
#[derive(Clone, Debug, Deserialize)]
pub struct Metadata {
    /// The directory of the root manifest.
    pub workspace_root: String,
    /// The members of the workspace.
    #[serde(rename = "packages")]
    pub members: Vec<Member>,
    /// `[workspace.metadata]` of the root manifest.
    #[serde(default)]
    pub metadata: Value,
    /// The events that have a schema under `events/`; cargo knows nothing of them.
    #[serde(skip)]
    pub events: BTreeSet<EventName>,
}

/// One crate of the workspace.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    /// Where its `Cargo.toml` is.
    pub manifest_path: String,
    /// Each dependency it declares, of whatever kind.
    pub dependencies: Vec<Dependency>,
    /// `[package.metadata]` of its manifest.
    #[serde(default)]
    pub metadata: Value,
}

/// One declared dependency.
#[derive(Clone, Debug, Deserialize)]
pub struct Dependency {
    /// The name of the package itself, whatever the crate calls it.
    pub name: String,
    /// `normal` is not said; `dev` or `build` is.
    #[serde(default)]
    pub kind: Option<String>,
    /// The directory of a dependency on this disk.
    #[serde(default)]
    pub path: Option<String>,
    /// The registry or repository it comes from.
    #[serde(default)]
    pub source: Option<String>,
}

impl Metadata {
    /// Reads the output of `cargo metadata --no-deps --format-version 1`.
    ///
    /// # Errors
    /// The reason in one line if the text is no such output.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The directory of a member, from the root of the workspace, with `/` between its parts.
    pub fn directory_of(&self, member: &Member) -> String {
        let manifest = self.from_root(&member.manifest_path);
        manifest
            .strip_suffix("/Cargo.toml")
            .unwrap_or(&manifest)
            .to_owned()
    }

    /// A path as seen from the root of the workspace, or as it is if it lies outside.
    pub fn from_root(&self, path: &str) -> String {
        let root = self.workspace_root.replace('\\', "/");
        let path = path.replace('\\', "/");
        let inside = path
            .strip_prefix(&root)
            .and_then(|rest| rest.strip_prefix('/'));
        inside.unwrap_or(&path).to_owned()
    }
}
