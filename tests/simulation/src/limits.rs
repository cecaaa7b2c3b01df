//! Limits of institutions after each commit: the sum of their overdraft limits, recomputed from the
//! accounts, against the stored limit and headroom.

use std::collections::{BTreeMap, BTreeSet};

use accounts_contract::exposure::{Exposure, ExposureRow};
use identity_contract::limits::{LimitsRow, SORT_KEY};
use identity_store::ClientCountRow;
use kernel::id::{AccountId, TenantId};
use kernel::money::CurrencyCode;

use crate::reference::{Account, Broken, read};
use crate::tables::Change;

const SUMS: &str = "the exposure of an institution is the sum of its overdraft limits";
const MOST: &str = "overdraft limits are raised within the exposure limit only";
const AGREE: &str = "the exposure limits at the accounts are those that the bank set";
const COUNT: &str = "each registration is counted, within the limit";

/// The limits and their use.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    set: BTreeMap<TenantId, LimitsRow>,
    exposure: BTreeMap<(TenantId, CurrencyCode), Exposure>,
    sums: BTreeMap<(TenantId, CurrencyCode), i64>,
    clients: BTreeMap<TenantId, u32>,
}

impl Limits {
    /// Replays a commit's changes of limits and of what counts against them. The accounts are in
    /// their state after it.
    ///
    /// # Errors
    /// The first rule that is violated.
    pub(crate) fn replay(
        &mut self,
        changes: &[Change],
        accounts: &BTreeMap<AccountId, Account>,
    ) -> Result<(), Broken> {
        let mut touched = BTreeSet::new();
        for change in changes {
            match (change.table, change.key.sk.as_str()) {
                ("identity", SORT_KEY) => {
                    let row: LimitsRow = read(change.new.as_ref(), &change.key)?;
                    let of = |currency| (row.tenant, currency);
                    touched.extend(CurrencyCode::ALL.map(of));
                    self.set.insert(row.tenant, row);
                }
                ("identity", "N") => self.counted(change, changes)?,
                ("accounts", "A") => {
                    let row: accounts_contract::AccountRow =
                        read(change.new.as_ref(), &change.key)?;
                    touched.insert((row.tenant, row.currency));
                }
                ("accounts", sort) if sort.starts_with("X#") => {
                    let row: ExposureRow = read(change.new.as_ref(), &change.key)?;
                    self.exposure
                        .insert((row.tenant, row.currency), row.exposure);
                    touched.insert((row.tenant, row.currency));
                }
                _ => {}
            }
        }
        touched
            .into_iter()
            .try_for_each(|of| self.compare(of, accounts))
    }

    /// Returns how many times the limits of each institution were set.
    pub(crate) fn versions(&self) -> impl Iterator<Item = (String, u64)> {
        let rows = self.set.iter();
        rows.map(|(tenant, row)| (tenant.to_string(), row.version))
    }

    fn compare(
        &mut self,
        of: (TenantId, CurrencyCode),
        accounts: &BTreeMap<AccountId, Account>,
    ) -> Result<(), Broken> {
        let own = accounts
            .values()
            .filter(|account| (account.tenant, account.currency) == of);
        let sum: i64 = own.map(|account| account.now().overdraft_limit).sum();
        let kept = self.exposure.get(&of).copied();
        let kept = kept.unwrap_or(Exposure { limit: 0, room: 0 });
        let seen = || format!("{of:?}: {sum} and {kept:?}");
        if kept.used() != sum {
            return Err((SUMS, seen()));
        }
        let before = self.sums.insert(of, sum).unwrap_or(0);
        if sum > before && sum > kept.limit {
            return Err((MOST, seen()));
        }
        let set = self.set.get(&of.0);
        let set = set.map_or(0, |row| row.limits.exposure.most(of.1));
        if kept.limit != set {
            return Err((AGREE, format!("{of:?}: {set} and {kept:?}")));
        }
        Ok(())
    }

    fn counted(&mut self, change: &Change, changes: &[Change]) -> Result<(), Broken> {
        let row: ClientCountRow = read(change.new.as_ref(), &change.key)?;
        let before = self.clients.insert(row.tenant, row.clients).unwrap_or(0);
        let registers = changes
            .iter()
            .any(|other| other.table == "identity" && other.key.sk == "C" && other.old.is_none());
        let most = self.set.get(&row.tenant).map(|row| row.limits.clone());
        let most = most.unwrap_or_default().clients.clients();
        if registers && row.clients == before + 1 && row.clients <= most {
            Ok(())
        } else {
            Err((COUNT, format!("{row:?} after {before}, of {most}")))
        }
    }
}
