//! The event of API Gateway's Lambda proxy integration, as it comes.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::caller::Context;

/// Each name with all its values. API Gateway also sends the last value of each.
pub(super) fn all_values(
    all: Option<BTreeMap<String, Vec<String>>>,
    last: Option<&RawValue>,
) -> Option<BTreeMap<String, Vec<String>>> {
    if let Some(all) = all {
        return Some(all);
    }
    let Some(last) = last else {
        return Some(BTreeMap::new());
    };
    let last: BTreeMap<String, String> = serde_json::from_str(last.get()).ok()?;
    let last = last.into_iter();
    Some(last.map(|(name, value)| (name, vec![value])).collect())
}

/// A request.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    pub(super) http_method: String,
    pub(super) path: String,
    /// Read only where there are no values of each.
    #[serde(borrow)]
    pub(super) headers: Option<&'a RawValue>,
    pub(super) multi_value_headers: Option<BTreeMap<String, Vec<String>>>,
    pub(super) path_parameters: Option<BTreeMap<String, String>>,
    #[serde(borrow)]
    pub(super) query_string_parameters: Option<&'a RawValue>,
    pub(super) multi_value_query_string_parameters: Option<BTreeMap<String, Vec<String>>>,
    pub(super) request_context: RequestContext,
    pub(super) body: Option<String>,
    #[serde(default)]
    pub(super) is_base64_encoded: bool,
}

/// What API Gateway knows of a request besides.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RequestContext {
    pub(super) request_id: String,
    #[serde(default)]
    pub(super) identity: CallerIdentity,
    pub(super) authorizer: Option<Context>,
}

/// What API Gateway says of the caller's connection.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallerIdentity {
    pub(super) source_ip: Option<String>,
}
