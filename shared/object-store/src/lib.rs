//! The bank's objects: written once, read, and nothing else.
//!
//! This crate alone speaks to S3. A function reaches a bucket only through the [`Bucket`] its
//! `Cargo.toml` declares, with the verbs declared there. Nothing overwrites or removes an object:
//! what a rail said is evidence.

use std::marker::PhantomData;
use std::ops::Range;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{BehaviorVersion, Config, Region};
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata};
use aws_sdk_s3::primitives::ByteStream;
use environment::deadline::{self, Deadlines};
use environment::{Environment, LazyClient, Service};

/// What a function may do with a bucket; declared in its `Cargo.toml`.
pub mod verb {
    /// Write an object that is not there yet.
    #[derive(Debug)]
    pub enum Put {}
    /// Read an object.
    #[derive(Debug)]
    pub enum Get {}
}

/// The declaration that a function may use verb `V`.
#[diagnostic::on_unimplemented(
    message = "this function does not declare that verb on that bucket",
    note = "declare it under [package.metadata.malai] buckets in the function's Cargo.toml"
)]
pub trait Can<V> {}

/// A bucket with the verbs that `G` grants, and no others.
#[derive(Debug)]
pub struct Bucket<G> {
    client: LazyClient<Client>,
    name: String,
    grants: PhantomData<fn() -> G>,
}

/// What became of an object that was to be written once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It was written.
    New,
    /// There was one under the key, which is as it was.
    AlreadyThere,
}

/// The bucket did not answer, or refused. The object may have been written; writing it again is
/// safe.
#[derive(Debug, thiserror::Error)]
#[error("the object store did not answer: {0}")]
pub struct ObjectError(String);

impl<G> Bucket<G> {
    /// The bucket of this name, without the deployment's prefix. Called by the code that
    /// `platform::function!` writes from the declaration, and by nothing else.
    #[doc(hidden)]
    pub fn declared(environment: &Environment, name: &str) -> Self {
        let endpoint = environment.endpoint(Service::S3).map(str::to_owned);
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(environment.region.clone()))
            .credentials_provider(environment.credentials.clone())
            .http_client(environment.http.clone())
            .interceptor(Deadlines)
            // Where something stands in for S3, a bucket has no host name of its own.
            .force_path_style(endpoint.is_some());
        config.set_endpoint_url(endpoint);
        Self {
            client: LazyClient::new(|| Client::from_conf(config.build())),
            name: format!("{}{name}", environment.names.bucket_prefix),
            grants: PhantomData,
        }
    }

    /// Writes the object unless there is one under the key.
    ///
    /// # Errors
    /// When the bucket does not answer, or another write of the key is under way.
    pub async fn put_once(
        &self,
        key: &str,
        media_type: &str,
        bytes: Vec<u8>,
    ) -> Result<Stored, ObjectError>
    where
        G: Can<verb::Put>,
    {
        let call = self
            .client
            .put_object()
            .bucket(&self.name)
            .key(key)
            .if_none_match("*");
        match call
            .content_type(media_type)
            .body(ByteStream::from(bytes))
            .send()
            .await
        {
            Ok(_) => Ok(Stored::New),
            Err(error) if error.code() == Some("PreconditionFailed") => Ok(Stored::AlreadyThere),
            Err(error) => Err(ObjectError(DisplayErrorContext(error).to_string())),
        }
    }

    /// The bytes of the object under a key, if there is one.
    ///
    /// # Errors
    /// When the bucket does not answer, or stops in the middle of the object.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, ObjectError>
    where
        G: Can<verb::Get>,
    {
        let answer = match self
            .client
            .get_object()
            .bucket(&self.name)
            .key(key)
            .send()
            .await
        {
            Ok(answer) => answer,
            Err(error) if error.code() == Some("NoSuchKey") => return Ok(None),
            Err(error) => return Err(ObjectError(DisplayErrorContext(error).to_string())),
        };
        Ok(Some(collected(answer.body).await?))
    }

    /// Some bytes of the object under a key, if there is one: those of the range that it has.
    ///
    /// # Errors
    /// When the bucket does not answer, stops in the middle, or the object ends before the range.
    pub async fn get_part(&self, key: &str, range: Range<u64>) -> Result<Option<Part>, ObjectError>
    where
        G: Can<verb::Get>,
    {
        let last = range.end.saturating_sub(1);
        let call = self.client.get_object().bucket(&self.name).key(key);
        let call = call.range(format!("bytes={}-{last}", range.start));
        let answer = match call.send().await {
            Ok(answer) => answer,
            Err(error) if error.code() == Some("NoSuchKey") => return Ok(None),
            Err(error) => return Err(ObjectError(DisplayErrorContext(error).to_string())),
        };
        let size = answer
            .content_range()
            .and_then(|range| range.rsplit('/').next());
        let size = size.and_then(|size| size.parse().ok());
        let size = size.ok_or_else(|| ObjectError("an answer without its range".to_owned()))?;
        let bytes = collected(answer.body).await?;
        Ok(Some(Part { bytes, size }))
    }
}

/// Some bytes of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The bytes of the whole object.
    pub size: u64,
}

async fn collected(body: ByteStream) -> Result<Vec<u8>, ObjectError> {
    // The time-outs of the call end with the headers.
    let most = deadline::left().unwrap_or(deadline::ATTEMPT);
    let bytes = tokio::time::timeout(most, body.collect()).await;
    let bytes = bytes.map_err(|_| ObjectError("the object did not end in time".to_owned()))?;
    let bytes = bytes.map_err(|error| ObjectError(DisplayErrorContext(error).to_string()))?;
    Ok(bytes.to_vec())
}
