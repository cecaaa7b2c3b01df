//! The size of a bootstrap, and its system requirements.

use std::path::Path;

/// The release of the C library in Amazon Linux 2023, on which functions run.
pub(crate) const NEWEST_GLIBC: (u32, u32) = (2, 34);

/// A built bootstrap.
pub(crate) struct Binary {
    /// Its size in bytes, as it is loaded.
    pub(crate) bytes: u64,
    /// The size of its deployment archive in bytes, if one was built.
    pub(crate) archived: Option<u64>,
    /// The newest release of the C library that one of its symbols needs.
    pub(crate) glibc: Option<(u32, u32)>,
}

impl Binary {
    /// Reads `bootstrap` in this directory and `bootstrap.zip` beside it.
    pub(crate) fn in_directory(directory: &Path) -> std::io::Result<Self> {
        let program = std::fs::read(directory.join("bootstrap"))?;
        let archive = std::fs::metadata(directory.join("bootstrap.zip"));
        Ok(Self {
            bytes: u64::try_from(program.len()).unwrap_or(u64::MAX),
            archived: archive.ok().map(|archive| archive.len()),
            glibc: newest_glibc(&program),
        })
    }
}

/// A dynamic program contains the versions that it needs by name, such as `GLIBC_2.34`.
fn newest_glibc(program: &[u8]) -> Option<(u32, u32)> {
    let names = program.split(|byte| *byte == 0);
    let versions = names.filter_map(|name| name.strip_prefix(b"GLIBC_"));
    versions
        .filter_map(|version| release(std::str::from_utf8(version).ok()?))
        .max()
}

/// Parses `2.2.5` as release 2.2.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split('.').map(str::parse);
    let (major, minor) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    Some((major, minor))
}

#[test]
fn the_newest_symbol_counts() {
    let program = b"\x7fELF\0GLIBC_2.2.5\0GLIBC_2.17\0GLIBC_2.9\0GLIBC_PRIVATE\0malloc\0";
    assert_eq!(newest_glibc(program), Some((2, 17)));
    assert_eq!(newest_glibc(b"\x7fELF\0malloc\0"), None);
}
