//! The tables on `DynamoDB`, through the unmodified AWS SDK.

mod expression;
mod failure;

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Builder, Config, Region, StalledStreamProtectionConfig,
};
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure as OnFailure,
    TransactWriteItem, Update as SdkUpdate,
};
use environment::deadline::Deadlines;
use environment::{Environment, LazyClient, Service};

use crate::backend::Attempt;
use crate::{Backend, Future, Item, Key, Operation, Page, Query, SortOrder, Store, StoreError};
use expression::Placeholders;

/// The pauses of a read that is throttled: the default second would use up what time there is.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

struct Dynamo {
    client: LazyClient<Client>,
    prefix: String,
}

impl Store {
    /// The tables of this environment.
    pub fn connect(environment: &Environment) -> Self {
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(environment.region.clone()))
            .credentials_provider(environment.credentials.clone())
            .http_client(environment.http.clone())
            .interceptor(Deadlines)
            // Responses are short, and a call that stalls meets its deadline.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .retry_config(
                RetryConfig::standard()
                    .with_initial_backoff(FIRST_PAUSE)
                    .with_max_backoff(LONGEST_PAUSE),
            );
        config.set_endpoint_url(environment.endpoint(Service::DynamoDb).map(str::to_owned));
        let client = LazyClient::new(|| Client::from_conf(config.build()));
        Self::over(Dynamo {
            client,
            prefix: environment.names.table_prefix.clone(),
        })
    }
}

type SdkItem = HashMap<String, AttributeValue>;

