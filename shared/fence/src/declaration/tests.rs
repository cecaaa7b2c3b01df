use super::*;

const CREATE_PAYMENT: &str = r#"
[package]
name = "create-payment"

[package.metadata.malai]
trigger = { http = "createPayment" }
tables  = { payments = ["put-once", "get"], accounts = "postings", audit = "none" }
secrets = ["callback-key"]
buckets = { messages = "put" }
rails   = ["fps"]
emits   = ["payments.payment-accepted.v1"]
memory  = 512
timeout = 15
"#;

fn declared(fields: &str) -> Result<Declaration, Malformed> {
    Declaration::from_manifest(&format!("[package.metadata.malai]\n{fields}"))
}

fn refusal(fields: &str) -> String {
    declared(fields)
        .expect_err("it should be refused")
        .to_string()
}

#[test]
fn a_whole_declaration_is_read() {
    let read = Declaration::from_manifest(CREATE_PAYMENT).expect("a good declaration");
    assert_eq!(
        read.trigger,
        Trigger::Http {
            operation: "createPayment".into()
        }
    );
    assert_eq!(read.tables["payments"], [Verb::PutOnce, Verb::Get]);
    assert_eq!(read.tables["accounts"], [Verb::Postings]);
    assert_eq!(read.tables["audit"], [Verb::None]);
    assert_eq!(read.secrets, ["callback-key"]);
    assert_eq!(read.buckets["messages"], [ObjectVerb::Put]);
    assert_eq!(read.rails, ["fps"]);
    assert_eq!(read.emits[0].as_str(), "payments.payment-accepted.v1");
    assert_eq!(
        read.emits[0].schema_path(),
        "events/payments/payment-accepted.v1.schema.json"
    );
    assert_eq!((read.bus, read.memory, read.timeout), (false, 512, 15));
}

#[test]
fn what_is_not_said_is_not_allowed_and_the_size_is_the_usual_one() {
    let read = declared("trigger = { internal = true }").expect("a good declaration");
    assert_eq!(read.trigger, Trigger::Internal);
    assert!(read.tables.is_empty() && read.secrets.is_empty() && read.buckets.is_empty());
    assert!(read.rails.is_empty() && read.emits.is_empty() && !read.bus);
    assert_eq!((read.memory, read.timeout), (256, 10));
}

