//! Every change of a trail is detected, and an unchanged trail has no findings.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failure here is a failed test"
)]

mod tampering {
    pub(crate) mod fixture;
    mod own;
    mod proofs;
}

use audit_domain::{Hex, Seal, SignedSeal};
use ed25519_dalek::SigningKey;
use verify::{Finding, VerifyError};

use tampering::fixture::{
    self, Files, checked, content, file, files, found, head, leaves_of, lines, record, sealed_with,
    signed, signing,
};

#[test]
fn an_unchanged_trail_has_no_findings() {
    let report = checked(files(), Some(head()));
    assert_eq!(report.findings, []);
    assert_eq!((report.seals, report.records), (5, 15));
    assert!(checked(files(), None).is_valid());
    let report = report.to_string();
    assert!(report.starts_with("OK: 5 seals, 15 records\n"), "{report}");
    assert!(report.contains(&format!("Head: {}", head())), "{report}");
    assert!(!report.contains("WARNING"), "{report}");
}

#[test]
fn a_check_without_a_head_warns_that_the_end_is_not_checked() {
    let mut shorter = files();
    shorter.pop();
    let report = checked(shorter, None).to_string();
    assert!(report.starts_with("OK: 4 seals"), "{report}");
    assert!(report.contains("WARNING: no --head given"), "{report}");
}

#[test]
fn a_finding_states_what_was_expected_and_found() {
    let mut shorter = files();
    shorter.pop();
    let report = checked(shorter, Some(head())).to_string();
    assert!(
        report.starts_with("FAILED: 1 finding in 4 seals\n"),
        "{report}"
    );
    let missing = format!("missing seal: expected {}, found none", head());
    assert!(report.contains(&missing), "{report}");
    let mut gap = files();
    gap.remove(1);
    let report = checked(gap, Some(head())).to_string();
    assert!(report.starts_with("FAILED: "), "{report}");
    assert!(
        report.contains("wrong seal number: expected 2, found 3"),
        "{report}"
    );
    let mut fewer = files();
    let mut lines_left = lines(&fewer[2].1);
    lines_left.pop();
    fewer[2].1 = content(&lines_left);
    let report = checked(fewer, Some(head())).to_string();
    assert!(
        report.contains("wrong number of records: expected "),
        "{report}"
    );
}

#[test]
fn a_change_of_any_byte_is_found() {
    let untouched = files();
    for at in 0..untouched.len() {
        for byte in 0..untouched[at].1.len() {
            for bit in [0x01, 0x20, 0x80] {
                let mut touched = untouched.clone();
                touched[at].1[byte] ^= bit;
                found(touched, &format!("{bit:#x} in byte {byte} of file {at}"));
            }
            let mut shorter = untouched.clone();
            shorter[at].1.remove(byte);
            found(shorter, &format!("no byte {byte} in file {at}"));
        }
    }
}

/// Each field of a seal gets another value that is equally well formed.
#[test]
fn a_change_of_any_field_of_a_seal_is_found() {
    let other = Hex([9; 32]);
    for at in 0..5 {
        let (mut sealed, key) = (sealed_with(&signing()), signing());
        let (good, _) = sealed[at];
        let Seal {
            number,
            minute,
            size,
            ..
        } = good.seal;
        let seals = [
            Seal {
                number: number + 1,
                ..good.seal
            },
            Seal {
                minute: minute.next(),
                ..good.seal
            },
            Seal {
                size: size + 1,
                ..good.seal
            },
            Seal {
                root: other,
                ..good.seal
            },
            Seal {
                previous: other,
                ..good.seal
            },
        ];
        let mut changed: Vec<_> = seals.map(|seal| SignedSeal { seal, ..good }).to_vec();
        changed.push(SignedSeal { key: other, ..good });
        changed.push(SignedSeal {
            signature: Hex([9; 64]),
            ..good
        });
        for (field, seal) in changed.into_iter().enumerate() {
            sealed[at].0 = seal;
            let findings = found(
                sealed.iter().map(file).collect(),
                &format!("{field} of {at}"),
            );
            let unsigned = |finding: &Finding| {
                matches!(
                    finding.error,
                    VerifyError::Signature | VerifyError::UntrustedKey { .. }
                )
            };
            assert!(
                findings.iter().any(unsigned),
                "{field} of {at}: {findings:?}"
            );
        }
        // Even if the key signs it, the next seal or the required head reveals it.
        for (field, seal) in seals.into_iter().enumerate() {
            sealed[at].0 = signed(seal, &key);
            found(
                sealed.iter().map(file).collect(),
                &format!("signed {field} of {at}"),
            );
        }
    }
}

