use axum::http::{HeaderValue, StatusCode};

use super::object_responses::S3Error;

/// The bytes that a `Range` header asks for: `bytes=FIRST-LAST` or `bytes=FIRST-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteRange {
    first: usize,
    last: Option<usize>,
}

impl ByteRange {
    pub(super) fn read(header: &HeaderValue) -> Result<Self, S3Error> {
        let unknown = || S3Error::not_implemented("this range");
        let text = header.to_str().map_err(|_| unknown())?;
        let range = text.strip_prefix("bytes=").ok_or_else(unknown)?;
        let (first, last) = range.split_once('-').ok_or_else(unknown)?;
        let number = |digits: &str| digits.parse().map_err(|_| unknown());
        let last = (!last.is_empty()).then(|| number(last)).transpose()?;
        let first = number(first)?;
        if last.is_some_and(|last| last < first) {
            return Err(unknown());
        }
        Ok(Self { first, last })
    }

    /// The `Content-Range` and the bytes of this content.
    pub(super) fn of(&self, content: &[u8]) -> Result<(String, Vec<u8>), S3Error> {
        let size = content.len();
        let end = self
            .last
            .map_or(size, |last| last.saturating_add(1).min(size));
        let part = content.get(self.first..end).filter(|part| !part.is_empty());
        let part = part.ok_or_else(|| {
            let status = StatusCode::RANGE_NOT_SATISFIABLE;
            S3Error::new(
                status,
                "InvalidRange",
                "The requested range is not satisfiable",
            )
        })?;
        let range = format!("bytes {}-{}/{size}", self.first, end.saturating_sub(1));
        Ok((range, part.to_vec()))
    }
}
