use audit_domain::Selection;

/// What selects the records of a list, as its cursors are marked with it.
pub fn selected(selection: &Selection) -> String {
    match selection {
        Selection::Subject(subject) => format!("subject:{subject}"),
        Selection::Request(request) => format!("request:{request}"),
        Selection::Day(day) => format!("day:{day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_selections_have_one_name_in_cursors() {
        let subject = "pay_60m61hjjqw4dar155ajyegggam";
        let selections = [
            Selection::Subject(subject.parse().expect("a subject")),
            Selection::Request(subject.parse().expect("a request id")),
            Selection::Day("2026-11-23".parse().expect("a day")),
            Selection::Request("2026-11-23".parse().expect("a request id")),
        ];
        let names: BTreeSet<_> = selections.iter().map(selected).collect();
        assert_eq!(names.len(), selections.len());
    }
}
