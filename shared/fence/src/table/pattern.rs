//! A pattern of directories: `functions/{d}/*`.

/// One part of a pattern, from exact to loose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Name(String),
    Domain,
    One,
    Rest,
}

/// The parts of a pattern, outermost directory first.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Vec<Part>);

impl Pattern {
    pub(super) fn new(written: &str) -> Self {
        let part = |text| match text {
            "{d}" => Part::Domain,
            "*" => Part::One,
            "**" => Part::Rest,
            name => Part::Name(name.to_owned()),
        };
        Self(written.split('/').map(part).collect())
    }

    /// Whether a directory fits, and if so which domain `{d}` stands for, where the pattern has it.
    #[expect(
        clippy::option_option,
        reason = "no fit and a fit without a domain are two answers"
    )]
    pub(super) fn fit(&self, directory: &str) -> Option<Option<String>> {
        let mut domain = None;
        let mut names = directory.split('/');
        for part in &self.0 {
            if *part == Part::Rest {
                return Some(domain);
            }
            let name = names.next()?;
            match part {
                Part::Name(expected) if expected != name => return None,
                Part::Domain => domain = Some(name.to_owned()),
                Part::Name(_) | Part::One | Part::Rest => {}
            }
        }
        names.next().is_none().then_some(domain)
    }

    /// Orders patterns that fit one directory: the exacter from the right comes first.
    pub(super) fn looseness(&self) -> Vec<u8> {
        let rank = |part: &Part| match part {
            Part::Name(_) => 0,
            Part::Domain => 1,
            Part::One => 2,
            Part::Rest => 3,
        };
        self.0.iter().rev().map(rank).collect()
    }
}
