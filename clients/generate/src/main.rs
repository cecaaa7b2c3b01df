//! Reads the contract on standard input and writes the source of the Rust client to standard output.
//! Run by `scripts/generate-clients`.

mod contract;
mod open;

use std::error::Error;
use std::io::{Read as _, Write as _};

use progenitor::{GenerationSettings, Generator, InterfaceStyle, TagStyle};

fn main() -> Result<(), Box<dyn Error>> {
    let mut yaml = String::new();
    std::io::stdin().read_to_string(&mut yaml)?;
    let contract = contract::for_clients(serde_norway::from_str(&yaml)?);

    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_tag(TagStyle::Merged)
        .with_derive("PartialEq")
        .with_inner_type("crate::session::Session".parse()?);
    let tokens = Generator::new(&settings).generate_tokens(&serde_json::from_value(contract)?)?;

    let mut file: syn::File = syn::parse2(tokens)?;
    open::open(&mut file.items);
    let source = prettyplease::unparse(&file);
    std::io::stdout().write_all(source.as_bytes())?;
    Ok(())
}
