//! The other AWS services behind the SDK's HTTP client: bus, secrets and objects, in process.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use serde_json::{Value, json};

use crate::bus::Bus;
use crate::chaos::Fault;
use crate::world::World;

/// The services of a world.
#[derive(Clone)]
pub(crate) struct Services {
    world: World,
    bus: Bus,
    secrets: Arc<BTreeMap<&'static str, Value>>,
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl fmt::Debug for Services {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Services")
    }
}

impl Services {
    /// Creates services with these secrets.
    pub(crate) fn new(world: &World, bus: &Bus, secrets: BTreeMap<&'static str, Value>) -> Self {
        Self {
            world: world.clone(),
            bus: bus.clone(),
            secrets: Arc::new(secrets),
            objects: Arc::default(),
        }
    }

    /// Returns the objects by their keys.
    pub(crate) fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        self.objects.lock().expect("one thread").clone()
    }

    /// Responds to a request, or loses it before or after performing it. The SDK does not repeat a
    /// call whose connection fails like this, so all retries are the bank's own.
    async fn serve(self, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        self.world.step().await;
        let (before, lost) = (self.world.has_faults(), Fault::ServiceLost);
        if before && self.world.strikes(lost) {
            return self.lost().await;
        }
        let answer = self.answer(request).await?;
        if self.world.strikes(lost) {
            return self.lost().await;
        }
        self.world.step().await;
        Ok(answer)
    }

    async fn lost(&self) -> Result<HttpResponse, ConnectorError> {
        self.world.tell(|| "a call of a service is lost".to_owned());
        let wait = self.world.between(100, 3000);
        self.world.after(wait).await;
        Err(ConnectorError::other("the simulation lost it".into(), None))
    }

    async fn answer(&self, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let header = |name: &str| request.headers().get(name).unwrap_or_default().to_owned();
        let (target, encoding) = (header("x-amz-target"), header("content-encoding"));
        let range = header("range");
        let method = request.method().to_owned();
        let path = request.uri().split('?').next().unwrap_or_default();
        let path = path
            .strip_prefix("http://services")
            .unwrap_or(path)
            .to_owned();
        let body = ByteStream::new(request.into_body()).collect().await;
        let body = body
            .map_err(|error| ConnectorError::other(error.into(), None))?
            .to_vec();
        Ok(match target.as_str() {
            "AWSEvents.PutEvents" => json_answer(200, &self.bus.put(&body)),
            "secretsmanager.GetSecretValue" => self.secret(&body),
            _ => self.object(&method, path, &range, object_of(body, &encoding)),
        })
    }

    fn secret(&self, body: &[u8]) -> HttpResponse {
        let request: Value = serde_json::from_slice(body).unwrap_or_default();
        let current = request["VersionStage"] == "AWSCURRENT";
        let value = request["SecretId"]
            .as_str()
            .and_then(|id| self.secrets.get(id));
        match value.filter(|_| current) {
            Some(value) => json_answer(
                200,
                &json!({
                    "VersionId": "v1",
                    "SecretString": value.to_string(),
                    "CreatedDate": 1_790_000_000,
                }),
            ),
            None => json_answer(400, &json!({"__type": "ResourceNotFoundException"})),
        }
    }

    fn object(&self, method: &str, path: String, range: &str, body: Vec<u8>) -> HttpResponse {
        let mut objects = self.objects.lock().expect("one thread");
        match (method, objects.get(&path)) {
            ("GET", Some(bytes)) if !range.is_empty() => part_of(bytes, range),
            ("GET", Some(bytes)) => answer(200, bytes.clone(), "application/xml"),
            ("PUT", None) => {
                objects.insert(path, body);
                answer(200, Vec::new(), "application/xml")
            }
            ("PUT", Some(_)) => s3_error(412, "PreconditionFailed"),
            (_, _) => s3_error(404, "NoSuchKey"),
        }
    }
}

/// Answers a request of some bytes of an object: `bytes=FIRST-LAST`.
fn part_of(bytes: &[u8], range: &str) -> HttpResponse {
    let range = range
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'));
    let (first, last) = range.expect("a range of bytes");
    let first: usize = first.parse().expect("a number");
    let last: usize = last.parse().expect("a number");
    let end = last.saturating_add(1).min(bytes.len());
    let Some(part) = bytes.get(first..end).filter(|part| !part.is_empty()) else {
        return s3_error(416, "InvalidRange");
    };
    let mut response = answer(206, part.to_vec(), "application/xml");
    let range = format!("bytes {first}-{}/{}", end - 1, bytes.len());
    response.headers_mut().insert("content-range", range);
    response
}

fn s3_error(status: u16, code: &str) -> HttpResponse {
    let text = format!("<Error><Code>{code}</Code></Error>");
    answer(status, text.into_bytes(), "application/xml")
}

fn json_answer(status: u16, value: &Value) -> HttpResponse {
    answer(
        status,
        value.to_string().into_bytes(),
        "application/x-amz-json-1.1",
    )
}

fn answer(status: u16, body: Vec<u8>, media_type: &'static str) -> HttpResponse {
    let status = status.try_into().expect("an HTTP status");
    let mut response = HttpResponse::new(status, SdkBody::from(body));
    response.headers_mut().insert("content-type", media_type);
    response
}

/// Returns the object in a body, which may be in chunks with their sizes before them.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html>
fn object_of(body: Vec<u8>, encoding: &str) -> Vec<u8> {
    if !encoding.contains("aws-chunked") {
        return body;
    }
    let mut object = Vec::new();
    let mut rest = body.as_slice();
    while let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") {
        let header = String::from_utf8_lossy(&rest[..end]).into_owned();
        let size = header.split(';').next().unwrap_or_default();
        let size = usize::from_str_radix(size, 16).unwrap_or(0);
        if size == 0 {
            break;
        }
        object.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 2 + size + 2..];
    }
    object
}

impl HttpConnector for Services {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new_boxed(Box::pin(self.clone().serve(request)))
    }
}

impl HttpClient for Services {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Returns the key ring for personal data of the simulated bank, as its secret stores it.
pub(crate) fn field_keys() -> Value {
    json!({"keys": [{"id": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}]})
}
