use serde::Deserialize;

/// What Secrets Manager asks of a function that rotates. A token of the caller may come with it,
/// which only matters where one role rotates in another account.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct StepRequest {
    /// The secret's ARN, or its name.
    pub(crate) secret_id: String,
    /// The id of the version that the rotation makes.
    pub(crate) client_request_token: String,
    pub(crate) step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Step {
    /// Make the version.
    #[serde(rename = "createSecret")]
    Create,
    /// Tell the other side of it.
    #[serde(rename = "setSecret")]
    Set,
    /// Prove it.
    #[serde(rename = "testSecret")]
    Test,
    /// Put it into use.
    #[serde(rename = "finishSecret")]
    Finish,
}

impl Step {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Create => "createSecret",
            Self::Set => "setSecret",
            Self::Test => "testSecret",
            Self::Finish => "finishSecret",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_the_service_sends_it_and_no_other_is() {
        let sent = |step: &str| {
            let text = format!(
                r#"{{"Step": {step:?}, "SecretId": "arn", "ClientRequestToken": "v", "RotationToken": "t"}}"#
            );
            serde_json::from_str::<StepRequest>(&text).map(|asked| asked.step)
        };
        for step in [Step::Create, Step::Set, Step::Test, Step::Finish] {
            assert_eq!(sent(step.name()).expect("a step"), step);
        }
        for wrong in ["create_secret", "CreateSecret", "deleteSecret", ""] {
            assert!(sent(wrong).is_err(), "{wrong}");
        }
    }
}
