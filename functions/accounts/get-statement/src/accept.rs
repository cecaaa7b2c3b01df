/// Returns whether an `Accept` header (RFC 9110 §12.5.1) prefers CSV to JSON. JSON is returned on
/// equal weight, and for a header that names neither.
pub(crate) fn prefers_csv(accept: Option<&str>) -> bool {
    let accept = accept.unwrap_or_default();
    weight(accept, ["text/csv", "text/*", "*/*"])
        > weight(accept, ["application/json", "application/*", "*/*"])
}

/// Returns the weight of a media type in thousandths: that of the most specific range in the
/// header.
fn weight(accept: &str, ranges: [&str; 3]) -> u16 {
    let given = |range: &str| {
        accept.split(',').find_map(|part| {
            let mut parts = part.split(';').map(str::trim);
            let named = parts.next()?.eq_ignore_ascii_case(range);
            let quality = parts.find_map(|parameter| {
                parameter
                    .strip_prefix("q=")
                    .or_else(|| parameter.strip_prefix("Q="))
            });
            named.then(|| quality.map_or(1000, thousandths))
        })
    };
    ranges.into_iter().find_map(given).unwrap_or(0)
}

/// Parses `1`, or `0.` with up to three digits. A malformed weight counts as zero.
fn thousandths(quality: &str) -> u16 {
    match quality.split_once('.') {
        None | Some(("1", _)) => {
            if quality.starts_with('1') {
                1000
            } else {
                0
            }
        }
        Some(("0", digits)) if digits.len() <= 3 => {
            format!("{digits:0<3}").parse().unwrap_or_default()
        }
        Some(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_returned_only_if_it_has_the_higher_weight() {
        let cases = [
            (None, false),
            (Some("*/*"), false),
            (Some("application/json"), false),
            (Some("text/csv"), true),
            (Some("Text/CSV; charset=utf-8"), true),
            (Some("application/json, text/csv"), false),
            (Some("application/json;q=0.5, text/csv"), true),
            (Some("text/csv;q=0.9, application/json;q=0.95"), false),
            (Some("text/*"), true),
            (Some("text/csv;q=0"), false),
            (Some("image/png"), false),
            (Some("*/*;q=0.1, text/csv;q=0.25"), true),
        ];
        for (accept, expected) in cases {
            assert_eq!(prefers_csv(accept), expected, "{accept:?}");
        }
    }
}
