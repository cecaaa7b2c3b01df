use serde::Deserialize;

/// A function's result for a batch.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Every item was handled.
    Done,
    /// All items but these were handled.
    Partly(Vec<String>),
    /// No item counts as handled; with the error.
    Failed(String),
}

impl Outcome {
    /// Reads a function's response to the batch of `items` as Lambda does: a missing or empty list
    /// is success; an identifier that is empty, missing or unknown fails the whole batch.
    pub(super) fn of(response: Result<Vec<u8>, String>, items: &[&str]) -> Self {
        let response = match response {
            Ok(response) => response,
            Err(error) => return Self::Failed(error),
        };
        if response.is_empty() {
            return Self::Done;
        }
        // A function without partial batch responses may return any JSON.
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&response) else {
            return Self::Failed("the response is not JSON".to_owned());
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

    fn outcome(response: &str) -> Outcome {
        Outcome::of(Ok(response.as_bytes().to_vec()), &["a", "b"])
    }

    #[test]
    fn no_list_or_an_empty_one_is_success() {
        for response in [
            "",
            "null",
            "{}",
            r#"{"batchItemFailures":[]}"#,
            r#"{"batchItemFailures":null}"#,
        ] {
            assert_eq!(outcome(response), Outcome::Done, "{response}");
        }
    }

    #[test]
    fn named_items_alone_have_failed() {
        let response = r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#;
        assert_eq!(outcome(response), Outcome::Partly(vec!["b".to_owned()]));
    }

    #[test]
    fn an_identifier_that_is_empty_missing_or_unknown_fails_the_whole_batch() {
        for response in [
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"item":"a"}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"z"}]}"#,
            "no json",
        ] {
            assert!(
                matches!(outcome(response), Outcome::Failed(_)),
                "{response}"
            );
        }
    }
}
