//! The words that travel with a payment, in the scheme's lengths and characters.

use std::fmt;
use std::str::FromStr;

use kernel::party::ParseTextError;
use kernel::text::travels_by_fps;

/// A text made to fit the scheme, and whether that cost a part of it. The API says so to the
/// client: nobody should learn from the payee what was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted<T> {
    /// What is sent.
    pub sent: T,
    /// Whether characters were cut; spaces around the text do not count.
    pub truncated: bool,
    /// Whether characters were replaced by such as the scheme carries.
    pub transliterated: bool,
}

macro_rules! scheme_text {
    ($(#[$doc:meta])* $name:ident, $most:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters that reach the scheme.
            pub const MAX: usize = $most;

            /// Cuts a line to the scheme's length.
            fn cut(line: &str) -> Result<(Self, bool), ParseTextError> {
                let cut: String = line.chars().take(Self::MAX).collect();
                let sent: Self = cut.parse()?;
                let truncated = sent.0 != line;
                Ok((sent, truncated))
            }

            /// The text as it travels.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseTextError;

            /// Others may pad a text with spaces or break it into lines; neither is kept.
            fn from_str(text: &str) -> Result<Self, ParseTextError> {
                let line = one_line(text)?;
                if line.is_empty() || line.len() > Self::MAX {
                    return Err(ParseTextError::Length { least: 1, most: Self::MAX });
                }
                Ok(Self(line))
            }
        }

        /// Personal data: not shown.
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

scheme_text! {
    /// The name of a payer or payee as the scheme carries it: 1 to 35 characters.
    SchemeName, 35
}
scheme_text! {
    /// The payer's reference as the scheme carries it: 1 to 18 characters.
    SchemeReference, 18
}

impl SchemeName {
    /// A name as the scheme carries it: what it does not carry is transliterated, as `Zo\u{eb}` to
    /// `Zoe`, and the whole is cut to the scheme's length. Never refused for its characters: a person
    /// whose name cannot be written in the scheme's letters can still be paid.
    pub fn fit(text: &str) -> Result<Fitted<Self>, ParseTextError> {
        let line = if travels_by_fps(text) {
            text.to_owned()
        } else {
            transliterated(text)
        };
        let transliterated = line != text;
        let (sent, truncated) = Self::cut(&one_line(&line)?)?;
        Ok(Fitted {
            sent,
            truncated,
            transliterated,
        })
    }
}

impl SchemeReference {
    /// Cuts a reference to what the scheme carries. Refused are those that hold a character which
    /// does not travel, or nothing but spaces: the payee matches a reference by its letters, so it is
    /// never rewritten.
    pub fn fit(text: &str) -> Result<Fitted<Self>, ParseTextError> {
        // Also the part that is cut off must be clean: it is kept and shown.
        let (sent, truncated) = Self::cut(&one_line(text)?)?;
        Ok(Fitted {
            sent,
            truncated,
            transliterated: false,
        })
    }
}

/// The text in characters that the scheme carries. A text of which nothing is left is a question
/// mark, so that there is a name.
fn transliterated(text: &str) -> String {
    let mut line = String::new();
    for character in text.chars() {
        for letter in any_ascii::any_ascii_char(character).chars() {
            match letter {
                '_' | '~' => line.push('-'),
                '[' => line.push('('),
                ']' | '}' => line.push(')'),
                '\\' | '|' => line.push('/'),
                '`' | '^' => line.push('\''),
                '$' => line.push('S'),
                other if travels_by_fps(other.encode_utf8(&mut [0; 4])) => line.push(other),
                _ => {}
            }
        }
    }
    if line.trim().is_empty() {
        "?".to_owned()
    } else {
        line
    }
}

macro_rules! received_text {
    ($(#[$doc:meta])* $name:ident, $most:literal, $scheme:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MAX: usize = $most;

            /// The text as it came, on one line.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseTextError;

            /// Takes every character but control characters; line ends and tabs become spaces.
            fn from_str(text: &str) -> Result<Self, ParseTextError> {
                let line = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
                let line = line.trim();
                if line.chars().any(char::is_control) {
                    return Err(ParseTextError::Characters);
                }
                if !(1..=Self::MAX).contains(&line.chars().count()) {
                    return Err(ParseTextError::Length { least: 1, most: Self::MAX });
                }
                Ok(Self(line.to_owned()))
            }
        }

        impl From<$scheme> for $name {
            fn from(sent: $scheme) -> Self {
                Self(sent.0)
            }
        }

        /// Personal data: not shown.
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

received_text! {
    /// The name of a payer or payee in a message: what ISO 20022 allows, 1 to 140 characters of any
    /// script. What is sent is a [`SchemeName`] first.
    PartyText, 140, SchemeName
}
received_text! {
    /// What the payer wrote for the payee in a message: 1 to 140 characters of any script, from the
    /// structured reference or the unstructured text. What is sent is a [`SchemeReference`] first.
    RemittanceText, 140, SchemeReference
}

/// The text without the space around it, its line ends made spaces. The scheme carries line ends,
/// the bank does not keep them: a line of a statement is one line.
fn one_line(text: &str) -> Result<String, ParseTextError> {
    if !travels_by_fps(text) {
        return Err(ParseTextError::Characters);
    }
    Ok(text
        .replace("\r\n", " ")
        .replace(['\r', '\n'], " ")
        .trim()
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(text: &str) -> (String, bool) {
        let fitted = SchemeReference::fit(text).expect("a text");
        (fitted.sent.as_str().to_owned(), fitted.truncated)
    }

    #[test]
    fn eighteen_characters_reach_the_scheme_and_the_cut_is_told() {
        assert_eq!(fitted("INVOICE 4711"), ("INVOICE 4711".into(), false));
        assert_eq!(
            fitted("123456789012345678"),
            ("123456789012345678".into(), false)
        );
        assert_eq!(
            fitted("1234567890123456789"),
            ("123456789012345678".into(), true)
        );
    }

    #[test]
    fn spaces_around_a_text_are_no_part_of_it() {
        assert_eq!(fitted("  RENT  "), ("RENT".into(), false));
        assert_eq!(
            fitted("12345678901234567 9"),
            ("12345678901234567".into(), true)
        );
    }

    #[test]
    fn what_the_scheme_does_not_carry_is_refused_even_behind_the_cut() {
        for wrong in [
            "caf\u{e9}",
            "a\tb",
            "a\u{0}",
            "pound \u{a3}",
            "_",
            "[x]",
            "a}",
        ] {
            assert_eq!(
                SchemeReference::fit(wrong),
                Err(ParseTextError::Characters),
                "{wrong:?}"
            );
            let behind = format!("{}{wrong}", "x".repeat(40));
            assert_eq!(
                SchemeReference::fit(&behind),
                Err(ParseTextError::Characters),
                "{behind:?}"
            );
        }
        for empty in ["", "   ", "\r\n"] {
            assert!(
                matches!(SchemeName::fit(empty), Err(ParseTextError::Length { .. })),
                "{empty:?}"
            );
        }
    }

    #[test]
    fn a_name_is_sent_in_the_letters_of_the_scheme() {
        for (name, sent) in [
            ("Zo\u{eb}", "Zoe"),
            ("Si\u{e2}n", "Sian"),
            ("Mu\u{f1}oz", "Munoz"),
            ("O\u{2019}Brien", "O'Brien"),
            ("Stra\u{df}e", "Strasse"),
            ("\u{416}\u{435}\u{43d}\u{44f}", "Zhenya"),
            ("a_b [c]", "a-b (c)"),
            ("\u{301}", "?"),
        ] {
            let fitted = SchemeName::fit(name).expect("a name");
            assert_eq!(fitted.sent.as_str(), sent, "{name}");
            assert!(fitted.transliterated && !fitted.truncated, "{name}");
        }
        assert!(!SchemeName::fit("Zoe").expect("a name").transliterated);
    }

    proptest::proptest! {
        #[test]
        fn every_name_of_the_bank_can_be_sent(text in "\\PC{1,140}") {
            if let Ok(name) = text.parse::<kernel::party::PartyName>() {
                let fitted = SchemeName::fit(name.as_str());
                proptest::prop_assert!(fitted.is_ok(), "{text:?}");
            }
        }
    }

    #[test]
    fn every_character_of_the_scheme_is_carried() {
        let all = "AZaz09 /-?:().,'+#=!\"%&*<>;{@x";
        assert_eq!(SchemeName::fit(all).expect("carried").sent.as_str(), all);
        let lines: SchemeName = " Acme\r\nPayroll\n".parse().expect("carried");
        assert_eq!(lines.as_str(), "Acme Payroll");
    }

    #[test]
    fn what_the_scheme_brought_is_a_name_to_the_bank() {
        for text in ["Acme", " Acme ", "A\r\nB", "\nAcme"] {
            let name: SchemeName = text.parse().expect("carried");
            assert!(
                name.as_str().parse::<kernel::party::PartyName>().is_ok(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn names_and_references_do_not_show_in_debug() {
        let name: SchemeName = "Alice Payer".parse().expect("a name");
        assert_eq!(format!("{name:?}"), "SchemeName(..)");
    }
}
