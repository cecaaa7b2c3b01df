//! What waits for its seal: the blocks beyond the newest file of the trail.

use std::collections::BTreeSet;

use audit_contract::{Audit, BlockRow, ChainRow, Ordinal, RetiredRow};
use audit_domain::trail::{Content, Head, Positions, SealedBlock};
use audit_domain::{Chain, Day};
use futures_util::future::try_join_all;
use kernel::time::Moment;
use store::{Can, Item, Key, Table, verb};

use crate::TrailError;
use crate::unreadable::unreadable_block;

/// How many chains are read at once.
const AT_ONCE: usize = 16;
/// How far back chains are looked for while there is no seal.
const DAYS_BEFORE_FIRST: i64 = 31;
const DAY_MILLIS: i64 = 86_400_000;

/// What waits for its seal.
#[derive(Debug, Default)]
pub struct Waiting {
    /// How far the chains are sealed that the next file names, if they have a sealed block or miss their first one.
    pub positions: Positions,
    /// The chains that it no longer names: nothing of them waits, and they were not registered for days.
    pub retired: Vec<RetiredRow>,
    /// The blocks that continue the chains, each chain without a gap.
    pub blocks: Vec<SealedBlock>,
    /// Whether nothing was left out because it is too much at once.
    pub is_whole: bool,
    /// The chains in which a block is missing before one that is there.
    pub gaps: Vec<Chain>,
    /// The blocks that cannot be read.
    pub unreadable: Vec<Key>,
}

impl Waiting {
    /// Reads what waits beyond the newest file, at most about so many bytes of blocks.
    ///
    /// A block is taken only if the one before it is there or sealed: an eventual read that lacks one leaves it and all after
    /// it to the next seal.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn read<G: Can<verb::Query>>(
        audit: &Table<Audit, G>,
        newest: Option<&Head>,
        now: Moment,
        most: usize,
    ) -> Result<Self, TrailError> {
        let sealed = newest
            .map(|head| head.positions.clone())
            .unwrap_or_default();
        let registered = registered(audit, newest, now).await?;
        let chains: BTreeSet<_> = registered.iter().chain(sealed.keys()).cloned().collect();
        let each = most.checked_div(chains.len().max(1)).unwrap_or(most);
        let mut waiting = Self {
            is_whole: true,
            ..Self::default()
        };
        let chains: Vec<_> = chains.into_iter().collect();
        for some in chains.chunks(AT_ONCE) {
            let reads = some.iter().map(|chain| {
                let sealed = sealed.get(chain).copied();
                of_chain(audit, chain, sealed, each)
            });
            for (chain, read) in some.iter().zip(try_join_all(reads).await?) {
                let is_done = read.blocks.is_empty() && read.is_whole && !read.is_gap;
                if is_done && !registered.contains(chain) {
                    let through = Ordinal::of(read.from).ok();
                    let retired = through.map(|through| RetiredRow {
                        chain: chain.clone(),
                        through,
                    });
                    waiting.retired.extend(retired);
                } else if read.from > 0 || read.is_gap {
                    waiting.positions.insert(chain.clone(), read.from);
                }
                waiting.is_whole &= read.is_whole;
                waiting.blocks.extend(read.blocks);
                waiting.unreadable.extend(read.unreadable);
                waiting.gaps.extend(read.is_gap.then(|| chain.clone()));
            }
        }
        Ok(waiting)
    }
}

/// The chains that were written to since the day before the newest seal, and in the last days whenever that was.
async fn registered<G: Can<verb::Query>>(
    audit: &Table<Audit, G>,
    newest: Option<&Head>,
    now: Moment,
) -> Result<BTreeSet<Chain>, TrailError> {
    let before = |moment: Moment, days: i64| {
        moment.plus_millis(days.saturating_mul(DAY_MILLIS).saturating_neg())
    };
    let since = newest.map_or(before(now, DAYS_BEFORE_FIRST), |head| {
        before(head.signed.seal.minute.start(), 1).min(before(now, 2))
    });
    let end = Day::of(before(now, -1));
    let mut days = Vec::new();
    let mut moment = since;
    while days.last() != Some(&end) && moment <= before(now, -1) {
        days.push(Day::of(moment));
        moment = before(moment, -1);
    }
    if days.last() != Some(&end) {
        days.push(end);
    }
    let mut chains = BTreeSet::new();
    for some in days.chunks(AT_ONCE) {
        let reads = some.iter().map(|day| of_day(audit, *day));
        chains.extend(try_join_all(reads).await?.into_iter().flatten());
    }
    Ok(chains)
}

