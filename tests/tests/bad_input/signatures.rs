//! Who signed a message of the scheme.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::time::Moment;
use message_signature::{KeyId, Request, SigningKey, Stamp, content_digest, sign};

use super::ask::Ask;
use super::stand::{Stand, secret};

/// Where the scheme calls.
pub(crate) const PATH: &str = "/rails/fps/messages";

/// Somebody who signs messages for the scheme.
pub(crate) struct Signatory {
    key: SigningKey,
    keyid: KeyId,
    /// Seconds since 1970, by the bank's clock.
    now: i64,
}

impl Signatory {
    /// The scheme itself.
    pub(crate) fn scheme(stand: &Stand) -> Self {
        let secret = secret(stand.bank.data(), "local/fps-scheme-key");
        let text = |name: &str| secret[name].as_str().expect(name).to_owned();
        let key = SigningKey::from_base64(&text("seed")).expect("a key");
        let opened: Moment = stand.ada.opened_at.parse().expect("a moment");
        let keyid = KeyId::parse(&text("keyid")).expect("a name");
        Self {
            key,
            keyid,
            now: opened.unix_seconds(),
        }
    }

    /// A message with what proves that this signatory sent it.
    pub(crate) fn message(&self, body: &[u8]) -> Ask {
        self.message_to("POST", PATH, body)
    }

    fn message_to(&self, method: &str, path: &str, body: &[u8]) -> Ask {
        let request = Request {
            method,
            path,
            headers: &[],
            body,
        };
        let stamp = Stamp::new(&self.keyid, self.now);
        let signed = sign(&request, &self.key, &stamp).expect("a signature");
        let ask = Ask::post(PATH)
            .bearer("")
            .bytes(body)
            .header("content-type", "application/xml");
        signed
            .pairs()
            .into_iter()
            .fold(ask, |ask, (name, value)| ask.header(name, value))
    }
}

#[tokio::test]
async fn a_message_that_the_scheme_did_not_sign_is_not_taken() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let scheme = Signatory::scheme(&stand);
    let body = super::messages::credit(&stand.ada);
    let body = body.as_bytes();
    let good = scheme.message(body);
    let header = |name: &str| {
        let found = good.headers.iter().find(|(known, _)| *known == name);
        String::from_utf8(found.expect(name).1.clone()).expect("text")
    };
    let (input, signature) = (header("signature-input"), header("signature"));
    let at = |now| Signatory {
        key: scheme.key.clone(),
        keyid: scheme.keyid.clone(),
        now,
    };
    let keyid = |keyid: &str| KeyId::parse(keyid).expect("a name");
    let other = SigningKey::from_seed([5; 32]);
    let known_name = Signatory {
        key: other,
        keyid: scheme.keyid.clone(),
        ..at(scheme.now)
    };
    let our_own = Signatory {
        keyid: keyid("malai-1"),
        ..at(scheme.now)
    };
    let nobody = Signatory {
        keyid: keyid("nobody"),
        ..at(scheme.now)
    };
    let zeros = format!("malai=:{}:", STANDARD.encode([0; 64]));
    let asks = [
        good.clone().without("signature"),
        good.clone().without("signature-input"),
        good.clone().without("content-digest"),
        good.clone().header("signature", ""),
        good.clone().header("signature", "nonsense"),
        good.clone().header("signature", zeros),
        good.clone()
            .header("signature", signature.replace("malai=", "other=")),
        good.clone().header("signature-input", "nonsense"),
        good.clone()
            .header("signature-input", input.replace("\"malai\"", "\"other\"")),
        good.clone()
            .header("signature-input", input.replace("ed25519", "hmac-sha256")),
        good.clone()
            .header("signature-input", input.replace("\"content-digest\"", "")),
        good.clone().header(
            "signature-input",
            format!("{input}, {}", input.replace("malai=", "again=")),
        ),
        good.clone()
            .header("content-digest", content_digest(b"another")),
        good.clone().header("content-digest", "sha-256=:AAAA:"),
        good.clone().header("content-digest", "md5=:AAAA:"),
        good.clone().bytes([body, b" "].concat()),
        good.clone().bytes(b""),
        known_name.message(body),
        our_own.message(body),
        nobody.message(body),
        at(scheme.now - 3600).message(body),
        at(scheme.now + 3600).message(body),
        scheme.message_to("PUT", PATH, body),
        scheme.message_to("POST", "/rails/fps/other", body),
        Ask::post(PATH)
            .bearer("")
            .bytes(body)
            .header("content-type", "application/xml"),
        Ask::post(PATH)
            .bytes(body)
            .header("content-type", "application/xml"),
    ];
    for ask in asks {
        stand
            .refused("receiveFpsMessage", &ask, 401, "unauthenticated")
            .await;
    }
    stand.is_untouched().await;
    let answer = stand.send(&good).await;
    assert_eq!(
        answer.status, 200,
        "what the scheme signed is taken: {}",
        answer.body
    );
}
