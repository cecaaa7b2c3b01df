//! Pages for people: the console, the catalogue of problems, and the API reference, which Scalar
//! renders from the contract. Scalar's script comes with its crate; no page needs the network or an
//! inline script.

mod problems;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Extension, Router};
use platform::http::{Code, Problem};

use crate::gateway::{Caller, Refusal};

const CONTRACT: &str = include_str!("../../../openapi.yaml");
/// The first server in the contract.
const USUAL_ORIGIN: &str = "http://127.0.0.1:8080";

/// The pages of the bank at this origin.
pub fn router(origin: &str) -> Router {
    let contract = CONTRACT.replace(USUAL_ORIGIN, origin);
    let console = include_str!("console.html").replace(USUAL_ORIGIN, origin);
    let reference = || async { html(include_str!("reference.html")) };
    Router::new()
        .route("/", get(|| async { html(console) }))
        .route("/docs", get(reference))
        .route("/docs/", get(reference))
        .route(
            "/docs/page.css",
            get(|| async { file("text/css", include_str!("page.css")) }),
        )
        .route(
            "/docs/reference.js",
            get(|| async { file("text/javascript", include_str!("reference.js")) }),
        )
        .route(
            "/docs/scalar.js",
            get(|| async {
                let script =
                    scalar_api_reference::get_asset("scalar.js").ok_or(StatusCode::NOT_FOUND)?;
                Ok::<_, StatusCode>(file("text/javascript", script))
            }),
        )
        .route(
            "/openapi.yaml",
            get(|| async { file("application/yaml", contract) }),
        )
        .route("/problems", get(|| async { problems::all() }))
        .route(
            "/problems/{code}",
            get(
                |Extension(caller): Extension<Caller>, Path(code): Path<String>| async move {
                    problems::one(&caller, &code)
                },
            ),
        )
        .method_not_allowed_fallback(|Extension(caller): Extension<Caller>| async move {
            Refusal::from(Problem::new(Code::MethodNotAllowed)).of(&caller)
        })
}

fn html(page: impl IntoResponse) -> impl IntoResponse {
    file("text/html; charset=utf-8", page)
}

fn file(media_type: &'static str, text: impl IntoResponse) -> impl IntoResponse {
    (
        [(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-cache")],
        text,
    )
}
