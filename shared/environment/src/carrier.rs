use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// A request for a rail's gateway, signed and ready to go.
#[derive(Clone)]
pub struct RailRequest {
    /// The rail.
    pub rail: String,
    /// The path.
    pub path: String,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What the gateway answers, in time: status and body, or nothing.
pub type RailResponse = Pin<Box<dyn Future<Output = Option<(u16, Vec<u8>)>> + Send>>;

/// Carries requests to the rails' gateways in place of the network: a simulation, in which a
/// message or its answer is lost when the simulation says so.
#[derive(Clone)]
pub struct RailTransport(Arc<dyn Fn(RailRequest) -> RailResponse + Send + Sync>);

impl RailTransport {
    /// A carrier that answers what `carry` answers.
    pub fn of(carry: impl Fn(RailRequest) -> RailResponse + Send + Sync + 'static) -> Self {
        Self(Arc::new(carry))
    }

    /// Carries one request.
    pub fn carry(&self, request: RailRequest) -> RailResponse {
        (self.0)(request)
    }
}

impl fmt::Debug for RailTransport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Carrier")
    }
}

/// Bodies name people and accounts, so only the size is shown.
impl fmt::Debug for RailRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Carried")
            .field("rail", &self.rail)
            .field("path", &self.path)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
