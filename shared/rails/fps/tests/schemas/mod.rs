//! The directory of the published schemas, which are not part of this repository.

use std::io::Write as _;
use std::path::PathBuf;

/// `MALAI_XSD_DIR`, from here or from the root of the workspace. Without it the test says aloud
/// that it checks nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "a test is told by its environment, as a program is"
)]
pub(crate) fn directory() -> Option<PathBuf> {
    let Some(given) = std::env::var_os("MALAI_XSD_DIR").map(PathBuf::from) else {
        // Past the harness, which would swallow it.
        let skipped = "SKIPPED: MALAI_XSD_DIR is not set, no schema and no sample is read";
        writeln!(std::io::stderr(), "{skipped}").unwrap();
        return None;
    };
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let found = [given.clone(), root.join(&given)]
        .into_iter()
        .find(|path| path.is_dir());
    Some(found.unwrap_or_else(|| panic!("MALAI_XSD_DIR is no directory: {}", given.display())))
}
