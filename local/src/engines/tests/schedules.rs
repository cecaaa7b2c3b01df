use std::time::Duration;

use super::{Bank, FUNCTION, Function, directory};
use crate::engines::{EngineError, Engines, Subscription, Trigger};

fn every(expression: &str) -> Vec<Subscription> {
    let expression = expression.to_owned();
    vec![Subscription {
        function: FUNCTION.to_owned(),
        trigger: Trigger::Schedule { expression },
    }]
}

#[tokio::test]
async fn a_schedule_fires_when_the_clock_is_moved_past_its_time() {
    let data = directory();
    let function = Function::succeeding();
    let bank = Bank::open(data.path(), &every("rate(15 minutes)"), &function).await;
    let clock = bank.engines.clock();
    bank.idle().await;
    assert_eq!(function.calls().len(), 0);
    for expected in 1..=2 {
        let now = clock.advance(Duration::from_mins(15)).await.unwrap();
        bank.idle().await;
        let calls = function.calls();
        assert_eq!(calls.len(), expected);
        let event = &calls[expected - 1];
        assert_eq!(event["source"], "aws.events");
        assert_eq!(event["detail-type"], "Scheduled Event");
        let time: jiff::Timestamp = event["time"].as_str().unwrap().parse().unwrap();
        assert!((now.as_second() - time.as_second()).abs() < 60);
    }
}

#[tokio::test]
async fn an_expression_other_than_a_rate_is_refused_at_the_start() {
    let data = directory();
    let invoke = Function::succeeding().invoke();
    let refused = Engines::start(data.path(), &every("every day"), invoke).await;
    assert!(matches!(refused, Err(EngineError::Schedule(_))));
}
