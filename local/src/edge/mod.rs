//! The edge, CloudFront in the deployed bank: accepts connections, assigns request ids, and sets
//! the security headers of each app on every response.

mod headers;
mod server;

#[cfg(test)]
mod tests;

pub use server::serve;

use axum::body::Body;
use axum::http::Request;
use axum::middleware::from_fn;
use axum::{Extension, Router};

use crate::gateway::{Caller, Gateway};

/// Routes to everything behind the edge: the console and the reference, the local controls, the
/// API.
pub fn router(gateway: Gateway, docs: Router, control: Router) -> Router {
    let api = |Extension(caller): Extension<Caller>, request: Request<Body>| async move {
        gateway.handle(request, &caller).await
    };
    Router::new()
        .merge(docs)
        .nest("/_local", control.layer(from_fn(headers::require_loopback)))
        .fallback(api)
        .layer(from_fn(headers::set_headers))
}
