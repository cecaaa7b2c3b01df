use std::collections::BTreeSet;
use std::path::Path;

use super::*;

#[test]
fn every_function_of_the_repository_is_in_the_bank() {
    let functions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions");
    let directories = |path: &Path| {
        let entries = std::fs::read_dir(path).expect("a directory");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect::<Vec<_>>()
    };
    let there: BTreeSet<_> = directories(&functions)
        .iter()
        .flat_map(|domain| directories(domain))
        .filter(|path| path.join("src/main.rs").is_file())
        .map(|path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let registry = Registry::of_the_bank().expect("manifests");
    let known = registry
        .functions()
        .iter()
        .map(|function| function.name.to_owned());
    assert_eq!(known.collect::<BTreeSet<_>>(), there);
}
