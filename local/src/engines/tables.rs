use serde_json::{Value, json};

/// A domain's table as the deployed template declares it: string keys `pk` and `sk`, billed on
/// demand.
#[derive(Clone, Debug)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// Whether stream consumers receive its changes, with both images.
    pub stream: bool,
    /// The attribute with the time, in seconds, after which a row may be removed.
    pub expiry: Option<&'static str>,
    /// The indexes.
    pub indexes: &'static [Index],
}

/// A global secondary index with string keys.
#[derive(Clone, Debug)]
pub struct Index {
    /// The index's name.
    pub name: &'static str,
    /// Its partition key.
    pub partition: &'static str,
    /// Its sort key.
    pub sort: &'static str,
    /// The attributes that it contains.
    pub projection: Projection,
}

/// The attributes of an index.
#[derive(Clone, Copy, Debug)]
pub enum Projection {
    /// The keys of the table and of the index.
    Keys,
    /// The whole row.
    All,
}

/// The bank's tables.
pub const TABLES: &[Table] = &[
    Table {
        name: "identity",
        stream: true,
        expiry: Some("ttl"),
        indexes: &[],
    },
    Table {
        name: "accounts",
        stream: true,
        expiry: None,
        indexes: &[Index {
            name: "by-tenant",
            partition: "tn",
            sort: "at",
            projection: Projection::Keys,
        }],
    },
    Table {
        name: "payments",
        stream: true,
        expiry: None,
        indexes: &[],
    },
    Table {
        name: "audit",
        stream: false,
        expiry: None,
        indexes: &[],
    },
];

impl Table {
    /// Returns the table as a `CreateTable` request.
    pub(super) fn creation(&self) -> Value {
        let mut request = json!({
            "TableName": self.name,
            "KeySchema": key_schema("pk", "sk"),
            "AttributeDefinitions": self.attributes(),
            "BillingMode": "PAY_PER_REQUEST",
            "StreamSpecification": if self.stream {
                json!({"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"})
            } else {
                json!({"StreamEnabled": false})
            },
        });
        if !self.indexes.is_empty()
            && let Some(request) = request.as_object_mut()
        {
            let indexes = self.indexes.iter().map(Index::definition).collect();
            request.insert("GlobalSecondaryIndexes".to_owned(), Value::Array(indexes));
        }
        request
    }

    /// Returns the request that adds `index` to an existing table.
    pub(super) fn addition(&self, index: &Index) -> Value {
        json!({
            "TableName": self.name,
            "AttributeDefinitions": self.attributes(),
            "GlobalSecondaryIndexUpdates": [{"Create": index.definition()}],
        })
    }

    fn attributes(&self) -> Vec<Value> {
        let mut names = vec!["pk", "sk"];
        names.extend(self.indexes.iter().flat_map(|i| [i.partition, i.sort]));
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .map(|name| json!({"AttributeName": name, "AttributeType": "S"}))
            .collect()
    }
}

impl Index {
    fn definition(&self) -> Value {
        let projection = match self.projection {
            Projection::Keys => "KEYS_ONLY",
            Projection::All => "ALL",
        };
        json!({
            "IndexName": self.name,
            "KeySchema": key_schema(self.partition, self.sort),
            "Projection": {"ProjectionType": projection},
        })
    }
}

fn key_schema(partition: &str, sort: &str) -> Value {
    json!([
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cloud templates are generated from the root manifest, so the engines must match it.
    #[test]
    fn the_tables_are_those_that_the_root_manifest_describes() {
        let manifest = include_str!("../../../Cargo.toml");
        let manifest: Value = toml::from_str(manifest).expect("a manifest");
        let described = &manifest["workspace"]["metadata"]["malai"]["tables"];
        let ours: serde_json::Map<_, _> = TABLES
            .iter()
            .map(|table| (table.name.to_owned(), description(table)))
            .collect();
        assert_eq!(described, &Value::Object(ours));
    }

    fn description(table: &Table) -> Value {
        let mut said = json!({"stream": table.stream});
        if let Some(expiry) = table.expiry {
            said["expiry"] = expiry.into();
        }
        for index in table.indexes {
            let projection = match index.projection {
                Projection::Keys => "keys",
                Projection::All => "all",
            };
            said["indexes"][index.name] = json!({
                "partition": index.partition, "sort": index.sort, "projection": projection,
            });
        }
        said
    }
}
