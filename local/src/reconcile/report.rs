use std::fmt;

/// One thing that was proved, or was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What must hold.
    pub claim: &'static str,
    /// Of how many things it was asked.
    pub checked: usize,
    /// How many of them wait for what is still on its way.
    pub behind: usize,
    /// How many of them differ for a reason that two clients of the bank recorded.
    pub excused: usize,
    /// Where it does not hold.
    pub breaks: Vec<String>,
}

impl Proof {
    /// Of nothing so far.
    pub(super) fn of(claim: &'static str) -> Self {
        Self {
            claim,
            checked: 0,
            behind: 0,
            excused: 0,
            breaks: Vec::new(),
        }
    }

    /// One more thing: what is wrong with it, if something is.
    pub(super) fn check(&mut self, wrong: Option<String>) {
        self.checked = self.checked.saturating_add(1);
        self.breaks.extend(wrong);
    }

    /// So many things, of which these are wrong.
    pub(super) fn check_all(&mut self, checked: usize, wrong: &[String]) {
        self.checked = self.checked.saturating_add(checked);
        self.breaks.extend_from_slice(wrong);
    }

    /// One more thing, whose difference two clients of the bank recorded, or which is right.
    pub(super) fn check_excused(&mut self, differs: bool) {
        self.checked = self.checked.saturating_add(1);
        self.excused = self.excused.saturating_add(usize::from(differs));
    }

    /// One more thing; what is wrong with it may be late only.
    pub(super) fn check_late(&mut self, wrong: Option<String>, may_be_late: bool) {
        if may_be_late && wrong.is_some() {
            self.checked = self.checked.saturating_add(1);
            self.behind = self.behind.saturating_add(1);
        } else {
            self.check(wrong);
        }
    }
}

/// What was proved of a bank. Shown as a table, one line a proof, breaks below their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The proofs.
    pub proofs: Vec<Proof>,
}

impl Report {
    /// Whether everything holds that can be told yet.
    pub fn holds(&self) -> bool {
        self.proofs.iter().all(|proof| proof.breaks.is_empty())
    }

    /// Whether nothing was on its way any more, so that everything could be told.
    pub fn is_complete(&self) -> bool {
        self.proofs.iter().all(|proof| proof.behind == 0)
    }

    /// Every break.
    pub fn breaks(&self) -> impl Iterator<Item = &str> {
        self.proofs
            .iter()
            .flat_map(|proof| proof.breaks.iter().map(String::as_str))
    }
}

/// So many breaks of one proof are shown.
const SHOWN: usize = 20;

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .proofs
            .iter()
            .map(|proof| proof.claim.len())
            .max()
            .unwrap_or(0);
        for proof in &self.proofs {
            let verdict = match (proof.breaks.len(), proof.behind) {
                (0, 0) => "holds".to_owned(),
                (0, behind) => format!("{behind} on their way"),
                (breaks, _) => format!("{breaks} BROKEN"),
            };
            let verdict = match proof.excused {
                0 => verdict,
                excused => format!("{verdict}, {excused} excused by two clients"),
            };
            writeln!(
                out,
                "  {:width$}  {:>7}  {verdict}",
                proof.claim, proof.checked
            )?;
            for wrong in proof.breaks.iter().take(SHOWN) {
                writeln!(out, "      {wrong}")?;
            }
            let more = proof.breaks.len().saturating_sub(SHOWN);
            if more > 0 {
                writeln!(out, "      and {more} more")?;
            }
        }
        Ok(())
    }
}
