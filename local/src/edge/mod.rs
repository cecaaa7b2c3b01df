//! The outermost layer, CloudFront in the deployed bank: takes connections, names requests, and
//! stamps every answer with the security headers of what it belongs to.

mod server;
mod stamp;

#[cfg(test)]
mod tests;

pub use server::serve;

use axum::body::Body;
use axum::http::Request;
use axum::middleware::from_fn;
use axum::{Extension, Router};

use crate::gateway::{Caller, Gateway};

/// Everything behind the edge: the console and the reference, the local controls, the API.
pub fn router(gateway: Gateway, docs: Router, control: Router) -> Router {
    let api = |Extension(caller): Extension<Caller>, request: Request<Body>| async move {
        gateway.answer(request, &caller).await
    };
    Router::new()
        .merge(docs)
        .nest("/_local", control.layer(from_fn(stamp::only_from_here)))
        .fallback(api)
        .layer(from_fn(stamp::stamp))
}
