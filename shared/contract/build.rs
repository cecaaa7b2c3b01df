//! Reads `openapi.yaml` and writes its operations as a static table of Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path, process::ExitCode};

use serde::Deserialize;
use serde_norway::Value;

const CONTRACT: &str = "../../openapi.yaml";
/// The first line of an `operation.rs`.
const WRITTEN: &str = "// Written by scripts/operations from openapi.yaml.\n";
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

#[derive(Deserialize)]
struct Contract {
    paths: BTreeMap<String, BTreeMap<String, Value>>,
    components: Components,
    /// What guards an operation that does not say so itself.
    security: Vec<Guard>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Components {
    security_schemes: BTreeMap<String, Value>,
    parameters: BTreeMap<String, Parameter>,
    schemas: BTreeMap<String, Value>,
}

/// The security schemes that must all be met, with their scopes.
type Guard = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Operation {
    #[serde(rename = "operationId")]
    id: String,
    tags: Vec<String>,
    security: Option<Vec<Guard>>,
    #[serde(default)]
    parameters: Vec<Parameter>,
    #[serde(rename = "x-malai-signature")]
    signature: Option<Signature>,
    #[serde(rename = "x-malai-bank-only", default)]
    bank_only: bool,
    #[serde(rename = "requestBody")]
    body: Option<Value>,
}

/// Whether the client signs a request, which each operation that writes for a client has to say.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Signature {
    /// If its policy says so: the operation moves money, grants credit, or decides who may.
    ByPolicy,
    /// It need not, and no signature is looked at.
    Never,
}

/// What proves a signed request.
const PROOF: [&str; 3] = ["Content-Digest", "Signature-Input", "Signature"];

#[derive(Clone, Deserialize)]
struct Parameter {
    #[serde(rename = "$ref", default)]
    reference: Option<String>,
    #[serde(default)]
    name: String,
    #[serde(rename = "in", default)]
    place: String,
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CONTRACT}");
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={CONTRACT}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), Box<dyn std::error::Error>> {
    let contract: Contract = serde_norway::from_str(&fs::read_to_string(CONTRACT)?)?;
    let mut table = String::from("&[\n");
    let mut sources = String::from("&[\n");
    for (path, item) in &contract.paths {
        let shared: Vec<Parameter> = match item.get("parameters") {
            Some(shared) => serde_norway::from_value(shared.clone())?,
            None => Vec::new(),
        };
        for (method, operation) in item
            .iter()
            .filter(|(key, _)| METHODS.contains(&key.as_str()))
        {
            let mut operation: Operation = serde_norway::from_value(operation.clone())?;
            operation.parameters.extend(shared.iter().cloned());
            let row = row(&contract, path, method, &operation)?;
            let _ = writeln!(table, "{row},");
            let file = format!("{WRITTEN}{row}\n");
            let _ = writeln!(sources, "({:?}, {file:?}),", kebab(&operation.id));
        }
    }
    table.push(']');
    sources.push(']');
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a build script its place this way"
    )]
    let directory = env::var("OUT_DIR")?;
    fs::write(Path::new(&directory).join("operations.rs"), table)?;
    fs::write(Path::new(&directory).join("sources.rs"), sources)?;
    scopes(&contract, &directory)
}

fn row(
    contract: &Contract,
    path: &str,
    method: &str,
    operation: &Operation,
) -> Result<String, String> {
    let guards = operation.security.as_ref().unwrap_or(&contract.security);
    let scopes: BTreeSet<_> = guards
        .iter()
        .filter_map(|guard| guard.get("oauth2"))
        .flatten()
        .collect();
    let scopes = Vec::from_iter(scopes);
    let has = |scheme: &str| guards.iter().any(|guard| guard.contains_key(scheme));
    let callback = has("railSignature");
    if has("oauth2") && scopes.is_empty() {
        return Err(format!(
            "{} asks for a token and names no scope",
            operation.id
        ));
    }
    let mut parameters = Vec::new();
    for parameter in &operation.parameters {
        let Some(reference) = &parameter.reference else {
            parameters.push(parameter);
            continue;
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let known = contract.components.parameters.get(name);
        parameters.push(known.ok_or_else(|| format!("{reference} is not there"))?);
    }
    let query: BTreeSet<_> = parameters
        .iter()
        .filter(|one| one.place == "query")
        .map(|one| &one.name)
        .collect();
    let query = Vec::from_iter(query);
    let headers: BTreeSet<_> = parameters
        .iter()
        .filter(|one| one.place == "header")
        .map(|one| one.name.as_str())
        .collect();
    let writes = has("oauth2") && method != "get";
    let signed = signed(operation, writes, &query, &headers)?;
    let idempotent = parameters.iter().any(|one| one.name == "Idempotency-Key");
    let mut row = String::from("Operation {\n");
    let mut field = |name: &str, value: String| {
        let _ = writeln!(row, "    {name}: {value},");
    };
    let tag = operation.tags.first().ok_or("an operation without a tag")?;
    field("id", format!("{:?}", operation.id));
    field("function", format!("{:?}", kebab(&operation.id)));
    field("tag", format!("{tag:?}"));
    field("method", format!("{:?}", method.to_uppercase()));
    field("path", format!("{path:?}"));
    field("scopes", format!("&{scopes:?}"));
    field("query", format!("&{query:?}"));
    field("public", format!("{:?}", !callback && !has("oauth2")));
    field("callback", format!("{callback:?}"));
    field("bank_only", format!("{:?}", operation.bank_only));
    field("idempotent_write", format!("{idempotent:?}"));
    field("signature", format!("Signature::{signed}"));
    field("body", body(contract, operation)?);
    row.push('}');
    Ok(row)
}

/// Whether a policy can ask the client to sign the operation, and that all of what is asked is
/// something that a signature covers: it covers the path, one key and the body, and no query.
fn signed(
    operation: &Operation,
    writes: bool,
    query: &[&String],
    headers: &BTreeSet<&str>,
) -> Result<&'static str, String> {
    let id = &operation.id;
    let signed = match (operation.signature, writes) {
        // What a rail signs, the operation itself judges.
        (None, false) => return Ok("Never"),
        (Some(Signature::Never), true) => false,
        (Some(Signature::ByPolicy), true) => true,
        (None, true) => {
            return Err(format!(
                "{id} writes and does not say who signs it: x-malai-signature is by-policy for what moves money, \
                 grants credit or decides who may, and never for the rest"
            ));
        }
        (Some(_), false) => return Err(format!("{id} is no write of a client: nobody signs it")),
    };
    let shown = PROOF.iter().filter(|name| headers.contains(*name)).count();
    match (signed, shown) {
        (true, 3) if query.is_empty() && headers.contains("Idempotency-Key") => Ok("ByPolicy"),
        (true, 3) => Err(format!(
            "{id} is signed: it has an Idempotency-Key and no query parameter"
        )),
        (false, 0) => Ok("Never"),
        _ => Err(format!(
            "{id}: what can be signed has the parameters {PROOF:?}, and nothing else has"
        )),
    }
}

