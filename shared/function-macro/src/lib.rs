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
    let written = manifest().and_then(|manifest| {
        fence::declaration::Declaration::from_manifest(&manifest)
            .map(|declaration| ports::write(&declaration, asked))
            .map_err(|error| error.to_string())
    });
    let code = written.unwrap_or_else(|error| format!("compile_error!({error:?});"));
    code.parse().unwrap_or_default()
}

fn manifest() -> Result<String, String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a macro its crate this way"
    )]
    let directory = std::env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    std::fs::read_to_string(format!("{directory}/Cargo.toml")).map_err(|error| error.to_string())
}
