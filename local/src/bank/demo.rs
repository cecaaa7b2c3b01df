use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StartError;
use crate::registry::Registry;

/// The first credentials of a bank: `demo.json` in the data directory, readable by its owner only.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Demo {
    /// The origin of the bank's API.
    pub origin: String,
    /// The client of the first institution, with every scope.
    pub operator: Credential,
    /// The client of another institution, which cannot see the first's resources.
    pub other: Credential,
    /// The two clients of the bank's own tenant: the operations desk.
    pub desk: [Credential; 2],
}

impl Demo {
    pub(super) fn of(origin: &str, clients: Vec<Credential>) -> Result<Self, StartError> {
        let [operator, other, first, second] =
            clients.try_into().map_err(|_| StartError::Secret {
                name: "identity/operator-credential",
                error: "it does not hold four clients".to_owned(),
            })?;
        Ok(Self {
            origin: origin.to_owned(),
            operator,
            other,
            desk: [first, second],
        })
    }
}

/// A client's id and secret. `Debug` redacts the secret.
#[derive(Clone, Deserialize, Serialize)]
pub struct Credential {
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: String,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// The function that creates the operator client.
const BOOTSTRAP: &str = "bootstrap-operator";
const FILE: &str = "demo.json";

/// Creates the directory with access for its owner only, because it will contain the bank's
/// secrets.
///
/// # Errors
/// [`StartError`] if it cannot be created.
pub fn directory(data: &Path) -> Result<(), StartError> {
    if data.ancestors().any(Path::is_file) {
        return Err(StartError::NotADirectory(data.to_owned()));
    }
    let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.map_err(|source| StartError::File {
        path: data.to_owned(),
        source,
    })
}

/// Returns whether this directory contains a bank.
pub(super) fn exists(data: &Path) -> bool {
    data.join(FILE).is_file()
}

/// Creates the first clients at the first start, and writes the file at every start, because the
/// origin may have changed.
pub(super) async fn bootstrap(
    registry: &Registry,
    data: &Path,
    demo: &Demo,
) -> Result<(), StartError> {
    if !exists(data) {
        registry.invoke(BOOTSTRAP, b"{}".to_vec()).await?;
    }
    let path = data.join(FILE);
    write(&data.join("demo.json.new"), &path, demo)
        .map_err(|source| StartError::File { path, source })
}

/// Writes the file under another name and renames it, so that a reader never sees part of it.
fn write(beside: &Path, place: &Path, demo: &Demo) -> std::io::Result<()> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(beside)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    file.write_all(serde_json::to_string_pretty(demo)?.as_bytes())?;
    file.write_all(b"\n")?;
    std::fs::rename(beside, place)
}
