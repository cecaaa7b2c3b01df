use serde_json::json;

use super::*;

fn told(keys: &[(&str, &SigningKey)]) -> String {
    let keys: Vec<_> = keys
        .iter()
        .map(|(keyid, key)| json!({"keyid": keyid, "public_key": key.verifying_key().to_base64()}))
        .collect();
    json!({"keys": keys}).to_string()
}

async fn tell(world: &World, body: &str, key: &SigningKey, keyid: &str) -> (u16, Value) {
    let answer = post_to(world.scheme.origin(), "/fps/keys", body, key, keyid, NINE).await;
    let (status, body) = answer.unwrap();
    (status, serde_json::from_slice(&body).unwrap_or_default())
}

#[tokio::test]
async fn the_bank_publishes_its_next_key_with_the_current_one_and_signs_with_either() {
    let mut world = World::new().await;
    let (old, new) = (bank_key(), SigningKey::from_seed([3; 32]));
    let both = told(&[("bank-1", &old), ("bank-2", &new)]);
    assert_eq!(tell(&world, &both, &new, "bank-2").await.0, 401);
    let (status, answer) = tell(&world, &both, &old, "bank-1").await;
    let theirs =
        json!([{"keyid": "fps-1", "public_key": scheme_key().verifying_key().to_base64()}]);
    assert_eq!((status, &answer["keys"]), (200, &theirs));
    // Whoever only asks changes nothing.
    assert_eq!(tell(&world, "{}", &new, "bank-2").await, (200, answer));
    world.restart().await;
    let xml = payment("31926819", "a").write();
    for (key, keyid) in [(&old, "bank-1"), (&new, "bank-2")] {
        assert_eq!(
            post(world.scheme.origin(), &xml, key, keyid, NINE).await,
            Ok(202)
        );
    }
    let only = told(&[("bank-2", &new)]);
    assert_eq!(tell(&world, &only, &new, "bank-2").await.0, 200);
    assert_eq!(tell(&world, "{}", &old, "bank-1").await.0, 401);
}

#[tokio::test]
async fn invalid_keys_change_nothing() {
    let world = World::new().await;
    for wrong in [
        "",
        r#"{"keys":[]}"#,
        r#"{"keys":[{"keyid":"a","public_key":"b"}]}"#,
    ] {
        assert_eq!(
            tell(&world, wrong, &bank_key(), "bank-1").await.0,
            400,
            "{wrong}"
        );
    }
    assert_eq!(tell(&world, "{}", &bank_key(), "bank-1").await.0, 200);
}

#[tokio::test]
async fn a_key_of_the_scheme_is_published_before_it_signs_and_may_go_after_that() {
    let mut world = World::new().await;
    let change = async |world: &World, change: &str| {
        let answer = world
            .control("POST", "/keys", json!({"change": change}))
            .await;
        assert_eq!(answer.0, 200);
        let published = answer.1["published"].as_array().unwrap().len();
        (published, answer.1["signs"].as_str().unwrap() == "fps-1")
    };
    assert_eq!(change(&world, "announce").await, (2, true));
    world.restart().await;
    assert_eq!(change(&world, "use").await, (2, false));
    assert_eq!(change(&world, "retire").await, (1, false));
    let answer = world
        .control("POST", "/keys", json!({"change": "lose"}))
        .await;
    assert_eq!(answer.0, 400);
}
