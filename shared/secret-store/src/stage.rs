/// Where a version stands in its life; Secrets Manager's staging labels.
///
/// <https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html>
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stage {
    /// In use.
    Current,
    /// In use before.
    Previous,
    /// To be in use once its rotation is done.
    Pending,
}

impl Stage {
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Current => "AWSCURRENT",
            Self::Previous => "AWSPREVIOUS",
            Self::Pending => "AWSPENDING",
        }
    }
}
