//! Every parser of external text, fed with mutations of valid input.
//!
//! Each parser starts from texts that it accepts, which are mutated: bytes flipped, removed,
//! inserted, repeated, or taken from another text. A mutated text is read or refused and never
//! causes a panic; and a value that is read, printed and read again is the same. The mutations
//! follow from a fixed seed, so every run is the same; a text that once failed is stored in
//! `tests/corpus/<parser>/` and becomes a starting point of later runs.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod parsers {
    pub(crate) mod audit;
    pub(crate) mod keys;
    pub(crate) mod list;
    pub(crate) mod mutation;
    pub(crate) mod protocol;
    pub(crate) mod sources;
}

use std::fs;
use std::path::PathBuf;

use parsers::audit::AUDIT;
use parsers::keys::KEYS;
use parsers::list::{ELSEWHERE, Parser, Spelling, VALUES};
use parsers::mutation::Mutations;
use parsers::protocol::PROTOCOL;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// Every parser.
fn all() -> impl Iterator<Item = &'static Parser> {
    VALUES.iter().chain(AUDIT).chain(PROTOCOL).chain(KEYS)
}

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Returns a parser's starting texts: those of the list, which it must accept, and the corpus,
/// which it must survive.
fn seeds(parser: &Parser) -> Vec<Vec<u8>> {
    let mut seeds = (parser.seeds)();
    let kept = fs::read_dir(corpus().join(parser.name));
    let mut kept: Vec<_> = kept
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .collect();
    kept.sort();
    seeds.extend(kept.iter().map(|path| fs::read(path).expect("a file")));
    seeds
}

/// Returns the error in how a text is read, if there is one. A panic fails the test.
fn defect(parser: &Parser, text: &[u8]) -> Option<&'static str> {
    let printed = (parser.read)(text)?;
    if (parser.read)(&printed).as_ref() != Some(&printed) {
        Some("is read again as something else")
    } else if matches!(parser.spelling, Spelling::One) && printed != text {
        Some("is another way to write what has one")
    } else {
        None
    }
}

/// Like [`defect`], with a panic as an error.
fn survives(parser: &Parser, text: &[u8]) -> Option<&'static str> {
    let read = std::panic::AssertUnwindSafe(|| defect(parser, text));
    std::panic::catch_unwind(read).unwrap_or(Some("makes it panic"))
}

#[test]
fn every_parser_accepts_its_seed_texts() {
    for parser in all() {
        for seed in (parser.seeds)() {
            let shown = String::from_utf8_lossy(&seed);
            let read = (parser.read)(&seed);
            assert!(read.is_some(), "{} does not take {shown:?}", parser.name);
        }
    }
}

#[test]
fn no_text_makes_a_value_parser_panic_and_values_round_trip() {
    feed(VALUES);
    feed(AUDIT);
}

#[test]
fn no_input_from_another_program_makes_a_parser_panic_or_is_ambiguous() {
    feed(PROTOCOL);
}

#[test]
fn text_made_with_the_banks_keys_is_not_readable_without_them() {
    feed(KEYS);
}

fn feed(parsers: &[Parser]) {
    for parser in parsers {
        let seeds = seeds(parser);
        for seed in &seeds {
            let fault = survives(parser, seed);
            let shown = String::from_utf8_lossy(seed);
            assert_eq!(fault, None, "{}: {shown:?}", parser.name);
        }
        let mut random = TestRng::from_seed(RngAlgorithm::XorShift, &[7; 16]);
        for _ in 0..parser.cases {
            let mutations = Mutations::random(&mut random);
            if survives(parser, &mutations.of(&seeds)).is_some() {
                let least = mutations.least(|fewer| survives(parser, &fewer.of(&seeds)).is_some());
                let text = least.of(&seeds);
                let (fault, shown) = (survives(parser, &text), String::from_utf8_lossy(&text));
                panic!("{}: {:?} {}", parser.name, shown, fault.unwrap_or_default());
            }
        }
    }
}

#[test]
fn every_corpus_text_belongs_to_a_parser() {
    for entry in fs::read_dir(corpus()).expect("the corpus") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        let known = all().any(|parser| parser.name == name);
        assert!(known, "tests/corpus/{name} is of no parser");
    }
}

#[test]
fn every_file_that_reads_text_is_in_the_list() {
    let missing = parsers::sources::reading()
        .into_iter()
        .filter(|file| {
            let listed = all().any(|parser| parser.source == *file);
            !listed && !ELSEWHERE.iter().any(|(known, _)| known == file)
        })
        .collect::<Vec<_>>();
    let list = "tests/tests/parsers/list.rs";
    assert!(missing.is_empty(), "not in {list}: {missing:#?}");
}

#[test]
fn the_list_names_files_that_read_text() {
    let reading = parsers::sources::reading();
    let elsewhere = ELSEWHERE.iter().map(|(file, _)| *file);
    for file in all().map(|parser| parser.source).chain(elsewhere) {
        assert!(
            reading.iter().any(|known| known == file),
            "{file} reads nothing"
        );
    }
}
