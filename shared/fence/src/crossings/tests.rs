use super::*;
use crate::declaration::EventName;
use serde_json::{Value, json};

mod declarations;

const ROOT: &str = "/bank";

fn table() -> FenceTable {
    let written = r#"
        [fence]
        dev = ["proptest"]
        [fence.rows]
        "shared/kernel"         = { outside = ["serde"] }
        "shared/store"          = { uses = ["shared/kernel"], outside = ["aws-sdk-dynamodb"] }
        "shared/rails/*"        = { uses = ["shared/kernel"] }
        "shared/contracts/{d}"  = { uses = ["shared/kernel"] }
        "functions/{d}/domain"  = { uses = ["shared/kernel"], outside = ["serde"] }
        "functions/{d}/store"   = { uses = ["functions/{d}/domain", "shared/store"] }
        "functions/{d}/*"       = { function = true, streams = ["{d}"], uses = ["functions/{d}/store", "shared/contracts/*"], outside = ["serde"] }
        "functions/payments/*"  = { like = "functions/{d}/*", uses = ["shared/rails/*"], outside = ["reqwest"] }
        "functions/events/*"    = { like = "functions/{d}/*", streams = ["accounts"], bus = true }
        "tests"                 = { uses = ["**"], outside = ["*"] }
        [fence.only]
        aws-sdk-dynamodb = { in = ["shared/store"], in-tests-of = ["tests"] }
        [fence.tables]
        accounts = { own = ["get", "update"], others = ["postings"] }
        payments = { own = ["get", "put-once", "update"] }
        audit    = { own = ["insert"] }
    "#;
    let written: Value = toml::from_str(written).expect("a TOML table");
    FenceTable::from_workspace(&written).expect("a fence table")
}

fn member(directory: &str, dependencies: &Value) -> Value {
    json!({ "manifest_path": format!("{ROOT}/{directory}/Cargo.toml"), "dependencies": dependencies })
}

fn ours(directory: &str) -> Value {
    json!({ "name": directory.replace('/', "-"), "path": format!("{ROOT}/{directory}") })
}

fn others(name: &str) -> Value {
    json!({ "name": name, "source": "registry+https://github.com/rust-lang/crates.io-index" })
}

fn function(directory: &str, declaration: &str) -> Value {
    let malai: Value = toml::from_str(declaration).expect("a TOML declaration");
    let mut function = member(directory, &json!([]));
    function["metadata"] = json!({ "malai": malai });
    function
}

