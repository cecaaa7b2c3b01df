use kernel::time::Moment;
use platform::FunctionError;
use store::schema::{Migration, Schema, is_version};
use store::standing::{Run, SchemaState};
use store::{
    Can, Condition, ConditionResult, Domain, Item, Key, Outcome, Table, Transaction, Update, verb,
};

use crate::{Example, Progress, Request};

/// How much one call does.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// The pages it reads, at most.
    pub pages: u32,
    /// The items of a page, at most.
    pub items: u16,
}

impl Effort {
    /// What fits into the time that the function declares, though every item changed and each took
    /// 25 ms.
    pub const OF_A_CALL: Self = Self {
        pages: 40,
        items: 250,
    };
}

/// How often an item is looked at anew because somebody else changed it.
const ATTEMPTS: u32 = 10;
/// How many items a dry run shows.
const EXAMPLES: usize = 5;

/// Goes on with what is asked on this table, by the migrations of this schema.
///
/// # Errors
/// When the table does not answer, or an item does not hold still.
pub async fn migrate<D, G>(
    table: &Table<D, G>,
    schema: &Schema,
    asked: Request,
    effort: Effort,
    now: impl Fn() -> Moment,
) -> Result<Progress, FunctionError>
where
    D: Domain,
    G: Can<verb::Scan> + Can<verb::Update>,
{
    let mut standing = table.standing().await?;
    let Some(to) = asked.to else {
        return Ok(Progress::of(D::TABLE, schema, &standing));
    };
    let begun = match standing.begin(schema, to, asked.dry_run, now()) {
        Ok(begun) => begun,
        Err(not_begun) => {
            return Ok(Progress::of(D::TABLE, schema, &standing).refused(not_begun));
        }
    };
    let migration = schema.to(to);
    let migration =
        migration.ok_or_else(|| FunctionError::new("a migration that is not there began"))?;
    if begun != standing {
        standing = moved_on(table, begun).await?;
    }
    let mut examples = Vec::new();
    for _ in 0..effort.pages {
        let Some(run) = asked_for(&standing, to, asked.dry_run) else {
            break;
        };
        let page = Page::read(table, run, effort.items).await?;
        let mut changed = 0_u64;
        for item in &page.items {
            let Some(becomes) = (migration.becomes)(item) else {
                continue;
            };
            changed = changed.saturating_add(1);
            if !run.dry {
                change(table, migration, item).await?;
            } else if examples.len() < EXAMPLES {
                examples.extend(Key::of(item).map(|key| Example::of(key, &becomes)));
            }
        }
        let seen = u64::try_from(page.items.len()).unwrap_or(u64::MAX);
        let next = standing.after_page(seen, changed, page.last, now());
        standing = moved_on(table, next).await?;
    }
    let done = if asked.dry_run {
        standing.tried.as_ref().is_some_and(|tried| tried.to == to)
    } else {
        standing.version >= to
    };
    Ok(Progress {
        done,
        examples,
        ..Progress::of(D::TABLE, schema, &standing)
    })
}

/// The run that was asked for, if it is what is under way.
fn asked_for(standing: &SchemaState, to: u32, dry: bool) -> Option<&Run> {
    let run = standing.run.as_ref()?;
    (run.to == to && run.dry == dry).then_some(run)
}

/// Some of the rows.
struct Page {
    items: Vec<Item>,
    last: Option<Key>,
}

impl Page {
    async fn read<D, G>(table: &Table<D, G>, run: &Run, limit: u16) -> Result<Self, FunctionError>
    where
        D: Domain,
        G: Can<verb::Scan>,
    {
        let after = run.after.as_ref().map(|(pk, sk)| Key::new(pk, sk));
        let page = table.scan(after.as_ref(), limit).await?;
        let mut items = page.rows;
        items.retain(|item| !is_version(item));
        let key =
            |item: &Item| Key::of(item).ok_or_else(|| FunctionError::new("a page ends nowhere"));
        Ok(Self {
            items,
            last: page.last.as_ref().map(key).transpose()?,
        })
    }
}

/// Writes the standing that follows on the one that was read; if somebody else has gone on from
/// there, theirs is what counts.
async fn moved_on<D, G>(
    table: &Table<D, G>,
    next: SchemaState,
) -> Result<SchemaState, FunctionError>
where
    D: Domain,
    G: Can<verb::Update>,
{
    match Transaction::of(table.update(next.change()?)).commit().await {
        Outcome::Committed => Ok(next),
        Outcome::Refused(_) => Ok(table.standing().await?),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("the table did not take the standing"))
        }
    }
}

/// Changes an item, if it still is of the old form by the time that it is written.
async fn change<D, G>(
    table: &Table<D, G>,
    migration: &Migration,
    item: &Item,
) -> Result<(), FunctionError>
where
    D: Domain,
    G: Can<verb::Update>,
{
    let mut item = item.clone();
    for _ in 0..ATTEMPTS {
        let Some(becomes) = (migration.becomes)(&item) else {
            return Ok(());
        };
        let update = Update {
            key: Key::of(&item).ok_or_else(|| FunctionError::new("an item has no key"))?,
            // An item that is gone does not come back by being migrated.
            condition: Condition::All(vec![Condition::Present, becomes.condition]),
            changes: becomes.changes,
        };
        match Transaction::of(table.update(update)).commit().await {
            Outcome::Committed => return Ok(()),
            Outcome::Refused(failures) => {
                match failures.first().and_then(ConditionResult::stored) {
                    Some(stored) => item = stored.clone(),
                    None => return Ok(()),
                }
            }
            Outcome::Busy | Outcome::Unknown => {
                return Err(FunctionError::new("the table did not take a change"));
            }
        }
    }
    Err(FunctionError::new("an item does not hold still"))
}
