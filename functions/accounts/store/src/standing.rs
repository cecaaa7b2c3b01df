use accounts_contract::{AccountRow, Status};
use accounts_domain::Standing;

/// The facts of a row that the rules ask for.
pub fn standing_of(row: &AccountRow) -> Standing {
    Standing {
        status: match row.status {
            Status::Active => accounts_domain::Status::Active,
            Status::Frozen => accounts_domain::Status::Frozen,
            Status::Closed => accounts_domain::Status::Closed,
        },
        currency: row.currency,
        booked: row.booked,
        held: row.held,
        overdraft_limit: row.overdraft_limit,
    }
}

/// The stored status for one of the rules.
pub fn status_of(status: accounts_domain::Status) -> Status {
    match status {
        accounts_domain::Status::Active => Status::Active,
        accounts_domain::Status::Frozen => Status::Frozen,
        accounts_domain::Status::Closed => Status::Closed,
    }
}
