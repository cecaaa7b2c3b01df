//! The HTTP client of the AWS services: HTTP/1.1, over TLS that trusts the roots of Amazon Trust Services alone.
//!
//! Parsing the roots of the machine, about 145, took most of a function's start, and the SDK's own client links HTTP/2, which
//! no service that the bank calls speaks. `docs/performance.md` has the figures, and describes how the roots are renewed. Not
//! here: the TLS of the rails' gateways, whose certificates the machine's roots verify.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connection::{CaptureSmithyConnection, ConnectionMetadata};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::ErrorKind;
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::connect::{CaptureConnection, Connect, capture_connection};
use hyper_util::client::legacy::{self, Client};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

use crate::deadline;

/// Amazon Root CA 1 to 4 and Starfield Services Root Certificate Authority G2, in DER, from
/// <https://www.amazontrust.com/repository/>, which recommends that a custom trust store has all five.
pub const AMAZON_ROOTS: [&[u8]; 5] = [
    include_bytes!("amazon-roots/amazon-root-ca-1.der"),
    include_bytes!("amazon-roots/amazon-root-ca-2.der"),
    include_bytes!("amazon-roots/amazon-root-ca-3.der"),
    include_bytes!("amazon-roots/amazon-root-ca-4.der"),
    include_bytes!("amazon-roots/starfield-services-root-g2.der"),
];

/// Returns the client of the AWS services. An endpoint whose origin is `http` is called without TLS.
///
/// # Errors
/// `rustls::Error` if TLS refuses a root or its settings (a bug).
pub(crate) fn client() -> Result<SharedHttpClient, rustls::Error> {
    Ok(shared(trusting(AMAZON_ROOTS)?))
}

fn trusting<'a>(
    certificates: impl IntoIterator<Item = &'a [u8]>,
) -> Result<SharedHttpConnector, rustls::Error> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        roots.add(CertificateDer::from_slice(certificate).into_owned())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut tcp = tcp();
    tcp.enforce_http(false);
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp);
    Ok(pooled(connector))
}

/// Returns a client of services without TLS: the stand-ins of the runner.
pub fn client_without_tls() -> SharedHttpClient {
    shared(pooled(tcp()))
}

fn tcp() -> legacy::connect::HttpConnector {
    let mut tcp = legacy::connect::HttpConnector::new();
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(deadline::CONNECT));
    tcp
}

fn pooled<C: Connect + Clone + fmt::Debug + Send + Sync + 'static>(
    connector: C,
) -> SharedHttpConnector {
    let client = Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .build(connector);
    SharedHttpConnector::new(Connector(client))
}

fn shared(connector: SharedHttpConnector) -> SharedHttpClient {
    SharedHttpClient::new(OneConnector(connector))
}

/// One connector for all services, and so one pool of connections. The time that an attempt may take is the SDK's.
#[derive(Debug)]
struct OneConnector(SharedHttpConnector);

impl HttpClient for OneConnector {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        self.0.clone()
    }
}

#[derive(Clone, Debug)]
struct Connector<C>(Client<C, SdkBody>);

impl<C: Connect + Clone + fmt::Debug + Send + Sync + 'static> HttpConnector for Connector<C> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut request = match request.try_into_http1x() {
            Ok(request) => request,
            Err(error) => {
                return HttpConnectorFuture::ready(Err(ConnectorError::user(error.into())));
            }
        };
        let connection = capture_connection(&mut request);
        if let Some(captured) = request.extensions().get::<CaptureSmithyConnection>() {
            captured.set_connection_retriever(move || metadata(&connection));
        }
        let response = self.0.request(request);
        HttpConnectorFuture::new(async move {
            let response = response.await.map_err(connector_error)?;
            HttpResponse::try_from(response.map(SdkBody::from_body_1_x))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

/// The connection that a request took, so that the SDK can end it after an error that another attempt may not meet.
fn metadata(captured: &CaptureConnection) -> Option<ConnectionMetadata> {
    captured.connection_metadata().as_ref()?;
    let captured = captured.clone();
    let metadata = ConnectionMetadata::builder()
        .proxied(false)
        .poison_fn(move || {
            if let Some(connection) = captured.connection_metadata().as_ref() {
                connection.poison();
            }
        });
    Some(metadata.build())
}

/// Classifies an error as the SDK's own client does, so that it repeats what it would repeat with that.
fn connector_error(error: legacy::Error) -> ConnectorError {
    let is_io = source::<std::io::Error>(&error).is_some();
    let kind: fn(BoxError) -> ConnectorError = match source::<hyper::Error>(&error) {
        Some(hyper) if hyper.is_timeout() => ConnectorError::timeout,
        Some(hyper) if hyper.is_user() => ConnectorError::user,
        Some(hyper) if hyper.is_closed() || hyper.is_canceled() || is_io => ConnectorError::io,
        Some(hyper) if hyper.is_incomplete_message() => {
            |error| ConnectorError::other(error, Some(ErrorKind::TransientError))
        }
        None if error.is_connect() || is_io => ConnectorError::io,
        Some(_) | None => |error| ConnectorError::other(error, None),
    };
    kind(error.into())
}

fn source<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(|error| error.downcast_ref())
}

#[cfg(test)]
mod tests;
