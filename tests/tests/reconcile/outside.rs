//! Damages that only a comparison with outside records, or a read of every row, can detect.

use dynoxide::Database;
use malai_client::types::Payment;
use serde_json::json;

use crate::reconcile::damage::{delete, execute, first, item, keys, place_of, put, received, set};
use crate::{Books, Case, Damage};

pub(crate) fn of_the_scheme() -> Vec<Case<'static>> {
    let says =
        |sql: &'static str| -> Damage<'static> { Box::new(move |copy| execute(&copy.scheme, sql)) };
    let twice: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = received(&copy.tables);
        let mut again = item(&copy.tables, "payments", [&pk, &sk]);
        let id = format!("pay_{}", "0".repeat(pk.len().saturating_sub("pay_".len())));
        again["pk"] = json!({"S": id});
        again["id"] = json!({"S": id});
        put(&copy.tables, "payments", &again);
    });
    let unbooked: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = received(&copy.tables);
        let rejected = json!({"S": "rejected"});
        set(&copy.tables, "payments", [&pk, &sk], "st", &rejected);
    });
    let credits = "each credit is one payment at the scheme";
    let booked = "each acceptance is booked";
    let agree = "outcomes agree with the scheme";
    let position = "the settlement account equals the scheme's position";
    let paid = "UPDATE payments SET minor = minor + 1 WHERE direction = 'received'";
    let gone = "DELETE FROM payments WHERE direction = 'received'";
    let refused = "UPDATE payments SET answer = 'RJCT 1160' WHERE answer = 'ACSC'";
    let open = "UPDATE payments SET answer = NULL WHERE answer = 'ACSC'";
    // Corrected here to the scheme's outcome, and its break is ended.
    let turned = "UPDATE payments SET answer = 'ACSC' WHERE direction = 'sent' AND minor = 800";
    vec![
        (credits, twice),
        (credits, says(gone)),
        (credits, says(paid)),
        (position, says(paid)),
        (booked, unbooked),
        (
            booked,
            says(
                "INSERT INTO payments (id, direction, message, minor, seen_ms, answer)
                 VALUES ('20990101000000100', 'received', '', 1, 0, 'ACCC')",
            ),
        ),
        (agree, says(refused)),
        (agree, says(open)),
        (agree, says(turned)),
        (position, says(turned)),
    ]
}

pub(crate) fn of_what_is_held(books: &Books) -> Vec<Case<'_>> {
    let ends = "every hold can end";
    let id = &*books.held.payment_id;
    let unasked: Damage<'_> = Box::new(move |copy| {
        let notes = keys(&copy.tables, "payments", "Q#fps#", "");
        let of_it = notes
            .into_iter()
            .filter(|[_, sk]| sk.ends_with(id))
            .collect();
        delete(&copy.tables, "payments", &first(of_it));
    });
    let unsent: Damage<'_> = Box::new(move |copy| {
        without_enquiry(&copy.tables, id);
        let accepted = json!({"S": "accepted"});
        set(
            &copy.tables,
            "payments",
            [place_of(id), "P"],
            "st",
            &accepted,
        );
    });
    // The bank received every report about the one payment that it received about the other.
    let told: Damage<'_> = Box::new(|copy| {
        let scheme_id = |payment: &Payment| {
            let row = item(
                &copy.tables,
                "payments",
                [place_of(&payment.payment_id), "P"],
            );
            row["si"]["S"].as_str().expect("an id").to_owned()
        };
        let (held, settled) = (scheme_id(&books.held), scheme_id(&books.settled));
        execute(
            &copy.scheme,
            &format!("UPDATE payments SET answer = 'ACSC' WHERE id = '{held}'"),
        );
        execute(
            &copy.scheme,
            &format!(
                "INSERT INTO outbox (payment, lane, message, due_ms, status)
                 SELECT '{held}', lane, message, due_ms, status FROM outbox
                 WHERE payment = '{settled}'"
            ),
        );
    });
    // An on-us payment is never in progress, so nothing will end it.
    let within: Damage<'_> = Box::new(move |copy| {
        let on_us = json!({"S": "on_us"});
        set(&copy.tables, "payments", [place_of(id), "P"], "rt", &on_us);
    });
    vec![
        (ends, unasked),
        (ends, unsent),
        (ends, told),
        (ends, within),
    ]
}

fn without_enquiry(database: &Database, id: &str) {
    for [pk, sk] in keys(database, "payments", "Q#fps#", "") {
        if sk.ends_with(id) {
            delete(database, "payments", &[pk, sk]);
        }
    }
}

