//! The catalogue of problems: an index, and a page for each code under the `type` that a problem
//! names. It is generated from the contract's table, so the two cannot differ.

use std::fmt::Write as _;

use axum::response::{IntoResponse, Response};
use platform::http::{Code, Problem};

use super::{CONTRACT, html};
use crate::gateway::{Caller, Refusal};

/// A row of the contract's table of codes.
struct Entry<'a> {
    code: &'a str,
    status: &'a str,
    meaning: &'a str,
    advice: &'a str,
}

/// Returns the rows of the contract's table: code, status, meaning, and what to do.
fn entries() -> impl Iterator<Item = Entry<'static>> {
    let known = |code: &str| Code::of_word(code).is_some();
    CONTRACT.lines().filter_map(move |line| {
        let row = line.trim().strip_prefix("| `")?.strip_suffix(" |")?;
        let (code, rest) = row.split_once("` | ")?;
        let mut cells = rest.split(" | ");
        let (status, meaning, advice) = (cells.next()?, cells.next()?, cells.next()?);
        known(code).then_some(Entry {
            code,
            status,
            meaning,
            advice,
        })
    })
}

/// The index of all codes.
pub(super) fn all() -> impl IntoResponse {
    let rows = entries().fold(String::new(), |mut rows, entry| {
        let Entry { code, status, .. } = entry;
        let _ = write!(
            rows,
            "<dt><a href=\"/problems/{code}\"><code>{code}</code></a> {status}</dt><dd>{}</dd>",
            prose(entry.meaning)
        );
        rows
    });
    html(page(
        "Problems of the Malai API",
        &format!("<dl>{rows}</dl>"),
    ))
}

/// The page of one code, or 404.
pub(super) fn one(caller: &Caller, code: &str) -> Response {
    let Some(entry) = entries().find(|entry| entry.code == code) else {
        return Refusal::from(Problem::new(Code::NotFound)).of(caller);
    };
    let code = Code::of_word(entry.code);
    let retryable = if code.is_some_and(Code::retryable) {
        "The same request with the same key may succeed later."
    } else {
        "The same request with the same key does not succeed later."
    };
    let title = code.map_or("", Code::title);
    let body = format!(
        "<dl><dt>Code</dt><dd><code>{}</code></dd><dt>Status</dt><dd>{}</dd><dt>Meaning</dt><dd>{}.</dd>\
         <dt>What to do</dt><dd>{}.</dd><dt>Retries</dt><dd>{retryable}</dd></dl>\
         <p><a href=\"/problems\">All problems</a></p>",
        entry.code,
        entry.status,
        prose(entry.meaning),
        prose(entry.advice),
    );
    html(page(title, &body)).into_response()
}

/// Converts a cell of the table to HTML: text between backticks is code.
fn prose(cell: &str) -> String {
    let escaped = cell.replace('&', "&amp;").replace('<', "&lt;");
    let parts = escaped.split('`').enumerate();
    parts.fold(String::new(), |text, (index, part)| {
        if index % 2 == 1 {
            text + "<code>" + part + "</code>"
        } else {
            text + part
        }
    })
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/docs/page.css\">\n</head>\n\
         <body class=\"console\">\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_row_with_advice() {
        for code in Code::ALL {
            let entry = entries().find(|entry| entry.code == code.as_str());
            let Some(entry) = entry else {
                panic!("{code:?} has no row");
            };
            assert_eq!(entry.status, code.status().to_string(), "{code:?}");
            assert!(
                entry.meaning.len() > 5 && entry.advice.len() > 5,
                "{code:?}"
            );
        }
        assert_eq!(entries().count(), Code::ALL.len());
    }

    #[test]
    fn code_is_marked_up_and_html_in_the_table_is_escaped() {
        assert_eq!(
            prose("a `b` <c> & `d`"),
            "a <code>b</code> &lt;c> &amp; <code>d</code>"
        );
    }
}
