use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use quick_xml::escape::escape;

use super::EngineError;
use super::object_index::Version;

/// An error of S3.
#[derive(Debug)]
pub(super) struct S3Error {
    status: StatusCode,
    code: &'static str,
    message: String,
}

impl S3Error {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
        }
    }

    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "InvalidArgument", message)
    }

    pub(super) fn not_implemented(what: &str) -> Self {
        let message = format!("{what} is not implemented by the local bank");
        Self::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", message)
    }

    pub(super) fn response(&self) -> Response {
        let body = format!(
            "{XML}<Error><Code>{}</Code><Message>{}</Message></Error>",
            self.code,
            escape(&self.message)
        );
        respond(self.status, &[("content-type", "application/xml")], body)
    }
}

impl From<EngineError> for S3Error {
    fn from(error: EngineError) -> Self {
        tracing::error!(%error, "object store failed, request returns an error");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "InternalError", error.to_string())
    }
}

impl From<rusqlite::Error> for S3Error {
    fn from(error: rusqlite::Error) -> Self {
        EngineError::from(error).into()
    }
}

/// Returns a response with these headers; a header that HTTP does not allow is left out.
pub(super) fn respond(
    status: StatusCode,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value))
        {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Returns the headers of GET and HEAD for a version. Checksums are included on request only.
pub(super) fn object_headers(version: &Version, with_checksums: bool) -> Vec<(String, String)> {
    let mut headers = vec![
        ("etag".to_owned(), format!("\"{}\"", version.etag)),
        ("last-modified".to_owned(), http_date(version.modified_ms)),
        ("x-amz-version-id".to_owned(), version_name(version.id)),
    ];
    let stored_headers = version.headers.iter();
    headers.extend(
        stored_headers
            .filter(|(name, _)| with_checksums || !name.starts_with("x-amz-checksum-"))
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    if let Some(mode) = &version.lock.mode {
        headers.push(("x-amz-object-lock-mode".to_owned(), mode.clone()));
    }
    if let Some(until) = version.lock.retain_until_ms {
        let name = "x-amz-object-lock-retain-until-date";
        headers.push((name.to_owned(), timestamp(until).to_string()));
    }
    if version.lock.legal_hold {
        let name = "x-amz-object-lock-legal-hold";
        headers.push((name.to_owned(), "ON".to_owned()));
    }
    headers
}

/// Returns the page of a `ListObjectsV2`.
pub(super) fn listing(
    (bucket, prefix): (&str, &str),
    (page, limit): (&[(String, Version)], u32),
    next: Option<&str>,
) -> String {
    let contents: String = page.iter().map(contents).collect();
    let next_token = next.map_or_else(String::new, |token| {
        format!("<NextContinuationToken>{token}</NextContinuationToken>")
    });
    format!(
        "{XML}<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <Name>{}</Name><Prefix>{}</Prefix><KeyCount>{}</KeyCount><MaxKeys>{limit}</MaxKeys>\
         <IsTruncated>{}</IsTruncated>{next_token}{contents}</ListBucketResult>",
        escape(bucket),
        escape(prefix),
        page.len(),
        next.is_some(),
    )
}

fn contents((name, version): &(String, Version)) -> String {
    format!(
        "<Contents><Key>{}</Key><LastModified>{}</LastModified><ETag>&quot;{}&quot;</ETag>\
         <Size>{}</Size><StorageClass>STANDARD</StorageClass></Contents>",
        escape(name.as_str()),
        timestamp(version.modified_ms),
        version.etag,
        version.size,
    )
}

/// Formats a version's id for callers.
pub(super) fn version_name(id: i64) -> String {
    format!("v{id}")
}

pub(super) fn version_id(name: &str) -> Option<i64> {
    name.strip_prefix('v')?.parse().ok()
}

fn timestamp(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn http_date(ms: i64) -> String {
    let date = timestamp(ms).strftime("%a, %d %b %Y %H:%M:%S GMT");
    date.to_string()
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
