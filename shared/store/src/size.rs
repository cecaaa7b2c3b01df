//! How large an item is: what `DynamoDB` charges for and what a budget limits.

use crate::{Item, Value};

/// The most bytes that an item may have, a quota of `DynamoDB`.
pub const MAX_BYTES: usize = 400 * 1024;

/// The bytes of an item: names and values of all attributes, by the rules of the *Amazon DynamoDB
/// Developer Guide*, "Item sizes and formats". Storage adds 100 bytes of index overhead, which
/// neither reads nor writes are charged for.
pub fn of(item: &Item) -> usize {
    item.iter()
        .map(|(name, value)| name.len().saturating_add(of_value(value)))
        .sum()
}

/// The bytes of one value, without its name.
fn of_value(value: &Value) -> usize {
    match value {
        Value::S(text) => text.len(),
        Value::N(number) => of_number(number),
        Value::B(bytes) => bytes.len(),
        Value::Bool(_) | Value::Null(_) => 1,
        Value::L(list) => nested(list.iter().map(of_value)),
        Value::M(map) => nested(
            map.iter()
                .map(|(name, value)| name.len().saturating_add(of_value(value))),
        ),
        Value::Ss(texts) => texts.iter().map(String::len).sum(),
        Value::Ns(numbers) => numbers.iter().map(|number| of_number(number)).sum(),
        Value::Bs(all) => all.iter().map(Vec::len).sum(),
    }
}

/// Three bytes, and one more for each element.
fn nested(elements: impl Iterator<Item = usize>) -> usize {
    elements.fold(3, |sum, element| {
        sum.saturating_add(element).saturating_add(1)
    })
}

/// One byte for two significant digits, one more, and one for a minus. The guide says
/// "approximately"; this is never less.
fn of_number(number: &str) -> usize {
    let negative = usize::from(number.starts_with('-'));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_matches('0').len();
    significant
        .div_ceil(2)
        .saturating_add(1)
        .saturating_add(negative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn item(pairs: &[(&str, Value)]) -> Item {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()));
        Item::from(pairs.collect::<HashMap<_, _>>())
    }

    #[test]
    fn names_and_text_count_by_their_bytes() {
        let sample = item(&[
            ("pk", Value::S("abc".into())),
            ("name", Value::S("é".into())),
        ]);
        assert_eq!(of(&sample), 2 + 3 + 4 + 2);
    }

    #[test]
    fn a_number_counts_two_digits_a_byte_and_zeros_at_its_ends_not_at_all() {
        let size = |number: &str| of_value(&Value::N(number.into()));
        assert_eq!(size("0"), 1);
        assert_eq!(size("7"), 2);
        assert_eq!(size("1200"), 2);
        assert_eq!(size("123"), 3);
        assert_eq!(size("-123"), 4);
        assert_eq!(size("-9223372036854775808"), 12);
    }

    #[test]
    fn a_map_and_a_list_carry_three_bytes_and_one_for_each_element() {
        let list = Value::L(vec![Value::Bool(true), Value::Null(true)]);
        assert_eq!(of_value(&list), 3 + 2 + 2);
        let map = HashMap::from([("ab".to_owned(), Value::S("cd".into()))]);
        assert_eq!(of_value(&Value::M(map)), 3 + 4 + 1);
        assert_eq!(of_value(&Value::M(HashMap::new())), 3);
    }
}
