//! Who signed a message of the scheme.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::time::Moment;
use message_signature::{KeyId, Request, SignParams, SigningKey, content_digest, sign};

use super::ask::Ask;
use super::stand::{Stand, secret};

/// Where the scheme calls.
pub(crate) const PATH: &str = "/rails/fps/messages";

const CONTENT: (&str, &str) = ("content-type", "application/xml");

/// The host and port of the bank.
fn authority(stand: &Stand) -> String {
    let origin = stand.bank.origin();
    origin
        .strip_prefix("http://")
        .expect("plain HTTP")
        .to_owned()
}

/// Somebody who signs messages for the scheme.
pub(crate) struct Signatory {
    key: SigningKey,
    keyid: KeyId,
    /// The bank that the messages are for.
    authority: String,
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
            authority: authority(stand),
            now: opened.unix_seconds(),
        }
    }

    /// A message with what proves that this signatory sent it.
    pub(crate) fn message(&self, body: &[u8]) -> Ask {
        self.message_as(CONTENT.1, body)
    }

    /// A message that is sent as something else than XML.
    pub(crate) fn message_as(&self, content_type: &str, body: &[u8]) -> Ask {
        let covered = [("@authority", &*self.authority), (CONTENT.0, content_type)];
        self.signed("POST", PATH, &covered, body)
            .header(CONTENT.0, content_type)
    }

    fn signed(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Ask {
        let request = Request {
            method,
            path,
            headers,
            body,
        };
        let stamp = SignParams::new(&self.keyid, self.now);
        let signed = sign(&request, &self.key, &stamp).expect("a signature");
        let ask = Ask::post(PATH)
            .bearer("")
            .bytes(body)
            .header(CONTENT.0, CONTENT.1);
        signed
            .pairs()
            .into_iter()
            .fold(ask, |ask, (name, value)| ask.header(name, value))
    }
}

/// The message with what proves it made worthless.
fn spoilt(good: &Ask, body: &[u8]) -> Vec<Ask> {
    let header = |name: &str| {
        let found = good.headers.iter().find(|(known, _)| *known == name);
        String::from_utf8(found.expect(name).1.clone()).expect("text")
    };
    let (input, signature) = (header("signature-input"), header("signature"));
    let signatures = [
        String::new(),
        "nonsense".to_owned(),
        format!("malai=:{}:", STANDARD.encode([0; 64])),
        signature.replace("malai=", "other="),
    ];
    let inputs = [
        "nonsense".to_owned(),
        input.replace("\"malai\"", "\"other\""),
        input.replace("ed25519", "hmac-sha256"),
        input.replace("\"content-digest\"", ""),
        format!("{input}, {}", input.replace("malai=", "again=")),
    ];
    let digests = [
        content_digest(b"another"),
        "sha-256=:AAAA:".into(),
        "md5=:AAAA:".into(),
    ];
    let names = ["signature", "signature-input", "content-digest"];
    let with = |name, values: Vec<String>| {
        values
            .into_iter()
            .map(move |value| good.clone().header(name, value))
    };
    let mut asks: Vec<Ask> = names
        .iter()
        .map(|name| good.clone().without(name))
        .collect();
    asks.extend(with(names[0], signatures.to_vec()));
    asks.extend(with(names[1], inputs.to_vec()));
    asks.extend(with(names[2], digests.to_vec()));
    asks.extend([
        good.clone().bytes([body, b" "].concat()),
        good.clone().bytes(b""),
    ]);
    let unsigned = Ask::post(PATH)
        .bytes(body)
        .header("content-type", "application/xml");
    asks.extend([unsigned.clone().bearer(""), unsigned]);
    asks
}

/// The message signed by others, at other times, or for another place.
fn signed_otherwise(scheme: &Signatory, body: &[u8]) -> Vec<Ask> {
    let keyid = |keyid: &str| KeyId::parse(keyid).expect("a name");
    let by = |key: &SigningKey, keyid: &KeyId, now| {
        Signatory {
            key: key.clone(),
            keyid: keyid.clone(),
            authority: scheme.authority.clone(),
            now,
        }
        .message(body)
    };
    let (key, name, now) = (&scheme.key, &scheme.keyid, scheme.now);
    let covered = [("@authority", &*scheme.authority), CONTENT];
    vec![
        by(&SigningKey::from_seed([5; 32]), name, now),
        by(key, &keyid("malai-1"), now),
        by(key, &keyid("nobody"), now),
        by(key, name, now - 3600),
        by(key, name, now + 3600),
        scheme.signed("PUT", PATH, &covered, body),
        scheme.signed("POST", "/rails/fps/other", &covered, body),
        // For another bank, for any bank, and without what the body is read as.
        scheme.signed(
            "POST",
            PATH,
            &[("@authority", "other.invalid"), CONTENT],
            body,
        ),
        scheme.signed("POST", PATH, &[CONTENT], body),
        scheme.signed("POST", PATH, &covered[..1], body),
        scheme
            .message(body)
            .header(CONTENT.0, "application/xml; charset=utf-8"),
    ]
}

#[tokio::test]
async fn a_message_that_the_scheme_did_not_sign_is_not_taken() {
    let stand = Stand::with_two_accounts().await.closed().await;
    let scheme = Signatory::scheme(&stand);
    let body = super::messages::credit(&stand.ada);
    let body = body.as_bytes();
    let good = scheme.message(body);
    for ask in spoilt(&good, body)
        .iter()
        .chain(&signed_otherwise(&scheme, body))
    {
        stand
            .refused("receiveFpsMessage", ask, 401, "unauthenticated")
            .await;
    }
    stand.is_untouched().await;
    let answer = stand.send(&good).await;
    assert_eq!(
        answer.status, 200,
        "what the scheme signed is taken: {}",
        answer.body
    );
    assert_eq!(
        stand.specification.breaches("receiveFpsMessage", &answer),
        [""; 0]
    );
}
