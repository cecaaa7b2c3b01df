//! What relays may do with the audit table: append a block, read the end of a chain, register it.

use audit_domain::Chain;
use store::{PublishedInsert, PublishedQuery, StoreError};

use crate::{Audit, BlockRow, ChainRow};

/// The insert of a block. It is refused if its position is taken.
///
/// # Errors
/// [`StoreError`] if the row cannot be stored (a bug).
pub fn append(block: &BlockRow) -> Result<PublishedInsert<Audit>, StoreError> {
    PublishedInsert::of(Audit(()), block)
}

/// The insert that registers a chain for a day. It is refused if the chain is registered.
///
/// # Errors
/// [`StoreError`] if the row cannot be stored (a bug).
pub fn register(chain: &ChainRow) -> Result<PublishedInsert<Audit>, StoreError> {
    PublishedInsert::of(Audit(()), chain)
}

/// The blocks of a chain, newest first. An eventual read may lack the newest: then the append is
/// refused, and the end is read consistently.
pub fn newest(chain: &Chain, consistent: bool) -> PublishedQuery<Audit> {
    let newest = BlockRow::newest(chain).at_most(1);
    let query = if consistent {
        newest
    } else {
        newest.eventual()
    };
    PublishedQuery::of(Audit(()), query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::CHAINS;

    #[test]
    fn the_role_of_a_relay_is_held_to_the_keys_of_its_own_chains() {
        let manifest = include_str!("../../../../Cargo.toml");
        let section = manifest.split("[workspace.metadata.malai.appends]").nth(1);
        let said = section.expect("the appends").trim_start();
        let expected = format!("audit = [\"{{stream}}/\", \"{CHAINS}\"]");
        assert!(said.starts_with(&expected), "{said:.40}");
        let chain = Chain::of("payments", "shardId-1").expect("a chain");
        assert!(chain.to_string().starts_with("payments/"));
    }
}
