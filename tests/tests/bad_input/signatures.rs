//! Signatures of the scheme's messages.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::time::Moment;
use message_signature::{
    KeyId, MAX_LIFETIME_S, Request, SignParams, SigningKey, content_digest, sign,
};

use super::fixture::{Fixture, secret};
use super::raw_request::RawRequest;

/// The path of the scheme's callback.
pub(crate) const PATH: &str = "/rails/fps/messages";

const CONTENT: (&str, &str) = ("content-type", "application/xml");

/// Returns the host and port of the bank.
fn authority(fixture: &Fixture) -> String {
    let origin = fixture.bank.origin();
    origin
        .strip_prefix("http://")
        .expect("plain HTTP")
        .to_owned()
}

/// A signer of messages.
pub(crate) struct MessageSigner {
    key: SigningKey,
    keyid: KeyId,
    /// The bank that the messages are addressed to.
    authority: String,
    /// Unix time in seconds, by the bank's clock.
    now: i64,
}

impl MessageSigner {
    /// Returns the scheme itself.
    pub(crate) fn scheme(fixture: &Fixture) -> Self {
        let secret = secret(fixture.bank.data(), "local/fps-scheme-key");
        let text = |name: &str| secret[name].as_str().expect(name).to_owned();
        let key = SigningKey::from_base64(&text("seed")).expect("a key");
        let opened: Moment = fixture.ada.opened_at.parse().expect("a moment");
        let keyid = KeyId::parse(&text("keyid")).expect("a name");
        Self {
            key,
            keyid,
            authority: authority(fixture),
            now: opened.unix_seconds(),
        }
    }

    /// Returns a message with this signer's headers.
    pub(crate) fn message(&self, body: &[u8]) -> RawRequest {
        self.message_as(CONTENT.1, body)
    }

    /// Returns a message with a content type other than XML.
    pub(crate) fn message_as(&self, content_type: &str, body: &[u8]) -> RawRequest {
        let covered = [("@authority", &*self.authority), (CONTENT.0, content_type)];
        self.signed("POST", PATH, &covered, body)
            .header(CONTENT.0, content_type)
    }

    fn signed(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> RawRequest {
        let request = Request {
            method,
            path,
            headers,
            body,
        };
        let stamp = SignParams::new(&self.keyid, self.now);
        let signed = sign(&request, &self.key, &stamp).expect("a signature");
        let ask = RawRequest::post(PATH)
            .bearer("")
            .bytes(body)
            .header(CONTENT.0, CONTENT.1);
        signed
            .pairs()
            .into_iter()
            .fold(ask, |ask, (name, value)| ask.header(name, value))
    }
}

/// Returns the message with its signature invalidated in different ways.
fn invalidated(good: &RawRequest, body: &[u8]) -> Vec<RawRequest> {
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
    let mut asks: Vec<RawRequest> = names
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
    let unsigned = RawRequest::post(PATH)
        .bytes(body)
        .header("content-type", "application/xml");
    // Who calls is judged before anything else that is wrong.
    let with_parameter = RawRequest {
        path: format!("{PATH}?unknown=1"),
        ..unsigned.clone()
    };
    asks.extend([unsigned.clone().bearer(""), unsigned, with_parameter]);
    asks
}

/// Returns the message signed by others, at other times, or for another host.
fn signed_otherwise(scheme: &MessageSigner, body: &[u8]) -> Vec<RawRequest> {
    let keyid = |keyid: &str| KeyId::parse(keyid).expect("a name");
    let by = |key: &SigningKey, keyid: &KeyId, now| {
        MessageSigner {
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
        // A second more than its lifetime and the leeway ago, at least.
        by(key, name, now - i64::from(MAX_LIFETIME_S) - 61),
        by(key, name, now + 3600),
        scheme.signed("PUT", PATH, &covered, body),
        scheme.signed("POST", "/rails/fps/other", &covered, body),
        // For another bank, for any bank, and without the content type.
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
async fn a_message_not_signed_by_the_scheme_is_refused() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let scheme = MessageSigner::scheme(&fixture);
    let body = super::messages::credit(&fixture.ada);
    let body = body.as_bytes();
    let good = scheme.message(body);
    for ask in invalidated(&good, body)
        .iter()
        .chain(&signed_otherwise(&scheme, body))
    {
        fixture
            .refused("receiveFpsMessage", ask, 401, "unauthenticated")
            .await;
    }
    fixture.assert_unchanged().await;
    // By a clock that is ahead, but by no more than the leeway.
    let ahead = MessageSigner {
        now: scheme.now + 55,
        ..MessageSigner::scheme(&fixture)
    };
    let taken = fixture.send(&ahead.message(body)).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let answer = fixture.send(&good).await;
    assert_eq!(
        answer.status, 200,
        "what the scheme signed is taken: {}",
        answer.body
    );
    assert_eq!(
        fixture.specification.breaches("receiveFpsMessage", &answer),
        [""; 0]
    );
}
