//! Every place where the workspace crosses a fence.

use crate::metadata::{Dependency, Metadata};
use crate::table::{DirectoryRules, FenceTable};
use std::collections::BTreeSet;
use std::fmt;

mod declared;

/// One crossing; `Display` is the line that the build prints.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crossing {
    /// No row of the table speaks of the directory.
    NoRow {
        /// The directory of the member.
        member: String,
    },
    /// A dependency that the member's row does not list.
    Edge {
        /// The directory of the member.
        member: String,
        /// The directory, or the package of others, that it depends on.
        used: String,
        /// The row that judged.
        row: String,
    },
    /// A dependency that is kept for others, whatever the row says.
    Reserved {
        /// The directory of the member.
        member: String,
        /// The package of others that it depends on.
        used: String,
        /// The directories that may.
        only: Vec<String>,
    },
    /// What a function declares about itself is missing, wrong, or not allowed to it.
    Declaration {
        /// The directory of the member.
        member: String,
        /// What is wrong, in a few words.
        fault: String,
    },
}

impl fmt::Display for Crossing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRow { member } => write!(f, "{member} is in no row of the fence table"),
            Self::Edge { member, used, row } => {
                write!(f, "{member} may not use {used} (row {row:?})")
            }
            Self::Reserved { member, used, only } => {
                write!(f, "{member} may not use {used} (only {})", only.join(", "))
            }
            Self::Declaration { member, fault } => write!(f, "{member}: {fault}"),
        }
    }
}

/// Compares what the manifests say with what the table allows; empty if nothing is crossed.
pub fn crossings(metadata: &Metadata, table: &FenceTable) -> Vec<Crossing> {
    let mut found = BTreeSet::new();
    for member in &metadata.members {
        let directory = metadata.directory_of(member);
        let Some(judge) = table.judge(&directory) else {
            found.insert(Crossing::NoRow { member: directory });
            continue;
        };
        let edges = member.dependencies.iter();
        found.extend(edges.filter_map(|used| edge(metadata, table, &judge, &directory, used)));
        let faults = declared::faults(metadata, table, &judge, member);
        found.extend(faults.into_iter().map(|fault| Crossing::Declaration {
            member: directory.clone(),
            fault,
        }));
    }
    found.into_iter().collect()
}

fn edge(
    metadata: &Metadata,
    table: &FenceTable,
    judge: &DirectoryRules,
    member: &str,
    used: &Dependency,
) -> Option<Crossing> {
    let crossing = |used: String| Crossing::Edge {
        member: member.to_owned(),
        used,
        row: judge.row.clone(),
    };
    if let Some(path) = &used.path {
        let directory = metadata.from_root(path);
        let allowed = directory == member || judge.lets_use(&directory);
        return (!allowed).then(|| crossing(directory));
    }
    // The lists know crates by the name they have in the registry; a repository can use any name.
    if let Some(git) = used
        .source
        .as_deref()
        .filter(|source| source.starts_with("git+"))
    {
        return Some(crossing(format!("{} from {git}", used.name)));
    }
    let dev = used.kind.as_deref() == Some("dev");
    if let Some(kept) = table.only.get(&used.name) {
        let named = |directories: &[String]| directories.iter().any(|one| one == member);
        let allowed = named(&kept.within) || (dev && named(&kept.in_tests_of));
        return (!allowed).then(|| Crossing::Reserved {
            member: member.to_owned(),
            used: used.name.clone(),
            only: kept.within.clone(),
        });
    }
    let allowed = (dev && table.dev.contains(&used.name)) || judge.lets_in(&used.name);
    (!allowed).then(|| crossing(used.name.clone()))
}

#[cfg(test)]
mod tests;