/// The lines for a workspace of one member.
fn lines(member: &Value) -> Vec<String> {
    let written = json!({ "workspace_root": ROOT, "packages": [member] });
    let mut metadata = Metadata::from_json(&written.to_string()).expect("cargo metadata");
    let events = ["payments.payment-accepted.v1", "accounts.funds-reserved.v1"];
    metadata.events = events.into_iter().filter_map(EventName::parse).collect();
    crossings(&metadata, &table())
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn edge_lines(directory: &str, used: &Value) -> Vec<String> {
    lines(&member(directory, &json!([used])))
}

#[test]
fn each_layer_may_use_what_its_row_lists() {
    let allowed = [
        ("shared/store", ours("shared/kernel")),
        ("shared/store", others("aws-sdk-dynamodb")),
        ("functions/payments/domain", ours("shared/kernel")),
        (
            "functions/payments/store",
            ours("functions/payments/domain"),
        ),
        ("tests", ours("functions/payments/domain")),
        ("tests", others("anything")),
    ];
    for (directory, used) in allowed {
        assert_eq!(
            edge_lines(directory, &used),
            Vec::<String>::new(),
            "{directory} {used}"
        );
    }
}

#[test]
fn a_domain_may_not_use_another_domain() {
    assert_eq!(
        edge_lines(
            "functions/payments/domain",
            &ours("functions/accounts/domain")
        ),
        [
            r#"functions/payments/domain may not use functions/accounts/domain (row "functions/{d}/domain")"#
        ]
    );
}

#[test]
fn a_store_may_use_the_domain_of_its_own_name_only() {
    assert_eq!(
        edge_lines(
            "functions/payments/store",
            &ours("functions/accounts/domain")
        ),
        [
            r#"functions/payments/store may not use functions/accounts/domain (row "functions/{d}/store")"#
        ]
    );
}

#[test]
fn nothing_shared_may_use_a_function() {
    assert_eq!(
        edge_lines("shared/store", &ours("functions/payments/domain")),
        [r#"shared/store may not use functions/payments/domain (row "shared/store")"#]
    );
}

#[test]
fn an_edge_is_an_edge_when_renamed_optional_for_tests_for_the_build_or_for_windows() {
    let disguises = [
        json!({ "rename": "money" }),
        json!({ "optional": true }),
        json!({ "kind": "dev" }),
        json!({ "kind": "build" }),
        json!({ "target": "cfg(windows)", "optional": true }),
    ];
    for disguise in disguises {
        let mut used = ours("functions/accounts/domain");
        for (field, value) in disguise.as_object().expect("an object") {
            used[field] = value.clone();
        }
        let found = edge_lines("functions/payments/domain", &used);
        assert_eq!(found.len(), 1, "{used}");
        assert!(
            found[0].contains("may not use functions/accounts/domain"),
            "{found:?}"
        );
    }
}

#[test]
fn a_crate_of_others_is_known_by_its_own_name() {
    let mut renamed = others("reqwest");
    renamed["rename"] = json!("serde");
    assert_eq!(
        edge_lines("functions/payments/domain", &renamed),
        [r#"functions/payments/domain may not use reqwest (row "functions/{d}/domain")"#]
    );
}

#[test]
fn a_crate_from_a_repository_is_not_the_one_from_the_registry() {
    let git = json!({ "name": "serde", "source": "git+https://example.org/serde" });
    assert_eq!(
        edge_lines("functions/payments/domain", &git),
        [
            r#"functions/payments/domain may not use serde from git+https://example.org/serde (row "functions/{d}/domain")"#
        ]
    );
}

#[test]
fn a_crate_beside_the_workspace_is_not_ours() {
    let beside = json!({ "name": "kernel", "path": "/elsewhere/kernel" });
    assert_eq!(
        edge_lines("functions/payments/domain", &beside),
        [r#"functions/payments/domain may not use /elsewhere/kernel (row "functions/{d}/domain")"#]
    );
}

#[test]
fn the_database_sdk_belongs_to_the_store_whatever_a_row_says() {
    for directory in [
        "functions/payments/domain",
        "functions/payments/store",
        "tests",
    ] {
        assert_eq!(
            edge_lines(directory, &others("aws-sdk-dynamodb")),
            [format!(
                "{directory} may not use aws-sdk-dynamodb (only shared/store)"
            )]
        );
    }
}

#[test]
fn a_kept_crate_may_be_lent_to_the_tests_of_a_directory() {
    let mut sdk = others("aws-sdk-dynamodb");
    sdk["kind"] = json!("dev");
    assert_eq!(edge_lines("tests", &sdk), Vec::<String>::new());
    assert_eq!(edge_lines("functions/payments/store", &sdk).len(), 1);
}

#[test]
fn what_tests_may_use_is_for_tests_only() {
    let mut used = others("proptest");
    assert_eq!(edge_lines("functions/payments/domain", &used).len(), 1);
    used["kind"] = json!("dev");
    assert_eq!(
        edge_lines("functions/payments/domain", &used),
        Vec::<String>::new()
    );
}

#[test]
fn a_directory_in_no_row_is_a_crossing() {
    for directory in [
        "functions/cards",
        "functions/payments/create-payment/extra",
        "shared/utils",
    ] {
        let found = lines(&member(directory, &json!([])));
        assert_eq!(
            found,
            [format!("{directory} is in no row of the fence table")]
        );
    }
}

#[test]
fn a_row_like_another_allows_both_lists() {
    let internal = "trigger = { internal = true }";
    let mut payments = function("functions/payments/submit-to-rail", internal);
    payments["dependencies"] = json!([
        ours("shared/rails/fps"),
        ours("functions/payments/store"),
        others("reqwest"),
        others("serde")
    ]);
    assert_eq!(lines(&payments), Vec::<String>::new());
    let mut accounts = function("functions/accounts/open-account", internal);
    accounts["dependencies"] = json!([
        ours("shared/rails/fps"),
        ours("functions/payments/store"),
        others("reqwest")
    ]);
    assert_eq!(
        lines(&accounts),
        ["functions/payments/store", "reqwest", "shared/rails/fps"].map(|used| {
            format!(
                r#"functions/accounts/open-account may not use {used} (row "functions/{{d}}/*")"#
            )
        })
    );
}

#[test]
fn a_table_that_does_not_say_what_it_means_is_refused() {
    let refusal = |written: &str| {
        let written: Value = toml::from_str(written).expect("TOML");
        FenceTable::from_workspace(&written).expect_err("it should be refused")
    };
    assert_eq!(
        refusal(""),
        "the root manifest has no [workspace.metadata.fence]"
    );
    let unknown = refusal("[fence.rows]\n\"shared/kernel\" = { use = [] }");
    assert!(unknown.contains("unknown field `use`"), "{unknown}");
    assert_eq!(
        refusal("[fence.rows]\n\"functions/payments/*\" = { like = \"functions/*\" }"),
        r#"row "functions/payments/*" is like "functions/*", which is no row of its own"#
    );
    let verb = refusal("[fence.rows]\n[fence.tables]\naudit = { own = [\"rewrite\"] }");
    assert!(verb.contains("unknown verb \"rewrite\""), "{verb}");
}
