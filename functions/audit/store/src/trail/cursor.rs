use std::collections::{BTreeMap, HashMap};

use audit_domain::trail::Place;
use audit_domain::{Chain, merkle};
use store::{Item, Value};

/// Where a page of records ended, so that the next one has every record after it, also those that came meanwhile, and none
/// twice.
///
/// The order of sealed records never changes. Records that wait for their seal are listed after them, by chain; their order in
/// the next seal is not known yet. So the cursor states how far each chain was listed, until it is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The last sealed record that was passed.
    pub(crate) after: Option<Place>,
    /// Of chains with records that were shown before they were sealed, the last one: block and line.
    pub(crate) shown: BTreeMap<u64, (u64, u32)>,
}

/// Of how many chains a cursor remembers something: it has at most 512 characters.
pub(crate) const MOST_CHAINS: usize = 6;

impl Cursor {
    /// Reads what [`Self::write`] wrote.
    pub fn read(item: &Item) -> Option<Self> {
        let text = |name: &str| match item.get(name) {
            Some(Value::S(text)) => Some(text.as_str()),
            Some(_) | None => None,
        };
        let after = match text("p")? {
            "" => None,
            place => {
                let (seal, leaf) = place.split_once('.')?;
                Some(Place {
                    seal: seal.parse().ok()?,
                    leaf: leaf.parse().ok()?,
                })
            }
        };
        let mut shown = BTreeMap::new();
        for part in text("t")?.split(' ').filter(|part| !part.is_empty()) {
            let mut numbers = part.split('.');
            let chain = u64::from_str_radix(numbers.next()?, 16).ok()?;
            let ordinal = numbers.next()?.parse().ok()?;
            shown.insert(chain, (ordinal, numbers.next()?.parse().ok()?));
        }
        Some(Self { after, shown })
    }

    /// What a cursor's text is made of.
    pub fn write(&self) -> Item {
        let place = self.after.map_or_else(String::new, |place| {
            format!("{}.{}", place.seal, place.leaf)
        });
        let shown = self.shown.iter();
        let shown: Vec<_> = shown
            .map(|(chain, (ordinal, line))| format!("{chain:x}.{ordinal}.{line}"))
            .collect();
        let pairs = [("p", place), ("t", shown.join(" "))];
        let pairs = pairs.map(|(name, text)| (name.to_owned(), Value::S(text)));
        Item::from(HashMap::from(pairs))
    }

    /// Whether the record at this place of a chain was shown before it was sealed.
    pub(crate) fn has_shown(&self, chain: &Chain, ordinal: u64, line: u32) -> bool {
        let shown = self.shown.get(&name_of(chain));
        shown.is_some_and(|shown| (ordinal, line) <= *shown)
    }

    /// Remembers that the record was shown; `false` if the cursor cannot remember another chain.
    pub(crate) fn show(&mut self, chain: &Chain, ordinal: u64, line: u32) -> bool {
        let name = name_of(chain);
        if !self.shown.contains_key(&name) && self.shown.len() >= MOST_CHAINS {
            return false;
        }
        self.shown.insert(name, (ordinal, line));
        true
    }

    /// Forgets what is passed anyway: all that is sealed up to these positions.
    pub(crate) fn forget<'a>(&mut self, sealed: impl Iterator<Item = (&'a Chain, &'a u64)>) {
        for (chain, through) in sealed {
            let name = name_of(chain);
            if self
                .shown
                .get(&name)
                .is_some_and(|(ordinal, _)| ordinal <= through)
            {
                self.shown.remove(&name);
            }
        }
    }
}

/// A short name: two chains of one listing that share it are one in 2^64.
fn name_of(chain: &Chain) -> u64 {
    let hash = merkle::leaf_hash(chain.to_string().as_bytes()).0;
    hash.first_chunk()
        .map_or(0, |first| u64::from_be_bytes(*first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(n: usize) -> Chain {
        format!("payments/shard-{n}").parse().expect("a chain")
    }

    #[test]
    fn a_cursor_reads_as_it_was_written_and_has_room_for_its_chains() {
        let mut cursor = Cursor {
            after: Some(Place {
                seal: u32::MAX,
                leaf: u32::MAX,
            }),
            ..Cursor::default()
        };
        for n in 0..MOST_CHAINS {
            assert!(cursor.show(&chain(n), 9_999_999_999_999_999, u32::MAX));
        }
        assert!(!cursor.show(&chain(MOST_CHAINS), 1, 0));
        assert!(cursor.show(&chain(0), 9_999_999_999_999_999, u32::MAX));
        let item = cursor.write();
        assert_eq!(Cursor::read(&item), Some(cursor));
        let length = |(name, value): (&String, &Value)| match value {
            Value::S(text) => name.len() + text.len() + 6,
            Value::N(_)
            | Value::B(_)
            | Value::Bool(_)
            | Value::Null(_)
            | Value::M(_)
            | Value::L(_)
            | Value::Ss(_)
            | Value::Ns(_)
            | Value::Bs(_) => 0,
        };
        let texts = item.iter().map(length);
        // 16 bytes of mark, in base64: at most 512 characters.
        assert!(texts.sum::<usize>() + 16 <= 384);
        let first = Cursor::default();
        assert_eq!(Cursor::read(&first.write()), Some(first));
        assert_eq!(Cursor::read(&Item::default()), None);
    }

    #[test]
    fn what_was_shown_is_known_until_it_is_sealed() {
        let mut cursor = Cursor::default();
        assert!(cursor.show(&chain(1), 7, 2));
        let shown = |cursor: &Cursor| {
            [(7, 2), (6, 9), (7, 3), (8, 0)].map(|(o, l)| cursor.has_shown(&chain(1), o, l))
        };
        assert_eq!(shown(&cursor), [true, true, false, false]);
        assert!(!cursor.has_shown(&chain(2), 1, 0));
        cursor.forget([(&chain(1), &6), (&chain(2), &9)].into_iter());
        assert_eq!(shown(&cursor), [true, true, false, false]);
        cursor.forget([(&chain(1), &7)].into_iter());
        assert_eq!(cursor, Cursor::default());
    }
}
