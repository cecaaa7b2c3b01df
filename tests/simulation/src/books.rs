//! Invariants of the books once everything is at rest.

mod chains;
mod rail;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use accounts_contract::AccountRow;
use accounts_contract::checkpoint::CheckpointRow;
use accounts_store::entry::EntryRow;
use audit_contract::{BlockRow, Chain};
use audit_domain::trail::TrailFile;
use audit_store::SealKey;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use field_encryption::FieldKeyRing;
use identity_contract::{refused, revoked};
use payments_contract::{PaymentRow, Status};
use payments_store::{ApprovalListRow, Listing};
use serde::de::DeserializeOwned;
use serde_json::json;
use store::{Item, Key, Row, Value, row_of};

use crate::bus::Bus;
use crate::rail::Rail;
use crate::reference::Reference;
use crate::tables::Tables;
use crate::world::World;

/// What a simulated bank leaves behind.
pub(crate) struct Books<'a> {
    pub(crate) world: &'a World,
    pub(crate) tables: &'a Tables,
    pub(crate) reference: &'a Reference,
    pub(crate) bus: &'a Bus,
    pub(crate) rail: &'a Rail,
    pub(crate) objects: &'a BTreeMap<String, Vec<u8>>,
}

fn rows<R: DeserializeOwned>(
    tables: &Tables,
    table: &str,
    wanted: impl Fn(&Key) -> bool,
) -> Vec<R> {
    // That all rows except the poisoned ones are readable is checked first.
    let rows = tables.items(table).filter(|(key, _)| wanted(key));
    rows.filter_map(|(_, item)| row_of(item.clone()).ok())
        .collect()
}

