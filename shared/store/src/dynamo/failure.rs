//! What the SDK's errors mean for a write: refused, busy, or unknown.

use std::collections::HashMap;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::delete_item::{DeleteItemError, DeleteItemOutput};
use aws_sdk_dynamodb::operation::execute_statement::{
    ExecuteStatementError, ExecuteStatementOutput,
};
use aws_sdk_dynamodb::operation::put_item::{PutItemError, PutItemOutput};
use aws_sdk_dynamodb::operation::transact_write_items::{
    TransactWriteItemsError, TransactWriteItemsOutput,
};
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{AttributeValue, CancellationReason};

use crate::backend::Attempt;
use crate::{ConditionResult, Item, StoreError};

pub(super) fn of_put(answer: Result<PutItemOutput, SdkError<PutItemError>>) -> Attempt {
    answer.map_or_else(
        |error| match error.as_service_error() {
            Some(PutItemError::ConditionalCheckFailedException(failed)) => {
                refused(failed.item.clone())
            }
            _ => otherwise(&error),
        },
        |_| Attempt::Committed,
    )
}

pub(super) fn of_update(answer: Result<UpdateItemOutput, SdkError<UpdateItemError>>) -> Attempt {
    answer.map_or_else(
        |error| match error.as_service_error() {
            Some(UpdateItemError::ConditionalCheckFailedException(failed)) => {
                refused(failed.item.clone())
            }
            _ => otherwise(&error),
        },
        |_| Attempt::Committed,
    )
}

pub(super) fn of_delete(answer: Result<DeleteItemOutput, SdkError<DeleteItemError>>) -> Attempt {
    answer.map_or_else(
        |error| match error.as_service_error() {
            Some(DeleteItemError::ConditionalCheckFailedException(failed)) => {
                refused(failed.item.clone())
            }
            _ => otherwise(&error),
        },
        |_| Attempt::Committed,
    )
}

pub(super) fn of_transaction(
    answer: Result<TransactWriteItemsOutput, SdkError<TransactWriteItemsError>>,
) -> Attempt {
    answer.map_or_else(
        |error| match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(canceled)) => {
                cancelled(canceled.cancellation_reasons())
            }
            Some(TransactWriteItemsError::TransactionInProgressException(_)) => Attempt::Unknown,
            _ => otherwise(&error),
        },
        |_| Attempt::Committed,
    )
}

pub(super) fn of_insert(
    answer: Result<ExecuteStatementOutput, SdkError<ExecuteStatementError>>,
) -> Result<bool, StoreError> {
    match answer {
        Ok(_) => Ok(true),
        Err(error) => match error.as_service_error() {
            Some(ExecuteStatementError::DuplicateItemException(_)) => Ok(false),
            _ => Err(StoreError::NoAnswer(Box::new(error))),
        },
    }
}

fn refused(item: Option<HashMap<String, AttributeValue>>) -> Attempt {
    Attempt::Refused(vec![ConditionResult::Condition(item.map(Item::from))])
}

/// Reasons come in the order of the writes. If any write met something other than its condition
/// (another transaction, throttling), the whole is worth another attempt, and only that attempt
/// can say whether the conditions hold.
fn cancelled(reasons: &[CancellationReason]) -> Attempt {
    let mut failures = Vec::with_capacity(reasons.len());
    for reason in reasons {
        match reason.code() {
            None | Some("None") => failures.push(ConditionResult::None),
            Some("ConditionalCheckFailed") => {
                failures.push(ConditionResult::Condition(
                    reason.item().cloned().map(Item::from),
                ));
            }
            Some("ValidationError" | "ItemCollectionSizeLimitExceeded") => {
                tracing::error!(reason = reason.message(), "a write is not valid");
                return Attempt::Busy;
            }
            Some(_) => return Attempt::Busy,
        }
    }
    Attempt::Refused(failures)
}

/// Refusals that the service made before doing anything are busy; silence and server faults are
/// unknown.
fn otherwise<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Attempt {
    let refused_beforehand = [
        "TransactionConflictException",
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded",
    ];
    if let SdkError::ConstructionFailure(_) = error {
        return Attempt::Busy;
    }
    let code = error
        .as_service_error()
        .and_then(ProvideErrorMetadata::code);
    match code {
        Some(code) if refused_beforehand.contains(&code) => Attempt::Busy,
        Some(code) => {
            tracing::error!(code, "the table answered with an error");
            Attempt::Unknown
        }
        None => Attempt::Unknown,
    }
}
