use environment::Environment;

use crate::Fault;

/// A deployed function: written by [`crate::function!`], run by [`crate::lambda::main`] on AWS and
/// by the local runner in process.
pub trait Function: Sized + Send + Sync + 'static {
    /// The function's name: its directory, its crate, its deployment.
    const NAME: &'static str;
    /// The function's own `Cargo.toml`, in which it declares its trigger and its ports.
    const MANIFEST: &'static str;

    /// The function with its declared ports, and no others.
    fn connect(environment: &Environment) -> Self;

    /// Takes the event as AWS sends it and answers as AWS expects.
    ///
    /// # Errors
    /// When the event is not of the declared kind, or the handler could not do its work; AWS then
    /// retries what it can.
    fn invoke(&self, payload: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, Fault>> + Send;
}
