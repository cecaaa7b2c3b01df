use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use crate::bank::{Bank, Migrated};

/// Tells where everything is and gives a first call to paste.
///
/// # Errors
/// When nobody can be told.
pub fn tell(bank: &Bank, log: &Path, took: Duration, out: &mut impl Write) -> io::Result<()> {
    let origin = bank.origin();
    let data = bank.data().display();
    let operator = &bank.demo().operator;
    let (id, secret) = (&operator.client_id, &operator.client_secret);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(out, "Malai {version}: a whole bank on this machine\n")?;
    writeln!(out, "  API        {origin}")?;
    writeln!(out, "  Reference  {origin}/docs")?;
    writeln!(out, "  Operator   {id}")?;
    writeln!(out, "  Secret     {secret}")?;
    writeln!(
        out,
        "  Data       {data} (these credentials are in demo.json)"
    )?;
    writeln!(out, "  Log        {}\n", log.display())?;
    for Migrated {
        table,
        version,
        changed,
    } in bank.migrated()
    {
        writeln!(
            out,
            "Brought {changed} rows of {table} to version {version}: an older program no longer opens this directory.\n"
        )?;
    }
    writeln!(out, "A first call, to paste into another terminal:\n")?;
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

/// Tells in one line that the disk takes no writes, or takes them again.
///
/// # Errors
/// When nobody can be told.
pub fn tell_disk(trouble: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match trouble {
        Some(trouble) => writeln!(
            out,
            "malai: {trouble}. Writes are answered 503 until there is room; what was acknowledged is on disk."
        )?,
        None => writeln!(out, "malai: the disk takes writes again.")?,
    }
    out.flush()
}

/// Takes the token out of the answer with what every machine has.
const ACCESS_TOKEN: &str = r#"sed 's/.*"access_token":"\([^"]*\)".*/\1/'"#;
