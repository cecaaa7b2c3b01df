//! Futures of tasks: their turn, or a moment.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::world::{Alarm, World};

/// See [`World::step`].
#[derive(Debug, Default)]
pub(crate) struct Step(bool);

impl Future for Step {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// See [`World::after`].
#[derive(Debug)]
pub(crate) struct After {
    world: World,
    until: i64,
    alarm: Option<Alarm>,
}

impl After {
    /// Ready at this moment, in milliseconds, or later.
    pub(crate) fn at(world: &World, until: i64) -> Self {
        Self {
            world: world.clone(),
            until,
            alarm: None,
        }
    }
}

impl Future for After {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if let Some(alarm) = self.alarm.take() {
            self.world.cancel(alarm);
        }
        self.alarm = self.world.alarm(self.until, context.waker());
        match self.alarm {
            Some(_) => Poll::Pending,
            None => Poll::Ready(()),
        }
    }
}

impl Drop for After {
    fn drop(&mut self) {
        if let Some(alarm) = self.alarm.take() {
            self.world.cancel(alarm);
        }
    }
}
