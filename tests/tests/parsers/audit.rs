//! Parsers of the audit trail.

use audit_contract::BlockRow;
use audit_domain::{Chain, Deflated, Ordinal, SequenceNumber};

use super::list::{Parser, Spelling, text};

/// The parsers.
pub(crate) const AUDIT: &[Parser] = &[
    text!(
        "audit-chain",
        "functions/audit/domain/src/chain.rs",
        One,
        Chain,
        ToString::to_string,
        ["payments/shardId-00000001541626099285-f35f62ef"]
    ),
    text!(
        "sequence-number",
        "functions/audit/domain/src/sequence.rs",
        One,
        SequenceNumber,
        ToString::to_string,
        ["495903382714902566085596"]
    ),
    text!(
        "ordinal",
        "functions/audit/domain/src/ordinal.rs",
        One,
        Ordinal,
        ToString::to_string,
        ["0000000000000017"]
    ),
    // The records of a block: other bytes may inflate to the same lines.
    Parser {
        name: "block",
        source: "shared/contracts/audit/src/block.rs",
        spelling: Spelling::Several,
        cases: 10_000,
        seeds: || {
            let lines = ["{\"record_id\":\"a.1\"}", "{\"record_id\":\"a.2\"}"];
            let deflated = Deflated::of_lines(&lines).expect("two lines");
            vec![deflated.as_bytes().to_vec()]
        },
        read: |bytes| {
            let item = std::collections::HashMap::from([
                (
                    "pk".to_owned(),
                    store::Value::S("payments/shardId-1".into()),
                ),
                ("sk".to_owned(), store::Value::S(Ordinal::FIRST.to_string())),
                ("f".to_owned(), store::Value::S("1".into())),
                ("l".to_owned(), store::Value::S("2".into())),
                ("n".to_owned(), store::Value::N("2".into())),
                ("v".to_owned(), store::Value::N("1".into())),
                ("z".to_owned(), store::Value::B(bytes.to_vec())),
            ]);
            let block = BlockRow::read(item.into()).ok()?;
            let printed = Deflated::of_lines(&block.lines().ok()?)?;
            Some(printed.as_bytes().to_vec())
        },
    },
    text!(
        "seal-key",
        "tools/verify/src/key.rs",
        Several,
        verify::PublicKey,
        |_| "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".to_owned(),
        ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"]
    ),
    text!(
        "seal-head",
        "tools/verify/src/trail.rs",
        Several,
        verify::Head,
        ToString::to_string,
        [format!("17:{}", "0f".repeat(32))]
    ),
];
