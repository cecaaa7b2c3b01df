use std::sync::PoisonError;

use field_encryption::{EncryptionError, FieldKeyRing};
use secrecy::ExposeSecret;
use tokio::sync::OnceCell;

use crate::{Secret, SecretError, SecretVersion};

/// The keys of personal data for the time of one invocation: the ring that the declared secret
/// `data/field-keys` holds. Made from the secret and from nothing else, so a function that does not
/// declare it opens nothing.
///
/// ```compile_fail,E0451
/// # use field_encryption::FieldKeyRing;
/// # use secret_store::{FieldKeys, Secret};
/// # fn forge(secret: Secret, ring: FieldKeyRing, other: FieldKeys) -> FieldKeys {
/// FieldKeys { secret, ring, ..other }
/// # }
/// ```
#[derive(Debug)]
pub struct FieldKeys {
    secret: Secret,
    ring: FieldKeyRing,
    others: OnceCell<Vec<FieldKeyRing>>,
}

impl FieldKeys {
    /// The ring as it is known here, at most a minute old.
    ///
    /// # Errors
    /// When the secret store does not answer, or the secret is no ring or not there.
    pub async fn of(secret: &Secret) -> Result<Self, EncryptionError> {
        Ok(Self {
            secret: secret.clone(),
            ring: current(secret).await?,
            others: OnceCell::new(),
        })
    }

    /// The ring, to seal and to make digests with.
    pub fn ring(&self) -> &FieldKeyRing {
        &self.ring
    }

    /// What `open` makes of the ring. If it meets a key that is not known here, the secret is read
    /// again, once, and `open` called anew with the ring in use, the one before it and the one to
    /// come: the key may be of a rotation of less than a minute ago, or of one that was taken back.
    ///
    /// # Errors
    /// Those of `open`, and of reading the secret again.
    pub async fn opening<T>(
        &self,
        open: impl Fn(&FieldKeyRing) -> Result<T, EncryptionError>,
    ) -> Result<T, EncryptionError> {
        let mut opened = open(&self.ring);
        if !matches!(opened, Err(EncryptionError::UnknownKey(_))) {
            return opened;
        }
        let others = self.others.get_or_try_init(|| all(&self.secret)).await?;
        for ring in others {
            opened = open(ring);
            if !matches!(opened, Err(EncryptionError::UnknownKey(_))) {
                break;
            }
        }
        opened
    }

    /// What `open` makes of the ring, as [`Self::opening`] does. None if what the row holds cannot be decrypted, which is logged
    /// as an error: what must move money or show a row goes on without it.
    ///
    /// # Errors
    /// If the keys cannot be had.
    pub async fn readable<T>(
        &self,
        row: impl std::fmt::Display,
        open: impl Fn(&FieldKeyRing) -> Result<T, EncryptionError>,
    ) -> Result<Option<T>, EncryptionError> {
        match self.opening(open).await {
            Ok(opened) => Ok(Some(opened)),
            Err(
                error @ (EncryptionError::Altered
                | EncryptionError::SomethingElse
                | EncryptionError::UnknownKey(_)),
            ) => {
                tracing::error!(%row, %error, "personal data unreadable, row used without it");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// The ring in use. A version never changes, so its ring is read once.
async fn current(secret: &Secret) -> Result<FieldKeyRing, EncryptionError> {
    let version = secret.current().await.map_err(|error| no_answer(&error))?;
    let version = version.ok_or(EncryptionError::NotARing("it is not there"))?;
    let known = secret.ring.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((id, ring)) = known.as_ref()
        && *id == version.version_id
    {
        return Ok(ring.clone());
    }
    drop(known);
    let read = ring(&version)?;
    let mut known = secret.ring.lock().unwrap_or_else(PoisonError::into_inner);
    *known = Some((version.version_id, read.clone()));
    Ok(read)
}

/// The rings of all stages, as they are now.
async fn all(secret: &Secret) -> Result<Vec<FieldKeyRing>, EncryptionError> {
    secret.refresh().await;
    let others = [
        secret.previous().await.map_err(|error| no_answer(&error))?,
        secret.pending().await.map_err(|error| no_answer(&error))?,
    ];
    // What was or will be in use and is no ring must not keep the one in use from opening.
    let others = others
        .into_iter()
        .flatten()
        .filter_map(|version| ring(&version).ok());
    let in_use = current(secret).await?;
    Ok(std::iter::once(in_use).chain(others).collect())
}

fn ring(version: &SecretVersion) -> Result<FieldKeyRing, EncryptionError> {
    FieldKeyRing::read(version.value.expose_secret())
}

fn no_answer(error: &SecretError) -> EncryptionError {
    EncryptionError::NoAnswer(error.to_string())
}