impl Books<'_> {
    /// Checks every invariant.
    pub(crate) fn check(&self) {
        if let Err((invariant, seen)) = self.reference.conserves() {
            self.world.hold(invariant, false, || seen);
        }
        self.world.checked("money is neither made nor lost");
        crate::poison::check(self.world, self.tables);
        let accounts: Vec<AccountRow> = rows(self.tables, "accounts", |key| key.sk == "A");
        let payments: Vec<PaymentRow> = rows(self.tables, "payments", |key| key.sk == "P");
        for account in &accounts {
            self.entries(account);
        }
        for payment in &payments {
            self.ended(payment);
            self.listed(payment);
        }
        self.waiting(&payments);
        self.recorded(&accounts, &payments);
        self.sealed();
        self.rolled_up();
        self.agrees_with_the_rail(&payments);
        self.books_what_it_accepts(&payments);
        self.closed_as_it_says(&payments);
        self.pending_approvals_are_listed(&accounts, &payments);
        self.contradictions_are_listed();
        self.last_words_are_booked(&payments);
        self.suspense_is_listed();
        self.nothing_is_returning();
        self.work_is_listed();
        self.archived();
        self.no_personal_data_in_clear();
    }

    fn entries(&self, account: &AccountRow) {
        let mine = account.id.to_string();
        let mut entries: Vec<EntryRow> = rows(self.tables, "accounts", |key| {
            key.pk == mine && key.sk.starts_with("E#")
        });
        entries.sort_by_key(|entry| entry.position.sequence);
        let mut balance = 0;
        let follow = entries.iter().zip(1..).all(|(entry, number)| {
            balance += entry.minor;
            entry.position.sequence == number && entry.balance_after == balance
        });
        let whole = u64::try_from(entries.len()).ok() == Some(account.sequence);
        let right = follow && whole && balance == account.booked;
        self.world
            .hold("every movement has its entry, in order", right, || {
                format!("{mine}: {} of {}", entries.len(), account.sequence)
            });
    }

    fn ended(&self, payment: &PaymentRow) {
        let open = matches!(
            payment.status,
            Status::Accepted | Status::Submitted | Status::Unknown
        );
        self.world.hold("every payment ends", !open, || {
            format!("{} is {:?}", payment.id, payment.status)
        });
    }

    fn listed(&self, payment: &PaymentRow) {
        let Some(expected) = Listing::of(payment.clone()) else {
            return;
        };
        let stored = self.tables.get("payments", &expected.key());
        let mut stored = stored.and_then(|item| row_of::<Listing>(item.clone()).ok());
        if let Some(stored) = &mut stored {
            // A list shows changes of the payment, and no other writes of its row.
            stored.payment.revision = payment.revision;
        }
        self.world.hold(
            "lists come to what they list",
            stored.as_ref() == Some(&expected),
            || format!("{}: {stored:?}", payment.id),
        );
    }

    /// Each pending approval is in its institution's list, and nothing else is.
    fn waiting(&self, payments: &[PaymentRow]) {
        let listed: Vec<ApprovalListRow> =
            rows(self.tables, "payments", |key| key.pk.starts_with("W#"));
        let listed: BTreeSet<_> = listed.iter().map(|row| row.payment.id).collect();
        let wait = |row: &&PaymentRow| row.status == Status::AwaitingApproval;
        let waiting: BTreeSet<_> = payments.iter().filter(wait).map(|row| row.id).collect();
        self.world.hold(
            "what waits for approval is listed, and nothing else",
            listed == waiting,
            || format!("{listed:?} and not {waiting:?}"),
        );
    }

    /// Each change of each subject has one record, and there is no other record.
    fn recorded(&self, accounts: &[AccountRow], payments: &[PaymentRow]) {
        let accounts = accounts.iter().map(|row| (row.id.to_string(), row.version));
        let payments = payments.iter().map(|row| (row.id.to_string(), row.version));
        let identity = self.tables.items("identity").map(|(_, item)| item);
        let refused = identity.filter_map(|item| refused::project(None, Some(item)));
        let refused = refused.map(|event| (event.subject, event.sequence));
        let identity = self.tables.items("identity").map(|(_, item)| item);
        let revoked = identity.filter_map(|item| revoked::project(None, Some(item)));
        let revoked = revoked.map(|event| (event.subject, event.sequence));
        let expected: BTreeSet<_> = accounts
            .chain(payments)
            .chain(self.work_items())
            .chain(self.reference.clients.versions())
            .chain(self.reference.limits.versions())
            .chain(refused)
            .chain(revoked)
            .flat_map(|(subject, version)| (1..=version).map(move |n| (subject.clone(), n)))
            .collect();
        self.in_chains(&expected);
    }

    /// The trail verifies with the bank's public key, and each block is in it once as the table has it, or is beyond all
    /// sealed ones of its chain.
    fn sealed(&self) {
        const SEALED: &str = "each record is sealed once, or waits for a seal to come";
        let files = trail(self.objects);
        let sealed = sealed_blocks(&files);
        if !files.is_empty() {
            let report = verify::trail(files.into_iter().map(Ok), &[sealing_key()], None);
            let report = report.expect("files in memory");
            self.world
                .hold(SEALED, report.is_valid(), || report.to_string());
        }
        let written = blocks(self.tables);
        for (place @ (chain, ordinal), lines) in &written {
            let is_sealed = match sealed.get(place).map(Vec::as_slice) {
                Some([once]) => once == lines,
                Some(_) => false,
                None => !sealed
                    .keys()
                    .any(|(of, other)| of == chain && other > ordinal),
            };
            self.world
                .hold(SEALED, is_sealed, || format!("{chain} {ordinal}"));
        }
        for (chain, ordinal) in sealed.keys() {
            let is_there = written.contains_key(&(chain.clone(), *ordinal));
            self.world.hold(SEALED, is_there, || {
                format!("{chain} {ordinal} is not there")
            });
        }
    }

    fn rolled_up(&self) {
        let mut balances = BTreeMap::new();
        for (key, item) in self.tables.items("accounts") {
            let Some(rest) = key.pk.strip_prefix("I#") else {
                continue;
            };
            let row: Result<CheckpointRow, _> = row_of(item.clone());
            let Some((account, currency)) = rest.split_once('#') else {
                continue;
            };
            let balance = row.map_or(0, |row| row.balance);
            *balances
                .entry((account.to_owned(), currency.to_owned()))
                .or_insert(0) += balance;
        }
        for ((account, currency), expected) in &self.reference.internal {
            let at = (account.clone(), currency.as_str().to_owned());
            let found = balances.get(&at).copied().unwrap_or(0);
            self.world.hold(
                "the bank's own balances are the sum of their legs",
                found == *expected,
                || format!("{account}: {found} and not {expected}"),
            );
        }
    }

    /// Each message that the rail accepted from the bank, and each payment that it delivered, is in
    /// the archive byte for byte.
    fn archived(&self) {
        let sent = self.rail.sent();
        for sent in sent.values() {
            let kept = self
                .objects
                .values()
                .any(|kept| kept == sent.message.as_bytes());
            self.world
                .hold("each message sent is in the archive", kept, || {
                    sent.message.clone()
                });
        }
    }

    /// No event and no item contains a person's name, number or reference.
    fn no_personal_data_in_clear(&self) {
        let accounts: Vec<AccountRow> = rows(self.tables, "accounts", |key| key.sk == "A");
        let ring = FieldKeyRing::read(&crate::services::field_keys().to_string()).expect("a ring");
        let holder = |row: &AccountRow| row.holder(&ring).expect("opened");
        let numbers = accounts.iter().map(holder);
        let numbers: Vec<_> = numbers
            .map(|holder| holder.number.as_str().to_owned())
            .collect();
        let names = ["Quillfeather", "Weaver", "70412256"];
        for event in self.bus.taken() {
            let text = event["data"].to_string();
            let told = names.iter().any(|name| text.contains(name))
                || numbers.iter().any(|number| text.contains(number.as_str()));
            self.world
                .hold("no event names a person or a number", !told, || text);
        }
        for table in crate::tables::TABLES {
            for (key, item) in self.tables.items(table) {
                let names_somebody = item.iter().any(|(_, value)| {
                    said(value, &|text| {
                        let has_name = names.iter().any(|name| text.contains(name));
                        has_name || numbers.iter().any(|number| text == number)
                    })
                });
                self.world.hold(
                    "no item names a person or a number",
                    !names_somebody,
                    || format!("{table} {}/{}", key.pk, key.sk),
                );
            }
        }
    }
}

