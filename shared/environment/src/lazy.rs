use std::ops::Deref;
use std::sync::{Arc, LazyLock};

/// The client of an AWS service, built at its first call: to build one takes more instructions than a call, and a function
/// may end without any.
#[derive(Clone, Debug)]
pub struct LazyClient<C>(Arc<LazyLock<C, Build<C>>>);

type Build<C> = Box<dyn FnOnce() -> C + Send>;

impl<C> LazyClient<C> {
    /// The client that `build` returns.
    pub fn new(build: impl FnOnce() -> C + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(build))))
    }
}

impl<C> Deref for LazyClient<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.0
    }
}
