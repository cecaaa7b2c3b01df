use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::*;

/// A service on this machine, with a certificate of its own.
struct Service {
    origin: String,
    certificate: Vec<u8>,
    /// The connections that it took.
    connections: Arc<AtomicUsize>,
    /// Ends with the service.
    _tasks: JoinSet<()>,
}

/// Starts a service that answers each request of a connection with `answers`, one after another, and then closes it.
async fn service(answers: &'static [&'static str]) -> Service {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a certificate with its key");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let connections = Arc::new(AtomicUsize::new(0));
    let taken = Arc::clone(&connections);
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            taken.fetch_add(1, Ordering::SeqCst);
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            for answer in answers {
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n")
                    && stream
                        .read_buf(&mut request)
                        .await
                        .is_ok_and(|read| read > 0)
                {}
                stream
                    .write_all(answer.as_bytes())
                    .await
                    .expect("a connector");
                stream.flush().await.expect("a connector");
            }
            // A client that was answered in part may have left.
            let _ = stream.shutdown().await;
        }
    });
    Service {
        origin: format!("https://localhost:{port}"),
        certificate: cert.der().to_vec(),
        connections,
        _tasks: tasks,
    }
}

async fn call(connector: &SharedHttpConnector, uri: &str) -> Result<HttpResponse, ConnectorError> {
    let mut request = HttpRequest::empty();
    request.set_uri(uri).expect("a URI");
    connector.call(request).await
}

#[tokio::test]
async fn a_service_whose_certificate_is_trusted_is_called_on_one_connection() {
    let service = service(&["HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"; 3]).await;
    let connector = trusting([service.certificate.as_slice()]).expect("a connector");
    for _ in 0..3 {
        let answer = call(&connector, &service.origin).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
    }
    assert_eq!(service.connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_service_whose_certificate_no_amazon_root_signed_is_not_called() {
    let service = service(&["HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"]).await;
    let refused = call(&trusting(AMAZON_ROOTS).expect("roots"), &service.origin).await;
    let refused = refused.expect_err("a certificate of nobody known");
    assert!(refused.is_io(), "{refused:?}");
    let causes = format!("{refused:?}");
    assert!(causes.contains("UnknownIssuer"), "{causes}");
}

#[tokio::test]
async fn an_answer_that_is_cut_off_may_be_asked_for_again() {
    let service = service(&["HTTP/1.1 200 OK\r\ncont"]).await;
    let connector = trusting([service.certificate.as_slice()]).expect("a connector");
    let cut = call(&connector, &service.origin)
        .await
        .expect_err("half an answer");
    assert_eq!(cut.as_other(), Some(ErrorKind::TransientError), "{cut:?}");
}

#[tokio::test]
async fn a_service_that_is_not_there_is_an_error_of_input_and_output() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = call(&pooled(tcp()), &format!("http://{address}")).await;
    assert!(error.expect_err("nobody listens").is_io());
}
