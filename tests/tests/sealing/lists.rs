//! Records are found by request, subject and day, sealed or not, each once, whatever arrives meanwhile.

use serde_json::json;

use super::fixture::Fixture;
use crate::{A, B};

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| Fixture::id_of(name)).collect()
}

#[tokio::test]
async fn a_record_is_found_whether_it_is_sealed_or_waits() {
    let fixture = Fixture::start().await;
    for _ in 0..2 {
        fixture.append(A, &["one", "yesterday-1"]).await;
        let subject = json!({"subject": Fixture::payment("one")});
        let (found, _) = fixture.page(&subject, 10, None).await;
        assert_eq!(found[..1], ids(&["one"]));
        let request = json!({"request_id": "req-yesterday-1"});
        let (found, _) = fixture.page(&request, 10, None).await;
        assert_eq!(found[..1], ids(&["yesterday-1"]));
        let (found, _) = fixture.page(&json!({"date": "2026-11-22"}), 10, None).await;
        assert_eq!(found[..1], ids(&["yesterday-1"]));
        fixture.seal().await;
    }
    let nothing = json!({"subject": Fixture::payment("nothing")});
    assert_eq!(fixture.page(&nothing, 10, None).await, (vec![], None));
}

#[tokio::test]
async fn a_list_that_grows_while_it_is_read_has_every_record_once() {
    let day = json!({"date": "2026-11-23"});
    // Whether a seal comes between two pages, and where.
    for sealed_after in [0, 1, 2, 3, 99] {
        let fixture = Fixture::start().await;
        fixture.append(A, &["a1", "a2"]).await;
        fixture.append(B, &["b1"]).await;
        fixture.seal().await;
        fixture.advance_minutes(1);
        fixture.append(A, &["a3", "a4"]).await;
        fixture.append(B, &["b2"]).await;
        let (mut listed, mut cursor, mut pages) = (Vec::new(), None, 0);
        loop {
            let (page, next) = fixture.page(&day, 1, cursor.as_deref()).await;
            listed.extend(page);
            // A record comes into the chain that is listed first, when its part was already passed.
            if pages == 4 {
                fixture.append(B, &["b3"]).await;
            }
            if pages == sealed_after {
                fixture.advance_minutes(1);
                fixture.seal().await;
            }
            pages += 1;
            match next {
                Some(next) => cursor = Some(next),
                None => break,
            }
        }
        let mut expected = ids(&["a1", "a2", "a3", "a4", "b1", "b2", "b3"]);
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected, "sealed after page {sealed_after}");
    }
}

#[tokio::test]
async fn records_of_many_seals_are_found_by_an_index_over_them() {
    let fixture = Fixture::start().await;
    let mut names = Vec::new();
    for seal in 0..70 {
        let name = format!("n{seal}");
        fixture.append(A, &[&name]).await;
        fixture.seal().await;
        fixture.advance_minutes(1);
        names.push(name);
    }
    assert_eq!(fixture.indexes(), ["index/64/0000000000000001"]);
    for name in ["n0", "n63", "n64", "n69"] {
        let subject = json!({"subject": Fixture::payment(name)});
        assert_eq!(fixture.listed(subject, 10).await, ids(&[name]));
        fixture.proves(name).await;
    }
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    assert_eq!(
        fixture.listed(json!({"date": "2026-11-23"}), 7).await,
        ids(&names)
    );
}
