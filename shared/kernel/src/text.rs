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

/// Whether a text on one line that holds this character reaches every scheme.
pub fn is_carried(character: char) -> bool {
    !matches!(character, '\r' | '\n') && travels_by_fps(character.encode_utf8(&mut [0; 4]))
}

/// Whether a name may hold the character: anything that is printed, of any script. Not what hides,
/// reorders or breaks a line (control, formatting and separator characters), nor what means nothing
/// to others (private use, non-characters). The two joiners stay: names in Persian and in the scripts
/// of India are spelt with them. Characters that Unicode has not assigned yet are let through, since
/// a later version may.
pub fn is_in_names(character: char) -> bool {
    !(character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || u32::from(character) & 0xfffe == 0xfffe)
}

/// Whether nothing is seen of the character by itself: white space, or a joiner.
pub fn is_invisible(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200c}' | '\u{200d}')
}
