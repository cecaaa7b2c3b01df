use audit_domain::Selection;
use kernel::id::TenantId;
use store::Query;

use crate::row::{day_partition, request_partition, subject_partition};

/// Smallest and largest sort key there is: all of them begin with a digit.
const FIRST: &str = "0";
const LAST: &str = ":";

/// The tenant's records of a selection, oldest first.
pub fn query(tenant: TenantId, selection: &Selection) -> Query {
    match selection {
        Selection::Subject(subject) => {
            Query::range(subject_partition(tenant, subject), FIRST, LAST)
        }
        Selection::Request(request) => Query::range(
            request_partition(tenant, request),
            FIRST,
            LAST,
        )
        .on_index("by-request", "rq", "ts"),
        Selection::Day(day) => {
            Query::range(day_partition(tenant, *day), FIRST, LAST).on_index("by-date", "dy", "ts")
        }
    }
}

/// What selects the records of a list, as its cursors are marked with it.
pub fn selected(selection: &Selection) -> String {
    match selection {
        Selection::Subject(subject) => format!("subject:{subject}"),
        Selection::Request(request) => format!("request:{request}"),
        Selection::Day(day) => format!("day:{day}"),
    }
}
