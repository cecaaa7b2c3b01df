use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use base64::Engine;
use kernel::id::TenantId;
use kernel::idempotency::{IdempotencyKey, ParseIdempotencyKeyError};
use kernel::policy::ClientPolicy;
use kernel::request::RequestId;
use kernel::time::Moment;
use kernel::whole;
use operation::{Field, Operation};
use serde::de::DeserializeOwned;

use super::caller::{Caller, CallerToken, Context, Principal};
use super::event::{Event, all_values};
use super::head::{self, Faults, KEY};
use super::{ClientKey, Code, Parts, Problem, Source, binding, body, media, signature, source};

/// One request.
#[derive(Clone, Debug)]
pub struct Call {
    request_id: RequestId,
    source: Source,
    method: String,
    path: String,
    path_parameters: BTreeMap<String, String>,
    query: BTreeMap<String, Vec<String>>,
    headers: BTreeMap<String, String>,
    /// The headers with one value that came more than once.
    several: Vec<&'static str>,
    /// `None` if no authorizer vouched for anybody.
    caller: Option<Caller>,
    body: Vec<u8>,
    /// Whether a client's policy can require a signature of it.
    is_signed: bool,
    /// What the contract says of the fields of the body.
    fields: &'static [Field],
    /// What is wrong with the head, if anything is.
    faults: Option<Faults>,
}

