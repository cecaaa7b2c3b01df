//! A response as one or two words, as stored in the file: `ACSC`, `ACWP same_day`, `RJCT 1160`,
//! `RJCT NOOR`.

use rail_fps::{Qualifier, Reason, RejectCode, Stage, TransactionStatus};

/// Formats the response.
pub(super) fn write(answer: &TransactionStatus) -> String {
    match detail(answer) {
        Some(detail) => format!("{} {detail}", answer.code()),
        None => answer.code().to_owned(),
    }
}

/// Returns the text after the status: the qualifier, or the reason of a rejection.
pub(super) fn detail(answer: &TransactionStatus) -> Option<String> {
    match answer {
        TransactionStatus::Qualified(qualifier) => Some(qualifier.to_string()),
        TransactionStatus::Rejected(reason) => Some(
            reason
                .scheme
                .map_or_else(|| reason.iso.to_string(), |code| code.to_string()),
        ),
        TransactionStatus::Settled
        | TransactionStatus::Credited
        | TransactionStatus::Pending(_)
        | TransactionStatus::Blocked
        | TransactionStatus::Cancelled => None,
    }
}

/// Parses the output of [`write`].
pub(super) fn read(text: &str) -> Option<TransactionStatus> {
    let (status, detail) = text.split_once(' ').unwrap_or((text, ""));
    Some(match status {
        "ACSC" => TransactionStatus::Settled,
        "ACCC" => TransactionStatus::Credited,
        "ACWP" => TransactionStatus::Qualified(detail.parse().unwrap_or(Qualifier::None)),
        "RJCT" => rejected(detail)?,
        "BLCK" => TransactionStatus::Blocked,
        "CANC" => TransactionStatus::Cancelled,
        stage => {
            TransactionStatus::Pending(Stage::ALL.into_iter().find(|known| known.code() == stage)?)
        }
    })
}

/// Returns a rejection with a code of the scheme or, if it has none, with a reason of ISO.
pub(super) fn rejected(reason: &str) -> Option<TransactionStatus> {
    let code = reason.parse::<RejectCode>().map(Reason::of);
    let rejection = code.or_else(|_| reason.parse().map(Reason::of_iso)).ok()?;
    Some(TransactionStatus::Rejected(rejection))
}

/// Returns whether no other response can follow.
pub(super) fn is_final(answer: &TransactionStatus) -> bool {
    answer.is_accepted()
        || matches!(
            answer,
            TransactionStatus::Rejected(_) | TransactionStatus::Cancelled
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_response_round_trips_as_text() {
        let qualified = Qualifier::ALL.into_iter().map(TransactionStatus::Qualified);
        let rejections =
            RejectCode::all().map(|code| TransactionStatus::Rejected(Reason::of(code)));
        let stages = Stage::ALL.into_iter().map(TransactionStatus::Pending);
        let others = [
            TransactionStatus::Settled,
            TransactionStatus::Credited,
            TransactionStatus::Blocked,
            TransactionStatus::Cancelled,
        ];
        for answer in qualified.chain(rejections).chain(stages).chain(others) {
            assert_eq!(read(&write(&answer)), Some(answer));
        }
        let unknown = rejected("NOOR").expect("an ISO reason");
        assert_eq!(write(&unknown), "RJCT NOOR");
        assert_eq!(read("RJCT NOOR"), Some(unknown));
        assert_eq!(read("nothing"), None);
    }
}
