//! The code that a declaration becomes.

use std::fmt::Write;

use fence::declaration::{Declaration, ObjectVerb, Trigger, Verb};

/// The function's own operation, from the file that `scripts/operations` writes beside its manifest.
const OPERATION: &str = r#"
/// What the contract says of this operation.
const OPERATION: ::platform::operation::Operation = {
    #[allow(unused_imports, reason = "not every operation has a body")]
    use ::platform::operation::{Field, Items, Operation, Signature};
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/operation.rs"))
};
"#;

/// One field of the ports: its documentation, name, type, and how it is connected.
struct Port {
    name: String,
    kind: String,
    connect: String,
}

pub(crate) fn write(declaration: &Declaration, asked: bool) -> String {
    let mut code = String::new();
    let mut ports = vec![
        port("clock", "::environment::Clock", "environment.clock.clone()"),
        port(
            "entropy",
            "::environment::Entropy",
            "environment.entropy.clone()",
        ),
        port("names", "::environment::Names", "environment.names.clone()"),
    ];
    if declaration
        .tables
        .values()
        .any(|verbs| verbs != &[Verb::None])
    {
        code.push_str("use ::store::{Can as __Can, verb as __verb};\n");
    }
    let versions = tables(&mut code, &mut ports, declaration);
    ports.extend(rotation(&declaration.trigger));
    for secret in &declaration.secrets {
        let name = secret.rsplit('/').next().unwrap_or(secret);
        ports.push(port(
            &snake(name),
            "::secret_store::Secret",
            &format!("::secret_store::Secret::declared(environment, {secret:?})"),
        ));
    }
    write_buckets(&mut code, &mut ports, declaration);
    for rail in &declaration.rails {
        ports.push(port(
            &snake(rail),
            "::rail_gateway::Gateway",
            &format!("::rail_gateway::Gateway::declared(environment, {rail:?})"),
        ));
    }
    if declaration.bus {
        ports.push(port(
            "bus",
            "::event_bus::Bus",
            "::event_bus::Bus::declared(environment)",
        ));
    }
    ports.extend(parked(&declaration.trigger));
    ports.extend(chains(declaration));
    let uses_store = ports.iter().any(|port| port.connect.contains("&store"));
    if uses_store {
        ports.push(port("versions", "::store::Versions", &versions));
    }
    ports.extend(admission(&declaration.trigger, uses_store));
    if let Trigger::Http { .. } = declaration.trigger {
        code.push_str(OPERATION);
    }
    write_ports(&mut code, &ports, uses_store);
    write_function(&mut code, declaration, uses_store, asked);
    code
}

/// The ports of the tables. Answers how the versions of them are connected.
fn tables(code: &mut String, ports: &mut Vec<Port>, declaration: &Declaration) -> String {
    let mut versions = String::from("::store::Versions::of(&store)");
    for (table, verbs) in &declaration.tables {
        let granted: Vec<_> = verbs.iter().filter_map(|verb| table_verb(*verb)).collect();
        if granted.is_empty() {
            continue;
        }
        let grants = format!("{}Grants", camel(table));
        grant(code, &grants, "__Can", "__verb", &granted);
        let domain = format!("::{}_contract::{}", snake(table), camel(table));
        // The migrator is there for the versions that others do not know.
        if !verbs.contains(&Verb::Scan) {
            let _ = write!(versions, ".and::<{domain}>()");
        }
        ports.push(port(
            &snake(table),
            &format!("::store::Table<{domain}, {grants}>"),
            "::store::Table::declared(&store)",
        ));
    }
    versions
}

/// The secret that a function rotates, and the one in which it publishes public halves.
fn rotation(trigger: &Trigger) -> Vec<Port> {
    let Trigger::Rotation {
        secret, publishes, ..
    } = trigger
    else {
        return Vec::new();
    };
    let published = publishes.iter().map(|published| {
        port(
            "published",
            "::secret_store::Published",
            &format!("::secret_store::Published::declared(environment, {published:?})"),
        )
    });
    let rotation = port(
        "rotation",
        "::secret_store::Rotation",
        &format!("::secret_store::Rotation::declared(environment, {secret:?})"),
    );
    published.chain([rotation]).collect()
}

