//! `soak`: a bounded load on a bank of its own that is killed, stopped, held still, put ahead in
//! time and left with a slow disk or without one, every few seconds; and in the end it is held to all it said.
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

/// Puts a bank of its own under load and faults, and proves that nothing is lost and nothing twice.
#[derive(Debug, Parser)]
struct Options {
    /// For how many minutes, beside what is needed to look at the end.
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// The bank's program.
    #[arg(long)]
    program: PathBuf,
}

/// What happens to the bank at the end of a round.
#[derive(Clone, Copy, Debug)]
enum Blow {
    Killed,
    DiskFull,
    DiskSlow,
    HeldStill,
    Stopped,
    PutAhead,
    KilledWhileDiskFull,
}

const BLOWS: [Blow; 7] = [
    Blow::Killed,
    Blow::DiskFull,
    Blow::DiskSlow,
    Blow::HeldStill,
    Blow::Stopped,
    Blow::PutAhead,
    Blow::KilledWhileDiskFull,
];
const CLIENTS: usize = 3;
/// How long the load goes on before each blow.
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
    let mut blows = BLOWS.iter().cycle();
    let mut count: u32 = 0;
    while started.elapsed() < time {
        let blow = *blows.next().expect("there is always another");
        let before = load.answered();
        round(&mut bank, &orders, &load, blow).await;
        count = count.saturating_add(1);
        let answered = load.answered().saturating_sub(before);
        println!("{blow:?} after {answered} payments");
    }
    look_at_the_end(&mut bank, &load, count).await
}

async fn funded(bank: &Bank, caller: &Caller, holder: &str) -> Account {
    let account = caller.open(holder).await;
    for _ in 0..10 {
        let answer = bank.scheme().pay_in(&account, "900000.00").await;
        assert_eq!(answer["answer"], "ACCC", "{answer}");
    }
    account
}

/// Within the bank and to others, who accept, refuse, and answer late.
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

async fn round(bank: &mut Bank, orders: &[Value], load: &Load, blow: Blow) {
    let caller = bank.operator().await;
    load.go_on();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(load.clone().order(caller.clone(), orders.to_vec()));
    }
    a_while(CALM).await;
    strike(bank, blow).await;
    load.stop();
    clients.join_all().await;
    if matches!(
        blow,
        Blow::Killed | Blow::Stopped | Blow::KilledWhileDiskFull
    ) {
        let books = local::reconcile::reconcile(bank.copy_of_everything().path()).expect("books");
        assert!(books.holds(), "{books}");
        bank.start_again();
    }
}

/// A load needs its time: nothing here waits for something in particular.
async fn a_while(time: Duration) {
    let _elapsed = timeout(time, std::future::pending::<()>()).await;
}

async fn strike(bank: &mut Bank, blow: Blow) {
    match blow {
        Blow::Killed => bank.kill(),
        Blow::Stopped => bank.stop(),
        Blow::HeldStill => bank.stall(a_while(Duration::from_secs(2))).await,
        // Over the night and the weekend, beyond the life of every token.
        Blow::PutAhead => bank.move_clock(100_000).await,
        Blow::DiskSlow => match bank.slow_disk(a_while(Duration::from_secs(4))).await {
            Some(waits) => println!("each of {waits} waits for the disk was longer"),
            None => println!("SKIPPED: the slow disk, because strace cannot look into the bank"),
        },
        Blow::DiskFull => {
            bank.fill_disk();
            a_while(Duration::from_secs(2)).await;
            bank.free_disk();
        }
        Blow::KilledWhileDiskFull => {
            bank.fill_disk();
            a_while(Duration::from_secs(1)).await;
            bank.kill();
        }
    }
}

/// Lets everything end, takes up what was given up, and holds the bank to all it said.
async fn look_at_the_end(bank: &mut Bank, load: &Load, blows: u32) -> ExitCode {
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
    // The clock has outrun the token.
    let caller = bank.operator().await;
    let (mut settled, mut unknown) = (0_usize, 0_usize);
    for payment in &payments {
        let id = payment["payment_id"].as_str().expect("an id");
        let now = caller.get(&format!("/v1/payments/{id}")).await.body;
        match now["status"].as_str() {
            Some("settled") => settled = settled.saturating_add(1),
            Some("rejected") => {}
            // It was asked about before it got there, and this scheme does not take later what it
            // said it had not received. The money stays set aside, which the books must show.
            Some("unknown") => unknown = unknown.saturating_add(1),
            _ => panic!("it did not end: {now}"),
        }
    }
    assert_eq!(bank.status().await["dead_letters"], json!([]));
    bank.stop();
    let report = local::reconcile::reconcile(bank.data()).expect("books");
    println!(
        "{} payments, {} answered at once, {settled} settled, {unknown} held, {blows} blows.\n{report}",
        payments.len(),
        load.answered(),
    );
    if report.holds() && report.is_complete() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
