//! The checks, each over all of the books.

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
use super::report::{Check, Report};

pub(super) fn all(books: &Books) -> Report {
    let mut dead = Check::of("no event is in a dead-letter queue");
    let given_up = books.backlog.dead_letters;
    dead.record((given_up > 0).then(|| format!("{given_up} events are in dead-letter queues")));
    let mut readable = Check::of("every row is readable");
    readable.record_all(books.rows, &books.unreadable);
    let mut decrypted = Check::of("personal data can be decrypted");
    decrypted.record_all(books.encrypted, &books.undecrypted);
    let mut parked = Check::of("no record is parked");
    parked.record_all(books.rows, &books.parked);
    Report {
        checks: vec![
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
            audit::every_record_has_its_change(books),
            audit::newest_record_has_the_status(books),
            audit::chains_are_gapless(books),
            audit::each_block_is_sealed_once(books),
            dead,
            scheme::each_credit_is_a_payment_there(books),
            scheme::each_acceptance_is_booked(books),
            scheme::outcomes_agree(books),
            scheme::settlement_is_the_position(books),
            scheme::every_hold_can_end(books),
            scheme::suspense_is_listed(books),
            links::returns_name_their_payments(books),
            links::corrections_are_journals(books),
            links::scheme_ids_are_their_payments(books),
            lists::of_accounts(books),
            lists::of_pending_approvals(books),
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
