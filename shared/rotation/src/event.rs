use serde::Deserialize;

/// What Secrets Manager asks of a function that rotates. A token of the caller may come with it,
/// which only matters where one role rotates in another account.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Asked {
    /// The secret's ARN, or its name.
    pub(crate) secret_id: String,
    /// The id of the version that the rotation makes.
    pub(crate) client_request_token: String,
    pub(crate) step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Step {
    /// Make the version.
    CreateSecret,
    /// Tell the other side of it.
    SetSecret,
    /// Prove it.
    TestSecret,
    /// Put it into use.
    FinishSecret,
}

impl Step {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CreateSecret => "createSecret",
            Self::SetSecret => "setSecret",
            Self::TestSecret => "testSecret",
            Self::FinishSecret => "finishSecret",
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
            serde_json::from_str::<Asked>(&text).map(|asked| asked.step)
        };
        for step in [
            Step::CreateSecret,
            Step::SetSecret,
            Step::TestSecret,
            Step::FinishSecret,
        ] {
            assert_eq!(sent(step.name()).expect("a step"), step);
        }
        for wrong in ["create_secret", "CreateSecret", "deleteSecret", ""] {
            assert!(sent(wrong).is_err(), "{wrong}");
        }
    }
}
