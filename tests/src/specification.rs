//! `openapi.yaml` as a validator of responses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::bank::Answer;

/// The contract with its references resolved.
#[derive(Clone, Debug)]
pub struct Specification {
    document: Value,
    operations: BTreeMap<String, Value>,
}

impl Specification {
    /// Reads the contract of this repository.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn read() -> Self {
        let text = include_str!("../../openapi.yaml");
        let document: Value = serde_norway::from_str(text).expect("the contract");
        let paths = document["paths"].as_object().expect("paths");
        let methods = paths
            .values()
            .filter_map(Value::as_object)
            .flat_map(|path| path.values());
        let named = methods.filter_map(|operation| {
            Some((
                operation["operationId"].as_str()?.to_owned(),
                operation.clone(),
            ))
        });
        Self {
            operations: named.collect(),
            document,
        }
    }

    /// Returns the ids of all operations.
    pub fn operations(&self) -> BTreeSet<&str> {
        self.operations.keys().map(String::as_str).collect()
    }

    /// Returns the codes of problems.
    ///
    /// # Panics
    /// If the contract has none.
    pub fn problem_codes(&self) -> BTreeSet<&str> {
        let codes = self.document["components"]["schemas"]["ProblemCode"]["enum"].as_array();
        codes
            .expect("codes")
            .iter()
            .filter_map(Value::as_str)
            .collect()
    }

    /// Returns whether an operation declares a refusal by a rule, other than of a reused key.
    pub fn refuses_by_a_rule(&self, operation: &str) -> bool {
        let responses = &self.operations[operation]["responses"];
        let refusal = &responses["422"]["$ref"];
        !responses["409"].is_null() || refusal != "#/components/responses/KeyReused"
    }

    /// The query parameters of an operation: their names and schemas.
    pub fn query(&self, operation: &str) -> Vec<(&str, &Value)> {
        let own = self.operations[operation]["parameters"].as_array();
        let all = own.into_iter().flatten().map(|one| self.followed(one));
        let query = all.filter(|one| one["in"] == "query");
        query
            .filter_map(|one| Some((one["name"].as_str()?, self.followed(&one["schema"]))))
            .collect()
    }

    /// The fields of an operation's JSON body at every depth: their JSON pointers and schemas. An array has its first
    /// item, and an object with names of its own the name GBP.
    pub fn fields(&self, operation: &str) -> Vec<(String, &Value)> {
        let body = &self.operations[operation]["requestBody"]["content"]["application/json"];
        let mut found = Vec::new();
        self.fields_below(self.followed(&body["schema"]), "", &mut found);
        found
    }

    fn fields_below<'a>(
        &'a self,
        schema: &'a Value,
        pointer: &str,
        found: &mut Vec<(String, &'a Value)>,
    ) {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let named = properties.map(|(name, schema)| (name.as_str(), schema));
        let item = Some(("0", &schema["items"])).filter(|(_, schema)| schema.is_object());
        let other = &schema["additionalProperties"];
        let other = Some(("GBP", other)).filter(|(_, schema)| schema.is_object());
        for (name, schema) in named.chain(item).chain(other) {
            let pointer = format!("{pointer}/{name}");
            let schema = self.followed(schema);
            found.push((pointer.clone(), schema));
            self.fields_below(schema, &pointer, found);
        }
    }

    /// Returns the statuses that an operation declares.
    pub fn statuses(&self, operation: &str) -> BTreeSet<u16> {
        let responses = self.operations[operation]["responses"].as_object();
        responses
            .into_iter()
            .flatten()
            .filter_map(|(status, _)| status.parse().ok())
            .collect()
    }

    /// Returns how a response deviates from the operation's declaration; empty if it conforms.
    pub fn breaches(&self, operation: &str, answer: &Answer) -> Vec<String> {
        let status = answer.status.to_string();
        let declared = &self.operations[operation]["responses"][&status];
        if declared.is_null() {
            return vec![format!("{operation} does not declare {status}")];
        }
        let response = self.followed(declared);
        let mut breaches = self.breaches_of_headers(response, answer);
        let media_type = answer
            .header("content-type")
            .split(';')
            .next()
            .unwrap_or_default();
        match response["content"].as_object() {
            None if answer.body == "" => {}
            None => breaches.push(format!("{status} has no body")),
            Some(content) => match content.get(media_type) {
                None => breaches.push(format!("{status} is not of the type {media_type:?}")),
                Some(content) => breaches.extend(self.violations(&content["schema"], &answer.body)),
            },
        }
        breaches
    }

    fn breaches_of_headers(&self, response: &Value, answer: &Answer) -> Vec<String> {
        let mut breaches = Vec::new();
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let (header, value) = (self.followed(header), answer.header(name));
            if value.is_empty() {
                if header["required"] == true {
                    breaches.push(format!("no {name}"));
                }
                continue;
            }
            let value = match header["schema"]["type"].as_str() {
                Some("integer" | "boolean") => serde_json::from_str(value).unwrap_or(Value::Null),
                _ => value.into(),
            };
            let wrong = self.violations(&header["schema"], &value);
            breaches.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
        breaches
    }

    /// Returns how a value violates a schema of the contract.
    ///
    /// # Panics
    /// If the schema is invalid.
    pub fn violations(&self, schema: &Value, value: &Value) -> Vec<String> {
        let schema = json!({"allOf": [schema], "components": self.document["components"]});
        let options = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft7)
            .should_validate_formats(true);
        let validator = options.build(&schema).expect("a schema");
        let wrong = validator.iter_errors(value);
        wrong
            .map(|wrong| format!("{}: {wrong}", wrong.instance_path()))
            .collect()
    }

    /// Returns the request examples of an operation: their names and values, with their schema and
    /// media type.
    pub fn requests(&self, operation: &str) -> Vec<Example<'_>> {
        let body = &self.operations[operation]["requestBody"];
        self.examples(&body["content"])
    }

    /// Returns the response examples of an operation with this status.
    pub fn answers(&self, operation: &str, status: u16) -> Vec<Example<'_>> {
        let response = &self.operations[operation]["responses"][status.to_string()];
        self.examples(&self.followed(response)["content"])
    }

    fn examples<'a>(&'a self, content: &'a Value) -> Vec<Example<'a>> {
        let mut examples = Vec::new();
        for (media_type, content) in content.as_object().into_iter().flatten() {
            for (name, example) in content["examples"].as_object().into_iter().flatten() {
                let value = &self.followed(example)["value"];
                examples.push(Example {
                    name,
                    media_type,
                    schema: &content["schema"],
                    value,
                });
            }
        }
        examples
    }

    /// What a reference within the document names, or the thing itself.
    fn followed<'a>(&'a self, thing: &'a Value) -> &'a Value {
        let mut thing = thing;
        while let Some(reference) = thing["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            thing = self.document.pointer(pointer).expect(reference);
        }
        thing
    }
}

/// An example of the contract.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// Its name there.
    pub name: &'a str,
    /// Of what type it is.
    pub media_type: &'a str,
    /// What it is an example of.
    pub schema: &'a Value,
    /// The example.
    pub value: &'a Value,
}
