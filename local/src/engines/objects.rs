use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

use super::EngineError;
use super::clock::Clock;
use super::object_files::{remove_file, write_file};
use super::object_index::{self as index, Version};
use super::object_range::ByteRange;
use super::object_responses::{
    S3Error, listing, object_headers, respond, version_id, version_name,
};
use super::object_upload::Upload;
use super::state::State;

/// The stand-in for S3: versioned buckets that exist once written to, path-style, with Object Lock.
/// Contents are files, written before their index entry.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html>
#[derive(Clone, Debug)]
pub(super) struct Objects {
    state: State,
    clock: Clock,
    root: Arc<PathBuf>,
}

impl Objects {
    /// Creates a store with contents under `root`.
    pub(super) fn new(state: State, clock: Clock, root: &Path) -> Self {
        Self {
            state,
            clock,
            root: Arc::new(root.to_path_buf()),
        }
    }

    pub(super) async fn handle(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let response_headers = async {
            let call = Call::read(&parts)?;
            let body = axum::body::to_bytes(body, BODY_LIMIT)
                .await
                .map_err(|_| S3Error::invalid("the body is cut short or too large"))?;
            match (&parts.method, call.name.is_empty()) {
                (&Method::PUT | &Method::HEAD, true) => Ok(respond(StatusCode::OK, &[], "")),
                (&Method::GET, true) => self.list(call).await,
                (&Method::PUT, false) => {
                    let upload = Upload::read(&parts.headers, &body)?;
                    self.put(call, upload).await
                }
                (&Method::GET | &Method::HEAD, false) => {
                    let mode = parts.headers.get("x-amz-checksum-mode");
                    let head = parts.method == Method::HEAD;
                    match parts.headers.get("range").filter(|_| !head) {
                        Some(range) => self.get_part(call, &ByteRange::read(range)?).await,
                        None => self.get(call, head, mode.is_some()).await,
                    }
                }
                (&Method::DELETE, false) => {
                    let bypass = parts.headers.get("x-amz-bypass-governance-retention");
                    self.delete(call, bypass.is_some_and(|v| v == "true")).await
                }
                (method, _) => Err(S3Error::not_implemented(method.as_str())),
            }
        };
        response_headers
            .await
            .unwrap_or_else(|error| error.response())
    }

    async fn put(&self, call: Call, upload: Upload) -> Result<Response, S3Error> {
        let now = self.clock.now_ms();
        let size = upload.object.len();
        let etag = format!("{:x}", md5::compute(&upload.object));
        let file = write_file(&self.root, call.key(), upload.object).await?;
        let version = Version {
            id: 0,
            file: Some(file.clone()),
            size: u64::try_from(size).unwrap_or(u64::MAX),
            etag: etag.clone(),
            modified_ms: now,
            headers: upload.stored_headers,
            lock: upload.lock,
        };
        let headers = version.headers.clone();
        let (only_new, only_over) = (upload.if_none_match, upload.if_match);
        let stored = self
            .state
            .attempt(move |tx| {
                let present = index::find(tx, call.key(), None)?.filter(|v| v.file.is_some());
                let present = present.map(|version| version.etag);
                if only_new && present.is_some() {
                    return Err(precondition_failed());
                }
                if let Some(wanted) = only_over
                    && present.is_none_or(|etag| etag != wanted)
                {
                    return Err(precondition_failed());
                }
                Ok(index::insert(tx, call.key(), &version)?)
            })
            .await;
        let id = match stored {
            Ok(id) => id,
            Err(error) => {
                remove_file(&self.root, &file).await;
                return Err(error);
            }
        };
        let (etag, id) = (format!("\"{etag}\""), version_name(id));
        let mut response_headers = vec![("etag", etag.as_str()), ("x-amz-version-id", id.as_str())];
        let checksums = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        response_headers.extend(checksums.filter(|(name, _)| name.starts_with("x-amz-checksum-")));
        Ok(respond(StatusCode::OK, &response_headers, ""))
    }

    async fn get(&self, call: Call, head: bool, checksums: bool) -> Result<Response, S3Error> {
        let found = self
            .state
            .run(move |tx| index::find(tx, call.key(), call.version))
            .await?;
        let version = found.ok_or_else(no_such_key)?;
        let file = version.file.as_ref().ok_or_else(no_such_key)?;
        let body = if head {
            Vec::new()
        } else {
            let path = self.root.join(file);
            tokio::fs::read(&path)
                .await
                .map_err(EngineError::io(path.display().to_string()))?
        };
        let mut headers = object_headers(&version, checksums);
        if head {
            headers.push(("content-length".to_owned(), version.size.to_string()));
        }
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Ok(respond(StatusCode::OK, &headers, body))
    }

    /// Returns a part of an object, without checksums, which S3 has of whole objects.
    async fn get_part(&self, call: Call, wanted: &ByteRange) -> Result<Response, S3Error> {
        let found = self
            .state
            .run(move |tx| index::find(tx, call.key(), call.version))
            .await?;
        let version = found.ok_or_else(no_such_key)?;
        let file = version.file.as_ref().ok_or_else(no_such_key)?;
        let path = self.root.join(file);
        let content = tokio::fs::read(&path).await;
        let content = content.map_err(EngineError::io(path.display().to_string()))?;
        let (range, part) = wanted.of(&content)?;
        let mut headers = object_headers(&version, false);
        headers.push(("content-range".to_owned(), range));
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Ok(respond(StatusCode::PARTIAL_CONTENT, &headers, part))
    }

