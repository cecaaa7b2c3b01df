use super::*;
use crate::merkle::leaf_hash;
use alloc::vec::Vec;

fn minute(text: &str) -> Minute {
    text.parse().expect("a minute")
}

fn leaves(of: &[&str]) -> Vec<Hash> {
    of.iter().map(|leaf| leaf_hash(leaf.as_bytes())).collect()
}

fn trail() -> [Seal; 3] {
    let first = Seal::after(None, minute("2026-11-23T09:00Z"), &leaves(&["a", "b"]));
    let first = first.expect("a seal");
    let second = Seal::after(Some(&first), minute("2026-11-23T09:01Z"), &leaves(&["c"]));
    let second = second.expect("a seal");
    let third = Seal::after(Some(&second), minute("2026-11-23T09:05Z"), &leaves(&["d"]));
    [first, second, third.expect("a seal")]
}

#[test]
fn the_text_of_a_seal_is_fixed_to_the_byte() {
    let root = leaf_hash(b"d");
    let [_, second, third] = trail();
    let expected = [
        "malai audit seal v1",
        "number 3",
        "minute 2026-11-23T09:05Z",
        "size 1",
        &format!("root {root}"),
        &format!("previous {}", second.hash()),
        "",
    ];
    assert_eq!(third.text(), expected.join("\n"));
}

#[test]
fn each_seal_follows_the_one_before_it_and_no_other() {
    let trail = trail();
    let places = [None, Some(0), Some(1), Some(2)];
    for (at, seal) in trail.iter().enumerate() {
        for place in places {
            let before = place.map(|place: usize| &trail[place]);
            let expected = place == at.checked_sub(1);
            assert_eq!(
                seal.follows(before).is_ok(),
                expected,
                "{at} after {place:?}"
            );
        }
    }
}

#[test]
fn a_change_of_any_field_breaks_the_chain() {
    let [first, second, third] = trail();
    let other = leaf_hash(b"other");
    let changed = [
        Seal {
            number: 7,
            ..second
        },
        Seal {
            minute: second.minute.next(),
            ..second
        },
        Seal { size: 2, ..second },
        Seal {
            root: other,
            ..second
        },
        Seal {
            previous: other,
            ..second
        },
    ];
    for changed in changed {
        assert!(third.follows(Some(&changed)).is_err(), "{changed:?}");
    }
    let early = Seal {
        minute: first.minute,
        ..second
    };
    assert_eq!(
        early.follows(Some(&first)),
        Err(Broken::Minute {
            after: first.minute,
            found: early.minute
        })
    );
    let torn = Seal {
        previous: other,
        ..second
    };
    assert_eq!(
        torn.follows(Some(&first)),
        Err(Broken::Previous {
            expected: first.hash(),
            found: torn.previous
        })
    );
    let gap = Seal {
        number: 3,
        ..second
    };
    assert_eq!(
        gap.follows(Some(&first)),
        Err(Broken::Number {
            expected: 2,
            found: gap.number
        })
    );
}

#[test]
fn a_seal_seals_its_leaves_in_their_order_and_nothing_else() {
    let [first, ..] = trail();
    assert_eq!(first.seals(&leaves(&["a", "b"])), Ok(()));
    for other in [leaves(&["b", "a"]), leaves(&["a", "x"])] {
        let broken = Broken::Root {
            expected: first.root,
            found: root(&other),
        };
        assert_eq!(first.seals(&other), Err(broken));
    }
    for wrong in [&["a"][..], &["a", "b", "b"], &[]] {
        let broken = Broken::Size {
            expected: 2,
            found: wrong.len(),
        };
        assert_eq!(first.seals(&leaves(wrong)), Err(broken));
    }
}

#[test]
fn nothing_is_not_sealed_and_there_is_no_number_after_the_last() {
    let [first, ..] = trail();
    assert_eq!(Seal::after(None, first.minute, &[]), None);
    let last = Seal {
        number: u64::MAX,
        ..first
    };
    assert_eq!(
        Seal::after(Some(&last), first.minute.next(), &leaves(&["a"])),
        None
    );
}
