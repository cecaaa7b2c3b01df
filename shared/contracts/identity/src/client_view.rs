use kernel::id::{ClientId, TenantId};
use serde::Deserialize;
use store::{Key, View};

use crate::Identity;

/// What another domain may know of a client that a request names: for whom it acts, and whether it may work. Nothing
/// that proves it is part of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ClientView {
    /// The institution it acts for.
    #[serde(rename = "tn")]
    tenant: TenantId,
    /// What it may do.
    #[serde(rename = "sc")]
    scopes: Vec<String>,
    /// Whether it may work.
    #[serde(rename = "st", default)]
    status: ClientStatus,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClientStatus {
    #[default]
    Active,
    Frozen,
}

impl ClientView {
    /// Where a client is stored.
    pub fn key_of(client: ClientId) -> Key {
        Key::new(client, "C")
    }

    /// Whether it is a client of this institution that is not frozen and has at least one of these scopes.
    pub fn may_work_for(&self, tenant: TenantId, scopes: &[&str]) -> bool {
        let has_scope = self
            .scopes
            .iter()
            .any(|scope| scopes.contains(&scope.as_str()));
        self.tenant == tenant && self.status == ClientStatus::Active && has_scope
    }
}

impl View for ClientView {
    type Owner = Identity;
    const WITNESS: Identity = Identity(());
    const ATTRIBUTES: &'static [&'static str] = &["tn", "sc", "st"];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The policies of the cloud allow these attributes and no others.
    #[test]
    fn the_view_shows_what_the_root_manifest_says() {
        let manifest = include_str!("../../../../Cargo.toml");
        let views = manifest.split("[workspace.metadata.malai.views]").nth(1);
        let views = views.and_then(|rest| rest.split("\n[").next());
        let said = format!("\nidentity = {:?}\n", ClientView::ATTRIBUTES);
        assert!(views.expect("the views").contains(&said), "{said}");
    }
}
