use std::ops::Range;

use audit_domain::trail::{BlockPlace, Content, Entry, Head, NotATrail, trail_name};
use audit_domain::{Chain, Hash, Hex, merkle};
use object_store::{Bucket, Can, verb};

use super::TrailError;

/// How much of an object is read first: all of it in a quiet minute.
const START: u64 = 64 * 1024;
/// How much is read of a file whose beginning is longer than that.
const LONG_START: u64 = 1024 * 1024;

/// An object of the trail, of which the beginning was read.
#[derive(Debug)]
pub(crate) struct Object {
    name: String,
    pub(crate) start: Vec<u8>,
    pub(crate) size: u64,
}

impl Object {
    /// Opens an object, if there is one.
    pub(crate) async fn open<G: Can<verb::Get>>(
        bucket: &Bucket<G>,
        name: String,
    ) -> Result<Option<Self>, TrailError> {
        Self::open_with(bucket, name, START).await
    }

    async fn open_with<G: Can<verb::Get>>(
        bucket: &Bucket<G>,
        name: String,
        start: u64,
    ) -> Result<Option<Self>, TrailError> {
        let part = bucket.get_part(&name, 0..start).await?;
        Ok(part.map(|part| Self {
            name,
            start: part.bytes,
            size: part.size,
        }))
    }

    /// These bytes.
    pub(crate) async fn bytes<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
        range: Range<u64>,
    ) -> Result<Vec<u8>, TrailError> {
        if range.is_empty() {
            return Ok(Vec::new());
        }
        let at = |offset| usize::try_from(offset).unwrap_or(usize::MAX);
        if let Some(bytes) = self.start.get(at(range.start)..at(range.end)) {
            return Ok(bytes.to_vec());
        }
        if range.end > self.size {
            return Err(NotATrail::Size.into());
        }
        let part = bucket.get_part(&self.name, range.clone()).await?;
        let bytes = part.ok_or(TrailError::Missing)?.bytes;
        let whole = u64::try_from(bytes.len()) == Ok(range.end.saturating_sub(range.start));
        if whole {
            Ok(bytes)
        } else {
            Err(NotATrail::Size.into())
        }
    }
}

/// A file of the trail of which the parts that are needed are read.
#[derive(Debug)]
pub struct OpenFile {
    pub(crate) object: Object,
    /// Its beginning.
    pub head: Head,
    table: Vec<BlockPlace>,
}

impl OpenFile {
    /// Opens the file of a seal, if there is one.
    ///
    /// # Errors
    /// When the bucket does not answer, or the file is damaged.
    pub async fn open<G: Can<verb::Get>>(
        bucket: &Bucket<G>,
        number: u64,
    ) -> Result<Option<Self>, TrailError> {
        let Some(mut object) = Object::open(bucket, trail_name(number)).await? else {
            return Ok(None);
        };
        let mut head = Head::read(&object.start)?;
        if head.is_none() && object.size > START {
            let longer = Object::open_with(bucket, trail_name(number), LONG_START).await?;
            object = longer.ok_or(TrailError::Missing)?;
            head = Head::read(&object.start)?;
        }
        let head = head.ok_or(NotATrail::Head)?;
        if head.size() != object.size || head.signed.seal.number != number {
            return Err(NotATrail::Size.into());
        }
        let table = object.bytes(bucket, head.table()).await?;
        let table = BlockPlace::read_table(&table).ok_or(NotATrail::Table)?;
        Ok(Some(Self {
            object,
            head,
            table,
        }))
    }

    /// The number of the block in which a record is, and the line in it.
    ///
    /// # Errors
    /// If there is no such record, as an index or a caller had it.
    pub fn block_of(&self, leaf: u32) -> Result<(usize, u32), TrailError> {
        let found = self.head.block_of(&self.table, leaf);
        Ok(found.ok_or(NotATrail::Index)?)
    }

