use std::collections::BTreeSet;

use kernel::id::{ClientId, CredentialId, TenantId};
use kernel::policy::ClientPolicy;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::ClientKey;

/// Who calls: made by the authorizer from the access token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The institution the client acts for.
    pub tenant: TenantId,
    /// The client.
    pub client: ClientId,
    /// What the client may do.
    pub scopes: BTreeSet<String>,
    /// What is asked of it beyond that.
    pub policy: ClientPolicy,
}

/// The token of a request, as far as it can end before it expires. The authorizer reads it from the token and API Gateway
/// passes it on with each request, also after the token has ended, for as long as it caches the authorizer's result.
/// Operations that give lasting permissions compare it with the client's row as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallerToken {
    /// Its id, by which its client can revoke it.
    pub jti: String,
    /// The credential that it was issued for.
    pub credential_id: CredentialId,
    /// The version of the client's row that it was issued from.
    pub client_version: u64,
    /// Until when it is valid, in seconds since 1970.
    pub exp: i64,
}

/// The caller of a request and its token, as the authorizer found them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who calls.
    pub principal: Principal,
    /// Its token.
    pub token: CallerToken,
    /// The public keys with which it can sign requests: few, since API Gateway carries them in the context of every
    /// request.
    pub keys: Vec<ClientKey>,
    /// The thumbprint of the key that the token is bound to (RFC 9449 §6), if it is bound.
    pub bound_to: Option<String>,
}

impl Caller {
    /// The context that each request of the caller carries to its function. API Gateway passes on strings only.
    pub(crate) fn context(&self) -> Value {
        let principal = &self.principal;
        let scopes: Vec<_> = principal.scopes.iter().map(String::as_str).collect();
        let mut context = json!({
            "tenant_id": principal.tenant,
            "client_id": principal.client,
            "scope": scopes.join(" "),
            "policy": json!(principal.policy).to_string(),
            "token": json!(self.token).to_string(),
        });
        if let Some(fields) = context.as_object_mut() {
            if !self.keys.is_empty() {
                fields.insert("keys".to_owned(), json!(self.keys).to_string().into());
            }
            if let Some(thumbprint) = &self.bound_to {
                fields.insert("jkt".to_owned(), thumbprint.as_str().into());
            }
        }
        context
    }
}

/// What [`Caller::context`] put into the request's context; API Gateway passes only strings.
#[derive(Deserialize)]
pub(super) struct Context {
    tenant_id: Option<String>,
    client_id: Option<String>,
    scope: Option<String>,
    policy: Option<String>,
    token: Option<String>,
    /// Not there for a client without keys.
    keys: Option<String>,
    /// Not there for a bearer token.
    jkt: Option<String>,
}

impl Context {
    /// The caller; `None` if a part of the context is missing or cannot be read.
    pub(super) fn caller(self) -> Option<Caller> {
        let keys = match self.keys {
            Some(keys) => serde_json::from_str(&keys).ok()?,
            None => Vec::new(),
        };
        let principal = Principal {
            tenant: self.tenant_id?.parse().ok()?,
            client: self.client_id?.parse().ok()?,
            scopes: self.scope?.split(' ').map(str::to_owned).collect(),
            policy: serde_json::from_str(&self.policy?).ok()?,
        };
        Some(Caller {
            principal,
            token: serde_json::from_str(&self.token?).ok()?,
            keys,
            bound_to: self.jkt,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_is_read_as_it_was_written_and_none_of_its_required_parts_may_be_missing() {
        let caller = Caller {
            principal: Principal {
                tenant: TenantId::derive(&["t"]),
                client: ClientId::derive(&["c"]),
                scopes: ["ledger:read".to_owned(), "limits:read".to_owned()].into(),
                policy: ClientPolicy::default(),
            },
            token: CallerToken {
                jti: "j".to_owned(),
                credential_id: CredentialId::derive(&["1"]),
                client_version: 3,
                exp: 1_795_000_600,
            },
            keys: vec![ClientKey {
                kid: "k".to_owned(),
                x: "x".to_owned(),
                y: None,
                until: None,
            }],
            bound_to: Some("jkt".to_owned()),
        };
        let whole = caller.context();
        let read = |context: &Value| {
            serde_json::from_value::<Context>(context.clone())
                .ok()?
                .caller()
        };
        assert_eq!(read(&whole), Some(caller));
        for name in ["tenant_id", "client_id", "scope", "policy", "token"] {
            for wrong in [Value::Null, "".into()] {
                let mut lacking = whole.clone();
                lacking[name] = wrong;
                let read = read(&lacking);
                assert!(read.is_none() || name == "scope", "{name}: {read:?}");
            }
        }
    }
}
