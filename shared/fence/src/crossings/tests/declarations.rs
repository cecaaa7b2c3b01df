//! What a function may say of itself.

use super::*;

#[test]
fn a_function_must_declare_itself_and_nothing_else_may() {
    assert_eq!(
        lines(&member("functions/payments/create-payment", &json!([]))),
        [
            "functions/payments/create-payment: a function must declare itself in [package.metadata.malai]"
        ]
    );
    assert_eq!(
        lines(&function(
            "functions/payments/domain",
            "trigger = { internal = true }"
        )),
        [
            r#"functions/payments/domain: only functions have [package.metadata.malai] (row "functions/{d}/domain")"#
        ]
    );
}

/// The lines for a function of the payments domain with these fields beside its trigger.
fn payment_lines(fields: &str) -> Vec<String> {
    let declaration = format!("trigger = {{ http = \"createPayment\" }}\n{fields}");
    let prefix = "functions/payments/create-payment: ";
    let found = lines(&function("functions/payments/create-payment", &declaration));
    found
        .iter()
        .map(|line| line.strip_prefix(prefix).expect("its directory").to_owned())
        .collect()
}

#[test]
fn a_good_declaration_crosses_nothing() {
    let fields = r#"
        tables = { payments = ["put-once", "get"], accounts = "postings", audit = "none" }
        rails = ["fps"]
        emits = ["payments.payment-accepted.v1", "accounts.funds-reserved.v1"]
    "#;
    assert_eq!(payment_lines(fields), Vec::<String>::new());
}

#[test]
fn each_fault_of_a_declaration_is_a_crossing() {
    let cases = [
        (
            "tables = { acounts = \"get\" }",
            r#"unknown table "acounts", expected one of accounts, audit, payments"#,
        ),
        (
            "tables = { accounts = \"get\" }",
            "tables.accounts: may not get (allowed: postings)",
        ),
        (
            "tables = { audit = \"insert\" }",
            "tables.audit: may not insert (allowed: none)",
        ),
        (
            "tables = { payments = \"delete\" }",
            "tables.payments: may not delete (allowed: get, put-once, update)",
        ),
        (
            "emits = [\"payments.paid.v1\"]",
            "unknown event payments.paid.v1: no events/payments/paid.v1.schema.json",
        ),
        (
            "emits = [\"accounts.funds-reserved.v1\"]",
            "emits accounts.funds-reserved.v1 but writes nothing of accounts",
        ),
        (
            "bus = true",
            r#"may not put events on the bus (row "functions/payments/*")"#,
        ),
        (
            "tables = { payments = \"rewrite\" }",
            "tables.payments: unknown verb \"rewrite\", expected one of get, query, put-once, update, delete, check, postings, transitions, view, insert, append, fold, scan, none",
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(payment_lines(fields), [expected]);
    }
}

#[test]
fn a_trigger_names_what_exists_and_what_its_row_allows() {
    let trigger = |directory: &str, written: &str| {
        lines(&function(directory, &format!("trigger = {{ {written} }}")))
    };
    assert_eq!(
        trigger(
            "functions/accounts/reserve",
            r#"events = ["payments.paid.v1"]"#
        ),
        [
            "functions/accounts/reserve: unknown event payments.paid.v1: no events/payments/paid.v1.schema.json"
        ]
    );
    assert_eq!(
        trigger(
            "functions/payments/roll-up",
            r#"stream = ["accounts", "cards"]"#
        ),
        [
            r#"functions/payments/roll-up: may not read the stream of table accounts (row "functions/payments/*")"#,
            r#"functions/payments/roll-up: unknown table "cards", expected one of accounts, audit, payments"#
        ]
    );
    let allowed = [
        (
            "functions/accounts/reserve",
            r#"events = ["payments.payment-accepted.v1"]"#,
        ),
        ("functions/audit/record-event", r#"events = ["*"]"#),
        ("functions/payments/roll-up", r#"stream = ["payments"]"#),
        (
            "functions/events/publish-events",
            r#"stream = ["accounts"]"#,
        ),
    ];
    for (directory, written) in allowed {
        assert_eq!(trigger(directory, written), Vec::<String>::new());
    }
}

#[test]
fn a_rail_may_be_called_by_those_who_may_use_its_codec() {
    let declared = "trigger = { internal = true }\nrails = [\"fps\"]";
    assert_eq!(
        lines(&function("functions/accounts/open-account", declared)),
        [
            r#"functions/accounts/open-account: may not call the gateway of rail fps (row "functions/{d}/*")"#
        ]
    );
}

#[test]
fn the_relay_may_emit_what_others_wrote() {
    let declared = "trigger = { stream = [\"accounts\"] }\nbus = true\nemits = [\"accounts.funds-reserved.v1\"]";
    assert_eq!(
        lines(&function("functions/events/publish-events", declared)),
        Vec::<String>::new()
    );
}