/// What judges who is let in, which a function has by its trigger: to an operation that needs a
/// token, or to all of them.
fn admission(trigger: &Trigger, uses_store: bool) -> Option<Port> {
    let connect = match trigger {
        Trigger::Http { .. } | Trigger::Authorizer if uses_store => {
            "::platform::Admission::with_store(environment, &store)".to_owned()
        }
        Trigger::Http { .. } => {
            "::platform::Admission::to_operation(environment, &OPERATION)".to_owned()
        }
        Trigger::Authorizer
        | Trigger::Events { .. }
        | Trigger::Schedule { .. }
        | Trigger::Stream { .. }
        | Trigger::Rotation { .. }
        | Trigger::Internal => return None,
    };
    Some(port("admission", "::platform::Admission", &connect))
}

/// Where a reader of streams keeps the records that it cannot handle: in the tables of its trigger.
fn parked(trigger: &Trigger) -> Option<Port> {
    let Trigger::Stream { tables, .. } = trigger else {
        return None;
    };
    let connect =
        format!("::store::parked::Parked::declared(&store, env!(\"CARGO_PKG_NAME\"), &{tables:?})");
    Some(port("parked", "::store::parked::Parked", &connect))
}

/// Whether the function records what it reads in chains of the audit trail.
fn appends(declaration: &Declaration) -> bool {
    let mut verbs = declaration.tables.values().flatten();
    verbs.any(|verb| *verb == Verb::Append)
}

/// What a sandbox remembers of the chains that it appends to.
fn chains(declaration: &Declaration) -> Option<Port> {
    let connect = "::event_relay::Chains::default()";
    appends(declaration).then(|| port("chains", "::event_relay::Chains", connect))
}

/// A bucket is reached by the verbs that are declared for it, as a table is.
fn write_buckets(code: &mut String, ports: &mut Vec<Port>, declaration: &Declaration) {
    for (bucket, verbs) in &declaration.buckets {
        let grants = format!("{}BucketGrants", camel(bucket));
        let granted: Vec<_> = verbs.iter().map(|verb| object_verb(*verb)).collect();
        grant(
            code,
            &grants,
            "::object_store::Can",
            "::object_store::verb",
            &granted,
        );
        ports.push(port(
            &snake(bucket),
            &format!("::object_store::Bucket<{grants}>"),
            &format!("::object_store::Bucket::declared(environment, {bucket:?})"),
        ));
    }
}

fn port(name: &str, kind: &str, connect: &str) -> Port {
    Port {
        name: name.into(),
        kind: kind.into(),
        connect: connect.into(),
    }
}

fn grant(code: &mut String, name: &str, can: &str, module: &str, verbs: &[&str]) {
    let _ = writeln!(
        code,
        "/// The verbs this function declares.\n#[derive(Debug)]\npub struct {name}(());"
    );
    for verb in verbs {
        let _ = writeln!(code, "impl {can}<{module}::{verb}> for {name} {{}}");
    }
}

fn write_ports(code: &mut String, ports: &[Port], uses_store: bool) {
    code.push_str("/// What this function may reach: what its manifest declares.\n");
    code.push_str("#[derive(Debug)]\npub struct Ports {\n");
    for port in ports {
        let Port { name, kind, .. } = port;
        let _ = writeln!(
            code,
            "/// Declared in this function's manifest.\npub {name}: {kind},"
        );
    }
    code.push_str("}\nimpl Ports {\n/// The ports in this environment.\n");
    code.push_str("pub fn connect(environment: &::environment::Environment) -> Self {\n");
    if uses_store {
        code.push_str("Self::over(environment, &::store::Store::connect(environment))\n}\n");
        code.push_str("/// The same over tables held elsewhere.\n");
        code.push_str(
            "pub fn over(environment: &::environment::Environment, store: &::store::Store) -> Self {\n",
        );
    }
    code.push_str("Self {\n");
    for port in ports {
        let _ = writeln!(
            code,
            "{}: {},",
            port.name,
            port.connect.replace("&store", "store")
        );
    }
    code.push_str("}\n}\n}\n");
}

