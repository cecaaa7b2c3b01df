use sfv::visitor::{DictionaryVisitor, EntryVisitor, Ignored};
use sfv::{Dictionary, KeyRef, Parser};

/// The dictionary of a header (RFC 9651), if it can be read and no name comes twice. A parser keeps
/// the last of two values (§4.2.2) where another program may have believed the first.
pub(crate) fn dictionary(header: &str) -> Option<Dictionary> {
    let parser = || Parser::new(header);
    parser()
        .parse_dictionary_with_visitor(Names::default())
        .ok()?;
    parser().parse().ok()
}

/// The names so far.
#[derive(Default)]
struct Names<'de>(Vec<&'de KeyRef>);

#[derive(Debug, thiserror::Error)]
#[error("a name comes twice")]
struct Twice;

impl<'de> DictionaryVisitor<'de> for Names<'de> {
    type Out = ();
    type Error = Twice;

    fn entry(&mut self, name: &'de KeyRef) -> Result<impl EntryVisitor<'de>, Twice> {
        if self.0.contains(&name) {
            return Err(Twice);
        }
        self.0.push(name);
        Ok(Ignored)
    }

    fn finish(self) -> Result<(), Twice> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_comes_twice_is_refused_wherever_it_stands() {
        for good in ["a=1", "a=1, b=2", "a=(\"x, a=1\"), b=\"a=1, a=2\"", ""] {
            assert!(dictionary(good).is_some(), "{good}");
        }
        for twice in ["a=1, a=1", "a=1, b=2, a=(\"x\")", "a, a", "a=%\"\\\", a=1"] {
            assert!(dictionary(twice).is_none(), "{twice}");
        }
    }
}
