use serde::{Deserialize, Serialize};

/// How many reports a row remembers.
const MOST_HEARD: usize = 20;

/// What the scheme reported of a payment besides the outcome that stands. It is no change of the payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// The latest reports, each by its code and its place in a message: what comes again is no news, whatever was booked
    /// since.
    #[serde(rename = "h", skip_serializing_if = "Vec::is_empty", default)]
    pub heard: Vec<String>,
    /// Whether the scheme made the payment, by its last report or by a return that this bank took. None if it reported
    /// nothing besides the outcome.
    #[serde(rename = "m", skip_serializing_if = "Option::is_none", default)]
    pub made: Option<bool>,
    /// What held before a return claimed that the payment was made, as long as no report followed.
    #[serde(rename = "b", skip_serializing_if = "Option::is_none", default)]
    pub before_return: Option<bool>,
}

impl Reports {
    /// Whether there is nothing of the kind.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this report came before.
    pub fn has_heard(&self, report: &str) -> bool {
        self.heard.iter().any(|known| known == report)
    }

    /// With one more report. Of very many the latest are kept: a repetition of an earlier one is taken for news.
    #[must_use]
    pub fn hearing(&self, report: &str, made: bool) -> Self {
        let mut heard = self.heard.clone();
        heard.push(report.to_owned());
        let excess = heard.len().saturating_sub(MOST_HEARD);
        Self {
            heard: heard.split_off(excess),
            made: Some(made),
            before_return: None,
        }
    }

    /// With a return, which this bank took, of what the books hold as made or not.
    #[must_use]
    pub fn returned(&self, is_made: bool) -> Self {
        Self {
            made: Some(true),
            before_return: Some(self.made.unwrap_or(is_made)),
            ..self.clone()
        }
    }

    /// As they were before a return that is not made; none if something else was reported since.
    pub fn without_return(&self) -> Option<Self> {
        let before = self.before_return?;
        Some(Self {
            made: Some(before),
            before_return: None,
            ..self.clone()
        })
    }

    /// As people found them to be: the books are right.
    #[must_use]
    pub fn found(&self, is_made: bool) -> Self {
        Self {
            made: Some(is_made),
            before_return: None,
            ..self.clone()
        }
    }
}
