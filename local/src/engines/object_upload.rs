use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::aws_chunked;
use super::object_index::Lock;
use super::object_responses::S3Error;

/// A parsed `PutObject` request: the decoded object and its headers.
pub(super) struct Upload {
    pub(super) object: Vec<u8>,
    pub(super) stored_headers: BTreeMap<String, String>,
    pub(super) lock: Lock,
    /// Requires that the object does not exist.
    pub(super) if_none_match: bool,
    /// Requires that the object has this tag.
    pub(super) if_match: Option<String>,
}

impl Upload {
    pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, S3Error> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if text("x-amz-copy-source").is_some() {
            return Err(S3Error::not_implemented("CopyObject"));
        }
        let mut stored_headers: BTreeMap<String, String> = headers
            .iter()
            .filter(|(name, _)| is_kept(name.as_str()))
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect();
        let object = if is_chunked(headers) {
            let decoded = aws_chunked::decode(body)
                .ok_or_else(|| S3Error::invalid("the aws-chunked body is malformed"))?;
            let declared = text("x-amz-decoded-content-length");
            if declared.is_some_and(|length| length != decoded.object.len().to_string()) {
                return Err(S3Error::invalid("the body is not of its declared length"));
            }
            let trailers = decoded.trailers.into_iter();
            stored_headers.extend(trailers.filter(|(name, _)| is_checksum(name)));
            strip_chunked(&mut stored_headers);
            decoded.object
        } else {
            body.to_vec()
        };
        check_digests(&object, &stored_headers, text("content-md5"))?;
        let if_none_match = match text("if-none-match") {
            None => false,
            Some("*") => true,
            Some(_) => return Err(S3Error::not_implemented("If-None-Match other than *")),
        };
        Ok(Self {
            object,
            stored_headers,
            lock: lock(headers)?,
            if_none_match,
            if_match: text("if-match").map(|etag| etag.trim_matches('"').to_owned()),
        })
    }
}

fn is_chunked(headers: &HeaderMap) -> bool {
    let encoding = headers.get("content-encoding");
    let streamed = headers.get("x-amz-content-sha256");
    encoding.is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("aws-chunked")))
        || streamed.is_some_and(|v| v.to_str().is_ok_and(|v| v.starts_with("STREAMING-")))
}

/// `aws-chunked` belongs to the transfer; the rest is the object's own encoding.
fn strip_chunked(stored_headers: &mut BTreeMap<String, String>) {
    if let Some(encoding) = stored_headers.remove("content-encoding") {
        let own: Vec<&str> = encoding
            .split(',')
            .map(str::trim)
            .filter(|encoding| *encoding != "aws-chunked" && !encoding.is_empty())
            .collect();
        if !own.is_empty() {
            stored_headers.insert("content-encoding".to_owned(), own.join(","));
        }
    }
}

fn is_kept(name: &str) -> bool {
    const STANDARD_HEADERS: [&str; 5] = [
        "content-type",
        "content-encoding",
        "content-language",
        "content-disposition",
        "cache-control",
    ];
    STANDARD_HEADERS.contains(&name) || name.starts_with("x-amz-meta-") || is_checksum(name)
}

fn is_checksum(name: &str) -> bool {
    ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"]
        .iter()
        .any(|algorithm| name.strip_prefix("x-amz-checksum-") == Some(algorithm))
}

/// Refuses an object that does not match its CRC-32, SHA-256 or MD5.
fn check_digests(
    object: &[u8],
    stored_headers: &BTreeMap<String, String>,
    md5: Option<&str>,
) -> Result<(), S3Error> {
    let crc32 = crc32fast::hash(object).to_be_bytes();
    let received = |algorithm: &str| stored_headers.get(&format!("x-amz-checksum-{algorithm}"));
    let sound = received("crc32").is_none_or(|sum| *sum == STANDARD.encode(crc32))
        && received("sha256").is_none_or(|sum| *sum == STANDARD.encode(Sha256::digest(object)))
        && md5.is_none_or(|sum| sum == STANDARD.encode(md5::compute(object).0));
    if sound {
        return Ok(());
    }
    let message = "The checksum that was sent did not match what was received.";
    Err(S3Error::new(StatusCode::BAD_REQUEST, "BadDigest", message))
}

fn lock(headers: &HeaderMap) -> Result<Lock, S3Error> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let mode = text("x-amz-object-lock-mode").map(str::to_owned);
    let until = text("x-amz-object-lock-retain-until-date")
        .map(|date| date.parse::<Timestamp>().map(Timestamp::as_millisecond))
        .transpose()
        .map_err(|_| S3Error::invalid("the retain until date is not ISO 8601"))?;
    let known = ["COMPLIANCE", "GOVERNANCE"];
    if mode.is_some() != until.is_some()
        || mode
            .as_ref()
            .is_some_and(|mode| !known.contains(&mode.as_str()))
    {
        return Err(S3Error::invalid(
            "an object lock has a mode and a retain until date",
        ));
    }
    Ok(Lock {
        mode,
        retain_until_ms: until,
        legal_hold: text("x-amz-object-lock-legal-hold") == Some("ON"),
    })
}
