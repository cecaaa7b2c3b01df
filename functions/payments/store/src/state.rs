use payments_contract::Status;
use payments_domain::State;

/// The state of the rules for a stored status.
pub fn state_of(status: Status) -> State {
    match status {
        Status::AwaitingApproval => State::AwaitingApproval,
        Status::Accepted => State::Accepted,
        Status::Submitted => State::Submitted,
        Status::Unknown => State::Unknown,
        Status::Settled => State::Settled,
        Status::Rejected => State::Rejected,
        Status::Cancelled => State::Cancelled,
        Status::Declined => State::Declined,
        Status::Refused => State::Refused,
        Status::Returned => State::Returned,
    }
}

/// The status to store for a state of the rules.
pub fn status_of(state: State) -> Status {
    match state {
        State::AwaitingApproval => Status::AwaitingApproval,
        State::Accepted => Status::Accepted,
        State::Submitted => Status::Submitted,
        State::Unknown => Status::Unknown,
        State::Settled => Status::Settled,
        State::Rejected => Status::Rejected,
        State::Cancelled => Status::Cancelled,
        State::Declined => Status::Declined,
        State::Refused => Status::Refused,
        State::Returned => Status::Returned,
    }
}
