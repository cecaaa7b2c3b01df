//! Damages of references between rows, and of the lists.

use dynoxide::Database;
use serde_json::json;

use crate::reconcile::damage::{delete, first, item, keys, place_of, put, received, set};
use crate::{Books, Case, Damage, DamagedCopy};

/// Returns the key of the payment that a journal of the desk corrected.
fn corrected(database: &Database) -> [String; 2] {
    let mut all = keys(database, "payments", "pay_", "P");
    all.retain(|[pk, sk]| {
        sk == "P" && item(database, "payments", [pk, sk])["cj"]["M"]["j"]["L"].is_array()
    });
    first(all)
}

/// Changes the sum of a corrected payment's money.
fn of_sum(name: &'static str, minor: &'static str) -> Damage<'static> {
    Box::new(move |copy| {
        let [pk, sk] = corrected(&copy.tables);
        let place = [pk.as_str(), sk.as_str()];
        let mut corrections = item(&copy.tables, "payments", place)["cj"].clone();
        corrections["M"][name] = json!({"N": minor});
        set(&copy.tables, "payments", place, "cj", &corrections);
    })
}

pub(crate) fn of_links(books: &Books) -> Vec<Case<'_>> {
    let returns = "each return names its payment, which names it";
    let corrections = "each correction of a payment has its journal";
    let id = &*books.settled.payment_id;
    let nobody = format!("pay_{}", "0".repeat(32));
    let unreturned: Damage<'_> = Box::new(move |copy| {
        let nobody = json!({"S": nobody});
        set(&copy.tables, "payments", [place_of(id), "P"], "by", &nobody);
    });
    let unnamed: Damage<'_> = Box::new(move |copy| {
        let [pk, sk] = received(&copy.tables);
        let place = [pk.as_str(), sk.as_str()];
        let other = json!({"S": id});
        set(
            &copy.tables,
            "payments",
            place,
            "kd",
            &json!({"S": "return"}),
        );
        set(&copy.tables, "payments", place, "of", &other);
    });
    let change = |name: &'static str, value: serde_json::Value| -> Damage<'_> {
        Box::new(move |copy| {
            let [pk, sk] = corrected(&copy.tables);
            set(&copy.tables, "payments", [&pk, &sk], name, &value);
        })
    };
    // The journal that applied suspense is about the same payment, and corrects nothing.
    let mistaken: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = corrected(&copy.tables);
        let mut journals = keys(&copy.tables, "payments", "jnl_", "J");
        journals.retain(|[pk, sk]| {
            item(&copy.tables, "payments", [pk, sk])["pu"]["S"] == "suspense_applied"
        });
        let [journal, sort] = first(journals);
        let applied = item(&copy.tables, "payments", [&journal, &sort])["id"].clone();
        let applied = json!({"M": {"j": {"L": [applied]}}});
        set(&copy.tables, "payments", [&pk, &sk], "cj", &applied);
    });
    let forgotten: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = corrected(&copy.tables);
        let mut row = item(&copy.tables, "payments", [&pk, &sk]);
        row.as_object_mut().expect("a row").remove("cj");
        put(&copy.tables, "payments", &row);
    });
    let no_journal = format!("jnl_{}", "0".repeat(32));
    let no_journal = json!({"M": {"j": {"L": [{"S": no_journal}]}}});
    let no_break = json!({"L": [{"S": format!("brk_{}", "0".repeat(32))}]});
    vec![
        (returns, unreturned),
        (returns, unnamed),
        (corrections, change("cj", no_journal)),
        (corrections, change("dp", no_break)),
        (corrections, mistaken),
        (corrections, forgotten),
        (
            "receivables are the sum over their payments",
            of_sum("r", "800"),
        ),
        (
            "suspense of each payment is the sum of its items",
            of_sum("s", "7"),
        ),
    ]
}

/// Gives a payment another's id at the scheme.
pub(crate) fn of_scheme_ids(books: &Books) -> Vec<Case<'_>> {
    let id = &*books.settled.payment_id;
    let scheme_ids = "each payment has its own id at the scheme";
    let misnamed: Damage<'_> = Box::new(move |copy| {
        let other = json!({"S": "0123456789ABCDEFGH1020261123000001"});
        set(&copy.tables, "payments", [place_of(id), "P"], "si", &other);
    });
    let from_another: Damage<'_> = Box::new(|copy| {
        let [pk, sk] = received(&copy.tables);
        let other = json!({"S": "0123456789ABCDEFGH1020261123000002"});
        set(&copy.tables, "payments", [&pk, &sk], "si", &other);
    });
    vec![(scheme_ids, misnamed), (scheme_ids, from_another)]
}

/// Moves the first row of a list into another, or under another key of it.
fn moved(copy: &DamagedCopy, from: &str, to: &str, sk: &str) {
    let [pk, old] = first(keys(&copy.tables, "payments", from, ""));
    let mut row = item(&copy.tables, "payments", [&pk, &old]);
    delete(&copy.tables, "payments", &[pk, old]);
    row["pk"] = json!({"S": to});
    row["sk"] = json!({"S": sk});
    put(&copy.tables, "payments", &row);
}

pub(crate) fn of_lists(books: &Books) -> Vec<Case<'_>> {
    let accounts = "each payment is in its accounts' lists unchanged";
    let waits = "exactly the pending approvals are listed";
    let work = "each work item is in the list of its status only";
    let list = format!("L#{}", &*books.ada.account_id);
    let of_ada = list.clone();
    let unlisted: Damage<'_> = Box::new(move |copy| {
        delete(
            &copy.tables,
            "payments",
            &first(keys(&copy.tables, "payments", &of_ada, "")),
        );
    });
    let of_ada = list.clone();
    let otherwise: Damage<'_> = Box::new(move |copy| {
        let [pk, sk] = first(keys(&copy.tables, "payments", &of_ada, ""));
        let status = json!({"S": "cancelled"});
        set(&copy.tables, "payments", [&pk, &sk], "st", &status);
    });
    let of_ada = list.clone();
    let dearer: Damage<'_> = Box::new(move |copy| {
        let [pk, sk] = first(keys(&copy.tables, "payments", &of_ada, ""));
        let amount = json!({"N": "990000"});
        set(&copy.tables, "payments", [&pk, &sk], "am", &amount);
    });
    let elsewhere: Damage<'_> = Box::new(move |copy| {
        let nobody = format!("L#acc_{}", "0".repeat(32));
        moved(copy, &list, &nobody, "1");
    });
    let waiting: Damage<'_> = Box::new(|copy| moved(copy, "L#", "W#ten_1", "1"));
    let id = &*books.held.payment_id;
    let hidden: Damage<'_> = Box::new(move |copy| {
        let waits = json!({"S": "awaiting_approval"});
        set(&copy.tables, "payments", [place_of(id), "P"], "st", &waits);
    });
    let undone: Damage<'_> = Box::new(|copy| {
        let place = first(keys(&copy.tables, "payments", "V#suspense#open", ""));
        delete(&copy.tables, "payments", &place);
    });
    let done: Damage<'_> = Box::new(|copy| {
        moved(copy, "V#breaks#resolved", "V#breaks#open", "1");
    });
    vec![
        (accounts, unlisted),
        (accounts, otherwise),
        (accounts, dearer),
        (accounts, elsewhere),
        (waits, waiting),
        (waits, hidden),
        (work, undone),
        (work, done),
    ]
}
