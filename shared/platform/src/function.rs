use environment::Environment;

use crate::FunctionError;

/// A deployed function: written by [`crate::function!`], run by [`crate::lambda::main`] on AWS and
/// by the local runner in process.
pub trait Function: Sized + Send + Sync + 'static {
    /// The function's name: its directory, its crate, its deployment.
    const NAME: &'static str;
    /// The function's own `Cargo.toml`, in which it declares its trigger and its ports.
    const MANIFEST: &'static str;

    /// The function with its declared ports, and no others.
    fn connect(environment: &Environment) -> Self;

    /// The same over tables that are held elsewhere, for a simulation.
    fn over(environment: &Environment, store: &store::Store) -> Self;

    /// What a sandbox does before its first event: asks whether the tables have rows of a form that
    /// the function knows, which also opens the connection to them. A function that may not start
    /// says so in its log, and to every event until it may.
    ///
    /// # Errors
    /// When the rows of a table have a form that the function does not know, or the table does not
    /// answer.
    fn start(&self) -> impl Future<Output = Result<(), FunctionError>> + Send;

    /// Takes the event as AWS sends it and answers as AWS expects.
    ///
    /// # Errors
    /// When the event is not of the declared kind, or the handler could not do its work; AWS then
    /// retries what it can.
    fn invoke(
        &self,
        payload: Vec<u8>,
    ) -> impl Future<Output = Result<Vec<u8>, FunctionError>> + Send;
}
