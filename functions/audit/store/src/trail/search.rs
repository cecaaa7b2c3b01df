//! Which records of which seals have a key, by the indexes.

use std::ops::RangeInclusive;
use std::pin::Pin;

use audit_domain::trail::{Entry, IndexKey, IndexShape, MergedIndex, NotATrail, Place, SPANS};
use object_store::{Bucket, Can, verb};

use super::TrailError;
use super::object::{Object, OpenFile};

/// How many entries are read at once.
const CHUNK: u64 = 2048;

/// Seals of which one index is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// All seals of a span, by their merged index.
    Merged { span: u64, first: u64 },
    /// One seal, by its file's own.
    File(u64),
}

impl Segment {
    /// Its first seal.
    pub(crate) fn first(self) -> u64 {
        match self {
            Self::Merged { first, .. } | Self::File(first) => first,
        }
    }

    /// Its last seal.
    pub(crate) fn last(self) -> u64 {
        match self {
            Self::Merged { span, first } => first.saturating_add(span).saturating_sub(1),
            Self::File(number) => number,
        }
    }

    /// The segments that hold these seals, with as few indexes as there can be when the newest seal is this one.
    pub(crate) fn of(seals: RangeInclusive<u64>, newest: u64) -> Vec<Self> {
        let (mut next, last) = (*seals.start(), (*seals.end()).min(newest));
        let mut segments = Vec::new();
        while next <= last {
            let mut spans = SPANS.iter().rev();
            let merged = spans.find_map(|span| {
                let first = MergedIndex::first_of(*span, next);
                let segment = Self::Merged { span: *span, first };
                (segment.last() <= newest).then_some(segment)
            });
            let segment = merged.unwrap_or(Self::File(next));
            segments.push(segment);
            next = segment.last().saturating_add(1);
        }
        segments
    }

    /// The segments that its index is made of.
    fn parts(self) -> Vec<Self> {
        let Self::Merged { span, first } = self else {
            return Vec::new();
        };
        let smaller = SPANS.iter().rev().find(|smaller| **smaller < span);
        let step = smaller.copied().unwrap_or(1);
        let count = span.checked_div(step).unwrap_or(0);
        let parts = (0..count).map(|part| first.saturating_add(part.saturating_mul(step)));
        parts
            .map(|first| match smaller {
                Some(span) => Self::Merged { span: *span, first },
                None => Self::File(first),
            })
            .collect()
    }
}

/// The places of a segment that have the key, from this one, at most so many; in their order.
///
/// A merged index that was not made, because a run was stopped or it would be too large, is replaced by those it is made of.
pub(crate) fn places<'a, G: Can<verb::Get>>(
    bucket: &'a Bucket<G>,
    segment: Segment,
    key: IndexKey,
    from: Place,
    most: usize,
) -> Pin<Box<dyn Future<Output = Result<Vec<Place>, TrailError>> + Send + 'a>>
where
    Bucket<G>: Sync,
{
    Box::pin(async move {
        let (object, index_at, shape) = match segment {
            Segment::File(number) => {
                let file = OpenFile::open(bucket, number).await?;
                let OpenFile { object, head, .. } = file.ok_or(TrailError::Missing)?;
                (object, head.index_at(), head.index())
            }
            Segment::Merged { span, first } => {
                let object = Object::open(bucket, MergedIndex::name(span, first)).await?;
                let Some(object) = object else {
                    return in_parts(bucket, segment, key, from, most).await;
                };
                let index = MergedIndex::read(&object.start, object.size, (span, first))?;
                (object, index.index_at(), index.shape())
            }
        };
        in_index(
            bucket,
            &object,
            (index_at, shape),
            Entry { key, place: from },
            most,
        )
        .await
    })
}

async fn in_parts<G: Can<verb::Get>>(
    bucket: &Bucket<G>,
    segment: Segment,
    key: IndexKey,
    from: Place,
    most: usize,
) -> Result<Vec<Place>, TrailError> {
    let mut found = Vec::new();
    for part in segment.parts() {
        if part.last() < u64::from(from.seal) {
            continue;
        }
        let more = most.saturating_sub(found.len());
        if more == 0 {
            break;
        }
        found.extend(places(bucket, part, key, from, more).await?);
    }
    Ok(found)
}

async fn in_index<G: Can<verb::Get>>(
    bucket: &Bucket<G>,
    object: &Object,
    (index_at, shape): (u64, IndexShape),
    from: Entry,
    most: usize,
) -> Result<Vec<Place>, TrailError> {
    let at = |offset: u64| index_at.saturating_add(offset);
    let slots = shape.slots(from.key);
    let slots = object.bytes(bucket, at(slots.start)..at(slots.end)).await?;
    let part = shape.part_of(&slots).ok_or(NotATrail::Index)?;
    let read = async |entries: std::ops::Range<u64>| {
        let range = shape.of_entries(entries);
        let bytes = object.bytes(bucket, at(range.start)..at(range.end)).await?;
        Entry::read(&bytes).ok_or(TrailError::from(NotATrail::Index))
    };
    // A part that is long, because many entries have one key, is halved until the first that is asked for is near.
    let (mut low, mut high) = (part.start, part.end);
    while high.saturating_sub(low) > CHUNK {
        let middle = low.midpoint(high);
        let entry = read(middle..middle.saturating_add(1)).await?;
        if entry.first().is_some_and(|entry| *entry < from) {
            low = middle.saturating_add(1);
        } else {
            high = middle;
        }
    }
    let mut found = Vec::new();
    while low < part.end && found.len() < most {
        let end = low.saturating_add(CHUNK).min(part.end);
        let entries = read(low..end).await?;
        let is_past = entries.last().is_none_or(|last| last.key > from.key);
        let asked_for = entries
            .into_iter()
            .filter(|entry| entry.key == from.key && *entry >= from);
        found.extend(asked_for.map(|entry| entry.place));
        if is_past {
            break;
        }
        low = end;
    }
    found.truncate(most);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_seals_is_read_by_as_few_indexes_as_there_are() {
        let merged = |span, first| Segment::Merged { span, first };
        assert_eq!(Segment::of(1..=3, 3), [1, 2, 3].map(Segment::File));
        let expected = [merged(64, 1), Segment::File(65), Segment::File(66)];
        assert_eq!(Segment::of(1..=u64::MAX, 66), expected);
        // A part of a span is read by the index of the whole.
        assert_eq!(Segment::of(70..=100, 200), [merged(64, 65)]);
        let mut expected = vec![merged(4096, 1), merged(64, 4097)];
        expected.extend((4161..=4170).map(Segment::File));
        assert_eq!(Segment::of(1..=u64::MAX, 4170), expected);
        assert_eq!(Segment::of(11..=12, 10), []);
    }

    #[test]
    fn a_span_is_made_of_the_smaller_spans_and_those_of_files() {
        let large = Segment::Merged {
            span: 4096,
            first: 4097,
        }
        .parts();
        assert_eq!(large.len(), 64);
        assert_eq!(
            large.last(),
            Some(&Segment::Merged {
                span: 64,
                first: 8129
            })
        );
        let small = Segment::Merged {
            span: 64,
            first: 65,
        }
        .parts();
        assert!(small.into_iter().eq((65..=128).map(Segment::File)));
    }
}
