//! The little that a proof reads in a message: the text of one element.

/// The text of the first element of this name, whatever its prefix and attributes.
pub(super) fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = xml;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, content) = after.split_once('>')?;
        let opened = tag.split_whitespace().next().unwrap_or_default();
        let local = opened.rsplit(':').next().unwrap_or_default();
        if local == name && !tag.starts_with('/') {
            return content.split('<').next().map(str::trim);
        }
        rest = content;
    }
    None
}

/// Pounds and pence as they stand in an amount, in pence.
pub(super) fn pence(text: &str) -> Option<i64> {
    let (pounds, decimals) = text.split_once('.').unwrap_or((text, ""));
    let decimals = decimals.trim_end_matches('0');
    let fraction = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<i64>().ok()?.checked_mul(10)?,
        2 => decimals.parse::<i64>().ok()?,
        _ => return None,
    };
    let pounds = if pounds.is_empty() && !decimals.is_empty() {
        "0"
    } else {
        pounds
    };
    pounds
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_found_by_its_local_name() {
        let xml = "<?xml version=\"1.0\"?><d:Doc xmlns:d='x'><TxIdOther>1</TxIdOther>\
                   <d:TxId a='b'> ABC </d:TxId></d:Doc>";
        assert_eq!(element(xml, "TxId"), Some("ABC"));
        assert_eq!(element(xml, "RtrId"), None);
    }

    #[test]
    fn an_amount_is_read_in_any_of_its_spellings() {
        for (text, expected) in [
            ("250", Some(25_000)),
            ("250.7", Some(25_070)),
            ("250.700", Some(25_070)),
            ("250.07", Some(25_007)),
            ("250.071", None),
            (".5", Some(50)),
            (".", None),
            ("x", None),
        ] {
            assert_eq!(pence(text), expected, "{text}");
        }
    }
}
