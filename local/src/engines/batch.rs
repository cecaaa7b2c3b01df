use serde::Deserialize;

/// What a function said of a batch.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Everything was handled.
    Done,
    /// All was handled but these items.
    Partly(Vec<String>),
    /// Nothing counts as handled, and why.
    Failed(String),
}

impl Outcome {
    /// Reads a function's answer to the batch of `items` as Lambda does: no list, or an empty
    /// one, is success; an identifier that is empty, missing or unknown fails the whole batch.
    pub(super) fn of(answer: Result<Vec<u8>, String>, items: &[&str]) -> Self {
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => return Self::Failed(error),
        };
        if answer.is_empty() {
            return Self::Done;
        }
        // A function without partial batch responses may answer anything that is JSON.
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&answer) else {
            return Self::Failed("the answer is not JSON".to_owned());
        };
        if value.get("batchItemFailures").is_none() {
            return Self::Done;
        }
        let Ok(response) = serde_json::from_value::<BatchResponse>(value) else {
            return Self::Failed("batchItemFailures is malformed".to_owned());
        };
        let failed: Vec<String> = response
            .failures
            .unwrap_or_default()
            .into_iter()
            .map(|failure| failure.item)
            .collect();
        if failed.iter().any(|item| !items.contains(&item.as_str())) {
            return Self::Failed("batchItemFailures names an unknown item".to_owned());
        }
        if failed.is_empty() {
            Self::Done
        } else {
            Self::Partly(failed)
        }
    }
}

#[derive(Deserialize)]
struct BatchResponse {
    #[serde(rename = "batchItemFailures")]
    failures: Option<Vec<Failure>>,
}

#[derive(Deserialize)]
struct Failure {
    #[serde(rename = "itemIdentifier")]
    item: String,
}

#[cfg(test)]
mod tests {
    use super::Outcome;

    fn outcome(answer: &str) -> Outcome {
        Outcome::of(Ok(answer.as_bytes().to_vec()), &["a", "b"])
    }

    #[test]
    fn no_list_or_an_empty_one_is_success() {
        for answer in [
            "",
            "null",
            "{}",
            r#"{"batchItemFailures":[]}"#,
            r#"{"batchItemFailures":null}"#,
        ] {
            assert_eq!(outcome(answer), Outcome::Done, "{answer}");
        }
    }

    #[test]
    fn named_items_alone_have_failed() {
        let answer = r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#;
        assert_eq!(outcome(answer), Outcome::Partly(vec!["b".to_owned()]));
    }

    #[test]
    fn an_identifier_that_is_empty_missing_or_unknown_fails_the_whole_batch() {
        for answer in [
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"item":"a"}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"z"}]}"#,
            "no json",
        ] {
            assert!(matches!(outcome(answer), Outcome::Failed(_)), "{answer}");
        }
    }
}
