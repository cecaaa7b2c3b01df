//! `platform::function!()`: makes a crate the function its own `Cargo.toml` declares.
//!
//! The macro reads `[package.metadata.malai]` and writes the `Ports` of the handler: one typed
//! field for each declared table, secret, bucket, rail and the bus, and nothing else, so that
//! reaching for anything undeclared does not compile.

mod ports;

use proc_macro::TokenStream;

/// Writes `Ports` and `Function` for the crate that calls it. The crate must have a `handle` that
/// fits its trigger. `function!(request)` is for one that is called by hand with something to say:
/// its `handle` takes what it is sent, and answers.
#[proc_macro]
pub fn function(input: TokenStream) -> TokenStream {
    let asked = input.to_string() == "request";
    let code = written(asked).unwrap_or_else(|error| refused(&error));
    code.parse().unwrap_or_default()
}

fn written(asked: bool) -> Result<String, String> {
    let directory = directory()?;
    let path = format!("{directory}/Cargo.toml");
    let manifest = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let declaration = fence::declaration::Declaration::from_manifest(&manifest)
        .map_err(|error| error.to_string())?;
    let crossings = fence::guard::crossings_of(&directory)?;
    let refused: String = crossings.iter().map(|crossing| refused(crossing)).collect();
    let ports = ports::write(&declaration, asked);
    // The compiler is told of the file, so that another declaration is another function.
    Ok(format!(
        "{ports}\nconst _: &[u8] = include_bytes!({path:?});\n{refused}"
    ))
}

fn refused(reason: &str) -> String {
    format!("compile_error!({reason:?});")
}

fn directory() -> Result<String, String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a macro its crate this way"
    )]
    std::env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())
}
