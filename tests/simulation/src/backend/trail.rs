//! Inserts into the audit trail, and the effects of planted bugs on them.

use store::{Attempt, Item, Key, Operation, Query, StoreError, Value};

use super::Service;
use crate::planted::Bug;

/// What takes the place of the shard in the names of chains that have none.
const ANY_SHARD: &str = "shardId-0";

impl Service {
    /// Inserts an item as the bank asks, or as a planted bug does.
    pub(super) async fn insert_into(
        &self,
        table: &'static str,
        item: Item,
    ) -> Result<bool, StoreError> {
        let key = Key::of(&item).unwrap_or_else(|| Key::new("", ""));
        let of_block = is_chain(&key.pk);
        let of_registration = key.pk.starts_with("chains#");
        match self.bug {
            // A key that is there then counts as the same block.
            Some(Bug::BlockKeyedByItsFirstChange) if of_block => {
                let first = item.get("f").cloned();
                let first = first.unwrap_or_else(|| Value::S(String::new()));
                let _is_new = self.insert_once(table, with(item, "sk", first)).await?;
                Ok(true)
            }
            Some(Bug::ChainWithoutShard) if of_block => {
                let chain = Value::S(without_shard(&key.pk));
                self.insert_once(table, with(item, "pk", chain)).await
            }
            Some(Bug::AcknowledgedBeforeTheAppend) if of_block => {
                Ok(self.insert_later(table, item))
            }
            Some(Bug::RegisteredAfterTheAcknowledgement) if of_registration => {
                Ok(self.insert_later(table, item))
            }
            _ => self.insert_once(table, item).await,
        }
    }

    /// Returns the query as a planted bug makes it.
    pub(super) fn asked(&self, query: &Query) -> Query {
        let mut query = query.clone();
        if self.bug == Some(Bug::ChainWithoutShard) && is_chain(&query.pk) {
            query.pk = without_shard(&query.pk);
        }
        query
    }

    async fn insert_once(&self, table: &'static str, item: Item) -> Result<bool, StoreError> {
        match self.attempt(&[(table, Operation::PutOnce { item })]).await {
            Attempt::Committed => Ok(true),
            Attempt::Refused(_) => Ok(false),
            Attempt::Busy | Attempt::Unknown => Err(Self::lost_read()),
        }
    }

    /// Inserts an item some time later, and says at once that it is there.
    fn insert_later(&self, table: &'static str, item: Item) -> bool {
        let service = self.clone();
        let wait = self.world.between(1, 5000);
        self.world
            .spawn("an insert that nothing waits for", async move {
                service.world.after(wait).await;
                let _lost = service.insert_once(table, item).await;
            });
        true
    }
}

/// Returns whether a partition is that of a chain of blocks.
fn is_chain(partition: &str) -> bool {
    partition.contains("/shardId-") && !partition.contains('#')
}

fn without_shard(chain: &str) -> String {
    let table = chain.split('/').next().unwrap_or_default();
    format!("{table}/{ANY_SHARD}")
}

fn with(item: Item, name: &str, value: Value) -> Item {
    let mut attributes = item.into_inner();
    attributes.insert(name.to_owned(), value);
    attributes.into()
}
