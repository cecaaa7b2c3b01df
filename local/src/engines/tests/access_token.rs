use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Bank, Function, directory};

#[tokio::test]
async fn requests_without_the_token_or_for_another_host_are_refused() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let create = bank.secrets.create_secret().name("operator");
    create.secret_string("mls_secret").send().await.unwrap();
    let base = bank.engines.endpoints().aws.clone();
    let rest = base.strip_prefix("http://").unwrap();
    let (address, token) = rest.trim_end_matches('/').split_once('/').unwrap();
    assert_eq!(token.len(), 26, "128 bits");

    let good = ask(address, &format!("/{token}/"), address).await;
    assert!(
        good.starts_with("HTTP/1.1 200") && good.contains("mls_secret"),
        "{good}"
    );
    let port = address.split_once(':').unwrap().1;
    let other = "0".repeat(26);
    for (path, host) in [
        ("/".to_owned(), address.to_owned()),
        (format!("/{other}/"), address.to_owned()),
        (format!("/{token}x/"), address.to_owned()),
        (format!("/{token}/"), format!("evil.example:{port}")),
        (format!("/{token}/"), "localhost1".to_owned()),
    ] {
        let refused = ask(address, &path, &host).await;
        assert!(
            refused.starts_with("HTTP/1.1 403"),
            "{path} {host}: {refused}"
        );
        assert!(!refused.contains("mls_secret"), "{path} {host}");
    }
}

#[tokio::test]
async fn each_run_has_a_token_of_its_own() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let token = |bank: &Bank| {
        let aws = bank.engines.endpoints().aws.clone();
        aws.split('/').nth(3).map(str::to_owned)
    };
    let first = token(&bank);
    bank.engines.stop().await;
    let reopened = Bank::open(data.path(), &[], &Function::succeeding()).await;
    assert_ne!(token(&reopened), first);
}

/// Returns the port's response to a request for the operator's secret.
async fn ask(address: &str, path: &str, host: &str) -> String {
    let body = r#"{"SecretId":"operator"}"#;
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         x-amz-target: secretsmanager.GetSecretValue\r\n\
         content-type: application/x-amz-json-1.1\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}