/// Rewrites the text of the first object with this prefix.
fn rewritten(name: &'static str, from: &'static str, to: &'static str) -> Damage<'static> {
    Box::new(move |copy| {
        let file: String = copy
            .bus
            .query_row(
                "SELECT file FROM objects WHERE name LIKE ?1 ORDER BY version LIMIT 1",
                [format!("{name}%")],
                |row| row.get(0),
            )
            .expect("an object");
        let path = copy.place.join("objects").join(file);
        let text = std::fs::read_to_string(&path).expect("a message");
        assert!(text.contains(from), "{text}");
        std::fs::write(&path, text.replace(from, to)).expect("another message");
    })
}

/// The same messages in another valid XML spelling.
pub(crate) fn respelled() -> [Damage<'static>; 3] {
    [
        rewritten("fps/received/", ">100.00<", "><![CDATA[100.00]]><"),
        rewritten("fps/received/", ">100.00<", ">100<!-- pounds -->.00<"),
        rewritten("fps/received/", ">100.00<", ">1&#48;0.00<"),
    ]
}

pub(crate) fn of_the_archive() -> Vec<Case<'static>> {
    let archive = "each archived message matches its row";
    let answered = "each acceptance in the archive is booked";
    // The scheme forgets it too, so that only the archive has it.
    let refused_after_all: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = received(&copy.tables);
        let rejected = json!({"S": "rejected"});
        set(&copy.tables, "payments", [&pk, &sk], "st", &rejected);
        execute(
            &copy.scheme,
            "DELETE FROM payments WHERE direction = 'received'",
        );
    });
    let gone = |name: &'static str| -> Damage<'static> {
        Box::new(move |copy| {
            let sql = format!("DELETE FROM objects WHERE name LIKE '{name}%'");
            execute(&copy.bus, &sql);
        })
    };
    vec![
        (archive, rewritten("fps/received/", "100.00", "100.01")),
        (archive, rewritten("fps/received/", "<TxId>", "<TxId>1")),
        (archive, rewritten("fps/sent/", "Ada", "Eda")),
        (answered, refused_after_all),
        (archive, gone("fps/received/")),
        (archive, gone("fps/sent/")),
    ]
}

pub(crate) fn of_rows(books: &Books) -> Vec<Case<'_>> {
    let id = &*books.settled.payment_id;
    let unreadable: Damage<'_> = Box::new(move |copy| {
        let text = json!({"S": "ten pounds"});
        set(&copy.tables, "payments", [place_of(id), "P"], "am", &text);
    });
    // One byte of a ciphertext differs.
    let undecrypted = |table: &'static str, [pk, sk]: [&str; 2], name: &'static str| {
        let (pk, sk) = (pk.to_owned(), sk.to_owned());
        let damage: Damage<'_> = Box::new(move |copy| {
            let sealed = item(&copy.tables, table, [&pk, &sk])[name]["B"].clone();
            let text = sealed.as_str().expect("a ciphertext");
            let (last, rest) = (&text[8..9], [&text[..8], &text[9..]]);
            let other = if last == "A" { "B" } else { "A" };
            let damaged = json!({"B": rest.join(other)});
            set(&copy.tables, table, [&pk, &sk], name, &damaged);
        });
        ("personal data can be decrypted", damage)
    };
    let suspended: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = received(&copy.tables);
        let mut transfer = item(&copy.tables, "payments", [&pk, &sk])["tr"].clone();
        transfer["M"]["c"] = json!({"S": "suspense"});
        set(&copy.tables, "payments", [&pk, &sk], "tr", &transfer);
    });
    let parked: Damage<'_> = Box::new(|copy| {
        let key = format!("parked#{}", &*books.ada.account_id);
        let parked = json!({"pk": {"S": key}, "sk": {"S": "1"}});
        put(&copy.tables, "accounts", &parked);
    });
    // A journal without legs is unreadable.
    let legless: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = first(keys(&copy.tables, "payments", "jnl_", "J"));
        let mut row = item(&copy.tables, "payments", [&pk, &sk]);
        row.as_object_mut().expect("a row").remove("tr");
        put(&copy.tables, "payments", &row);
    });
    vec![
        ("every row is readable", legless),
        (
            "the suspense account is the sum of its open items",
            suspended,
        ),
        ("every row is readable", unreadable),
        undecrypted("payments", [place_of(id), "P"], "pd"),
        undecrypted("accounts", [&books.ada.account_id, "A"], "hn"),
        ("no record is parked", parked),
    ]
}
