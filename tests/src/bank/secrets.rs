use serde_json::{Value, json};

use super::Bank;

/// The secrets of the local bank, without their values.
impl Bank {
    /// All secrets with their versions, and the rotations that are not done.
    ///
    /// # Panics
    /// When the bank does not say. So for all of these.
    pub async fn secrets(&self) -> Value {
        let answer = self.control("GET", "/secrets", None).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// The id of the version that is in use.
    ///
    /// # Panics
    /// When there is none.
    pub async fn version_in_use(&self, secret: &str) -> String {
        let listed = self.secrets().await;
        let listed = listed["secrets"].as_array().expect("a list");
        let found = listed.iter().find(|one| one["name"] == secret);
        let versions = found.expect(secret)["versions"].as_object().expect(secret);
        let current = versions.iter().find(|(_, labels)| {
            let mut labels = labels.as_array().into_iter().flatten();
            labels.any(|label| label == "AWSCURRENT")
        });
        current.expect("a version in use").0.clone()
    }

    /// Begins to rotate a secret; answers the id of the version that is made.
    ///
    /// # Panics
    /// When the bank does not.
    pub async fn rotate(&self, secret: &str) -> String {
        self.changed("/secrets/rotate", secret).await
    }

    /// Puts the version before into use again; answers its id.
    ///
    /// # Panics
    /// When the bank does not.
    pub async fn restore(&self, secret: &str) -> String {
        self.changed("/secrets/restore", secret).await
    }

    async fn changed(&self, path: &str, secret: &str) -> String {
        let body = json!({"secret": secret});
        let answer = self.control("POST", path, Some(body)).await;
        assert_eq!(answer.status, 200, "{secret}: {}", answer.body);
        let version = answer.body["version_id"].as_str();
        version.expect("a version").to_owned()
    }
}
