//! What a row keeps of the words in a message. The original is archived whole, so that the row has
//! only to fit.

use std::str::FromStr;

/// Stands at the end of a text that was cut, as is usual where messages of different lengths meet.
const CUT: char = '+';
/// Stands for a character that the row's type does not take.
const REPLACED: char = '?';

/// The text as this type, cut to so many characters and so many bytes, with what the type does not
/// take replaced. `None` if nothing is left.
pub(crate) fn fitted<T: FromStr>(text: &str, characters: usize, bytes: usize) -> Option<T> {
    let cut = cut(text.trim(), characters, bytes);
    cut.parse().ok().or_else(|| {
        let taken = |character: char| {
            let alone: Result<T, _> = character.to_string().parse();
            if character == ' ' || alone.is_ok() {
                character
            } else {
                REPLACED
            }
        };
        cut.chars().map(taken).collect::<String>().parse().ok()
    })
}

fn cut(text: &str, characters: usize, bytes: usize) -> String {
    if text.chars().count() <= characters && text.len() <= bytes {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars().take(characters.saturating_sub(1)) {
        let length = kept.len().saturating_add(character.len_utf8());
        if length.saturating_add(CUT.len_utf8()) > bytes {
            break;
        }
        kept.push(character);
    }
    let mut kept = kept.trim_end().to_owned();
    kept.push(CUT);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::party::Reference;

    fn kept(text: &str) -> Option<String> {
        let fitted: Option<Reference> = fitted(text, 10, 12);
        fitted.map(|text| text.as_str().to_owned())
    }

    #[test]
    fn what_is_cut_says_so_and_what_fits_is_kept_as_it_is() {
        assert_eq!(kept("1234567890").as_deref(), Some("1234567890"));
        assert_eq!(kept("12345678901").as_deref(), Some("123456789+"));
        assert_eq!(kept("12345678 9 1").as_deref(), Some("12345678+"));
        assert_eq!(kept(" a ").as_deref(), Some("a"));
        assert_eq!(kept("  "), None);
    }

    #[test]
    fn bytes_are_counted_where_characters_are_wide() {
        assert_eq!(cut("\u{4e00}\u{4e01}\u{4e02}\u{4e03}", 10, 12).len(), 12);
        assert_eq!(
            cut("\u{4e00}\u{4e01}\u{4e02}\u{4e03}a", 10, 12),
            "\u{4e00}\u{4e01}\u{4e02}+"
        );
    }

    #[test]
    fn what_a_reference_cannot_hold_is_replaced() {
        assert_eq!(kept("Lo\u{4e00}n 5").as_deref(), Some("Lo?n 5"));
    }
}
