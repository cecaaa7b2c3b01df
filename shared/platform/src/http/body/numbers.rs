//! Numbers that JSON allows and no type of the machine holds, such as `1e400`.

use std::ops::Range;

/// The length from which a number without an exponent may be out of range: the largest one has 309 digits.
const LONG: usize = 300;

/// The text with a fraction of the same length in place of each number that may be out of range: those with an exponent,
/// and those that are very long. No field of the contract takes any of them, and their values are not kept. `None` if
/// there are none. Every other byte keeps its place.
pub(super) fn within_range(text: &[u8]) -> Option<Vec<u8>> {
    let mut written = text.to_vec();
    let mut found = false;
    let mut at = 0_usize;
    while let Some(byte) = text.get(at) {
        let end = match byte {
            b'"' => string_end(text, at),
            b'-' | b'0'..=b'9' => number_end(text, at).unwrap_or(at.saturating_add(1)),
            _ => at.saturating_add(1),
        };
        let place = at..end;
        if *byte != b'"' && may_be_out_of_range(text, place.clone()) {
            found = true;
            fraction(written.get_mut(place).unwrap_or_default());
        }
        at = end;
    }
    found.then_some(written)
}

fn may_be_out_of_range(text: &[u8], place: Range<usize>) -> bool {
    let number = text.get(place).unwrap_or_default();
    let has_exponent = number.len() > 2 && number.iter().any(|byte| b"eE".contains(byte));
    has_exponent || number.len() > LONG
}

fn fraction(place: &mut [u8]) {
    for (index, byte) in place.iter_mut().enumerate() {
        *byte = match index {
            0 => b'0',
            1 => b'.',
            _ => b'5',
        };
    }
}

/// The end of the string that begins here; that of the text, if it does not end.
fn string_end(text: &[u8], start: usize) -> usize {
    let mut at = start.saturating_add(1);
    while let Some(byte) = text.get(at) {
        at = match byte {
            b'"' => return at.saturating_add(1),
            b'\\' => at.saturating_add(2),
            _ => at.saturating_add(1),
        };
    }
    text.len()
}

/// The end of the number that begins here (RFC 8259 §6), if one does.
fn number_end(text: &[u8], start: usize) -> Option<usize> {
    let is = |at: usize, allowed: &[u8]| text.get(at).is_some_and(|byte| allowed.contains(byte));
    let digits_from = |start: usize| {
        let digits = text
            .get(start..)?
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        (count > 0).then(|| start.saturating_add(count))
    };
    let after = |at: usize, allowed: &[u8]| at.saturating_add(usize::from(is(at, allowed)));
    let whole = after(start, b"-");
    let mut end = if is(whole, b"0") {
        whole.saturating_add(1)
    } else {
        digits_from(whole)?
    };
    if is(end, b".") {
        end = digits_from(end.saturating_add(1)).unwrap_or(end);
    }
    if is(end, b"eE") {
        end = digits_from(after(end.saturating_add(1), b"+-")).unwrap_or(end);
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_range_become_fractions_of_their_length_and_all_else_stays() {
        let long = "7".repeat(400);
        for (text, expected) in [
            ("1e400", Some("0.555".to_owned())),
            ("[-1.5E+400,2]", Some("[0.5555555,2]".into())),
            (
                r#"{"1e400":"\"2e400","a":3e400}"#,
                Some(r#"{"1e400":"\"2e400","a":0.555}"#.into()),
            ),
            (&long, Some(format!("0.{}", "5".repeat(398)))),
            ("12.34", None),
            (r#"["1e400"]"#, None),
            // Not numbers.
            ("1e", None),
            ("1.e400", None),
            ("e400", None),
            ("\"1e400", None),
        ] {
            let written = within_range(text.as_bytes());
            let written = written.map(|text| String::from_utf8(text).expect("ASCII"));
            assert_eq!(written, expected, "{text}");
        }
    }
}
