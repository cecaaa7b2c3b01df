use kernel::time::Moment;
use platform::FunctionError;
use store::schema::{Migration, Schema, is_version};
use store::standing::{Run, SchemaState};
use store::{
    Can, Condition, ConditionResult, Domain, Item, Key, Outcome, Table, Transaction, Update, verb,
};

use crate::{Example, MigrationRequest, Progress};

/// The limits of one call.
#[derive(Clone, Copy, Debug)]
pub struct CallLimits {
    /// The maximum number of pages to read.
    pub pages: u32,
    /// The maximum number of items of a page.
    pub items: u16,
}

impl CallLimits {
    /// What fits into the function's declared timeout even if every item changes at 25 ms each.
    pub const DEFAULT: Self = Self {
        pages: 40,
        items: 250,
    };
}

/// Attempts to update an item that another invocation changed.
const ATTEMPTS: u32 = 10;
/// The number of examples that a dry run returns.
const EXAMPLES: usize = 5;

/// Continues the requested migration of a table by this schema.
///
/// # Errors
/// [`FunctionError`] if the table is unavailable, or an item keeps changing.
pub async fn migrate<D, G>(
    table: &Table<D, G>,
    schema: &Schema,
    request: MigrationRequest,
    limits: CallLimits,
    now: impl Fn() -> Moment,
) -> Result<Progress, FunctionError>
where
    D: Domain,
    G: Can<verb::Scan> + Can<verb::Update>,
{
    let mut state = table.standing().await?;
    let Some(to) = request.to else {
        return Ok(Progress::of(D::TABLE, schema, &state));
    };
    let begun = match state.begin(schema, to, request.dry_run, now()) {
        Ok(begun) => begun,
        Err(error) => {
            return Ok(Progress::of(D::TABLE, schema, &state).refused(error));
        }
    };
    let migration = schema.to(to);
    let migration =
        migration.ok_or_else(|| FunctionError::new("a migration that is not there began"))?;
    if begun != state {
        state = advance(table, begun).await?;
    }
    let mut examples = Vec::new();
    for _ in 0..limits.pages {
        let Some(run) = requested_run(&state, to, request.dry_run) else {
            break;
        };
        let page = Page::read(table, run, limits.items).await?;
        let mut changed = 0_u64;
        for item in &page.items {
            let Some(row_change) = (migration.becomes)(item) else {
                continue;
            };
            changed = changed.saturating_add(1);
            if !run.dry {
                change(table, migration, item).await?;
            } else if examples.len() < EXAMPLES {
                examples.extend(Key::of(item).map(|key| Example::of(key, &row_change)));
            }
        }
        let seen = u64::try_from(page.items.len()).unwrap_or(u64::MAX);
        let next = state.after_page(seen, changed, page.last, now());
        state = advance(table, next).await?;
    }
    let done = if request.dry_run {
        state.tried.as_ref().is_some_and(|dry_run| dry_run.to == to)
    } else {
        state.version >= to
    };
    Ok(Progress {
        done,
        examples,
        ..Progress::of(D::TABLE, schema, &state)
    })
}

/// Returns the requested run, if it is the one in progress.
fn requested_run(state: &SchemaState, to: u32, dry: bool) -> Option<&Run> {
    let run = state.run.as_ref()?;
    (run.to == to && run.dry == dry).then_some(run)
}

/// A page of rows.
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

/// Writes the state that follows the one that was read, or returns the stored state if another
/// invocation advanced it first.
async fn advance<D, G>(table: &Table<D, G>, next: SchemaState) -> Result<SchemaState, FunctionError>
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

/// Changes an item, if it is still in the old form when it is written.
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
        let Some(row_change) = (migration.becomes)(&item) else {
            return Ok(());
        };
        let update = Update {
            key: Key::of(&item).ok_or_else(|| FunctionError::new("an item has no key"))?,
            // A deleted item must not be recreated by its migration.
            condition: Condition::All(vec![Condition::Present, row_change.condition]),
            changes: row_change.changes,
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
