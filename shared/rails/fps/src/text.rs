//! The words that travel with a payment, in the scheme's lengths and characters.

use std::fmt;
use std::str::FromStr;

use kernel::party::NotText;
use kernel::text::travels_by_fps;

/// A text made to fit the scheme, and whether that cost a part of it. The API says so to the
/// client: nobody should learn from the payee what was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted<T> {
    /// What is sent.
    pub sent: T,
    /// Whether characters were cut; spaces around the text do not count.
    pub truncated: bool,
}

macro_rules! scheme_text {
    ($(#[$doc:meta])* $name:ident, $most:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters that reach the scheme.
            pub const MAX: usize = $most;

            /// Cuts a text to what the scheme carries. Refused are texts that hold a character
            /// which does not travel, or nothing but spaces.
            pub fn fit(text: &str) -> Result<Fitted<Self>, NotText> {
                // Also the part that is cut off must be clean: it is kept and shown.
                let whole = one_line(text)?;
                let cut: String = whole.chars().take(Self::MAX).collect();
                let sent: Self = cut.parse()?;
                let truncated = sent.0 != whole;
                Ok(Fitted { sent, truncated })
            }

            /// The text as it travels.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotText;

            /// Others may pad a text with spaces or break it into lines; neither is kept.
            fn from_str(text: &str) -> Result<Self, NotText> {
                let line = one_line(text)?;
                if line.is_empty() || line.len() > Self::MAX {
                    return Err(NotText::Length { least: 1, most: Self::MAX });
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

/// The text without the space around it, its line ends made spaces. The scheme carries line ends,
/// the bank does not keep them: a line of a statement is one line.
fn one_line(text: &str) -> Result<String, NotText> {
    if !travels_by_fps(text) {
        return Err(NotText::Characters);
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
                Err(NotText::Characters),
                "{wrong:?}"
            );
            let behind = format!("{}{wrong}", "x".repeat(40));
            assert_eq!(
                SchemeName::fit(&behind),
                Err(NotText::Characters),
                "{behind:?}"
            );
        }
        for empty in ["", "   ", "\r\n"] {
            assert!(
                matches!(SchemeName::fit(empty), Err(NotText::Length { .. })),
                "{empty:?}"
            );
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
