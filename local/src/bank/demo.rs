use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StartError;
use crate::registry::Registry;

/// How to get into the bank for the first time: `demo.json` in the data directory, readable by its
/// owner only.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Demo {
    /// Where the bank answers.
    pub origin: String,
    /// The client of the first institution, which may do everything there.
    pub operator: Credential,
    /// The client of another institution, which sees nothing of the first's.
    pub other: Credential,
    /// The two clients of the bank itself, which deal with what needs a person.
    pub desk: [Credential; 2],
}

impl Demo {
    pub(super) fn of(origin: &str, clients: Vec<Credential>) -> Result<Self, StartError> {
        let [operator, other, first, second] =
            clients.try_into().map_err(|_| StartError::Secret {
                name: "identity/operator-credential",
                fault: "it does not hold four clients".to_owned(),
            })?;
        Ok(Self {
            origin: origin.to_owned(),
            operator,
            other,
            desk: [first, second],
        })
    }
}

/// A client and its secret, which `Debug` does not show.
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

/// The function that makes the operator's client.
const BOOTSTRAP: &str = "bootstrap-operator";
const FILE: &str = "demo.json";

/// Makes the directory, for its owner only: the bank's secrets are in it.
///
/// # Errors
/// When it cannot be made.
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

/// Whether a bank was made in this directory before.
pub(super) fn is_there(data: &Path) -> bool {
    data.join(FILE).is_file()
}

/// Makes the first clients at the first start, and writes the file at every start, since the
/// origin may have changed.
pub(super) async fn bootstrap(
    registry: &Registry,
    data: &Path,
    demo: &Demo,
) -> Result<(), StartError> {
    if !is_there(data) {
        registry.invoke(BOOTSTRAP, b"{}".to_vec()).await?;
    }
    let path = data.join(FILE);
    write(&data.join("demo.json.new"), &path, demo)
        .map_err(|source| StartError::File { path, source })
}

/// Writes the file beside its place and moves it there, so that a reader sees all of it.
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
