/// What it means that the scheme says of a message it was asked about that it never received it (`NOOR`).
/// A datum of the rail: nothing in the messages tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NeverReceived {
    /// The scheme will not take the message later either: the payment is rejected, and is not sent again.
    #[default]
    ClosesId,
    /// The scheme would take the message: the same bytes are sent again under the same id, and the funds stay
    /// held.
    LeavesOpen,
}

impl NeverReceived {
    /// Reads the word by which a deployment says it. Without one it is as the scheme has it; a word that is not
    /// known leaves the id open, which never releases funds.
    pub fn of(word: Option<&str>) -> Self {
        match word {
            None => Self::default(),
            Some("closes_id") => Self::ClosesId,
            Some(_) => Self::LeavesOpen,
        }
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClosesId => "closes_id",
            Self::LeavesOpen => "leaves_open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_for_it_or_none_closes_an_id() {
        for word in [NeverReceived::ClosesId, NeverReceived::LeavesOpen] {
            assert_eq!(NeverReceived::of(Some(word.as_str())), word);
        }
        assert_eq!(NeverReceived::of(None), NeverReceived::ClosesId);
        assert_eq!(NeverReceived::of(Some("CLOSES")), NeverReceived::LeavesOpen);
    }
}
