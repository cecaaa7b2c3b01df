use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::EngineError;

/// Writes the content of a new version of an object and waits until it is on disk. Returns the
/// file's path below `root`.
pub(super) async fn write_file(
    root: &Path,
    (bucket, name): (&str, &str),
    content: Vec<u8>,
) -> Result<String, EngineError> {
    let file = file_name(name);
    let (directory, path) = (root.join(bucket), format!("{bucket}/{file}"));
    let written = tokio::task::spawn_blocking(move || {
        let failed = |error| EngineError::io(directory.display().to_string())(error);
        write_durably(&directory, &file, &content).map_err(failed)
    });
    written.await.map_err(|_| EngineError::Stopped)??;
    Ok(path)
}

/// Removes the content of a version that the index no longer contains. A file left behind is
/// harmless.
pub(super) async fn remove_file(root: &Path, file: &str) {
    let path = root.join(file);
    if let Err(error) = tokio::fs::remove_file(&path).await {
        tracing::warn!(%error, path = %path.display(), "content of a deleted object not removed");
    }
}

/// Writes to another name first, so that every file under its final name is complete.
fn write_durably(directory: &Path, file: &str, content: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(directory)?;
    let unfinished = directory.join(format!(".{}", Uuid::new_v4().simple()));
    let mut writing = File::create(&unfinished)?;
    writing.write_all(content)?;
    writing.sync_all()?;
    fs::rename(&unfinished, directory.join(file))?;
    File::open(directory)?.sync_all()
}

/// Returns one file name for each version. It contains the object's name in an encoding without
/// separators or a leading dot, within the file system's length.
fn file_name(object: &str) -> String {
    let mut readable = utf8_percent_encode(object, ENCODED).to_string();
    if readable.len() > 180 {
        readable = URL_SAFE_NO_PAD.encode(Sha256::digest(object));
    }
    format!("{readable}@{}", Uuid::new_v4().simple())
}

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_object_name_leaves_its_directory() {
        for name in ["../../etc/passwd", "/", "..", ".", "a/../../b", "\0", "é\\"] {
            let file = file_name(name);
            assert!(!file.contains(['/', '\\', '.', '\0']), "{name} -> {file}");
        }
        assert!(file_name(&"x/".repeat(512)).len() < 255);
    }
}
