//! Text from outside: which characters may travel with a payment, and how a type is read from it.

use alloc::string::String;
use core::fmt::Display;
use core::str::FromStr;

use serde::{Deserialize, Deserializer};

/// Reads a type from the one text that it is written as, by the same rules as everywhere else.
///
/// # Errors
/// When there is no text, or the type does not take it.
pub fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    String::deserialize(deserializer)?
        .parse()
        .map_err(serde::de::Error::custom)
}

/// Whether every character is one that Faster Payments carries: letters, digits, space, carriage
/// return, line feed and `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`. Control characters other
/// than the line end never are.
pub fn travels_by_fps(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b" \r\n/-?:().,'+#=!\"%&*<>;{@".contains(&byte))
}
