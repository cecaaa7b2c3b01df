//! A page of the records of a list.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use audit_domain::trail::{Head, IndexKey, NamedLine, NotATrail, Place};
use audit_domain::{Day, Selection};
use futures_util::future::try_join_all;
use kernel::id::TenantId;
use kernel::time::Moment;
use object_store::verb::Get;
use store::verb::Query;

use super::object::OpenFile;
use super::search::{Segment, places};
use super::{Cursor, Trail, TrailError};

/// How many indexes are read at once.
const AT_ONCE: usize = 32;
/// How many indexes one call reads; a list that needs more goes on with the next page.
const MOST_INDEXES: usize = 1024;
/// How many records are read at once.
const RECORDS_AT_ONCE: usize = 32;

/// Which records a list has: those of the reader's institution by one selection.
#[derive(Clone, Debug)]
pub struct RecordFilter {
    /// The institution.
    pub tenant: TenantId,
    /// The selection.
    pub selection: Selection,
}

impl RecordFilter {
    fn key(&self) -> IndexKey {
        match &self.selection {
            Selection::Request(request) => IndexKey::request(self.tenant, request.as_str()),
            Selection::Subject(subject) => IndexKey::subject(self.tenant, subject.as_str()),
            Selection::Day(_) => IndexKey::tenant(self.tenant),
        }
    }

    /// Whether the filter selects a record. An index can name others, by chance: so this decides, and not the index.
    fn selects(&self, named: &NamedLine) -> bool {
        let met = match &self.selection {
            Selection::Request(request) => named.request.as_deref() == Some(request.as_str()),
            Selection::Subject(subject) => named.subject.as_deref() == Some(subject.as_str()),
            Selection::Day(day) => named.day == Some(*day),
        };
        met && named.tenant == self.tenant
    }
}

/// Some records, in the order of the trail, those that wait for their seal last.
#[derive(Clone, Debug, Default)]
pub struct RecordPage {
    /// The lines of the records.
    pub lines: Vec<String>,
    /// Where the page ended, if there may be more.
    pub next: Option<Cursor>,
}

/// A page as it is filled.
struct Filling {
    filter: RecordFilter,
    most: usize,
    lines: Vec<String>,
    /// After the last record of the page.
    cursor: Cursor,
    /// Whether there is a record that the page has no room for.
    is_full: bool,
}

impl Filling {
    /// Adds a record, or notes that there is no room for it.
    fn add(&mut self, line: String, cursor: impl FnOnce(&mut Cursor) -> bool) {
        if self.lines.len() >= self.most {
            self.is_full = true;
        } else if cursor(&mut self.cursor) {
            self.lines.push(line);
        }
    }
}

