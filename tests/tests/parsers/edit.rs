//! Changes of a text.

use proptest::prelude::Rng;
use proptest::test_runner::TestRng;

/// What tends to be taken for something else.
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

/// One change. Places are numbers of which the remainder counts.
#[derive(Clone, Debug)]
enum Edit {
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

/// Some changes of one of several texts.
#[derive(Clone, Debug)]
pub(crate) struct Edits {
    from: usize,
    edits: Vec<Edit>,
}

impl Edits {
    /// Up to five changes, drawn.
    pub(crate) fn drawn(from: &mut TestRng) -> Self {
        let count = below(from, 5) + 1;
        Self {
            edits: (0..count).map(|_| Edit::drawn(from)).collect(),
            from: below(from, 1 << 16),
        }
    }

    /// The text after all of them; some take a part of another of the texts.
    pub(crate) fn of(&self, texts: &[Vec<u8>]) -> Vec<u8> {
        let text = texts[self.from % texts.len()].clone();
        self.edits
            .iter()
            .fold(text, |text, edit| edit.of(text, texts))
    }

    /// The changes without those that a failure does not need.
    pub(crate) fn least(mut self, fails: impl Fn(&Self) -> bool) -> Self {
        let mut at = 0;
        while at < self.edits.len() {
            let mut fewer = self.clone();
            fewer.edits.remove(at);
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

impl Edit {
    fn drawn(from: &mut TestRng) -> Self {
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

/// So many bytes from here, as far as there are any.
fn part(whole: usize, from: usize, length: usize) -> std::ops::Range<usize> {
    from..(from + length).min(whole)
}