#[test]
fn each_form_of_trigger_is_read() {
    let trigger = |written: &str| {
        declared(&format!("trigger = {{ {written} }}"))
            .expect(written)
            .trigger
    };
    let accepted = EventName::parse("payments.payment-accepted.v1").expect("a name");
    assert_eq!(
        trigger(r#"events = ["payments.payment-accepted.v1"], delay_seconds = 5"#),
        Trigger::Events {
            events: vec![accepted],
            delay_seconds: 5
        }
    );
    assert_eq!(
        trigger(r#"events = ["*"]"#),
        Trigger::Events {
            events: vec![],
            delay_seconds: 0
        }
    );
    assert_eq!(
        trigger(r#"schedule = "cron(0 6 * * ? *)", timezone = "Europe/London""#),
        Trigger::Schedule {
            expression: "cron(0 6 * * ? *)".into(),
            timezone: Some("Europe/London".into())
        }
    );
    assert_eq!(
        trigger(r#"stream = ["accounts"]"#),
        Trigger::Stream {
            tables: vec!["accounts".into()],
            window_seconds: 0,
            batching_seconds: 0,
            only: Vec::new()
        }
    );
    let accounts = Only::from([("sk".into(), vec!["A".into()])]);
    assert_eq!(
        trigger(
            r#"stream = ["payments"], window_seconds = 60, batching_seconds = 5, only = [{ sk = ["A"] }]"#
        ),
        Trigger::Stream {
            tables: vec!["payments".into()],
            window_seconds: 60,
            batching_seconds: 5,
            only: vec![accounts]
        }
    );
    assert_eq!(trigger("authorizer = true"), Trigger::Authorizer);
    assert_eq!(
        trigger(r#"rotation = "rails/fps/signing-key", every_days = 90"#),
        Trigger::Rotation {
            secret: "rails/fps/signing-key".into(),
            publishes: None,
            every_days: 90
        }
    );
    assert_eq!(
        trigger(r#"rotation = "a/key", publishes = "a/public-keys", every_days = 30"#),
        Trigger::Rotation {
            secret: "a/key".into(),
            publishes: Some("a/public-keys".into()),
            every_days: 30
        }
    );
}

#[test]
fn an_unknown_field_is_refused_by_its_name() {
    let line = refusal("trigger = { internal = true }\ntabels = { payments = \"get\" }");
    assert!(
        line.starts_with("unknown field `tabels`, expected one of `trigger`, `tables`"),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1);
    let line = refusal("trigger = { htpp = \"createPayment\" }");
    assert!(line.starts_with("unknown field `htpp`"), "{line}");
}

#[test]
fn each_bad_value_is_refused_with_one_line_that_names_its_field() {
    let internal = "trigger = { internal = true }\n";
    let cases = [
        (
            "tables = { payments = \"rewrite\" }",
            "tables.payments: unknown verb \"rewrite\", expected one of get, query",
        ),
        (
            "tables = { payments = [] }",
            "tables.payments: no verb is given",
        ),
        (
            "tables = { payments = [\"none\", \"get\"] }",
            "tables.payments: \"none\" stands alone",
        ),
        (
            "tables = { payments = 3 }",
            "tables.payments: unknown verb 3",
        ),
        (
            "buckets = { messages = \"delete\" }",
            "buckets.messages: unknown verb \"delete\", expected one of get, put",
        ),
        (
            "emits = [\"payment-accepted\"]",
            "emits: \"payment-accepted\" is not <domain>.<event>.v<version>",
        ),
        (
            "emits = [\"payments.Accepted.v1\"]",
            "emits: \"payments.Accepted.v1\" is not",
        ),
        ("memory = 64", "memory = 64 is not within 128 and 10240"),
        ("timeout = 901", "timeout = 901 is not within 1 and 900"),
    ];
    for (fields, expected) in cases {
        let line = refusal(&format!("{internal}{fields}"));
        assert!(line.starts_with(expected), "{fields}: {line}");
        assert_eq!(line.lines().count(), 1, "{line}");
    }
}

#[test]
fn a_trigger_has_exactly_one_form() {
    let exactly_one = "trigger: give exactly one of http, events, schedule, stream, authorizer, rotation, internal";
    assert_eq!(refusal("trigger = {}"), exactly_one);
    assert_eq!(
        refusal("trigger = { http = \"a\", internal = true }"),
        exactly_one
    );
    assert_eq!(
        refusal("trigger = { internal = false }"),
        "trigger: internal = false says nothing, leave it out"
    );
    assert_eq!(
        refusal("trigger = { http = \"a\", delay_seconds = 1 }"),
        "trigger: delay_seconds belongs to events"
    );
    assert_eq!(
        refusal("trigger = { http = \"a\", timezone = \"UTC\" }"),
        "trigger: timezone belongs to a schedule"
    );
    assert_eq!(
        refusal("trigger = { http = \"a\", window_seconds = 1 }"),
        "trigger: window_seconds belongs to a stream"
    );
    assert_eq!(
        refusal("trigger = { stream = [\"a\"], window_seconds = 901 }"),
        "trigger: window_seconds = 901 is not within 0 and 900"
    );
    assert_eq!(
        refusal("trigger = { internal = true, every_days = 30 }"),
        "trigger: every_days belongs to a rotation"
    );
    assert_eq!(
        refusal("trigger = { rotation = \"a/key\" }"),
        "trigger: a rotation needs every_days"
    );
    assert_eq!(
        refusal("trigger = { rotation = \"a/key\", every_days = 0 }"),
        "trigger: every_days = 0 is not within 1 and 1000"
    );
    for name in ["", "a//b", "/a", "a/*", "A"] {
        let written = format!("trigger = {{ rotation = {name:?}, every_days = 30 }}");
        assert!(
            refusal(&written).starts_with("trigger: rotation = "),
            "{name}"
        );
    }
    assert_eq!(
        refusal("trigger = { internal = true, publishes = \"a/public\" }"),
        "trigger: publishes belongs to a rotation"
    );
    for name in ["a/*", "a/key"] {
        let written =
            format!("trigger = {{ rotation = \"a/key\", publishes = {name:?}, every_days = 30 }}");
        let line = refusal(&written);
        assert!(line.starts_with("trigger: publishes "), "{line}");
    }
    assert!(
        refusal("trigger = { schedule = \"hourly\" }")
            .starts_with("trigger: schedule = \"hourly\"")
    );
    assert!(
        refusal("trigger = { http = \"create-payment\" }")
            .starts_with("trigger: http = \"create-payment\"")
    );
    assert_eq!(refusal("memory = 256"), "missing field `trigger`");
}

#[test]
fn what_a_function_rotates_it_does_not_declare_a_second_time() {
    let rotates = "trigger = { rotation = \"a/key\", every_days = 30 }\ntimeout = 900\n";
    assert!(declared(&format!("{rotates}secrets = [\"a/other\"]")).is_ok());
    let line = refusal(&format!("{rotates}secrets = [\"a/key\"]"));
    assert!(
        line.starts_with("secrets: \"a/key\" is a secret that it rotates"),
        "{line}"
    );
    let publishes = "trigger = { rotation = \"a/key\", publishes = \"a/public\", every_days = 30 }";
    let line = refusal(&format!("{publishes}\nsecrets = [\"a/public\"]"));
    assert!(
        line.starts_with("secrets: \"a/public\" is a secret that it rotates or publishes"),
        "{line}"
    );
}

#[test]
fn a_function_behind_the_gateway_ends_before_the_gateway_gives_up() {
    let line = refusal("trigger = { http = \"createPayment\" }\ntimeout = 30");
    assert_eq!(line, "timeout = 30 is not within 1 and 29");
}

#[test]
fn a_manifest_without_a_declaration_is_refused() {
    let error =
        Declaration::from_manifest("[package]\nname = \"x\"").expect_err("nothing declared");
    assert_eq!(
        error.to_string(),
        "the manifest has no [package.metadata.malai]"
    );
    let error = Declaration::from_manifest("[package").expect_err("not TOML");
    assert!(
        error.to_string().starts_with("the manifest is not TOML: "),
        "{error}"
    );
    assert_eq!(error.to_string().lines().count(), 1);
}

#[test]
fn who_appends_reads_the_stream_of_one_table_with_a_window() {
    let declared =
        |trigger: &str| format!("trigger = {{ {trigger} }}\ntables = {{ audit = \"append\" }}");
    let refused = "tables.audit: append needs the stream of one table, with window_seconds";
    for trigger in [
        r#"events = ["*"]"#,
        r#"stream = ["accounts"]"#,
        r#"stream = ["accounts", "payments"], window_seconds = 900"#,
    ] {
        assert_eq!(refusal(&declared(trigger)), refused, "{trigger}");
    }
}

#[test]
fn a_filter_of_a_stream_lets_something_through_and_has_five_alternatives_at_most() {
    let of = |only: &str| refusal(&format!("trigger = {{ stream = [\"a\"], only = {only} }}"));
    for nothing in ["[]", "[{}]", "[{ sk = [] }]"] {
        let refused = of(nothing);
        assert_eq!(refused, "trigger: only lets nothing through", "{nothing}");
    }
    let six = format!("[{}]", "{ sk = [\"A\"] },".repeat(6));
    assert_eq!(of(&six), "trigger: only has more than 5 alternatives");
    assert_eq!(
        refusal("trigger = { http = \"a\", only = [{ sk = [\"A\"] }] }"),
        "trigger: only belongs to a stream"
    );
}

#[test]
fn a_batch_of_a_stream_waits_for_at_most_five_minutes() {
    assert_eq!(
        refusal("trigger = { http = \"a\", batching_seconds = 1 }"),
        "trigger: batching_seconds belongs to a stream"
    );
    assert_eq!(
        refusal("trigger = { stream = [\"a\"], batching_seconds = 301 }"),
        "trigger: batching_seconds = 301 is not within 0 and 300"
    );
}
