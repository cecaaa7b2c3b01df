//! Mutations of a text.

use proptest::prelude::Rng;
use proptest::test_runner::TestRng;

/// Fragments that parsers tend to confuse.
const TOKENS: [&str; 32] = [
    "0",
    "-",
    "+",
    "1e9",
    ".",
    ",",
    " ",
    "\t",
    "\r\n",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "\u{e9}",
    "\u{ff11}",
    "\u{1f4b7}",
    "\"",
    "'",
    "\\",
    "<",
    "&",
    "]]>",
    "{",
    "[",
    "}",
    "%00",
    "=",
    "_",
    "/",
    "#",
    "99999999999999999999",
    "null",
];

/// One mutation. Positions are taken modulo the length.
#[derive(Clone, Debug)]
enum Mutation {
    Flip {
        at: usize,
        bit: usize,
    },
    Set {
        at: usize,
        byte: u8,
    },
    Insert {
        at: usize,
        token: &'static str,
    },
    Replace {
        at: usize,
        token: &'static str,
    },
    Remove {
        at: usize,
        length: usize,
    },
    Repeat {
        at: usize,
        length: usize,
        times: usize,
    },
    Take {
        at: usize,
        other: usize,
        length: usize,
    },
    Cut {
        at: usize,
    },
}

/// Some mutations of one of several texts.
#[derive(Clone, Debug)]
pub(crate) struct Mutations {
    from: usize,
    mutations: Vec<Mutation>,
}

impl Mutations {
    /// Up to five random mutations.
    pub(crate) fn random(from: &mut TestRng) -> Self {
        let count = below(from, 5) + 1;
        Self {
            mutations: (0..count).map(|_| Mutation::random(from)).collect(),
            from: below(from, 1 << 16),
        }
    }

    /// Returns the text after all of them; some use a part of another text.
    pub(crate) fn of(&self, texts: &[Vec<u8>]) -> Vec<u8> {
        let text = texts[self.from % texts.len()].clone();
        self.mutations
            .iter()
            .fold(text, |text, mutation| mutation.of(text, texts))
    }

    /// Returns the mutations without those that a failure does not need.
    pub(crate) fn least(mut self, fails: impl Fn(&Self) -> bool) -> Self {
        let mut at = 0;
        while at < self.mutations.len() {
            let mut fewer = self.clone();
            fewer.mutations.remove(at);
            if fails(&fewer) {
                self = fewer;
            } else {
                at += 1;
            }
        }
        self
    }
}

fn below(from: &mut TestRng, end: usize) -> usize {
    usize::try_from(from.next_u32()).expect("32 bits") % end
}

impl Mutation {
    fn random(from: &mut TestRng) -> Self {
        let at = below(from, 1 << 16);
        let token = TOKENS[below(from, TOKENS.len())];
        let length = below(from, 20) + 1;
        match below(from, 8) {
            0 => Self::Flip {
                at,
                bit: below(from, 8),
            },
            1 => Self::Set {
                at,
                byte: u8::try_from(below(from, 256)).expect("a byte"),
            },
            2 => Self::Insert { at, token },
            3 => Self::Replace { at, token },
            4 => Self::Remove { at, length },
            5 => Self::Repeat {
                at,
                length,
                times: below(from, 40),
            },
            6 => Self::Take {
                at,
                other: below(from, 1 << 16),
                length: 3 * length,
            },
            _ => Self::Cut { at },
        }
    }

    fn of(&self, mut text: Vec<u8>, texts: &[Vec<u8>]) -> Vec<u8> {
        let whole = text.len();
        let place = |at: usize| at % (whole + 1);
        match *self {
            Self::Flip { at, bit } => {
                if let Some(byte) = text.get_mut(place(at)) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Set { at, byte } => {
                if let Some(old) = text.get_mut(place(at)) {
                    *old = byte;
                }
            }
            Self::Insert { at, token } => {
                text.splice(place(at)..place(at), token.bytes());
            }
            Self::Replace { at, token } => {
                text.splice(part(whole, place(at), 1), token.bytes());
            }
            Self::Remove { at, length } => {
                text.drain(part(whole, place(at), length));
            }
            Self::Repeat { at, length, times } => {
                let part = part(whole, place(at), length);
                let again = text[part.clone()].repeat(times);
                text.splice(part, again);
            }
            Self::Take { at, other, length } => {
                let other = &texts[other % texts.len()];
                let part = part(other.len(), place(at).min(other.len()), length);
                text.splice(place(at)..place(at), other[part].iter().copied());
            }
            Self::Cut { at } => text.truncate(place(at)),
        }
        text
    }
}

/// Returns up to this many bytes from here.
fn part(whole: usize, from: usize, length: usize) -> std::ops::Range<usize> {
    from..(from + length).min(whole)
}
