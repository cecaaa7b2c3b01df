use std::fmt;

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The condition that must hold.
    pub claim: &'static str,
    /// The number of items checked.
    pub checked: usize,
    /// How many of them wait for changes still on their way.
    pub delayed: usize,
    /// How many of them differ for a reason that two clients of the bank recorded.
    pub excused: usize,
    /// The items that violate the condition.
    pub breaks: Vec<String>,
}

impl Check {
    /// Starts a check without items.
    pub(super) fn of(claim: &'static str) -> Self {
        Self {
            claim,
            checked: 0,
            delayed: 0,
            excused: 0,
            breaks: Vec::new(),
        }
    }

    /// Checks one item, with its error if it has one.
    pub(super) fn record(&mut self, wrong: Option<String>) {
        self.checked = self.checked.saturating_add(1);
        self.breaks.extend(wrong);
    }

    /// Checks a number of items, with the errors among them.
    pub(super) fn record_all(&mut self, checked: usize, wrong: &[String]) {
        self.checked = self.checked.saturating_add(checked);
        self.breaks.extend_from_slice(wrong);
    }

    /// Checks one item that is either right or differs for a reason that two clients recorded.
    pub(super) fn record_excused(&mut self, difference: bool) {
        self.checked = self.checked.saturating_add(1);
        self.excused = self.excused.saturating_add(usize::from(difference));
    }

    /// Checks one item, whose error may be a mere delay.
    pub(super) fn record_delayed(&mut self, wrong: Option<String>, may_be_late: bool) {
        if may_be_late && wrong.is_some() {
            self.checked = self.checked.saturating_add(1);
            self.delayed = self.delayed.saturating_add(1);
        } else {
            self.record(wrong);
        }
    }
}

/// The checks of a bank. Displayed as a table with one line for each check and its breaks below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The checks.
    pub checks: Vec<Check>,
}

impl Report {
    /// Returns whether no check that can be decided yet has a break.
    pub fn is_consistent(&self) -> bool {
        self.checks.iter().all(|check| check.breaks.is_empty())
    }

    /// Returns whether no change was on its way, so that every check could be decided.
    pub fn is_complete(&self) -> bool {
        self.checks.iter().all(|check| check.delayed == 0)
    }

    /// Returns all breaks.
    pub fn breaks(&self) -> impl Iterator<Item = &str> {
        self.checks
            .iter()
            .flat_map(|check| check.breaks.iter().map(String::as_str))
    }
}

/// The maximum number of breaks shown for one check.
const SHOWN: usize = 20;

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .checks
            .iter()
            .map(|check| check.claim.len())
            .max()
            .unwrap_or(0);
        for check in &self.checks {
            let verdict = match (check.breaks.len(), check.delayed) {
                (0, 0) => "ok".to_owned(),
                (0, delayed) => format!("{delayed} delayed"),
                (breaks, _) => format!("{breaks} FAILED"),
            };
            let verdict = match check.excused {
                0 => verdict,
                excused => format!("{verdict}, {excused} excused by two clients"),
            };
            writeln!(
                out,
                "  {:width$}  {:>7}  {verdict}",
                check.claim, check.checked
            )?;
            for wrong in check.breaks.iter().take(SHOWN) {
                writeln!(out, "      {wrong}")?;
            }
            let more = check.breaks.len().saturating_sub(SHOWN);
            if more > 0 {
                writeln!(out, "      and {more} more")?;
            }
        }
        Ok(())
    }
}
