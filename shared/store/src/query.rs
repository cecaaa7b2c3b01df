use crate::Item;

/// In which order of the sort key a query answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A range of one partition, of a table or of one of its indexes.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The index; `None` for the table itself.
    pub index: Option<&'static str>,
    /// The name of the partition key attribute there.
    pub pk_name: &'static str,
    /// The partition.
    pub pk: String,
    /// The name of the sort key attribute there.
    pub sk_name: &'static str,
    /// Smallest sort key, inclusive.
    pub from: String,
    /// Largest sort key, inclusive.
    pub to: String,
    /// The order of the answer.
    pub order: SortOrder,
    /// The most items to answer.
    pub limit: u16,
    /// Where an earlier page ended: its last item's key attributes.
    pub after: Option<Item>,
    /// Whether the answer must hold every write that was answered before it. An index cannot.
    pub consistent: bool,
}

impl Query {
    /// All items of a partition whose sort key lies from `from` to `to`, both included.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "literals and formatted keys alike"
    )]
    pub fn range(pk: impl ToString, from: impl ToString, to: impl ToString) -> Self {
        Self {
            index: None,
            pk_name: "pk",
            pk: pk.to_string(),
            sk_name: "sk",
            from: from.to_string(),
            to: to.to_string(),
            order: SortOrder::Ascending,
            limit: 100,
            after: None,
            consistent: true,
        }
    }

    /// The same over an index. What an index answers may be out of date: good for lists, never
    /// for a decision.
    #[must_use]
    pub fn on_index(mut self, index: &'static str, pk: &'static str, sk: &'static str) -> Self {
        self.index = Some(index);
        self.consistent = false;
        self.pk_name = pk;
        self.sk_name = sk;
        self
    }

    /// At half the price, and possibly without the newest writes: for a reader who can tell by
    /// what it gets whether anything is missing.
    #[must_use]
    pub fn eventual(mut self) -> Self {
        self.consistent = false;
        self
    }

    /// Largest sort key first.
    #[must_use]
    pub fn newest_first(mut self) -> Self {
        self.order = SortOrder::Descending;
        self
    }

    /// At most this many items.
    #[must_use]
    pub fn at_most(mut self, limit: u16) -> Self {
        self.limit = limit;
        self
    }

    /// Only what comes after the item with these key attributes.
    #[must_use]
    pub fn after(mut self, last: Option<Item>) -> Self {
        self.after = last;
        self
    }
}

/// A query that a domain offers to others. Only the crate that can make the witness `D` can make one, which is the contract of
/// the domain that owns the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedQuery<D> {
    pub(crate) query: Query,
    owner: std::marker::PhantomData<D>,
}

impl<D> PublishedQuery<D> {
    /// This query.
    pub fn of(_owner: D, query: Query) -> Self {
        Self {
            query,
            owner: std::marker::PhantomData,
        }
    }

    /// The same after the item with these key attributes.
    #[must_use]
    pub fn after(self, last: Option<Item>) -> Self {
        Self {
            query: self.query.after(last),
            ..self
        }
    }
}

/// A part of a query's answer.
#[derive(Clone, Debug)]
pub struct Page<R> {
    /// The rows, in the order asked for.
    pub rows: Vec<R>,
    /// Key attributes of the last row, if there may be more.
    pub last: Option<Item>,
}