/// The function asks for the versions of its tables at its start and before each event. Once they
/// are known that costs nothing. A request is then refused as one; other events are given back.
/// A handler is boxed: a future within futures within futures is more than the
/// compiler looks through.
fn write_function(code: &mut String, declaration: &Declaration, uses_store: bool, asked: bool) {
    let trigger = &declaration.trigger;
    let (start, first) = match (uses_store, trigger) {
        (false, _) => ("Ok(())", ""),
        (true, Trigger::Http { .. }) => ("::platform::versions::known(&self.0.versions).await", ""),
        (true, _) => (
            "::platform::versions::known(&self.0.versions).await",
            "self.start().await?;",
        ),
    };
    let over = over(uses_store);
    let edge = edge(trigger);
    let serve = match trigger {
        Trigger::Rotation { .. } => {
            "serve(Self::NAME, payload, &ports.rotation, |turn| handle(ports, turn))"
        }
        Trigger::Http { .. } if uses_store => {
            "http::serve(&OPERATION, payload, &ports.admission, |call| Box::pin(async move { ports.versions.known().await?; handle(ports, call).await }))"
        }
        Trigger::Http { .. } => {
            "http::serve(&OPERATION, payload, &ports.admission, |call| Box::pin(handle(ports, call)))"
        }
        Trigger::Events { .. } => {
            "queue::serve(Self::NAME, payload, |event| Box::pin(handle(ports, event)))"
        }
        Trigger::Stream { .. } if appends(declaration) => {
            "stream::serve_recorded(Self::NAME, payload, &ports.parked, &ports.clock, |delivery| Box::pin(record(ports, delivery)), |changes| Box::pin(handle(ports, changes)))"
        }
        Trigger::Stream { .. } => {
            "stream::serve(Self::NAME, payload, &ports.parked, &ports.clock, |changes| Box::pin(handle(ports, changes)))"
        }
        Trigger::Authorizer => {
            "authorizer::serve(Self::NAME, ::contract::OPERATIONS, payload, &ports.admission, |request| handle(ports, request))"
        }
        Trigger::Internal if asked => {
            "internal::serve(Self::NAME, payload, |request| Box::pin(handle(ports, request)))"
        }
        Trigger::Schedule { .. } | Trigger::Internal => {
            "schedule::serve(Self::NAME, async { drop(payload); handle(ports).await })"
        }
    };
    let _ = write!(
        code,
        r#"/// The function over its ports.
#[derive(Debug)]
pub struct Function(pub Ports);
impl ::platform::Function for Function {{
    const NAME: &'static str = env!("CARGO_PKG_NAME");
    const MANIFEST: &'static str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    fn connect(environment: &::environment::Environment) -> Self {{
        Self(Ports::connect(environment))
    }}
    fn over(environment: &::environment::Environment, store: &::platform::Store) -> Self {{
        {over}
    }}
    async fn start(&self) -> Result<(), ::platform::FunctionError> {{
        {start}
    }}
    async fn invoke(&self, payload: Vec<u8>) -> Result<Vec<u8>, ::platform::FunctionError> {{
        {first}
        let Self(ports) = self;
        {edge}::{serve}.await
    }}
}}
"#
    );
}

/// The crate that serves a trigger.
fn edge(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::Rotation { .. } => "::rotation",
        Trigger::Http { .. }
        | Trigger::Events { .. }
        | Trigger::Stream { .. }
        | Trigger::Authorizer
        | Trigger::Schedule { .. }
        | Trigger::Internal => "::platform",
    }
}

/// A function without tables has nothing to hold elsewhere.
fn over(uses_store: bool) -> &'static str {
    if uses_store {
        "Self(Ports::over(environment, store))"
    } else {
        "let _ = store;\n        Self::connect(environment)"
    }
}

fn table_verb(verb: Verb) -> Option<&'static str> {
    match verb {
        Verb::Get => Some("Get"),
        Verb::Query => Some("Query"),
        Verb::PutOnce => Some("PutOnce"),
        Verb::Update => Some("Update"),
        Verb::Delete => Some("Delete"),
        Verb::Check => Some("Check"),
        Verb::Postings => Some("Postings"),
        Verb::Transitions => Some("Transitions"),
        Verb::View => Some("View"),
        Verb::Insert => Some("Insert"),
        Verb::Append => Some("Append"),
        Verb::Fold => Some("Fold"),
        Verb::Scan => Some("Scan"),
        Verb::None => None,
    }
}

fn object_verb(verb: ObjectVerb) -> &'static str {
    match verb {
        ObjectVerb::Put => "Put",
        ObjectVerb::Get => "Get",
    }
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn camel(name: &str) -> String {
    let words = name.split(['-', '_']);
    words
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect::<String>()
            })
        })
        .collect()
}
