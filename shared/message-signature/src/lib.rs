//! HTTP messages that prove who sent them and that nobody touched them: HTTP Message Signatures
//! (RFC 9421) with Content-Digest (RFC 9530), in the one shape this bank, its rails and its clients
//! use.
//!
//! - algorithm: `ed25519` or `ecdsa-p256-sha256`, as the signer's key has it;
//! - covered: `"@method"`, `"@path"`, `"content-digest"` and each header the two sides agreed on;
//! - parameters: `created`, `expires`, `keyid`, `alg`, `tag="malai"` and, when replays must be found,
//!   `nonce`.
//!
//! How long a signature counts is agreed as well. Between bank and rail ([`verify`]) `expires` is
//! there and at most [`MAX_LIFETIME_S`] after `created`. For clients ([`verify_within`]) the bank's
//! own [`ValidityWindow`] around `created` decides, and `expires` may end it earlier.
//!
//! The crate reads no clock and knows no HTTP library: the caller passes the time, in seconds of
//! the Unix epoch, and the parts of the message.
//!
//! ```
//! use message_signature::{KeyId, Request, SignParams, SigningKey, sign, verify};
//!
//! let key = SigningKey::from_seed([7; 32]);
//! let request = Request { method: "POST", path: "/fps", headers: &[], body: b"<Document/>" };
//! let keyid = KeyId::parse("bank-1")?;
//! let headers = sign(&request, &key, &SignParams::new(&keyid, 1_800_000_000))?;
//!
//! let keys = |id: &KeyId| (id.as_str() == "bank-1").then(|| key.verifying_key());
//! let verified = verify(&request, &headers, keys, 1_800_000_002, 5)?;
//! assert_eq!(verified.keyid.as_str(), "bank-1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod base;
mod dictionary;
mod digest;
mod key;
mod message;
mod sign;
mod verify;

pub use digest::{DigestError, check_content_digest, content_digest};
pub use key::{Algorithm, KeyId, MalformedKey, SigningKey, VerifyingKey};
pub use message::{CONTENT_DIGEST, Request, SIGNATURE, SIGNATURE_INPUT, SignatureHeaders};
pub use sign::{SignParams, Unsignable, sign};
pub use verify::{SignatureError, ValidityWindow, Verified, verify, verify_within};

/// The longest time, in seconds, from `created` to `expires`.
pub const MAX_LIFETIME_S: u16 = 300;

/// The `tag` parameter, which keeps a signature made for another application from being used here.
pub const TAG: &str = "malai";