impl Call {
    /// Reads the proxy integration's event. `None` if it is not one.
    pub(super) fn from_event(payload: &[u8]) -> Option<Self> {
        let event: Event = serde_json::from_slice(payload).ok()?;
        let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, values) in all_values(event.multi_value_headers, event.headers)? {
            let name = name.to_ascii_lowercase();
            headers.entry(name).or_default().extend(values);
        }
        let several = head::several(&headers);
        // Several lines of a header are one value (RFC 9110 §5.3).
        let headers: BTreeMap<String, String> = headers
            .into_iter()
            .map(|(name, values)| (name, values.join(", ")))
            .collect();
        let query = all_values(
            event.multi_value_query_string_parameters,
            event.query_string_parameters,
        )?;
        let text = event.body.unwrap_or_default();
        let body = if event.is_base64_encoded {
            base64::engine::general_purpose::STANDARD
                .decode(text)
                .ok()?
        } else {
            text.into_bytes()
        };
        let edge = headers.get(source::HEADER).map(String::as_str);
        let source = Source::of(edge.or(event.request_context.identity.source_ip.as_deref()));
        let caller = event.request_context.authorizer.and_then(Context::caller);
        let given = headers.get("x-request-id").and_then(|id| id.parse().ok());
        let request_id = match given {
            Some(id) => id,
            None => event.request_context.request_id.parse().ok()?,
        };
        Some(Self {
            request_id,
            source,
            method: event.http_method,
            path: event.path,
            path_parameters: event.path_parameters.unwrap_or_default(),
            query,
            headers,
            several,
            caller,
            body,
            is_signed: false,
            fields: &[],
            faults: None,
        })
    }

    /// As a request for this operation.
    pub(super) fn of(mut self, operation: &Operation) -> Self {
        self.fields = operation.body;
        self.is_signed = operation.is_signed();
        self
    }

    /// What is wrong with its head, where the handler does not report it: it reads nothing but the query.
    pub(super) fn faults_beside_the_query(&self) -> Option<Faults> {
        let faults = self.faults.as_ref().filter(|_| self.method == "GET");
        faults.cloned()
    }

    /// With what is wrong with its head.
    pub(super) fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = Some(faults);
        self
    }

    /// The headers with one value that came more than once.
    pub(super) fn several(&self) -> &[&'static str] {
        &self.several
    }

    /// The request's id.
    pub fn request_id(&self) -> &RequestId {
        &self.request_id
    }

    /// Where the request comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path as it was asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The parameters of the path, as they were sent.
    pub(super) fn path_parameters(&self) -> impl Iterator<Item = &str> {
        self.path_parameters.values().map(String::as_str)
    }

    /// All headers, their names in lower case.
    pub fn headers(&self) -> &BTreeMap<String, String> {
        &self.headers
    }

    /// The header of this lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The body as it came.
    pub fn raw_body(&self) -> &[u8] {
        &self.body
    }

    /// Who calls.
    ///
    /// # Errors
    /// `unauthenticated` if no authorizer vouched for anybody.
    pub fn principal(&self) -> Result<&Principal, Problem> {
        match &self.caller {
            Some(caller) => Ok(&caller.principal),
            None => Err(Problem::new(Code::Unauthenticated)),
        }
    }

    /// Who calls an operation of the bank's own clients: no client of an institution operates the bank, whatever its
    /// scopes.
    ///
    /// # Errors
    /// `forbidden` for any other tenant's client; `unauthenticated`.
    pub(super) fn bank_principal(&self) -> Result<&Principal, Problem> {
        let principal = self.principal()?;
        if principal.tenant == TenantId::bank() {
            return Ok(principal);
        }
        Err(Problem::new(Code::Forbidden).detail("Only the bank's own clients do this."))
    }

    /// The token of the caller.
    ///
    /// # Errors
    /// `unauthenticated` if no authorizer vouched for anybody.
    pub fn token(&self) -> Result<&CallerToken, Problem> {
        match &self.caller {
            Some(caller) => Ok(&caller.token),
            None => Err(Problem::new(Code::Unauthenticated)),
        }
    }

    /// The problem with a token that has ended since API Gateway had it judged.
    pub fn token_ended(&self) -> Problem {
        binding::ended(self)
    }

    /// Checks that the request is bound to a key and signed as far as this policy requires it, and that its signature, if
    /// it has one, is by one of these keys. The request was judged before by what the authorizer found up to a minute
    /// ago; an operation that gives lasting permissions judges it again by the client's row as it is now.
    ///
    /// # Errors
    /// `unauthenticated` if the token is not bound to a key; `signature_required`, `signature_invalid`.
    pub fn require_policy(
        &self,
        policy: &ClientPolicy,
        keys: &[ClientKey],
        now: Moment,
    ) -> Result<(), Problem> {
        binding::require(self, policy)?;
        if self.is_signed {
            signature::check(self, policy, keys, now)?;
        }
        Ok(())
    }

    /// The public keys with which the client may have signed the request.
    pub(super) fn keys(&self) -> &[ClientKey] {
        self.caller.as_ref().map_or(&[], |caller| &caller.keys)
    }

    /// The thumbprint of the key that the token is bound to (RFC 9449 §6), if it is bound.
    pub(super) fn bound_to(&self) -> Option<&str> {
        self.caller.as_ref()?.bound_to.as_deref()
    }

    /// The key under which the write is done once. A handler that reads a body reads it first: what is wrong with
    /// the key is then reported with what is wrong with the body.
    ///
    /// # Errors
    /// `idempotency_key_missing` or `idempotency_key_invalid`; whatever else is wrong with the head.
    pub fn idempotency_key(&self) -> Result<IdempotencyKey, Problem> {
        match &self.faults {
            Some(faults) => Err(faults.problem()),
            None => self.key(),
        }
    }

    /// The key, whatever else is wrong.
    pub(super) fn key(&self) -> Result<IdempotencyKey, Problem> {
        let Some(header) = self.header(KEY) else {
            let (code, expected) = (Code::IdempotencyKeyMissing, "this header is required");
            return Err(head::wrong_header(code, KEY, "required", expected));
        };
        let code = Code::IdempotencyKeyInvalid;
        let read = header.parse();
        read.map_err(|why: ParseIdempotencyKeyError| head::wrong_header(code, KEY, "invalid", why))
    }

    /// A resource named in the path by a whole number.
    ///
    /// # Errors
    /// `not_found` if it is no whole number as [`kernel::whole::parse`] reads one.
    pub fn numbered<N: FromStr>(&self, name: &str) -> Result<N, Problem> {
        let text = self.path_parameters.get(name);
        text.and_then(|text| whole::parse(text))
            .ok_or_else(Problem::no_such_path)
    }

    /// A resource named in the path. One that cannot exist is not found.
    ///
    /// # Errors
    /// `not_found`.
    pub fn resource<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let text = self.path_parameters.get(name);
        text.and_then(|text| text.parse().ok())
            .ok_or_else(Problem::no_such_path)
    }

    /// A query parameter, if given.
    ///
    /// # Errors
    /// `invalid_field` if it is given and cannot be read.
    pub fn query<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem>
    where
        T::Err: Display,
    {
        let text = self.query.get(name).and_then(|values| values.last());
        text.map(|text| text.parse())
            .transpose()
            .map_err(|wrong: T::Err| Problem::field(format!("query:{name}"), wrong))
    }

    /// A query parameter that is a whole number in this range, if given.
    ///
    /// # Errors
    /// `invalid_field` if it is given and is none.
    pub fn number<N>(&self, name: &str, range: RangeInclusive<N>) -> Result<Option<N>, Problem>
    where
        N: FromStr + PartialOrd + Display,
    {
        let Some(text) = self.query.get(name).and_then(|values| values.last()) else {
            return Ok(None);
        };
        let number = whole::parse(text);
        match number.filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => Err(Problem::field(
                format!("query:{name}"),
                format_args!(
                    "expected a whole number from {} to {}",
                    range.start(),
                    range.end()
                ),
            )),
        }
    }

    /// The size of page asked for: 1 to 50, 50 if not said.
    ///
    /// # Errors
    /// `invalid_field`.
    pub fn page_size(&self) -> Result<u16, Problem> {
        Ok(self.number("limit", 1..=MOST_ROWS)?.unwrap_or(MOST_ROWS))
    }

    /// Whether a query parameter is given.
    pub fn has_query(&self, name: &str) -> bool {
        self.query.contains_key(name)
    }

    /// The names of the query parameters that were given.
    pub(super) fn query_names(&self) -> impl Iterator<Item = &str> {
        self.query.keys().map(String::as_str)
    }

    /// The query parameters that were given more than once.
    pub(super) fn repeated_query(&self) -> impl Iterator<Item = &str> {
        let several = self.query.iter().filter(|(_, values)| values.len() > 1);
        several.map(|(name, _)| name.as_str())
    }

    /// The JSON body.
    ///
    /// # Errors
    /// `unsupported_media_type`, `body_too_large`, `malformed_body`, `unknown_field` or
    /// `invalid_field` with a pointer to each wrong place, those in the head of the request included.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        self.json_by(|_| Ok(()))
    }

    /// The JSON body, which keeps to these rules about values that go together. A rule that is broken is reported with
    /// all else that is wrong.
    ///
    /// # Errors
    /// As of [`Call::json`].
    pub fn json_by<T: DeserializeOwned>(
        &self,
        rules: impl FnOnce(&Parts<'_>) -> Result<(), Problem>,
    ) -> Result<T, Problem> {
        media::check(self, "application/json")?;
        let body = body::json(&self.body, self.fields, rules);
        match (&self.faults, body) {
            (None, body) => body,
            (Some(faults), Ok(_)) => Err(faults.problem()),
            (Some(faults), Err(problem)) => Err(faults.problem().and(problem)),
        }
    }

    /// Checks that the body is of this media type, in UTF-8 and not compressed, and that nothing is wrong with the head.
    ///
    /// # Errors
    /// `unsupported_media_type`; whatever is wrong with the head.
    pub fn has_media_type(&self, expected: &str) -> Result<(), Problem> {
        media::check(self, expected)?;
        match &self.faults {
            Some(faults) => Err(faults.problem()),
            None => Ok(()),
        }
    }
}

/// The most rows of a page.
const MOST_ROWS: u16 = 50;