impl Dynamo {
    fn table(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    async fn commit_one(&self, write: &(&'static str, Operation)) -> Attempt {
        let (table, operation) = write;
        let table = self.table(table);
        let mut with = Placeholders::default();
        match operation {
            Operation::PutOnce { item } => {
                let condition = with.condition(&crate::Condition::Missing);
                let call = self
                    .client
                    .put_item()
                    .table_name(table)
                    .set_item(Some(item.clone().into()));
                let call = call.condition_expression(condition);
                let call = call.set_expression_attribute_names(with.names());
                let call = call.return_values_on_condition_check_failure(OnFailure::AllOld);
                failure::of_put(call.customize().config_override(once()).send().await)
            }
            Operation::Update(update) => {
                let condition = with.condition(&update.condition);
                let changes = with.changes(&update.changes);
                let call = self.client.update_item().table_name(table);
                let call = call.set_key(Some(update.key.item().into()));
                let call = call
                    .condition_expression(condition)
                    .update_expression(changes);
                let call = call.set_expression_attribute_names(with.names());
                let call = call.set_expression_attribute_values(with.values());
                let call = call.return_values_on_condition_check_failure(OnFailure::AllOld);
                failure::of_update(call.customize().config_override(once()).send().await)
            }
            Operation::Delete { key, condition } => {
                let condition = with.condition(condition);
                let call = self.client.delete_item().table_name(table);
                let call = call
                    .set_key(Some(key.item().into()))
                    .condition_expression(condition);
                let call = call.set_expression_attribute_names(with.names());
                let call = call.set_expression_attribute_values(with.values());
                let call = call.return_values_on_condition_check_failure(OnFailure::AllOld);
                failure::of_delete(call.customize().config_override(once()).send().await)
            }
            Operation::Check { .. } => self.commit_all(std::slice::from_ref(write)).await,
        }
    }

    async fn commit_all(&self, writes: &[(&'static str, Operation)]) -> Attempt {
        let items: Result<Vec<_>, _> = writes
            .iter()
            .map(|write| self.transact_item(write))
            .collect();
        match items {
            Ok(items) => {
                let call = self
                    .client
                    .transact_write_items()
                    .set_transact_items(Some(items));
                failure::of_transaction(call.customize().config_override(once()).send().await)
            }
            Err(fault) => {
                tracing::error!(error = %fault, "a transaction could not be built");
                Attempt::Busy
            }
        }
    }

    fn transact_item(
        &self,
        (table, operation): &(&'static str, Operation),
    ) -> Result<TransactWriteItem, aws_sdk_dynamodb::error::BuildError> {
        let table = self.table(table);
        let mut with = Placeholders::default();
        let item = TransactWriteItem::builder();
        Ok(match operation {
            Operation::PutOnce { item: stored } => {
                let condition = with.condition(&crate::Condition::Missing);
                let put = Put::builder()
                    .table_name(table)
                    .set_item(Some(stored.clone().into()));
                let put = put.condition_expression(condition);
                let put = put.set_expression_attribute_names(with.names());
                item.put(
                    put.return_values_on_condition_check_failure(OnFailure::AllOld)
                        .build()?,
                )
            }
            Operation::Update(update) => {
                let condition = with.condition(&update.condition);
                let changes = with.changes(&update.changes);
                let change = SdkUpdate::builder().table_name(table);
                let change = change.set_key(Some(update.key.item().into()));
                let change = change
                    .condition_expression(condition)
                    .update_expression(changes);
                let change = change.set_expression_attribute_names(with.names());
                let change = change.set_expression_attribute_values(with.values());
                let change = change.return_values_on_condition_check_failure(OnFailure::AllOld);
                item.update(change.build()?)
            }
            Operation::Delete { key, condition } => {
                let condition = with.condition(condition);
                let removal = Delete::builder().table_name(table);
                let removal = removal.set_key(Some(key.item().into()));
                let removal = removal.condition_expression(condition);
                let removal = removal.set_expression_attribute_names(with.names());
                let removal = removal.set_expression_attribute_values(with.values());
                let removal = removal.return_values_on_condition_check_failure(OnFailure::AllOld);
                item.delete(removal.build()?)
            }
            Operation::Check { key, condition } => {
                let condition = with.condition(condition);
                let check = ConditionCheck::builder().table_name(table);
                let check = check.set_key(Some(key.item().into()));
                let check = check.condition_expression(condition);
                let check = check.set_expression_attribute_names(with.names());
                let check = check.set_expression_attribute_values(with.values());
                let check = check.return_values_on_condition_check_failure(OnFailure::AllOld);
                item.condition_check(check.build()?)
            }
        }
        .build())
    }
}

impl Backend for Dynamo {
    fn get<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        Box::pin(async move {
            let call = self.client.get_item().table_name(self.table(table));
            let call = call.set_key(Some(key.item().into())).consistent_read(true);
            let answer = call.send().await.map_err(|error| no_answer(error.into()))?;
            Ok(answer.item.map(Item::from))
        })
    }

    fn view<'a>(
        &'a self,
        table: &'a str,
        key: &'a Key,
        attributes: &'static [&'static str],
    ) -> Future<'a, Result<Option<Item>, StoreError>> {
        Box::pin(async move {
            let mut with = Placeholders::default();
            let names: Vec<_> = attributes
                .iter()
                .map(|name| with.name(name).to_owned())
                .collect();
            let call = self.client.get_item().table_name(self.table(table));
            let call = call.set_key(Some(key.item().into())).consistent_read(true);
            let call = call.projection_expression(names.join(", "));
            let call = call.set_expression_attribute_names(with.names());
            let answer = call.send().await.map_err(|error| no_answer(error.into()))?;
            Ok(answer.item.map(Item::from))
        })
    }

    fn query<'a>(
        &'a self,
        table: &'a str,
        query: &'a Query,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        Box::pin(async move {
            let mut with = Placeholders::default();
            let keys = with.key_range(query);
            let call = self.client.query().table_name(self.table(table));
            let call = call.set_index_name(query.index.map(str::to_owned));
            let call = call
                .key_condition_expression(keys)
                .set_expression_attribute_names(with.names())
                .set_expression_attribute_values(with.values())
                .scan_index_forward(query.order == SortOrder::Ascending)
                .consistent_read(query.consistent)
                .limit(i32::from(query.limit))
                .set_exclusive_start_key(query.after.clone().map(SdkItem::from));
            let answer = call.send().await.map_err(|error| no_answer(error.into()))?;
            let rows = answer
                .items
                .unwrap_or_default()
                .into_iter()
                .map(Item::from)
                .collect();
            Ok(Page {
                rows,
                last: answer.last_evaluated_key.map(Item::from),
            })
        })
    }

    fn scan<'a>(
        &'a self,
        table: &'a str,
        after: Option<&'a Key>,
        limit: u16,
    ) -> Future<'a, Result<Page<Item>, StoreError>> {
        Box::pin(async move {
            #[expect(
                clippy::disallowed_methods,
                reason = "the migrator alone reads a whole table, which is what it is for"
            )]
            let call = self.client.scan();
            let call = call.table_name(self.table(table));
            let call = call
                .consistent_read(true)
                .limit(i32::from(limit))
                .set_exclusive_start_key(after.map(|key| SdkItem::from(key.item())));
            let answer = call.send().await.map_err(|error| no_answer(error.into()))?;
            let items = answer.items.unwrap_or_default();
            Ok(Page {
                rows: items.into_iter().map(Item::from).collect(),
                last: answer.last_evaluated_key.map(Item::from),
            })
        })
    }

    fn commit<'a>(&'a self, writes: &'a [(&'static str, Operation)]) -> Future<'a, Attempt> {
        Box::pin(async move {
            match writes {
                [write] => self.commit_one(write).await,
                _ => self.commit_all(writes).await,
            }
        })
    }

    fn insert<'a>(
        &'a self,
        table: &'a str,
        item: &'a Item,
    ) -> Future<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            // The attribute names are our own struct fields, so no text from outside is in the
            // statement; the values are parameters.
            let attributes: SdkItem = item.clone().into();
            let (names, values): (Vec<_>, Vec<_>) = attributes
                .into_iter()
                .map(|(name, value)| (format!("'{name}': ?"), value))
                .unzip();
            let statement = format!(
                "INSERT INTO \"{}\" VALUE {{{}}}",
                self.table(table),
                names.join(", ")
            );
            let call = self.client.execute_statement().statement(statement);
            failure::of_insert(call.set_parameters(Some(values)).send().await)
        })
    }
}

/// The store repeats a write itself, within a bound: attempts of the SDK would multiply its own.
fn once() -> Builder {
    Config::builder().retry_config(RetryConfig::disabled())
}

fn no_answer(error: aws_sdk_dynamodb::Error) -> StoreError {
    StoreError::NoAnswer(Box::new(error))
}