/// The fields of the operation's JSON body.
fn body(contract: &Contract, operation: &Operation) -> Result<String, String> {
    let json = |body: &Value| {
        body.get("content")?
            .get("application/json")?
            .get("schema")
            .cloned()
    };
    match operation.body.as_ref().and_then(json) {
        Some(schema) => fields(contract, &schema, 0, 2),
        None => Ok("&[]".into()),
    }
}

/// The fields of an object's schema, or of an array's items, one a line at this indent; none if it is of neither.
fn fields(
    contract: &Contract,
    schema: &Value,
    depth: usize,
    indent: usize,
) -> Result<String, String> {
    if depth > 8 {
        return Err("a body is nested too deeply".into());
    }
    let deeper = depth.saturating_add(1);
    if let Some(known) = referred(contract, schema)? {
        return fields(contract, known, deeper, indent);
    }
    if let Some(items) = schema.get("items") {
        return fields(contract, items, deeper, indent);
    }
    let required: BTreeSet<_> = schema
        .get("required")
        .and_then(Value::as_sequence)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut list = String::from("&[");
    for (name, field) in schema
        .get("properties")
        .and_then(Value::as_mapping)
        .into_iter()
        .flatten()
    {
        let name = name.as_str().ok_or("a field without a name")?;
        let _ = write!(
            list,
            "\n{}Field {{ name: {name:?}, required: {}, fields: {}, items: {} }},",
            "    ".repeat(indent),
            required.contains(name),
            fields(contract, field, deeper, indent.saturating_add(1))?,
            items(contract, field)?
        );
    }
    if list.ends_with(',') {
        let _ = write!(list, "\n{}", "    ".repeat(indent.saturating_sub(1)));
    }
    list.push(']');
    Ok(list)
}

/// The schema that this one refers to, if it does.
fn referred<'a>(contract: &'a Contract, schema: &Value) -> Result<Option<&'a Value>, String> {
    let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
        return Ok(None);
    };
    let name = reference.rsplit('/').next().unwrap_or_default();
    let known = contract.components.schemas.get(name);
    known
        .map(Some)
        .ok_or_else(|| format!("{reference} is not there"))
}

/// What an array's schema says of its items; `None` for what is no array. A body's array has a largest size.
fn items(contract: &Contract, schema: &Value) -> Result<String, String> {
    if let Some(known) = referred(contract, schema)? {
        return items(contract, known);
    }
    if schema.get("items").is_none() {
        return Ok("None".into());
    }
    let number = |name: &str| schema.get(name).and_then(Value::as_u64);
    let most = number("maxItems").ok_or("an array of a body without maxItems")?;
    let least = number("minItems").unwrap_or_default();
    let unique = schema.get("uniqueItems").and_then(Value::as_bool);
    let unique = unique.unwrap_or_default();
    Ok(format!(
        "Some(Items {{ least: {least}, most: {most}, unique: {unique} }})"
    ))
}

/// Every scope that a client can have.
fn scopes(contract: &Contract, directory: &str) -> Result<(), Box<dyn std::error::Error>> {
    let known = contract
        .components
        .security_schemes
        .get("oauth2")
        .and_then(|scheme| scheme.get("flows")?.get("clientCredentials")?.get("scopes"))
        .and_then(Value::as_mapping)
        .ok_or("no scopes")?;
    let names: BTreeSet<_> = known.keys().filter_map(Value::as_str).collect();
    let list = format!("&{:?}", Vec::from_iter(names));
    fs::write(Path::new(directory).join("scopes.rs"), list)?;
    Ok(())
}

/// `createPayment` as the directory of its function: `create-payment`.
fn kebab(operation: &str) -> String {
    operation
        .chars()
        .fold(String::new(), |mut directory, letter| {
            if letter.is_ascii_uppercase() {
                directory.push('-');
            }
            directory.push(letter.to_ascii_lowercase());
            directory
        })
}
