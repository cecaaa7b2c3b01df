use serde::{Deserialize, Serialize};

use super::{Code, Problem};

/// How often a decision is repeated because what it read changed meanwhile. Each time another request
/// went through; after ten in a row the answer is 503, and the client retries with the same key.
pub const DECISIONS: u8 = 10;

/// A refusal by a rule as it is stored under the key of its request, for each repetition to be
/// answered the same, even after what it was refused for is gone. Holds codes and ids, no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRefusal {
    /// The code, as the contract writes it.
    #[serde(rename = "c")]
    code: String,
    /// The sentence for the client.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none", default)]
    detail: Option<String>,
    /// The resource that the problem names.
    #[serde(rename = "i", skip_serializing_if = "Option::is_none", default)]
    instance: Option<String>,
}

impl StoredRefusal {
    /// The problem as it is stored; none if it is not one that is stored.
    pub fn of(problem: &Problem) -> Option<Self> {
        problem.code().is_stored().then(|| Self {
            code: problem.code().as_str().to_owned(),
            detail: problem.detail_text().map(str::to_owned),
            instance: problem.instance_path().map(str::to_owned),
        })
    }

    /// The problem that was answered first, marked as a replay.
    pub fn replay(&self) -> Problem {
        self.problem().replayed()
    }

    /// The problem as it is answered first. A code that is no longer known is not made into another.
    pub fn problem(&self) -> Problem {
        let Some(code) = Code::of_word(&self.code) else {
            return Problem::internal("a stored refusal is not known");
        };
        let problem = Problem::new(code);
        let problem = match &self.detail {
            Some(detail) => problem.detail(detail.clone()),
            None => problem,
        };
        match &self.instance {
            Some(instance) => problem.instance(instance.clone()),
            None => problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_refused_is_stored_with_what_it_names_and_nothing_else_is() {
        for code in Code::ALL {
            let problem = Problem::new(*code).detail("Why.").instance("/v1/x");
            let stored = StoredRefusal::of(&problem);
            let ruled = [409, 422].contains(&code.status());
            let passing = [Code::IdempotencyKeyReused, Code::NotSealedYet].contains(code);
            assert_eq!(stored.is_some(), ruled && !passing, "{code:?}");
            let Some(stored) = stored else { continue };
            let replay = stored.replay();
            assert_eq!(replay.code(), *code);
            assert_eq!(replay.detail_text(), Some("Why."));
            assert_eq!(replay.instance_path(), Some("/v1/x"));
        }
        assert!(StoredRefusal::of(&Problem::new(Code::NotCancellable)).is_some());
        assert!(StoredRefusal::of(&Problem::new(Code::IdempotencyKeyReused)).is_none());
    }
}
