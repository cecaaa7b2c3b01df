/// There is no answer that says anything. Unless [`NoResponse::was_not_sent`], the outcome is unknown,
/// which is neither success nor failure.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct NoResponse {
    why: &'static str,
    never_left: bool,
    #[source]
    cause: Option<reqwest::Error>,
}

impl NoResponse {
    /// Whether the gateway certainly has nothing of the message: there was no connection, or no
    /// request to send. Sending the message again is then not a repetition.
    pub fn was_not_sent(&self) -> bool {
        self.never_left
    }

    pub(crate) fn before(why: &'static str) -> Self {
        Self {
            why,
            never_left: true,
            cause: None,
        }
    }

    pub(crate) fn after(why: &'static str) -> Self {
        Self {
            why,
            never_left: false,
            cause: None,
        }
    }
}

impl From<reqwest::Error> for NoResponse {
    fn from(cause: reqwest::Error) -> Self {
        let never_left = cause.is_connect() || cause.is_builder();
        let why = if never_left {
            "the gateway was not reached"
        } else {
            "the answer is missing"
        };
        Self {
            why,
            never_left,
            cause: Some(cause.without_url()),
        }
    }
}
