use aws_sdk_secretsmanager::error::ProvideErrorMetadata;

use super::{Bank, Function, directory};

#[tokio::test]
async fn rotation_moves_the_labels_and_keeps_the_previous_value() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let made = bank.secrets.create_secret().name("signing-key");
    let made = made.secret_string("old").send().await.unwrap();
    let old = made.version_id().unwrap();

    let put = bank.secrets.put_secret_value().secret_id("signing-key");
    let put = put.secret_string("new").version_stages("AWSPENDING");
    let put = put.send().await.unwrap();
    let new = put.version_id().unwrap();
    assert_eq!(value(&bank, "AWSCURRENT").await.as_deref(), Ok("old"));
    assert_eq!(value(&bank, "AWSPENDING").await.as_deref(), Ok("new"));

    let changed = bank.secrets.update_secret_version_stage();
    let changed = changed.secret_id("signing-key").version_stage("AWSCURRENT");
    let changed = changed.move_to_version_id(new).remove_from_version_id(old);
    changed.send().await.unwrap();
    assert_eq!(value(&bank, "AWSCURRENT").await.as_deref(), Ok("new"));
    assert_eq!(value(&bank, "AWSPREVIOUS").await.as_deref(), Ok("old"));

    let described = bank
        .secrets
        .describe_secret()
        .secret_id(made.arn().unwrap());
    let described = described.send().await.unwrap();
    let stages = described.version_ids_to_stages().unwrap();
    assert_eq!(stages[new], ["AWSCURRENT", "AWSPENDING"]);
    assert_eq!(stages[old], ["AWSPREVIOUS"]);
}

#[tokio::test]
async fn a_label_is_only_removed_from_the_named_version() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let create = bank.secrets.create_secret().name("signing-key");
    create.secret_string("old").send().await.unwrap();
    let put = bank.secrets.put_secret_value().secret_id("signing-key");
    let put = put.secret_string("new").version_stages("AWSPENDING");
    let new = put.send().await.unwrap();

    let changed = bank.secrets.update_secret_version_stage();
    let changed = changed.secret_id("signing-key").version_stage("AWSCURRENT");
    let changed = changed.move_to_version_id(new.version_id().unwrap());
    let error = changed.send().await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidParameterException"));
    assert_eq!(value(&bank, "AWSCURRENT").await.as_deref(), Ok("old"));
}

#[tokio::test]
async fn a_missing_secret_returns_the_aws_error() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    assert_eq!(
        value(&bank, "AWSCURRENT").await,
        Err("ResourceNotFoundException".to_owned())
    );
    let create = bank.secrets.create_secret().name("signing-key");
    create.clone().secret_string("old").send().await.unwrap();
    assert_eq!(
        value(&bank, "AWSPENDING").await,
        Err("ResourceNotFoundException".to_owned())
    );
    let reopened = create.send().await.unwrap_err();
    assert_eq!(reopened.code(), Some("ResourceExistsException"));
}

#[tokio::test]
async fn a_put_repeated_with_its_token_makes_one_version() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    let create = bank.secrets.create_secret().name("signing-key");
    create.send().await.unwrap();
    let token = "11111111-2222-3333-4444-555555555555";
    let put = bank.secrets.put_secret_value().secret_id("signing-key");
    let put = put.client_request_token(token);
    for _ in 0..2 {
        let same = put.clone().secret_string("new").send().await.unwrap();
        assert_eq!(same.version_id(), Some(token));
    }
    let other = put.secret_string("other").send().await.unwrap_err();
    assert_eq!(other.code(), Some("ResourceExistsException"));
}

#[tokio::test]
async fn the_list_names_every_secret() {
    let data = directory();
    let bank = Bank::open(data.path(), &[], &Function::succeeding()).await;
    for name in ["b", "a"] {
        let create = bank.secrets.create_secret().name(name);
        create.secret_string("x").send().await.unwrap();
    }
    let list = bank.secrets.list_secrets().send().await.unwrap();
    let names: Vec<_> = list.secret_list().iter().map(|s| s.name()).collect();
    assert_eq!(names, [Some("a"), Some("b")]);
}

/// Returns the secret's value under a label, or the code of the error.
async fn value(bank: &Bank, stage: &str) -> Result<String, String> {
    let get = bank.secrets.get_secret_value().secret_id("signing-key");
    match get.version_stage(stage).send().await {
        Ok(value) => Ok(value.secret_string().unwrap_or_default().to_owned()),
        Err(error) => Err(error.code().unwrap_or_default().to_owned()),
    }
}
