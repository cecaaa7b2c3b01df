use serde_json::{Value, json};

use super::Bank;

/// The secrets of the local bank, without their values.
impl Bank {
    /// Returns all secrets with their versions, and the rotations in progress.
    ///
    /// # Panics
    /// If the bank refuses, like all of these methods.
    pub async fn secrets(&self) -> Value {
        let answer = self.control("GET", "/secrets", None).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// Returns the id of the current version.
    ///
    /// # Panics
    /// If there is none.
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

    /// Starts the rotation of a secret; returns the id of the new version.
    ///
    /// # Panics
    /// If the bank refuses.
    pub async fn rotate(&self, secret: &str) -> String {
        self.changed("/secrets/rotate", secret).await
    }

    /// Makes the previous version current again; returns its id.
    ///
    /// # Panics
    /// If the bank refuses.
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
