use environment::Environment;
use kernel::time::Moment;

use crate::service::{Named, Which, unavailable};
use crate::stage::Stage;
use crate::{SecretError, SecretVersion};

/// The secret in which a rotation publishes the public halves of the secret it rotates, so that those
/// who verify reach no private half. Only that rotation writes it, and its newest version is in use at
/// once. Reads nothing from what was kept.
#[derive(Clone, Debug)]
pub struct Published(Named);

impl Published {
    /// The secret of this name, without the deployment's prefix. Called by the code that
    /// `platform::function!` writes from the declaration, and by nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, name: &str) -> Self {
        Self(Named::of(environment, name))
    }

    /// Publishes a value as the version of this id, in use from now on. Returns since when it is there
    /// to be read. The same again changes nothing, and another value under the same id is an error.
    ///
    /// # Errors
    /// When the service does not answer, or does not take the value. So for the other call.
    pub async fn publish(&self, version: &str, value: &str) -> Result<Moment, SecretError> {
        let Named { client, id } = &self.0;
        let put = client.put_secret_value().secret_id(id);
        let put = put.client_request_token(version).secret_string(value);
        put.send().await.map_err(unavailable)?;
        let read = self.0.read(Which::Version(version)).await?;
        let (_, since) = read.ok_or_else(|| SecretError(format!("{id} lost what was put")))?;
        Ok(since)
    }

    /// What is published; `None` if nothing is.
    pub async fn current(&self) -> Result<Option<SecretVersion>, SecretError> {
        let read = self.0.read(Which::At(Stage::Current)).await?;
        Ok(read.map(|(version, _)| version))
    }
}
