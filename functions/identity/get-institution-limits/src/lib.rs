//! Shows what the bank allows an institution, and what it uses: `GET /v1/institutions/{tenant_id}/limits`.

use accounts_contract::exposure::Exposure;
use identity_contract::limits::LimitsRow;
use identity_store::{ClientCountRow, InstitutionInForce, InstitutionUsage};
use kernel::id::TenantId;
use kernel::money::CurrencyCode;
use platform::http::{Call, Code, Problem, Reply};
use secret_store::FieldKeys;

platform::function!();

/// The institution's limits and usage. A client of an institution is shown its own.
///
/// # Errors
/// `not_found` for an institution without clients, and to a client of another; the other problems of the contract.
pub async fn handle(ports: &Ports, call: Call) -> Result<Reply, Problem> {
    let principal = call.principal()?;
    let tenant: TenantId = call.resource("tenant_id")?;
    if ![tenant, TenantId::bank()].contains(&principal.tenant) {
        return Err(Problem::new(Code::NotFound));
    }
    let count: Option<ClientCountRow> = ports.identity.get(&ClientCountRow::key_of(tenant)).await?;
    let count = count.ok_or_else(|| Problem::new(Code::NotFound))?;
    let row: Option<LimitsRow> = ports.identity.get(&LimitsRow::key_of(tenant)).await?;
    let mut used = Vec::new();
    for currency in CurrencyCode::ALL {
        let key = Exposure::key_of(tenant, currency);
        let exposure: Option<Exposure> = ports.accounts.view(&key).await?;
        used.extend(exposure.map(|exposure| (currency, exposure.used())));
    }
    let usage = InstitutionUsage::new(count.clients, used);
    let keys = FieldKeys::of(&ports.field_keys).await?;
    let shown = keys
        .opening(|ring| InstitutionInForce::of(tenant, row.as_ref(), Some(usage.clone()), ring));
    Ok(Reply::json(200, &shown.await?))
}
