//! The files of the bank that parse text.

use std::fs;
use std::path::Path;

/// Patterns of a parser's definition.
const SIGNS: [&str; 9] = [
    "FromStr for ",
    "pub fn claimed_client(",
    "pub fn secret_of_text(",
    "pub fn parse(",
    "pub fn parse<",
    "pub fn read(",
    "pub fn decode(",
    "pub fn verify(",
    "pub fn verify<",
];

/// Returns the files, from the root of the repository, that define a parser outside their tests.
pub(crate) fn reading() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root.canonicalize().expect("the repository");
    let mut found = Vec::new();
    for directory in ["functions", "shared", "tools"] {
        search(&root, &root.join(directory), &mut found);
    }
    found.sort();
    found
}

fn search(root: &Path, directory: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            if name != "tests" && name != "target" {
                search(root, &path, found);
            }
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            if SIGNS.iter().any(|sign| code.contains(sign)) {
                let path = path.strip_prefix(root).expect("below the root");
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
}
