use field_encryption::{FieldFault, Ring};
use secrecy::ExposeSecret;
use tokio::sync::OnceCell;

use crate::Secret;

/// The keys of personal data for the time of one invocation: the ring that the declared secret
/// `data/field-keys` holds. Made from the secret and from nothing else, so a function that does not
/// declare it opens nothing.
///
/// ```compile_fail,E0451
/// # use field_encryption::Ring;
/// # use secret_store::{FieldKeys, Secret};
/// # fn forge(secret: Secret, ring: Ring, other: FieldKeys) -> FieldKeys {
/// FieldKeys { secret, ring, ..other }
/// # }
/// ```
#[derive(Debug)]
pub struct FieldKeys {
    secret: Secret,
    ring: Ring,
    newer: OnceCell<Ring>,
}

impl FieldKeys {
    /// The ring as it is known here, at most a minute old.
    ///
    /// # Errors
    /// When the secret store does not answer, or the secret is no ring or not there.
    pub async fn of(secret: &Secret) -> Result<Self, FieldFault> {
        Ok(Self {
            secret: secret.clone(),
            ring: read(secret).await?,
            newer: OnceCell::new(),
        })
    }

    /// The ring, to seal and to make digests with.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// What `open` makes of the ring. If it meets a key that is not known here, which a rotation of
    /// less than a minute ago explains, the secret is read again, once, and `open` called anew.
    ///
    /// # Errors
    /// Those of `open`, and of reading the secret again.
    pub async fn opening<T>(
        &self,
        open: impl Fn(&Ring) -> Result<T, FieldFault>,
    ) -> Result<T, FieldFault> {
        let opened = open(&self.ring);
        if !matches!(opened, Err(FieldFault::UnknownKey(_))) {
            return opened;
        }
        let newer = self.newer.get_or_try_init(|| async {
            self.secret.refresh().await;
            read(&self.secret).await
        });
        open(newer.await?)
    }
}

async fn read(secret: &Secret) -> Result<Ring, FieldFault> {
    let version = secret
        .current()
        .await
        .map_err(|error| FieldFault::NoAnswer(error.to_string()))?;
    let version = version.ok_or(FieldFault::NotARing("it is not there"))?;
    Ring::read(version.value.expose_secret())
}
