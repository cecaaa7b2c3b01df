//! A function as a Lambda bootstrap.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use environment::{Clock, Environment, deadline};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::value::RawValue;
use tokio::time::Instant;

use crate::{Function, telemetry};

/// The whole `main` of a function: connects its ports while the sandbox starts and then answers
/// invocations until the service stops it.
pub fn main<F: Function>() -> ExitCode {
    telemetry::install();
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "the runtime cannot start");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run::<F>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the function stopped");
            ExitCode::FAILURE
        }
    }
}

/// The moment at which Lambda ends the invocation, told in milliseconds since 1970.
fn ends(unix_millis: u64) -> Instant {
    let now = u64::try_from(Clock::system().now().unix_millis()).unwrap_or(0);
    let left = Duration::from_millis(unix_millis.saturating_sub(now));
    let started = Instant::now();
    started.checked_add(left).unwrap_or(started)
}

async fn run<F: Function>() -> Result<(), Error> {
    let function = Arc::new(F::connect(&Environment::of_lambda()?));
    // What is in the way is in the log; each event is then answered by it, and asks again.
    let _ = function.start().await;
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Box<RawValue>>| {
        let function = Arc::clone(&function);
        // Boxed, so that the compiler need not follow the handler's type through the runtime's:
        // together they are deeper than it follows.
        Box::pin(async move {
            let payload = event.payload.get().as_bytes().to_vec();
            let invoked = function.invoke(payload);
            let answer = deadline::within(ends(event.context.deadline), invoked)
                .await
                .map_err(|fault| fault.to_string())?;
            let answer = String::from_utf8(answer).map_err(|_| "the answer is not text")?;
            Ok::<_, Error>(RawValue::from_string(answer)?)
        })
    }))
    .await
}