    /// Without a version, adds a delete marker; removes a named version unless its lock prevents
    /// that.
    async fn delete(&self, call: Call, bypass: bool) -> Result<Response, S3Error> {
        let now = self.clock.now_ms();
        let removed = self
            .state
            .attempt(move |tx| {
                let Some(id) = call.version else {
                    let marker = Version::delete_marker(now);
                    let id = index::insert(tx, call.key(), &marker)?;
                    return Ok(Some((id, None)));
                };
                let Some(version) = index::find(tx, call.key(), Some(id))? else {
                    return Ok(None);
                };
                if version.lock.holds(now, bypass) {
                    let message = "Access Denied because object protected by object lock.";
                    return Err(S3Error::new(StatusCode::FORBIDDEN, "AccessDenied", message));
                }
                index::remove(tx, id)?;
                Ok(Some((id, version.file)))
            })
            .await?;
        let mut headers = Vec::new();
        if let Some((id, file)) = removed {
            if let Some(file) = file {
                remove_file(&self.root, &file).await;
            }
            headers.push(version_name(id));
        }
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|id| ("x-amz-version-id", id.as_str()))
            .collect();
        Ok(respond(StatusCode::NO_CONTENT, &headers, ""))
    }

    async fn list(&self, call: Call) -> Result<Response, S3Error> {
        let query = |name: &str| {
            let found = call.query.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        };
        if query("list-type").as_deref() != Some("2") || query("delimiter").is_some() {
            return Err(S3Error::not_implemented("this listing"));
        }
        let prefix = query("prefix").unwrap_or_default();
        let limit = query("max-keys").and_then(|keys| keys.parse().ok());
        let limit = limit.unwrap_or(1000_u32).min(1000);
        let token = query("continuation-token").map(|token| {
            let name = STANDARD.decode(token).ok();
            name.and_then(|name| String::from_utf8(name).ok())
                .ok_or_else(|| S3Error::invalid("The continuation token provided is incorrect"))
        });
        let after = match token {
            Some(name) => name?,
            None => query("start-after").unwrap_or_default(),
        };
        let (bucket, wanted) = (call.bucket.clone(), prefix.clone());
        let mut page = self
            .state
            .run(move |tx| {
                let more = limit.saturating_add(1);
                index::list(tx, &bucket, (&wanted, &after), more)
            })
            .await?;
        let full = usize::try_from(limit).unwrap_or(usize::MAX);
        let truncated = page.len() > full;
        page.truncate(full);
        let next = page
            .last()
            .filter(|_| truncated)
            .map(|(name, _)| STANDARD.encode(name));
        let body = listing((&call.bucket, &prefix), (&page, limit), next.as_deref());
        let headers = [("content-type", "application/xml")];
        Ok(respond(StatusCode::OK, &headers, body))
    }
}

/// The target of a request.
struct Call {
    bucket: String,
    name: String,
    version: Option<i64>,
    query: Vec<(String, String)>,
}

impl Call {
    fn read(parts: &axum::http::request::Parts) -> Result<Self, S3Error> {
        let path = parts.uri.path().trim_start_matches('/');
        let (bucket, name) = path.split_once('/').unwrap_or((path, ""));
        let name = percent_decode_str(name)
            .decode_utf8()
            .map_err(|_| S3Error::invalid("the key is not UTF-8"))?;
        let bucket_letters = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        if !bucket.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !bucket.chars().all(bucket_letters)
        {
            let message = "The specified bucket is not valid.";
            let status = StatusCode::BAD_REQUEST;
            return Err(S3Error::new(status, "InvalidBucketName", message));
        }
        if name.len() > 1024 {
            let message = "Your key is too long";
            let status = StatusCode::BAD_REQUEST;
            return Err(S3Error::new(status, "KeyTooLongError", message));
        }
        let query = parts.uri.query().unwrap_or_default();
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let mut version = None;
        for (parameter, value) in &query {
            if parameter == "versionId" {
                let id = version_id(value)
                    .ok_or_else(|| S3Error::invalid("Invalid version id specified"))?;
                version = Some(id);
            } else if !KNOWN.contains(&parameter.as_str()) {
                return Err(S3Error::not_implemented(parameter));
            }
        }
        Ok(Self {
            bucket: bucket.to_owned(),
            name: name.into_owned(),
            version,
            query,
        })
    }

    fn key(&self) -> (&str, &str) {
        (&self.bucket, &self.name)
    }
}

/// The supported query parameters; any other selects an operation that is not implemented.
const KNOWN: [&str; 8] = [
    "x-id",
    "list-type",
    "prefix",
    "max-keys",
    "continuation-token",
    "start-after",
    "delimiter",
    "fetch-owner",
];

/// The largest accepted object, in bytes.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

fn no_such_key() -> S3Error {
    let message = "The specified key does not exist.";
    S3Error::new(StatusCode::NOT_FOUND, "NoSuchKey", message)
}

fn precondition_failed() -> S3Error {
    let message = "At least one of the pre-conditions you specified did not hold";
    let status = StatusCode::PRECONDITION_FAILED;
    S3Error::new(status, "PreconditionFailed", message)
}
