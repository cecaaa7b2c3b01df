//! Controls for a payment that the scheme knows.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::Response;
use kernel::time::Moment;
use rusqlite::Transaction;
use serde_json::json;

use super::{Refusal, parse_fpid, reply};
use crate::rails::fps::{Scheme, book, scheme};

/// The scheme makes a payment that the bank rejected.
pub(super) async fn overrule(
    State(scheme): State<Scheme>,
    Path(fpid): Path<String>,
) -> Response<Body> {
    let none = "the bank rejected no such payment";
    about(&scheme, &fpid, scheme::overrule, ("overruled", none)).await
}

pub(super) async fn repeat(
    State(scheme): State<Scheme>,
    Path(fpid): Path<String>,
) -> Response<Body> {
    let none = "nothing was sent about it yet";
    about(&scheme, &fpid, scheme::repeat, ("repeated", none)).await
}

/// Performs an action on a payment, and returns its result or the error.
async fn about(
    scheme: &Scheme,
    fpid: &str,
    act: fn(&Transaction<'_>, &book::Payment, Moment) -> rusqlite::Result<bool>,
    (done, not_done): (&'static str, &'static str),
) -> Response<Body> {
    let acted = async {
        let (id, now) = (parse_fpid(fpid)?.short(), scheme.now());
        let acted = scheme.book.write(move |tx| match book::find(tx, &id)? {
            Some(known) => act(tx, &known, now).map(Some),
            None => Ok(None),
        });
        match acted.await? {
            Some(true) => Ok(json!({done: true})),
            Some(false) => Err(Refusal::Conflict(not_done)),
            None => Err(Refusal::Unknown),
        }
    };
    reply(acted.await)
}