#[test]
fn a_seal_that_is_removed_is_found() {
    for at in 0..5 {
        let mut touched = files();
        touched.remove(at);
        found(touched.clone(), &format!("no seal {at}"));
        // Without a required head, a trail may end at any seal.
        assert_eq!(checked(touched, None).is_valid(), at == 4);
    }
    found(Files::new(), "no seals");
    assert!(!checked(Files::new(), None).is_valid());
}

#[test]
fn seals_in_another_order_are_found() {
    for one in 0..5 {
        for other in 0..one {
            let mut names_kept = files();
            let content = names_kept[one].1.clone();
            names_kept[one].1 = names_kept[other].1.clone();
            names_kept[other].1 = content;
            found(names_kept, &format!("contents of {one} and {other}"));
            let mut whole = files();
            whole.swap(one, other);
            found(whole, &format!("files {one} and {other}"));
        }
    }
}

#[test]
fn a_seal_that_is_inserted_is_found() {
    let stranger = SigningKey::from_bytes(&[8; 32]);
    for at in 0..=5 {
        for of in 0..5 {
            let mut twice = files();
            let copy = twice[of].clone();
            twice.insert(at, copy);
            found(twice, &format!("seal {of} again at {at}"));
        }
        let previous = at
            .checked_sub(1)
            .map(|at| sealed_with(&signing())[at].0.seal);
        let records = vec![record(9, 9)];
        let minute = previous.map_or("2026-11-23T08:00Z".parse().expect("a minute"), |seal| {
            seal.minute.next()
        });
        let seal = Seal::after(previous.as_ref(), minute, &leaves_of(&records)).expect("a seal");
        let mut forged = files();
        forged.insert(at, file(&(signed(seal, &stranger), records)));
        let findings = found(forged, &format!("a forged seal at {at}"));
        assert!(
            findings
                .iter()
                .any(|finding| matches!(finding.error, VerifyError::UntrustedKey { .. }))
        );
    }
    let whole: Files = sealed_with(&stranger).iter().map(file).collect();
    found(whole, "a trail of another key");
}

#[test]
fn a_record_that_is_removed_moved_repeated_or_added_is_found() {
    for at in 0..5 {
        let untouched = lines(&files()[at].1);
        let try_one = |changed: &[String], change: &str| {
            let mut touched = files();
            touched[at].1 = content(changed);
            found(touched, &format!("{change} in file {at}"))
        };
        for line in 1..untouched.len() {
            let mut fewer = untouched.clone();
            fewer.remove(line);
            try_one(&fewer, &format!("no line {line}"));
            for other in 1..line {
                let mut moved = untouched.clone();
                moved.swap(line, other);
                try_one(&moved, &format!("lines {line} and {other}"));
            }
            for place in 1..=untouched.len() {
                let mut more = untouched.clone();
                more.insert(place, untouched[line].clone());
                let findings = try_one(&more, &format!("line {line} again at {place}"));
                let twice =
                    |finding: &Finding| matches!(finding.error, VerifyError::RepeatedRecord(_));
                assert!(findings.iter().any(twice), "{findings:?}");
            }
        }
        for place in 0..=untouched.len() {
            for line in [record(9, 9), String::new()] {
                let mut more = untouched.clone();
                more.insert(place, line);
                try_one(&more, &format!("another line at {place}"));
            }
        }
    }
}

#[test]
fn a_record_that_moves_to_another_seal_is_found() {
    for from in 0..5 {
        for to in (0..5).filter(|to| *to != from) {
            let mut touched = files();
            let mut source = lines(&touched[from].1);
            let mut target = lines(&touched[to].1);
            target.push(source.pop().expect("a record"));
            touched[from].1 = content(&source);
            touched[to].1 = content(&target);
            found(touched, &format!("from {from} to {to}"));
        }
    }
}

/// The holder of the key can seal anything, but not the same record twice.
#[test]
fn a_record_that_the_key_seals_twice_is_found() {
    let mut sealed = sealed_with(&signing());
    let last = sealed.last().expect("a seal").0.seal;
    let records = vec![record(2, 1)];
    let again = Seal::after(Some(&last), last.minute.next(), &leaves_of(&records));
    sealed.push((signed(again.expect("a seal"), &signing()), records));
    let findings = found(sealed.iter().map(file).collect(), "a record sealed twice");
    let twice = VerifyError::RepeatedRecord("pay_2.1".to_owned());
    assert_eq!(
        findings
            .iter()
            .map(|found| &found.error)
            .collect::<Vec<_>>(),
        [&twice]
    );
}
