use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;
use kernel::money::{Amount, Gbp};
use kernel::time::Moment;

use crate::malformed::{Fault, Malformed};

/// The known fields of a message that was read, by their path below the message element.
#[derive(Default)]
pub(crate) struct Fields {
    values: BTreeMap<&'static str, Vec<Field>>,
}

struct Field {
    text: String,
    /// The `Ccy` attribute.
    currency: Option<String>,
}

impl Fields {
    pub(crate) fn push(&mut self, path: &'static str, text: String, currency: Option<String>) {
        self.values
            .entry(path)
            .or_default()
            .push(Field { text, currency });
    }

    /// Whether the field is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.values.contains_key(path)
    }

    /// Every text of a field that may come more than once.
    pub(crate) fn all(&self, path: &str) -> impl Iterator<Item = &str> {
        self.values
            .get(path)
            .into_iter()
            .flatten()
            .map(|field| field.text.as_str())
    }

    /// A field that may be absent.
    pub(crate) fn optional<T: FromStr>(&self, path: &str) -> Result<Option<T>, Malformed> {
        let Some(field) = self.field(path)? else {
            return Ok(None);
        };
        field
            .text
            .parse()
            .map(Some)
            .map_err(|_| Malformed::new(path, Fault::Value))
    }

    /// A field that must be there.
    pub(crate) fn required<T: FromStr>(&self, path: &str) -> Result<T, Malformed> {
        self.optional(path)?.ok_or_else(|| missing(path))
    }

    /// A field that must be there with this one value.
    pub(crate) fn exactly(&self, path: &str, value: &str) -> Result<(), Malformed> {
        let field = self.field(path)?.ok_or_else(|| missing(path))?;
        if field.text == value {
            Ok(())
        } else {
            Err(Malformed::new(path, Fault::Value))
        }
    }

    /// An amount in pounds that must be there.
    pub(crate) fn amount(&self, path: &str) -> Result<Amount<Gbp>, Malformed> {
        let field = self.field(path)?.ok_or_else(|| missing(path))?;
        let amount = Amount::parse(&field.text, Gbp).ok();
        amount
            .filter(|_| field.currency.as_deref() == Some("GBP"))
            .ok_or_else(|| Malformed::new(path, Fault::Amount))
    }

    /// A date, `2026-11-23`. The schema's time zone after a date is not taken.
    pub(crate) fn date(&self, path: &str) -> Result<Option<Date>, Malformed> {
        let Some(field) = self.field(path)? else {
            return Ok(None);
        };
        let shaped = field.text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let date = field
            .text
            .parse()
            .ok()
            .filter(|_| shaped && field.text.len() == 10);
        date.map(Some)
            .ok_or_else(|| Malformed::new(path, Fault::Value))
    }

    /// A moment with its offset from UTC. Without one it could be any of several moments.
    pub(crate) fn moment(&self, path: &str) -> Result<Option<Moment>, Malformed> {
        let Some(field) = self.field(path)? else {
            return Ok(None);
        };
        let shaped = field.text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            0..19 => byte.is_ascii_digit(),
            _ => byte.is_ascii_digit() || b".Z+-:".contains(&byte),
        });
        let moment = field.text.parse().ok().filter(|_| shaped);
        moment
            .map(Some)
            .ok_or_else(|| Malformed::new(path, Fault::Value))
    }

    /// When the message was made.
    pub(crate) fn created(&self) -> Result<Moment, Malformed> {
        const PATH: &str = "GrpHdr/CreDtTm";
        self.moment(PATH)?.ok_or_else(|| missing(PATH))
    }

    fn field(&self, path: &str) -> Result<Option<&Field>, Malformed> {
        match self.values.get(path).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([one]) => Ok(Some(one)),
            Some(_) => Err(Malformed::new(path, Fault::Duplicate)),
        }
    }
}

fn missing(path: &str) -> Malformed {
    Malformed::new(path, Fault::Missing)
}
