use rail::{StatedAmount, minor_units};
use std::collections::BTreeMap;
use std::str::FromStr;

use calendar::london;
use jiff::civil::{Date, DateTime};
use kernel::money::{Amount, Gbp, Money};
use kernel::time::Moment;

use crate::malformed::{FieldDefect, Malformed};
use crate::xml::Shape;

/// The known fields of a message that was read, by their path below the message element.
#[derive(Default)]
pub(crate) struct Fields {
    values: BTreeMap<&'static str, Vec<Field>>,
    /// The transactions before the last, where a message may hold several.
    earlier: Vec<Transaction>,
    /// Whether what is read now is one transaction of several.
    is_of_several: bool,
}

/// One transaction of several.
struct Transaction {
    values: BTreeMap<&'static str, Vec<Field>>,
    /// The first fault in how its elements are put together, if there is one.
    fault: Option<Malformed>,
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

    /// Puts the transaction that was read aside, with its fault, since another one begins.
    pub(crate) fn next_transaction(&mut self, shape: &Shape, fault: Option<Malformed>) {
        let values = self.take_transaction(shape);
        self.earlier.push(Transaction { values, fault });
    }

    /// Whether anything was read of a transaction.
    pub(crate) fn has_transaction(&self, shape: &Shape) -> bool {
        self.are_several() || self.values.keys().any(|path| shape.is_in_transaction(path))
    }

    /// Whether there is more than one transaction.
    pub(crate) fn are_several(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Whether what is read now is one transaction of several: what the message says of their number
    /// and sum is not about it.
    pub(crate) fn is_of_several(&self) -> bool {
        self.is_of_several
    }

    /// What is read of each transaction together with what stands beside all of them, in their order;
    /// `fault` is that of the last, and each is read with its own.
    pub(crate) fn of_each<T>(
        &mut self,
        shape: &Shape,
        fault: Option<Malformed>,
        read: impl Fn(&Self, Option<Malformed>) -> T,
    ) -> Vec<T> {
        self.next_transaction(shape, fault);
        self.is_of_several = true;
        let all = std::mem::take(&mut self.earlier);
        let read_one = |transaction: Transaction| {
            self.values.extend(transaction.values);
            let one = read(self, transaction.fault);
            self.take_transaction(shape);
            one
        };
        all.into_iter().map(read_one).collect()
    }

    fn take_transaction(&mut self, shape: &Shape) -> BTreeMap<&'static str, Vec<Field>> {
        self.values
            .extract_if(.., |path, _| shape.is_in_transaction(path))
            .collect()
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
            .map_err(|_| Malformed::new(path, FieldDefect::Value))
    }

    /// A field of words that may be absent, or blank, which says as little.
    pub(crate) fn words<T: FromStr>(&self, path: &str) -> Result<Option<T>, Malformed> {
        match self.field(path)? {
            Some(field) if !field.text.trim().is_empty() => self.optional(path),
            Some(_) | None => Ok(None),
        }
    }

    /// A field that nothing depends on: what cannot be read of it is as good as absent.
    pub(crate) fn if_readable<T: FromStr>(&self, path: &str) -> Option<T> {
        self.optional(path).ok().flatten()
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
            Err(Malformed::new(path, FieldDefect::Value))
        }
    }

    /// An amount of whole pence that must be there, in any form of a decimal.
    pub(crate) fn amount(&self, path: &str) -> Result<Amount<Gbp>, Malformed> {
        let field = self.field(path)?.ok_or_else(|| missing(path))?;
        let minor = minor_units(&field.text);
        minor
            .and_then(|minor| Amount::new(Money::new(minor, Gbp)))
            .filter(|_| field.currency.as_deref() == Some("GBP"))
            .ok_or_else(|| Malformed::new(path, FieldDefect::Amount))
    }

    /// A sum of whole pence without a currency that may be absent, in any form of a decimal.
    pub(crate) fn pence(&self, path: &str) -> Result<Option<i64>, Malformed> {
        let Some(field) = self.field(path)? else {
            return Ok(None);
        };
        let minor = minor_units(&field.text);
        minor
            .map(Some)
            .ok_or_else(|| Malformed::new(path, FieldDefect::Value))
    }

    /// An amount that nothing depends on, as it is written.
    pub(crate) fn stated(&self, path: &str) -> Option<StatedAmount> {
        let field = self.field(path).ok().flatten()?;
        Some(StatedAmount {
            amount: field.text.trim().to_owned(),
            currency: field.currency.clone().unwrap_or_default(),
        })
    }

    /// A date, `2026-11-23`. The time zone that the schema allows after it changes nothing.
    pub(crate) fn date(&self, path: &str) -> Result<Option<Date>, Malformed> {
        let Some(field) = self.field(path)? else {
            return Ok(None);
        };
        let split = field.text.split_at_checked(10);
        let day = split.filter(|(_, zone)| is_zone(zone)).map(|(day, _)| day);
        let shaped = day.filter(|day| {
            day.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        });
        let date = shaped.and_then(|day| day.parse().ok());
        date.map(Some)
            .ok_or_else(|| Malformed::new(path, FieldDefect::Value))
    }

    /// A moment; without an offset from UTC it is London time. `24:00:00` is the end of its day (XML Schema
    /// 1.1, dateTime), which is the first moment of the next.
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
        let text = &beginning_of_next_day(&field.text).unwrap_or_else(|| field.text.clone());
        let time = text.get(10..).unwrap_or_default();
        let moment = if time.contains(['Z', '+', '-']) {
            text.parse().ok()
        } else {
            let local: Option<DateTime> = text.parse().ok();
            local.and_then(|local| london::instant(local.date(), local.time()))
        };
        moment
            .filter(|_| shaped)
            .map(Some)
            .ok_or_else(|| Malformed::new(path, FieldDefect::Value))
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
            Some(_) => Err(Malformed::new(path, FieldDefect::Duplicate)),
        }
    }
}

/// The same moment written as the beginning of the next day, if it is written as the end of its own.
fn beginning_of_next_day(text: &str) -> Option<String> {
    let (day, time) = text.split_once("T24:00:00")?;
    let fraction = time.strip_prefix('.').unwrap_or_default();
    let zone = fraction.trim_start_matches('0');
    let zone = if fraction.is_empty() { time } else { zone };
    let next = day.parse::<Date>().ok()?.tomorrow().ok()?;
    (zone.is_empty() || is_zone(zone)).then(|| format!("{next}T00:00:00{zone}"))
}

/// The time zone that may stand after a date: none, `Z`, or an offset such as `+01:00`.
fn is_zone(text: &str) -> bool {
    let offset = text.len() == 6
        && text.bytes().enumerate().all(|(at, byte)| match at {
            0 => matches!(byte, b'+' | b'-'),
            3 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    text.is_empty() || text == "Z" || offset
}

fn missing(path: &str) -> Malformed {
    Malformed::new(path, FieldDefect::Missing)
}
