use std::fmt::Display;

use kernel::money::{Amount, Gbp};
use quick_xml::escape::escape;

/// A document being written from top to bottom: the order of the calls is the order of the
/// elements, and every element that is opened is closed.
#[derive(Debug)]
pub(crate) struct Xml {
    text: String,
}

impl Xml {
    /// A whole document: `Document` in the namespace, the message element in it.
    pub(crate) fn document(
        namespace: &str,
        message: &str,
        content: impl FnOnce(&mut Self),
    ) -> String {
        let mut xml = Self {
            text: String::with_capacity(3_000),
        };
        xml.text
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"");
        xml.text.push_str(namespace);
        xml.text.push_str("\">");
        xml.group(message, content);
        xml.text.push_str("</Document>\n");
        xml.text
    }

    /// An element with elements in it.
    pub(crate) fn group(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.open(name);
        content(self);
        self.close(name);
    }

    /// Groups in each other, the innermost holding one text.
    pub(crate) fn nested(&mut self, path: &[&str], value: impl Display) {
        for name in path {
            self.open(name);
        }
        self.text(value);
        for name in path.iter().rev() {
            self.close(name);
        }
    }

    /// An element with a text in it.
    pub(crate) fn leaf(&mut self, name: &str, value: impl Display) {
        self.nested(&[name], value);
    }

    /// The same if there is a value.
    pub(crate) fn optional(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.leaf(name, value);
        }
    }

    /// An amount with its currency, two decimals.
    pub(crate) fn amount(&mut self, name: &str, amount: Amount<Gbp>) {
        self.stated(name, &amount.money().decimal(), "GBP");
    }

    /// An amount in the words in which it was stated.
    pub(crate) fn stated(&mut self, name: &str, amount: &str, currency: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push_str(" Ccy=\"");
        self.text(currency);
        self.text.push_str("\">");
        self.text(amount);
        self.close(name);
    }

    fn open(&mut self, name: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push('>');
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Carriage returns are escaped too: a reader would take them for line ends of the file.
    fn text(&mut self, value: impl Display) {
        self.text.push_str(&escape(value.to_string()));
    }
}
