use alloc::string::String;

use kernel::id::ClientId;
use kernel::time::Moment;
use serde::Deserialize;

use crate::LEEWAY_SECONDS;

/// How far in the future an assertion may expire, in seconds.
const LONGEST_LIFE_SECONDS: i64 = 5 * 60;

/// What a client says of itself to get a token (RFC 7523 §3). Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Assertion {
    /// Who says so: the client.
    pub iss: String,
    /// Of whom: the client.
    pub sub: String,
    /// To whom: our issuer, as one text. A list is none, and neither is an address of ours: what is
    /// meant for another server as well, or for whoever poses as one, could be sent on to us.
    pub aud: String,
    /// Until when.
    pub exp: i64,
    /// From when.
    #[serde(default)]
    pub nbf: Option<i64>,
    /// Said when.
    #[serde(default)]
    pub iat: Option<i64>,
    /// The assertion's own name, used once.
    pub jti: String,
}

/// Why an assertion is not taken. For our tests; the client is told nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssertionFault {
    /// Issuer and subject are not both the client.
    #[error("the assertion is somebody else's")]
    Foreign,
    /// It is meant for somebody else.
    #[error("the assertion is for somebody else")]
    Audience,
    /// It is over.
    #[error("the assertion expired")]
    Expired,
    /// It would be good for too long.
    #[error("the assertion lives too long")]
    TooLong,
    /// It begins, or was made, in the future.
    #[error("the assertion is of the future")]
    Early,
    /// It has no usable name.
    #[error("the assertion has no usable jti")]
    Nameless,
}

impl Assertion {
    /// Whether it proves, at this moment and to this issuer, that this client speaks.
    /// Its signature is checked by the caller, and that it is new.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn check(&self, client: ClientId, issuer: &str, now: Moment) -> Result<(), AssertionFault> {
        let now = now.unix_seconds();
        let latest = now.saturating_add(LEEWAY_SECONDS);
        let says_client = |text: &str| text.parse() == Ok(client);
        if !says_client(&self.iss) || !says_client(&self.sub) {
            Err(AssertionFault::Foreign)
        } else if self.aud != issuer {
            Err(AssertionFault::Audience)
        } else if self.exp.saturating_add(LEEWAY_SECONDS) <= now {
            Err(AssertionFault::Expired)
        } else if self.exp > latest.saturating_add(LONGEST_LIFE_SECONDS) {
            Err(AssertionFault::TooLong)
        } else if self
            .nbf
            .into_iter()
            .chain(self.iat)
            .any(|start| start > latest)
        {
            Err(AssertionFault::Early)
        } else if !(1..=255).contains(&self.jti.len()) {
            Err(AssertionFault::Nameless)
        } else {
            Ok(())
        }
    }

    /// Until when its name must be remembered, as seconds since 1970.
    pub fn remembered_until_seconds(&self) -> i64 {
        self.exp.saturating_add(LEEWAY_SECONDS).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    const NOW: i64 = 1_795_000_000;
    const US: &str = "https://bank.invalid";

    fn client() -> ClientId {
        ClientId::derive(&["client"])
    }

    fn good() -> Assertion {
        Assertion {
            iss: client().to_string(),
            sub: client().to_string(),
            aud: US.into(),
            exp: NOW.saturating_add(60),
            nbf: None,
            iat: Some(NOW),
            jti: "a-1".into(),
        }
    }

    /// A good assertion that was changed in this way.
    fn with(change: impl FnOnce(&mut Assertion)) -> Assertion {
        let mut assertion = good();
        change(&mut assertion);
        assertion
    }

    fn check(assertion: &Assertion) -> Result<(), AssertionFault> {
        let now = Moment::from_unix_millis(NOW.saturating_mul(1000)).expect("in range");
        assertion.check(client(), US, now)
    }

    #[test]
    fn an_assertion_is_of_its_client_and_for_us() {
        use AssertionFault::{Audience, Foreign, Nameless};
        let other = || ClientId::derive(&["other"]).to_string();
        let cases = [
            (good(), Ok(())),
            (with(|it| it.iss = other()), Err(Foreign)),
            (with(|it| it.sub = other()), Err(Foreign)),
            (with(|it| it.iss = String::new()), Err(Foreign)),
            (with(|it| it.aud = format!("{US}/")), Err(Audience)),
            (
                with(|it| it.aud = format!("{US}/v1/oauth/token")),
                Err(Audience),
            ),
            (with(|it| it.aud = String::new()), Err(Audience)),
            (with(|it| it.jti = String::new()), Err(Nameless)),
            (with(|it| it.jti = "j".repeat(256)), Err(Nameless)),
        ];
        for (assertion, expected) in cases {
            assert_eq!(check(&assertion), expected, "{assertion:?}");
        }
    }

    #[test]
    fn an_assertion_is_good_now_and_for_five_minutes_at_most() {
        use AssertionFault::{Early, Expired, TooLong};
        let at = |seconds: i64| NOW.saturating_add(seconds);
        let cases = [
            (with(|it| it.exp = at(-29)), Ok(())),
            (with(|it| it.exp = at(-30)), Err(Expired)),
            (with(|it| it.exp = i64::MIN), Err(Expired)),
            (with(|it| it.exp = at(330)), Ok(())),
            (with(|it| it.exp = at(331)), Err(TooLong)),
            (with(|it| it.exp = i64::MAX), Err(TooLong)),
            (with(|it| it.nbf = Some(at(30))), Ok(())),
            (with(|it| it.nbf = Some(at(31))), Err(Early)),
            (with(|it| it.iat = Some(at(31))), Err(Early)),
        ];
        for (assertion, expected) in cases {
            assert_eq!(check(&assertion), expected, "{assertion:?}");
        }
    }

    #[test]
    fn the_audience_is_one_text_and_every_claim_must_be_there() {
        let one = r#"{"iss":"a","sub":"a","aud":"b","exp":1,"jti":"c"}"#;
        assert_eq!(
            serde_json::from_str::<Assertion>(one).expect("one").aud,
            "b"
        );
        for list in [r#"["https://evil.example","b"]"#, r#"["b"]"#, "[]"] {
            let many = one.replace(r#""b""#, list);
            assert!(serde_json::from_str::<Assertion>(&many).is_err(), "{many}");
        }
        for claim in ["iss", "sub", "aud", "exp", "jti"] {
            let mut claims: serde_json::Value = serde_json::from_str(one).expect("JSON");
            claims.as_object_mut().expect("an object").remove(claim);
            assert!(
                serde_json::from_value::<Assertion>(claims).is_err(),
                "{claim}"
            );
        }
    }

    #[test]
    fn a_name_is_remembered_for_as_long_as_it_could_be_used() {
        let assertion = good();
        let last = assertion.remembered_until_seconds().saturating_mul(1000);
        let then = Moment::from_unix_millis(last).expect("in range");
        assert_eq!(
            assertion.check(client(), US, then),
            Err(AssertionFault::Expired)
        );
    }
}
