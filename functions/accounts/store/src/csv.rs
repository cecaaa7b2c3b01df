//! Statements as comma-separated values (RFC 4180): a header, and lines that end in CR LF.

use std::borrow::Cow;

use kernel::money::{CurrencyCode, Money};
use kernel::party::{PartyName, Reference};

use crate::resource::{Direction, Statement, Transaction};

const HEADER: &str = "row,sequence,booked_at,value_date,direction,amount,balance_after,currency,\
                      kind,transaction_id,payment_id,journal_id,counterparty_name,counterparty_sort_code,\
                      counterparty_account_number,reference";

/// Writes the statement as a table: a row with the opening balance, the entries, the closing
/// balance.
pub fn of_statement(statement: &Statement) -> String {
    let currency = statement.opening_balance.currency();
    let mut text = format!("{HEADER}\r\n");
    text.push_str(&balance("opening", statement.opening_balance));
    for entry in &statement.transactions {
        text.push_str(&line(entry, currency));
    }
    text.push_str(&balance("closing", statement.closing_balance));
    text
}

fn balance(row: &str, balance: Money) -> String {
    format!(
        "{row},,,,,,{},{},,,,,,,,\r\n",
        balance.decimal(),
        balance.currency()
    )
}

fn line(entry: &Transaction, currency: CurrencyCode) -> String {
    let other = entry.counterparty.as_ref();
    let name = other
        .and_then(|other| other.name.as_ref())
        .map_or("", PartyName::as_str);
    let fields = [
        "entry".to_owned(),
        entry.sequence.to_string(),
        entry.booked_at.to_string(),
        entry.value_date.to_string(),
        match entry.direction {
            Direction::Debit => "debit".to_owned(),
            Direction::Credit => "credit".to_owned(),
        },
        entry.amount.decimal(),
        entry.balance_after.decimal(),
        currency.to_string(),
        entry.kind.as_str().to_owned(),
        entry.id.to_string(),
        entry
            .payment_id
            .map(|payment| payment.to_string())
            .unwrap_or_default(),
        entry
            .journal_id
            .map(|journal| journal.to_string())
            .unwrap_or_default(),
        text(name),
        other
            .map(|other| other.sort_code.as_str().to_owned())
            .unwrap_or_default(),
        other
            .map(|other| other.account_number.as_str().to_owned())
            .unwrap_or_default(),
        text(entry.reference.as_ref().map_or("", Reference::as_str)),
    ];
    fields.join(",") + "\r\n"
}

/// Quotes a text from outside. A spreadsheet would run a cell that starts like a formula, so such a
/// text gets an apostrophe (OWASP, "CSV Injection").
fn text(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let safe = if formula {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    };
    if safe.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_escape_its_field_or_run_as_a_formula() {
        let cases = [
            ("INV-2031", "INV-2031"),
            ("Smith, Jones", "\"Smith, Jones\""),
            ("the \"best\"", "\"the \"\"best\"\"\""),
            ("=1+1", "'=1+1"),
            ("-cmd", "'-cmd"),
            ("@x,y", "\"'@x,y\""),
            ("two\r\nlines", "\"two\r\nlines\""),
        ];
        for (given, written) in cases {
            assert_eq!(text(given), written, "{given}");
        }
    }

    #[test]
    fn every_line_has_the_fields_of_the_header() {
        let columns = HEADER.split(',').count();
        let line = balance("opening", Money::new(-5, CurrencyCode::Gbp));
        assert_eq!(line.split(',').count(), columns);
        assert!(line.starts_with("opening,,,,,,-0.05,GBP,"));
    }
}