    /// Where a block is in its chain.
    ///
    /// # Errors
    /// If there is no such block.
    pub fn position(&self, block: usize) -> Result<(&Chain, u64), TrailError> {
        let place = self.table.get(block).ok_or(NotATrail::Table)?;
        let chain = self.head.chain(place.chain).ok_or(NotATrail::Table)?;
        Ok((chain, place.ordinal))
    }

    /// The lines of a block.
    ///
    /// # Errors
    /// When the bucket does not answer, or the block is damaged.
    pub async fn lines<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
        block: usize,
    ) -> Result<Vec<String>, TrailError> {
        let place = self.table.get(block).ok_or(NotATrail::Table)?;
        let range = self
            .head
            .block(&self.table, block)
            .ok_or(NotATrail::Table)?;
        let content = place.content(&self.object.bytes(bucket, range).await?);
        let lines = content.and_then(|content: Content| content.lines());
        let lines = lines.map_err(|_| NotATrail::Block)?;
        if u32::try_from(lines.len()) == Ok(place.lines) {
            Ok(lines)
        } else {
            Err(NotATrail::Block.into())
        }
    }

    /// The line of a record.
    ///
    /// # Errors
    /// As [`Self::lines`].
    pub async fn line<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
        leaf: u32,
    ) -> Result<String, TrailError> {
        let (block, line) = self.block_of(leaf)?;
        let mut lines = self.lines(bucket, block).await?.into_iter();
        let line = lines.nth(usize::try_from(line).unwrap_or(usize::MAX));
        Ok(line.ok_or(NotATrail::Block)?)
    }

    /// The leaf hashes of these records.
    ///
    /// # Errors
    /// When the bucket does not answer.
    pub async fn leaves<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
        leaves: Range<u64>,
    ) -> Result<Vec<Hash>, TrailError> {
        let bytes = self.object.bytes(bucket, self.head.leaves(leaves)).await?;
        let (hashes, rest) = bytes.as_chunks::<32>();
        if rest.is_empty() {
            Ok(hashes.iter().map(|hash| Hex(*hash)).collect())
        } else {
            Err(NotATrail::Leaves.into())
        }
    }

    /// The entries of its index.
    ///
    /// # Errors
    /// When the bucket does not answer, or the index is damaged.
    pub async fn entries<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
    ) -> Result<Vec<Entry>, TrailError> {
        let shape = self.head.index();
        let range = shape.of_entries(0..shape.entries().into());
        let at = |offset: u64| self.head.index_at().saturating_add(offset);
        let bytes = self
            .object
            .bytes(bucket, at(range.start)..at(range.end))
            .await?;
        Ok(Entry::read(&bytes).ok_or(NotATrail::Index)?)
    }

    /// Some records in their order, each with its leaf hash.
    ///
    /// # Errors
    /// When the bucket does not answer, or a record has another hash than the file says.
    pub async fn records<G: Can<verb::Get>>(
        &self,
        bucket: &Bucket<G>,
        range: Range<u64>,
    ) -> Result<Vec<(Hash, String)>, TrailError> {
        let end = range.end.min(self.head.signed.seal.size);
        if range.start >= end {
            return Ok(Vec::new());
        }
        let hashes = self.leaves(bucket, range.start..end).await?;
        let first = u32::try_from(range.start).map_err(|_| NotATrail::Leaves)?;
        let (mut block, skipped) = self.block_of(first)?;
        let mut lines = Vec::new();
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        while lines.len() < hashes.len().saturating_add(skipped) {
            lines.extend(self.lines(bucket, block).await?);
            block = block.saturating_add(1);
        }
        let records: Vec<_> = hashes
            .into_iter()
            .zip(lines.into_iter().skip(skipped))
            .collect();
        let is_sound = |(hash, line): &(Hash, String)| merkle::leaf_hash(line.as_bytes()) == *hash;
        if records.iter().all(is_sound) {
            Ok(records)
        } else {
            Err(NotATrail::Leaves.into())
        }
    }
}
