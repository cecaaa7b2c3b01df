//! The proofs, each over all of the books.

mod accounts;
mod archive;
mod audit;
mod desk;
mod legs;
mod limits;
mod links;
mod lists;
mod scheme;

use super::books::Books;
use super::report::{Proof, Report};

pub(super) fn all(books: &Books) -> Report {
    let mut dead = Proof::of("no event was given up");
    let given_up = books.under_way.dead_letters;
    dead.check((given_up > 0).then(|| format!("{given_up} events are in dead-letter queues")));
    let mut readable = Proof::of("every row can be read");
    readable.check_all(books.rows, &books.unreadable);
    let mut decrypted = Proof::of("what rows keep of people can be decrypted");
    decrypted.check_all(books.encrypted, &books.undecrypted);
    let mut parked = Proof::of("no change waits to be put back");
    parked.check_all(books.rows, &books.parked);
    Report {
        proofs: vec![
            legs::sum_to_zero(books),
            legs::of_payments(books),
            legs::are_entries(books),
            legs::internal_balances(books),
            accounts::booked_by_sources(books),
            accounts::booked_by_entries(books),
            accounts::entries_are_unbroken(books),
            accounts::held(books),
            accounts::available(books),
            accounts::closed_are_empty(books),
            limits::exposure(books),
            legs::returns(books),
            audit::one_record_for_each_change(books),
            audit::no_record_without_its_change(books),
            audit::newest_record_tells_the_state(books),
            dead,
            scheme::each_credit_is_a_payment_there(books),
            scheme::each_acceptance_is_booked(books),
            scheme::outcomes_agree(books),
            scheme::settlement_is_the_position(books),
            scheme::what_is_held_may_end(books),
            scheme::suspense_is_listed(books),
            links::returns_name_their_payments(books),
            links::corrections_are_journals(books),
            links::scheme_ids_are_their_payments(books),
            lists::of_accounts(books),
            lists::of_what_waits(books),
            lists::of_work(books),
            desk::journals_are_by_two(books),
            desk::receivables_are_of_payments(books),
            desk::suspense_is_of_payments(books),
            desk::returns_are_ordered(books),
            desk::open_amounts(books),
            desk::breaks_end(books),
            archive::originals_are_as_their_rows(books),
            archive::acceptances_are_booked(books),
            readable,
            decrypted,
            parked,
        ],
    }
}
