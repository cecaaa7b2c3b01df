use kernel::id::ClientId;
use serde::Deserialize;
use store::Query;

use crate::{ClientRow, FailureRow};

/// What is kept of one client id: the client, if there is one, and the failures to be it.
#[derive(Clone, Debug, Default)]
pub struct Partition {
    /// The client.
    pub client: Option<ClientRow>,
    /// The failures.
    pub failures: Option<FailureRow>,
}

/// One item of it, told by its sort key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "sk")]
pub enum Entry {
    /// The client.
    #[serde(rename = "C")]
    Client(Box<ClientRow>),
    /// The failures.
    #[serde(rename = "F")]
    Failures(FailureRow),
}

/// The query for both in one round trip.
pub fn partition_of(client: ClientId) -> Query {
    Query::range(client, "C", FailureRow::SK)
}

impl FromIterator<Entry> for Partition {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        entries
            .into_iter()
            .fold(Self::default(), |partition, entry| match entry {
                Entry::Client(client) => Self {
                    client: Some(*client),
                    ..partition
                },
                Entry::Failures(failures) => Self {
                    failures: Some(failures),
                    ..partition
                },
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::time::Moment;
    use store::{item_of, row_of};

    #[test]
    fn failures_are_told_from_the_client_by_their_sort_key() {
        let row = FailureRow::first(ClientId::derive(&["c"]), Moment::EPOCH);
        let entry: Entry = row_of(item_of(&row).expect("an item")).expect("an entry");
        assert_eq!(entry, Entry::Failures(row));
        let partition: Partition = [entry].into_iter().collect();
        assert_eq!((partition.client, partition.failures), (None, Some(row)));
    }
}
