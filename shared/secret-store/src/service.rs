use std::time::Duration;

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::{BehaviorVersion, Config, Region};
use aws_sdk_secretsmanager::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use environment::deadline::{self, Deadlines};
use environment::{Environment, LazyClient, Service};
use kernel::time::Moment;

use crate::stage::Stage;
use crate::{SecretError, SecretVersion};

/// One secret of Secrets Manager, by its whole name.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) client: LazyClient<Client>,
    pub(crate) id: String,
}

/// Which version is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which<'a> {
    At(Stage),
    Version(&'a str),
}

impl Named {
    pub(crate) fn of(environment: &Environment, name: &str) -> Self {
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(environment.region.clone()))
            .credentials_provider(environment.credentials.clone())
            .http_client(environment.http.clone())
            .interceptor(Deadlines);
        config.set_endpoint_url(
            environment
                .endpoint(Service::SecretsManager)
                .map(str::to_owned),
        );
        Self {
            client: LazyClient::new(|| Client::from_conf(config.build())),
            id: format!("{}{name}", environment.names.secret_prefix),
        }
    }

    /// The version with the moment at which it was made; `None` if there is none.
    pub(crate) async fn read(
        &self,
        which: Which<'_>,
    ) -> Result<Option<(SecretVersion, Moment)>, SecretError> {
        let call = self.client.get_secret_value().secret_id(&self.id);
        let call = match which {
            Which::At(stage) => call.version_stage(stage.label()),
            Which::Version(version) => call.version_id(version),
        };
        // A version that was read before does while the service hangs, so that is not waited for long.
        // Boxed: the future of a call is large, and every handler that opens personal data holds it.
        match deadline::at_most(PATIENCE, Box::pin(call.send())).await {
            Ok(answer) => {
                let made = answer.created_date.and_then(|at| at.to_millis().ok());
                let made = made.and_then(Moment::from_unix_millis);
                match (answer.version_id, answer.secret_string, made) {
                    (Some(version_id), Some(value), Some(made)) => {
                        let value = value.into();
                        Ok(Some((SecretVersion { version_id, value }, made)))
                    }
                    _ => Err(SecretError(format!("{} holds no text", self.id))),
                }
            }
            Err(error) if error.code() == Some(NOT_THERE) => Ok(None),
            Err(error) => Err(unavailable(error)),
        }
    }
}

/// The longest that reading a secret takes.
const PATIENCE: Duration = Duration::from_secs(3);

const NOT_THERE: &str = "ResourceNotFoundException";

/// The cause, which names the secret and never its value.
pub(crate) fn unavailable<E, R>(error: SdkError<E, R>) -> SecretError
where
    E: std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    SecretError(DisplayErrorContext(error).to_string())
}