async fn of_day<G: Can<verb::Query>>(
    audit: &Table<Audit, G>,
    day: Day,
) -> Result<Vec<Chain>, TrailError> {
    let mut chains = Vec::new();
    let mut query = ChainRow::of_day(day).at_most(1000);
    loop {
        let page = audit.query_items(&query).await?;
        for item in page.rows {
            // The key is all that such a row has, so that one that names no chain is none of a relay's.
            match store::row_of::<ChainRow>(item) {
                Ok(row) => chains.push(row.chain),
                Err(error) => tracing::error!(%error, %day, "a registered chain cannot be read"),
            }
        }
        if page.last.is_none() {
            return Ok(chains);
        }
        query = query.after(page.last);
    }
}

struct OfChain {
    from: u64,
    blocks: Vec<SealedBlock>,
    unreadable: Vec<Key>,
    is_whole: bool,
    is_gap: bool,
}

async fn of_chain<G: Can<verb::Query>>(
    audit: &Table<Audit, G>,
    chain: &Chain,
    sealed: Option<u64>,
    most: usize,
) -> Result<OfChain, TrailError> {
    let from = match sealed {
        Some(sealed) => sealed,
        None => retired(audit, chain).await?,
    };
    let mut read = OfChain {
        from,
        blocks: Vec::new(),
        unreadable: Vec::new(),
        is_whole: true,
        is_gap: false,
    };
    let mut next = from.saturating_add(1);
    let mut bytes = 0_usize;
    let Ok(first) = Ordinal::of(next) else {
        return Ok(read);
    };
    let mut query = BlockRow::from(chain, first).eventual();
    loop {
        let page = audit.query_items(&query).await?;
        for item in page.rows {
            let Some(ordinal) = BlockRow::ordinal_of(&item) else {
                continue;
            };
            if ordinal.number() != next {
                read.is_gap = is_missing(audit, chain, next).await?;
                return Ok(read);
            }
            if bytes >= most {
                read.is_whole = false;
                return Ok(read);
            }
            let key = Key::of(&item);
            let block = sealed_block(chain, next, item)?;
            if let Content::Unreadable(_) = block.content {
                read.unreadable.extend(key);
            }
            bytes = bytes.saturating_add(block.content.bytes().len());
            read.blocks.push(block);
            next = next.saturating_add(1);
        }
        if page.last.is_none() {
            return Ok(read);
        }
        query = query.after(page.last);
    }
}

/// How far a chain is sealed that the newest file does not name.
async fn retired<G: Can<verb::Query>>(
    audit: &Table<Audit, G>,
    chain: &Chain,
) -> Result<u64, TrailError> {
    let page = audit
        .query::<RetiredRow>(&RetiredRow::newest(chain))
        .await?;
    Ok(page.rows.first().map_or(0, |row| row.through.number()))
}

/// Whether a block is not there, read consistently: a later one is, so it was removed or its key was changed.
async fn is_missing<G: Can<verb::Query>>(
    audit: &Table<Audit, G>,
    chain: &Chain,
    number: u64,
) -> Result<bool, TrailError> {
    let Ok(ordinal) = Ordinal::of(number) else {
        return Ok(true);
    };
    let page = audit
        .query_items(&BlockRow::from(chain, ordinal).at_most(1))
        .await?;
    let first = page.rows.first().and_then(BlockRow::ordinal_of);
    Ok(first != Some(ordinal))
}

fn sealed_block(chain: &Chain, ordinal: u64, item: Item) -> Result<SealedBlock, TrailError> {
    let content = match BlockRow::read(item.clone()) {
        Ok(block) => Content::Deflated(block.deflated),
        Err(_) => Content::Unreadable(
            unreadable_block(chain, ordinal, item)
                .map_err(|_| TrailError::Bug("a block cannot be written down"))?,
        ),
    };
    Ok(SealedBlock {
        chain: chain.clone(),
        ordinal,
        content,
    })
}