impl<A: store::Can<Query>, B: object_store::Can<Get>> Trail<'_, A, B> {
    /// A page of at most so many records after the cursor.
    ///
    /// # Errors
    /// When the table or the bucket does not answer, or the trail is damaged.
    pub async fn page(
        &self,
        filter: RecordFilter,
        cursor: Cursor,
        most: usize,
        now: Moment,
    ) -> Result<RecordPage, TrailError> {
        let newest = self.newest().await?;
        let mut filling = Filling {
            filter,
            most,
            lines: Vec::new(),
            cursor,
            is_full: false,
        };
        if let Some(newest) = &newest {
            let segments = self.segments(&filling, newest).await?;
            let (now_read, later) = segments
                .split_at_checked(MOST_INDEXES)
                .unwrap_or((&segments, &[]));
            self.fill_sealed(&mut filling, now_read).await?;
            if let (false, Some(next)) = (filling.is_full, later.first()) {
                filling.cursor.after = before(*next);
                filling.is_full = true;
            }
        }
        if !filling.is_full {
            self.fill_waiting(&mut filling, newest.as_ref(), now)
                .await?;
        }
        let Filling {
            lines,
            cursor,
            is_full,
            ..
        } = filling;
        Ok(RecordPage {
            lines,
            next: is_full.then_some(cursor),
        })
    }

    /// The seals that may have records of the filter, after the cursor.
    async fn segments(&self, filling: &Filling, newest: &Head) -> Result<Vec<Segment>, TrailError> {
        let last = newest.signed.seal.number;
        let ranges = match &filling.filter.selection {
            Selection::Request(_) | Selection::Subject(_) => vec![1..=last],
            Selection::Day(day) => self.seals_of(*day, last).await?,
        };
        let from = filling.cursor.after.map_or(1, |after| after.seal.into());
        let ranges = ranges
            .into_iter()
            .map(|range| from.max(*range.start())..=*range.end());
        let mut segments: Vec<_> = ranges.flat_map(|range| Segment::of(range, last)).collect();
        segments.dedup();
        Ok(segments)
    }

    /// The seals with records of a day: those of its minutes, and those of other days that say so.
    async fn seals_of(
        &self,
        day: Day,
        newest: u64,
    ) -> Result<Vec<RangeInclusive<u64>>, TrailError> {
        let mut ranges = Vec::new();
        if let Some((first, last)) = self.seals_in(day).await? {
            ranges.push(first..=last);
        }
        for number in self.other_seals_of(day).await? {
            if number <= newest {
                ranges.push(number..=number);
            }
        }
        ranges.sort_by_key(|range| *range.start());
        Ok(ranges)
    }

    async fn fill_sealed(
        &self,
        filling: &mut Filling,
        segments: &[Segment],
    ) -> Result<(), TrailError> {
        let most = filling.most.saturating_add(1);
        let key = filling.filter.key();
        for some in segments.chunks(AT_ONCE) {
            let from = after(filling.cursor.after);
            let reads = some
                .iter()
                .map(|segment| places(self.bucket, *segment, key, from, most));
            for (segment, mut found) in some.iter().zip(try_join_all(reads).await?) {
                loop {
                    found.retain(|place| Some(*place) > filling.cursor.after);
                    let last = found.last().copied();
                    let was_cut = found.len() >= most;
                    self.add_sealed(filling, &found).await?;
                    let (true, Some(last), false) = (was_cut, last, filling.is_full) else {
                        break;
                    };
                    found = places(self.bucket, *segment, key, after(Some(last)), most).await?;
                }
                if filling.is_full {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    async fn add_sealed(&self, filling: &mut Filling, found: &[Place]) -> Result<(), TrailError> {
        for some in found.chunks(RECORDS_AT_ONCE) {
            if filling.is_full {
                return Ok(());
            }
            let mut seals: Vec<_> = some.iter().map(|place| place.seal).collect();
            seals.dedup();
            let files = try_join_all(seals.iter().map(|seal| self.file((*seal).into()))).await?;
            let files: BTreeMap<u32, OpenFile> = seals.into_iter().zip(files).collect();
            let mut blocks = Vec::new();
            for place in some {
                let file = files.get(&place.seal).ok_or(TrailError::Missing)?;
                let (block, line) = file.block_of(place.leaf)?;
                blocks.push((file, *place, block, line));
            }
            let mut reads = blocks.clone();
            reads.dedup_by_key(|(_, place, block, _)| (place.seal, *block));
            let lines = reads
                .iter()
                .map(|(file, _, block, _)| file.lines(self.bucket, *block));
            let lines = try_join_all(lines).await?;
            let names = reads
                .iter()
                .map(|(_, place, block, _)| (place.seal, *block));
            let lines: BTreeMap<_, _> = names.zip(lines).collect();
            for (file, place, block, at) in blocks {
                let lines = lines.get(&(place.seal, block)).ok_or(NotATrail::Block)?;
                let line = lines.get(usize::try_from(at).unwrap_or(usize::MAX));
                let line = line.ok_or(NotATrail::Block)?;
                let (chain, ordinal) = file.position(block)?;
                let was_shown = filling.cursor.has_shown(chain, ordinal, at);
                if !was_shown && filling.filter.selects(&NamedLine::of(line)) {
                    filling.add(line.clone(), |cursor| {
                        cursor.after = Some(place);
                        true
                    });
                }
            }
        }
        Ok(())
    }

    /// Adds what waits for its seal. It is left out if it is too much at once: it will be sealed within minutes.
    async fn fill_waiting(
        &self,
        filling: &mut Filling,
        newest: Option<&Head>,
        now: Moment,
    ) -> Result<(), TrailError> {
        let waiting = self.waiting(newest, now).await?;
        if !waiting.is_whole {
            tracing::error!("the records that wait for their seal are too many to be listed");
            return Ok(());
        }
        let end = newest.and_then(|head| u32::try_from(head.signed.seal.number).ok());
        let end = end.map(|seal| Place {
            seal,
            leaf: u32::MAX,
        });
        for block in &waiting.blocks {
            for (at, line) in (0_u32..).zip(block.content.lines().map_err(|_| NotATrail::Block)?) {
                let was_shown = filling.cursor.has_shown(&block.chain, block.ordinal, at);
                if was_shown || !filling.filter.selects(&NamedLine::of(&line)) {
                    continue;
                }
                let mut is_remembered = true;
                filling.add(line, |cursor| {
                    let sealed = newest.into_iter().flat_map(|head| &head.positions);
                    cursor.forget(sealed);
                    cursor.after = end;
                    is_remembered = cursor.show(&block.chain, block.ordinal, at);
                    is_remembered
                });
                if filling.is_full || !is_remembered {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// The first place after this one, or the first of all.
fn after(place: Option<Place>) -> Place {
    place.map_or_else(Place::default, |place| match place.leaf.checked_add(1) {
        Some(leaf) => Place { leaf, ..place },
        None => Place {
            seal: place.seal.saturating_add(1),
            leaf: 0,
        },
    })
}

/// The place before a segment.
fn before(segment: Segment) -> Option<Place> {
    let seal = u32::try_from(segment.first().checked_sub(1)?).ok()?;
    Some(Place {
        seal,
        leaf: u32::MAX,
    })
}