/// Returns whether a text stored in clear is personal data.
fn said(value: &Value, is: &impl Fn(&str) -> bool) -> bool {
    match value {
        Value::S(text) => is(text),
        Value::M(fields) => fields.values().any(|value| said(value, is)),
        Value::L(values) => values.iter().any(|value| said(value, is)),
        Value::Ss(texts) => texts.iter().any(|text| is(text)),
        Value::N(_)
        | Value::B(_)
        | Value::Bool(_)
        | Value::Null(_)
        | Value::Ns(_)
        | Value::Bs(_) => false,
    }
}

/// Returns whether the whole audit log so far is sealed.
pub(crate) fn is_sealed(tables: &Tables, objects: &BTreeMap<String, Vec<u8>>) -> bool {
    let sealed = sealed_blocks(&trail(objects));
    blocks(tables)
        .keys()
        .all(|place| sealed.contains_key(place))
}

/// Returns the files of the trail, by name.
fn trail(objects: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let of_trail = |(path, bytes): (&String, &Vec<u8>)| {
        let name = path.strip_prefix("/trail/")?;
        name.strip_suffix(".trail")?;
        Some((name.to_owned(), bytes.clone()))
    };
    objects.iter().filter_map(of_trail).collect()
}

/// A block: its chain and its number.
type BlockPlace = (String, u64);

/// Returns the lines of each block in these files, as often as it is sealed.
fn sealed_blocks(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<BlockPlace, Vec<Vec<String>>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for file in files.values() {
        // A file that cannot be read is found by the verification.
        let Ok(file) = TrailFile::read(file) else {
            continue;
        };
        for block in file.blocks() {
            let lines = block.content.lines().expect("lines");
            let place = (block.chain.to_string(), block.ordinal);
            found.entry(place).or_default().push(lines);
        }
    }
    found
}

/// Returns the lines of each block of the audit table that can be read.
fn blocks(tables: &Tables) -> BTreeMap<BlockPlace, Vec<String>> {
    let of_chains = tables.items("audit");
    let of_chains = of_chains.filter(|(key, _)| key.pk.parse::<Chain>().is_ok());
    let read = |(_, item): (&Key, &Item)| {
        let block = BlockRow::read(item.clone()).ok()?;
        let place = (block.chain.to_string(), block.ordinal.number());
        Some((place, block.lines().ok()?))
    };
    of_chains.filter_map(read).collect()
}

/// Returns the public half of the simulated bank's seal key.
fn sealing_key() -> verify::PublicKey {
    let secret = json!({"seed": STANDARD.encode([7; 32])}).to_string();
    let key = SealKey::read(&secret.into()).expect("a key");
    key.public().to_string().parse().expect("a key")
}

/// Returns the counts of a table's items, for a report.
pub(crate) fn size(tables: &Tables) -> usize {
    let all = crate::tables::TABLES.iter();
    all.map(|table| tables.items(table).collect::<Vec<(&Key, &Item)>>().len())
        .sum()
}
