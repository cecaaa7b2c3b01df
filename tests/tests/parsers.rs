//! Every parser of text from outside, fed with what is nearly right.
//!
//! Each starts from texts that it takes, which are changed in places: bytes flipped, cut out, put in,
//! repeated, taken from another text. Whatever comes of it is read or refused and never a panic; and
//! what is read, printed and read again is the same. The changes follow from a fixed seed, so every
//! run is the same run; a text that once went wrong is kept in `tests/corpus/<parser>/` and is where
//! later ones start from.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "whatever goes wrong here is a test that fails"
)]

mod parsers {
    pub(crate) mod edit;
    pub(crate) mod keys;
    pub(crate) mod list;
    pub(crate) mod protocol;
    pub(crate) mod sources;
}

use std::fs;
use std::path::PathBuf;

use parsers::edit::Edits;
use parsers::keys::KEYS;
use parsers::list::{ELSEWHERE, Parser, Spelling, VALUES};
use parsers::protocol::PROTOCOL;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// Every parser.
fn all() -> impl Iterator<Item = &'static Parser> {
    VALUES.iter().chain(PROTOCOL).chain(KEYS)
}

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The texts that a parser starts from: those of the list, which it must take, and the kept ones,
/// of which nothing is said but that they are survived.
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

/// What is wrong with how a text is read, if anything is. A panic is the test's.
fn fault(parser: &Parser, text: &[u8]) -> Option<&'static str> {
    let printed = (parser.read)(text)?;
    if (parser.read)(&printed).as_ref() != Some(&printed) {
        Some("is read again as something else")
    } else if matches!(parser.spelling, Spelling::One) && printed != text {
        Some("is another way to write what has one")
    } else {
        None
    }
}

/// The same, with a panic as a fault.
fn survived(parser: &Parser, text: &[u8]) -> Option<&'static str> {
    let read = std::panic::AssertUnwindSafe(|| fault(parser, text));
    std::panic::catch_unwind(read).unwrap_or(Some("makes it panic"))
}

#[test]
fn every_parser_takes_what_it_starts_from() {
    for parser in all() {
        for seed in (parser.seeds)() {
            let shown = String::from_utf8_lossy(&seed);
            let read = (parser.read)(&seed);
            assert!(read.is_some(), "{} does not take {shown:?}", parser.name);
        }
    }
}

#[test]
fn no_text_makes_a_parser_of_a_value_panic_and_what_is_read_is_read_again_as_the_same() {
    fed(VALUES);
}

#[test]
fn nothing_that_another_program_sends_makes_a_parser_panic_or_is_read_in_two_ways() {
    fed(PROTOCOL);
}

#[test]
fn nothing_that_only_the_banks_keys_make_is_read_without_them() {
    fed(KEYS);
}

fn fed(parsers: &[Parser]) {
    for parser in parsers {
        let seeds = seeds(parser);
        for seed in &seeds {
            let fault = survived(parser, seed);
            let shown = String::from_utf8_lossy(seed);
            assert_eq!(fault, None, "{}: {shown:?}", parser.name);
        }
        let mut random = TestRng::from_seed(RngAlgorithm::XorShift, &[7; 16]);
        for _ in 0..parser.cases {
            let edits = Edits::drawn(&mut random);
            if survived(parser, &edits.of(&seeds)).is_some() {
                let least = edits.least(|fewer| survived(parser, &fewer.of(&seeds)).is_some());
                let text = least.of(&seeds);
                let (fault, shown) = (survived(parser, &text), String::from_utf8_lossy(&text));
                panic!("{}: {:?} {}", parser.name, shown, fault.unwrap_or_default());
            }
        }
    }
}

#[test]
fn every_kept_text_belongs_to_a_parser() {
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
