//! The HTTP client of the AWS services: HTTPS that trusts the roots of Amazon Trust Services alone.
//!
//! Parsing the roots of the machine, about 145, took most of a function's start. `docs/performance.md` describes how the
//! roots are renewed. Not here: the TLS of the rails' gateways, whose certificates the machine's roots verify.

use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, HttpClientError};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use crate::deadline;

/// Amazon Root CA 1 to 4 and Starfield Services Root Certificate Authority G2, from
/// <https://www.amazontrust.com/repository/>, which recommends that a custom trust store has all five.
const ROOTS: &[u8] = include_bytes!("amazon-roots.pem");

/// Returns the client, which parses the roots at its first request.
///
/// # Errors
/// `HttpClientError` if the SDK refuses the TLS settings (a bug).
pub(crate) fn client() -> Result<SharedHttpClient, HttpClientError> {
    let roots = TrustStore::empty().with_pem_certificate(ROOTS);
    let context = TlsContext::builder().with_trust_store(roots).build()?;
    let client = Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(context)
        .build_https();
    Ok(SharedHttpClient::new(OneConnector(client)))
}

/// Makes one connector for all services. The SDK's own client makes and drops one, with its roots, for each service whose
/// settings it validates, and another for each connect time-out that a deadline leads to.
#[derive(Debug)]
struct OneConnector(SharedHttpClient);

impl HttpClient for OneConnector {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        // Close to a deadline the time-out of the attempt, which is then the shorter, ends it.
        let settings = HttpConnectorSettings::builder()
            .connect_timeout(deadline::CONNECT)
            .build();
        self.0.http_connector(&settings, components)
    }
}
