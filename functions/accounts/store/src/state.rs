use accounts_contract::{AccountRow, Status};
use accounts_domain::AccountState;

/// Returns the facts of a row that the rules need.
pub fn state_of(row: &AccountRow) -> AccountState {
    AccountState {
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

/// Converts a status of the rules to the stored one.
pub fn status_of(status: accounts_domain::Status) -> Status {
    match status {
        accounts_domain::Status::Active => Status::Active,
        accounts_domain::Status::Frozen => Status::Frozen,
        accounts_domain::Status::Closed => Status::Closed,
    }
}
