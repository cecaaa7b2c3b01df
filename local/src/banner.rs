use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use crate::bank::{Bank, MigratedTable};

/// Prints the addresses of the bank and a first call to paste.
///
/// # Errors
/// [`io::Error`] if the output cannot be written.
pub fn print(bank: &Bank, log: &Path, took: Duration, out: &mut impl Write) -> io::Result<()> {
    let origin = bank.origin();
    let data = bank.data().display();
    let operator = &bank.demo().operator;
    let (id, secret) = (&operator.client_id, &operator.client_secret);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(out, "Malai {version}, running on this machine\n")?;
    writeln!(out, "  API        {origin}")?;
    writeln!(out, "  Reference  {origin}/docs")?;
    writeln!(out, "  Operator   {id}")?;
    writeln!(out, "  Secret     {secret}")?;
    writeln!(
        out,
        "  Data       {data} (these credentials are in demo.json)"
    )?;
    writeln!(out, "  Log        {}\n", log.display())?;
    for MigratedTable {
        table,
        version,
        changed,
    } in bank.migrated()
    {
        writeln!(
            out,
            "MigratedTable {changed} rows of {table} to version {version}; older releases can no longer open this directory.\n"
        )?;
    }
    writeln!(out, "First API call, to paste into another terminal:\n")?;
    writeln!(
        out,
        "  TOKEN=$(curl -s {origin}/v1/oauth/token -u '{id}:{secret}' \\"
    )?;
    writeln!(
        out,
        "    -d grant_type=client_credentials | {ACCESS_TOKEN})"
    )?;
    writeln!(
        out,
        "  curl -s {origin}/v1/accounts -H \"Authorization: Bearer $TOKEN\"\n"
    )?;
    writeln!(out, "Ready in {} ms. Ctrl-C stops it.", took.as_millis())?;
    out.flush()
}

/// Prints in one line that the disk accepts no writes, or accepts them again.
///
/// # Errors
/// [`io::Error`] if the output cannot be written.
pub fn print_disk_state(disk_error: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match disk_error {
        Some(disk_error) => writeln!(
            out,
            "malai: {disk_error}. Writes return 503 until there is room; acknowledged writes are on disk."
        )?,
        None => writeln!(out, "malai: the disk accepts writes again.")?,
    }
    out.flush()
}

/// Extracts the token from the response with a tool that every machine has.
const ACCESS_TOKEN: &str = r#"sed 's/.*"access_token":"\([^"]*\)".*/\1/'"#;
