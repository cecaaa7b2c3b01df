//! Reads the trail: the sealed records by the indexes of their files, and those that wait for their seal in the table.

mod cursor;
mod error;
mod object;
mod page;
mod search;

use audit_contract::Audit;
use audit_domain::trail::{Head, IndexKey, NamedLine, NotATrail, Place};
use audit_domain::{Day, RecordId};
use kernel::id::TenantId;
use kernel::time::Moment;
use object_store::Bucket;
use object_store::verb::Get;
use store::Table;
use store::verb::Query;

pub use cursor::Cursor;
pub use error::TrailError;
pub use object::OpenFile;
pub use page::{RecordFilter, RecordPage};
use search::{Segment, places};

use crate::waiting::Waiting;
use crate::{DayRow, SealRow};

/// The most bytes of waiting blocks that a reader reads.
const MOST_WAITING: usize = 4 * 1024 * 1024;

/// How many records may share a key by chance.
const MOST_OF_ONE_KEY: usize = 16;

/// The trail, in the table and the bucket of the audit domain.
#[derive(Debug)]
pub struct Trail<'a, A, B> {
    /// The table.
    pub audit: &'a Table<Audit, A>,
    /// The bucket.
    pub bucket: &'a Bucket<B>,
}

/// What there is of a record.
#[derive(Debug)]
pub enum FoundRecord {
    /// It is sealed: its file, its place in that, and its line.
    Sealed(Box<OpenFile>, u32, String),
    /// It waits for its seal: its line.
    Waiting(String),
}

impl<A: store::Can<Query>, B: object_store::Can<Get>> Trail<'_, A, B> {
    /// The beginning of the newest seal's file.
    ///
    /// # Errors
    /// When the table or the bucket does not answer, or the file is damaged.
    pub async fn newest(&self) -> Result<Option<Head>, TrailError> {
        let page = self.audit.query::<SealRow>(&SealRow::newest()).await?;
        match page.rows.first() {
            Some(row) => Ok(Some(self.file(row.signed.seal.number).await?.head)),
            None => Ok(None),
        }
    }

    /// The file of this seal, which is known to be there.
    pub(crate) async fn file(&self, number: u64) -> Result<OpenFile, TrailError> {
        let file = OpenFile::open(self.bucket, number).await?;
        file.ok_or(TrailError::Missing)
    }

    /// What waits for its seal beyond the newest.
    async fn waiting(&self, newest: Option<&Head>, now: Moment) -> Result<Waiting, TrailError> {
        Waiting::read(self.audit, newest, now, MOST_WAITING).await
    }

    /// A record of an institution, if there is one of this id.
    ///
    /// # Errors
    /// When the table or the bucket does not answer, the trail is damaged, or too much waits for its seal.
    pub async fn record(
        &self,
        tenant: TenantId,
        id: &RecordId,
        now: Moment,
    ) -> Result<Option<FoundRecord>, TrailError> {
        let id = id.to_string();
        let is_it = |line: &str| {
            let named = NamedLine::of(line);
            named.tenant == tenant && named.record.as_deref() == Some(&*id)
        };
        let newest = self.newest().await?;
        let last = newest.as_ref().map_or(0, |head| head.signed.seal.number);
        let key = IndexKey::record(tenant, &id);
        // The newest seals first: most are asked for soon.
        for segment in Segment::of(1..=last, last).into_iter().rev() {
            let found =
                places(self.bucket, segment, key, Place::default(), MOST_OF_ONE_KEY).await?;
            for place in found {
                let file = self.file(place.seal.into()).await?;
                let line = file.line(self.bucket, place.leaf).await?;
                if is_it(&line) {
                    return Ok(Some(FoundRecord::Sealed(Box::new(file), place.leaf, line)));
                }
            }
        }
        let waiting = self.waiting(newest.as_ref(), now).await?;
        for block in &waiting.blocks {
            let lines = block.content.lines().map_err(|_| NotATrail::Block)?;
            if let Some(line) = lines.into_iter().find(|line| is_it(line)) {
                return Ok(Some(FoundRecord::Waiting(line)));
            }
        }
        if waiting.is_whole {
            Ok(None)
        } else {
            Err(TrailError::Behind)
        }
    }

    /// The first and the last seal of a day's minutes.
    pub(crate) async fn seals_in(&self, day: Day) -> Result<Option<(u64, u64)>, TrailError> {
        let one = |query: store::Query| async move {
            let page = self.audit.query::<SealRow>(&query.at_most(1)).await?;
            let seal = page.rows.first().map(|row| row.signed.seal.number);
            Ok::<_, TrailError>(seal)
        };
        let first = one(SealRow::of_day(day)).await?;
        let last = one(SealRow::of_day(day).newest_first()).await?;
        Ok(first.zip(last))
    }

    /// The seals of other days that have records of this one.
    pub(crate) async fn other_seals_of(&self, day: Day) -> Result<Vec<u64>, TrailError> {
        let mut seals = Vec::new();
        let mut query = DayRow::of_day(day).at_most(1000);
        loop {
            let page = self.audit.query::<DayRow>(&query).await?;
            seals.extend(page.rows.iter().map(|row| row.seal));
            if page.last.is_none() {
                return Ok(seals);
            }
            query = query.after(page.last);
        }
    }
}
