use super::*;
use kernel::id::Id;
use kernel::time::Moment;
use serde_json::json;

fn event(size: usize) -> Received {
    let cause = kernel::event::ChangeContext {
        tenant: Id::derive(&["t"]),
        client: None,
        request: "req-1".parse().expect("a request id"),
        at: Moment::EPOCH,
    };
    let data = json!({"text": "x".repeat(size)});
    Event::new("payments", "x.v1", "pay_1".to_owned(), 1, cause, data)
}

fn changes(count: usize) -> Vec<Change> {
    let change = |number: usize| Change {
        source: "payments".to_owned(),
        shard: None,
        sequence_number: number.to_string(),
        old: None,
        new: None,
        put_back: false,
    };
    (1..=count).map(change).collect()
}

/// The events of changes of which the second is this.
fn read_with(second: impl Fn() -> Result<Option<Received>, FunctionError>) -> (usize, Stopped) {
    let (events, stopped) = read(&changes(3), |change| {
        match change.sequence_number.as_str() {
            "2" => second(),
            _ => Ok(Some(event(1))),
        }
    });
    (events.len(), stopped.expect("a fault"))
}

#[test]
fn a_row_that_cannot_be_read_stops_the_batch_and_what_came_before_is_published() {
    let (events, stopped) = read_with(|| Err(FunctionError::permanent("unreadable")));
    assert_eq!((events, stopped.sequence_number.as_str()), (1, "2"));
    assert!(stopped.fault.is_permanent());
}

#[test]
fn an_event_too_large_for_the_bus_is_a_permanent_fault_of_its_change_alone() {
    let (events, stopped) = read_with(|| Ok(Some(event(MAX_BYTES))));
    assert_eq!((events, stopped.sequence_number.as_str()), (1, "2"));
    assert!(stopped.fault.is_permanent());
}

#[test]
fn a_change_of_a_version_without_an_event_is_a_permanent_fault() {
    let item = |sort: &str, version: &str| {
        let attributes = [
            ("sk".to_owned(), Value::S(sort.to_owned())),
            ("ver".to_owned(), Value::N(version.to_owned())),
        ];
        Item::from(std::collections::HashMap::from(attributes))
    };
    let (first, second, other) = (item("P", "1"), item("P", "2"), item("L", "1"));
    let judged = |old, new| required(None, &["P"], (old, new));
    for (old, new) in [(None, Some(&first)), (Some(&first), Some(&second))] {
        assert!(judged(old, new).is_err_and(|fault| fault.is_permanent()));
    }
    for (old, new) in [
        (Some(&first), Some(&first)),
        (Some(&first), None),
        (None, Some(&other)),
    ] {
        assert!(judged(old, new).is_ok());
    }
    let given = required(Some(event(1)), &["P"], (None, Some(&first)));
    assert!(given.is_ok_and(|event| event.is_some()));
}

#[test]
fn events_are_cut_into_requests_that_the_bus_takes_and_stay_in_order() {
    let of = |bytes| ProjectedEvent {
        sequence_number: String::new(),
        event: event(1),
        bytes,
    };
    let third = MAX_BYTES / 3;
    let mut events: Vec<_> = (0..5).map(|_| of(third)).collect();
    events.extend((0..12).map(|_| of(1)));
    let counts: Vec<_> = in_requests(&events).iter().map(|part| part.len()).collect();
    assert_eq!(counts.iter().sum::<usize>(), events.len());
    assert!(
        counts.iter().all(|count| (1..=MAX_ENTRIES).contains(count)),
        "{counts:?}"
    );
    for request in in_requests(&events) {
        assert!(request.iter().map(|one| one.bytes).sum::<usize>() < MAX_BYTES);
    }
    assert!(in_requests(&[]).is_empty());
}

#[test]
fn a_batch_stops_at_its_first_refused_event() {
    let (batch, _) = read(&changes(3), |_| Ok(Some(event(1))));
    let stop = |answers| {
        let stopped = first_refused(&batch, Ok(answers))?;
        Some((stopped.sequence_number, stopped.fault.is_permanent()))
    };
    let (taken, not_now, never) = (Answer::Taken, Answer::NotNow, Answer::Never);
    assert_eq!(stop(vec![taken, taken, taken]), None);
    let second = |permanent| Some(("2".to_owned(), permanent));
    assert_eq!(stop(vec![taken, not_now, never]), second(false));
    assert_eq!(stop(vec![taken, never, not_now]), second(true));
}

#[test]
fn a_batch_stops_at_the_first_change_that_was_not_listed_or_not_published() {
    let changes = ["9", "10", "11"].map(|number| Change {
        source: String::new(),
        shard: None,
        sequence_number: number.to_owned(),
        old: None,
        new: None,
        put_back: false,
    });
    let at = |number: Option<&str>| match number {
        None => Ok(()),
        Some(number) => Err(Stopped {
            sequence_number: number.to_owned(),
            fault: FunctionError::new("x"),
        }),
    };
    for (one, other, first) in [
        (None, None, None),
        (Some("10"), None, Some("10")),
        (None, Some("11"), Some("11")),
        (Some("9"), Some("10"), Some("9")),
        (Some("11"), Some("9"), Some("9")),
    ] {
        let stopped = first_stopped(&changes, at(one), at(other));
        let stopped = stopped.err().map(|stopped| stopped.sequence_number);
        assert_eq!(stopped.as_deref(), first);
    }
}
