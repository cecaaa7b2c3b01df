use crate::verify::SignatureError;
use std::fmt;

/// Header names, in the lower case of the signature base.
pub const CONTENT_DIGEST: &str = "content-digest";
pub const SIGNATURE_INPUT: &str = "signature-input";
pub const SIGNATURE: &str = "signature";

/// The parts of an HTTP request that are signed.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// In capitals, as on the request line.
    pub method: &'a str,
    /// The path alone. The query is not signed, so a path with `?` or `#` is refused.
    pub path: &'a str,
    /// The headers which, besides the three this crate makes, **must** be covered: signing covers
    /// each, verifying refuses a signature that leaves one out or covers one that is not here. So is
    /// `@authority`, the host that the request is for, in lower case and with its port if that is
    /// not the scheme's (RFC 9421 §2.2.3); a receiver gives its own and not what it was called by.
    pub headers: &'a [(&'a str, &'a str)],
    /// The bytes as sent.
    pub body: &'a [u8],
}

/// The three headers that carry the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureHeaders {
    pub content_digest: String,
    pub signature_input: String,
    pub signature: String,
}

impl SignatureHeaders {
    /// Takes the headers from a received message through its own look-up, which is asked for
    /// lower-case names. An absent or empty one is [`SignatureError::Missing`].
    pub fn from_lookup<'a>(
        lookup: impl Fn(&'static str) -> Option<&'a str>,
    ) -> Result<Self, SignatureError> {
        let header = |name| match lookup(name).map(str::trim) {
            Some(value) if !value.is_empty() => Ok(value.to_owned()),
            Some(_) | None => Err(SignatureError::Missing(name)),
        };
        Ok(Self {
            content_digest: header(CONTENT_DIGEST)?,
            signature_input: header(SIGNATURE_INPUT)?,
            signature: header(SIGNATURE)?,
        })
    }

    /// Name and value of each header, to be put on a request.
    pub fn pairs(&self) -> [(&'static str, &str); 3] {
        [
            (CONTENT_DIGEST, &self.content_digest),
            (SIGNATURE_INPUT, &self.signature_input),
            (SIGNATURE, &self.signature),
        ]
    }
}

/// Header values and bodies are personal data or secrets, so only names and sizes are shown.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| *name).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
