//! An answer as one word or two, as it is kept in the file: `ACSC`, `ACWP same_day`, `RJCT 1160`,
//! `RJCT NOOR`.

use rail_fps::{Answer, Qualifier, Reason, RejectCode, Stage};

/// The answer as text.
pub(super) fn write(answer: &Answer) -> String {
    match detail(answer) {
        Some(detail) => format!("{} {detail}", answer.code()),
        None => answer.code().to_owned(),
    }
}

/// What stands behind the status: the qualifier, or the reason of a rejection.
pub(super) fn detail(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Qualified(qualifier) => Some(qualifier.to_string()),
        Answer::Rejected(reason) => Some(
            reason
                .scheme
                .map_or_else(|| reason.iso.to_string(), |code| code.to_string()),
        ),
        Answer::Settled
        | Answer::Credited
        | Answer::Pending(_)
        | Answer::Blocked
        | Answer::Cancelled => None,
    }
}

/// Reads what [`write`] wrote.
pub(super) fn read(text: &str) -> Option<Answer> {
    let (status, detail) = text.split_once(' ').unwrap_or((text, ""));
    Some(match status {
        "ACSC" => Answer::Settled,
        "ACCC" => Answer::Credited,
        "ACWP" => Answer::Qualified(detail.parse().unwrap_or(Qualifier::None)),
        "RJCT" => rejected(detail)?,
        "BLCK" => Answer::Blocked,
        "CANC" => Answer::Cancelled,
        stage => Answer::Pending(Stage::ALL.into_iter().find(|known| known.code() == stage)?),
    })
}

/// A rejection by a code of the scheme or, where that has none, by a reason of ISO.
pub(super) fn rejected(reason: &str) -> Option<Answer> {
    let code = reason.parse::<RejectCode>().map(Reason::of);
    let rejection = code.or_else(|_| reason.parse().map(Reason::of_iso)).ok()?;
    Some(Answer::Rejected(rejection))
}

/// Whether no other answer can follow.
pub(super) fn is_final(answer: &Answer) -> bool {
    answer.is_accepted() || matches!(answer, Answer::Rejected(_) | Answer::Cancelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_survives_as_text() {
        let qualified = Qualifier::ALL.into_iter().map(Answer::Qualified);
        let rejections = RejectCode::all().map(|code| Answer::Rejected(Reason::of(code)));
        let stages = Stage::ALL.into_iter().map(Answer::Pending);
        let others = [
            Answer::Settled,
            Answer::Credited,
            Answer::Blocked,
            Answer::Cancelled,
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
