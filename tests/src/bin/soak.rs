//! `soak`: a bounded load on a bank that is killed, stopped, suspended, moved ahead in time, and
//! given a slow or full disk every few seconds; in the end its state is compared with every
//! response that it gave.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    reason = "it is for tests alone, at a terminal: whatever goes wrong here has to be seen"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use malai_client::types::Account;
use serde_json::{Value, json};
use tests::bank::{Bank, Caller, at_this_bank, elsewhere, order};
use tests::load::Load;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// Puts a bank under load and faults, and checks that nothing is lost and nothing is done twice.
#[derive(Debug, Parser)]
struct Options {
    /// The minutes of load, without the final check.
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// The bank's program.
    #[arg(long)]
    program: PathBuf,
}

/// The fault at the end of a round.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Killed,
    DiskFull,
    DiskSlow,
    HeldStill,
    Stopped,
    PutAhead,
    KilledWhileDiskFull,
}

const FAULTS: [Fault; 7] = [
    Fault::Killed,
    Fault::DiskFull,
    Fault::DiskSlow,
    Fault::HeldStill,
    Fault::Stopped,
    Fault::PutAhead,
    Fault::KilledWhileDiskFull,
];
const CLIENTS: usize = 3;
/// How long the load runs before each fault.
const CALM: Duration = Duration::from_secs(3);

#[tokio::main(flavor = "multi_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    let time = Duration::from_secs(options.minutes.saturating_mul(60));
    let started = Instant::now();
    let mut bank = Bank::start(options.program);
    bank.let_operator_hurry().await;
    let caller = bank.operator().await;
    let ada = funded(&bank, &caller, "Ada Okafor").await;
    let ben = funded(&bank, &caller, "Ben Adeyemi").await;
    let orders = orders(&ada, &ben);
    let load = Load::default();
    let mut faults = FAULTS.iter().cycle();
    let mut count: u32 = 0;
    while started.elapsed() < time {
        let fault = *faults.next().expect("there is always another");
        let before = load.completed_count();
        round(&mut bank, &orders, &load, fault).await;
        count = count.saturating_add(1);
        let answered = load.completed_count().saturating_sub(before);
        println!("{fault:?} after {answered} payments");
    }
    check_end(&mut bank, &load, count).await
}

async fn funded(bank: &Bank, caller: &Caller, holder: &str) -> Account {
    let account = caller.open(holder).await;
    for _ in 0..10 {
        let answer = bank.scheme().pay_in(&account, "900000.00").await;
        assert_eq!(answer["answer"], "ACCC", "{answer}");
    }
    account
}

/// Payments within the bank and to others that accept, reject, and respond late.
fn orders(ada: &Account, ben: &Account) -> Vec<Value> {
    let orders = [
        order(&ada.account_id, &elsewhere("58302914"), "1.01"),
        order(&ada.account_id, &at_this_bank(ben), "2.02"),
        order(&ben.account_id, &elsewhere("00001160"), "3.03"),
        order(&ben.account_id, &at_this_bank(ada), "2.03"),
        order(&ben.account_id, &elsewhere("00040002"), "4.04"),
    ];
    let orders = orders.iter();
    orders
        .map(|order| serde_json::to_value(order).expect("JSON"))
        .collect()
}

async fn round(bank: &mut Bank, orders: &[Value], load: &Load, fault: Fault) {
    let caller = bank.operator().await;
    load.go_on();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(load.clone().order(caller.clone(), orders.to_vec()));
    }
    run_for(CALM).await;
    inject(bank, fault).await;
    load.stop();
    clients.join_all().await;
    if matches!(
        fault,
        Fault::Killed | Fault::Stopped | Fault::KilledWhileDiskFull
    ) {
        let books = local::reconcile::reconcile(bank.copy_of_everything().path()).expect("books");
        assert!(books.is_consistent(), "{books}");
        bank.start_again();
    }
}

/// A load needs time: this wait is for no particular event.
async fn run_for(time: Duration) {
    let _elapsed = timeout(time, std::future::pending::<()>()).await;
}

async fn inject(bank: &mut Bank, fault: Fault) {
    match fault {
        Fault::Killed => bank.kill(),
        Fault::Stopped => bank.stop(),
        Fault::HeldStill => bank.stall(run_for(Duration::from_secs(2))).await,
        // Over the night and the weekend, beyond the lifetime of every token.
        Fault::PutAhead => bank.move_clock(100_000).await,
        Fault::DiskSlow => match bank.slow_disk(run_for(Duration::from_secs(4))).await {
            Some(waits) => println!("each of {waits} waits for the disk was longer"),
            None => println!("SKIPPED: the slow disk, because strace cannot look into the bank"),
        },
        Fault::DiskFull => {
            bank.fill_disk();
            run_for(Duration::from_secs(2)).await;
            bank.free_disk();
        }
        Fault::KilledWhileDiskFull => {
            bank.fill_disk();
            run_for(Duration::from_secs(1)).await;
            bank.kill();
        }
    }
}

/// Completes all work, redrives dead letters, and compares the bank's state with its responses.
async fn check_end(bank: &mut Bank, load: &Load, faults: u32) -> ExitCode {
    for _ in 0..3 {
        bank.settle_however_long().await;
        bank.move_clock(3700).await;
        bank.settle_however_long().await;
        bank.redrive().await;
    }
    bank.settle_however_long().await;
    let caller = bank.operator().await;
    let payments = load.holds(&caller).await;
    bank.settle().await;
    bank.advance(3700).await;
    // The token has expired with the clock.
    let caller = bank.operator().await;
    let (mut settled, mut unknown) = (0_usize, 0_usize);
    for payment in &payments {
        let id = payment["payment_id"].as_str().expect("an id");
        let now = caller.get(&format!("/v1/payments/{id}")).await.body;
        match now["status"].as_str() {
            Some("settled") => settled = settled.saturating_add(1),
            Some("rejected") => {}
            // An enquiry overtook it, and this scheme does not accept later what it reported as not
            // received. The funds stay held, which the books must show.
            Some("unknown") => unknown = unknown.saturating_add(1),
            _ => panic!("it did not end: {now}"),
        }
    }
    assert_eq!(bank.status().await["dead_letters"], json!([]));
    bank.stop();
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    println!(
        "{} payments, {} answered at once, {settled} settled, {unknown} held, {faults} blows.\n{report}",
        payments.len(),
        load.completed_count(),
    );
    if report.is_consistent() && report.is_complete() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
