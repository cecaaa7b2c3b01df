//! One run: a bank, its environment, a phase of faults, then calm, in which everything must come to
//! rest in a consistent state.

mod begin;
mod plans;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use payments_contract::{PaymentRow, Status};
use store::{Store, row_of};

use crate::backend::Service;
use crate::bank::Bank;
use crate::books::Books;
use crate::bus::Bus;
use crate::chaos::{Chaos, Fault};
use crate::client::{Client, ClientContext, Notebook};
use crate::crash::Crash;
use crate::deployment::{environment, secrets};
use crate::draw::Draw;
use crate::gateway::Gateway;
use crate::planted::Bug;
use crate::rail::Rail;
use crate::reference::Reference;
use crate::services::Services;
use crate::streams::{Mapping, Streams};
use crate::tables::{Change, Tables};
use crate::world::{RunEnd, Tasks, Violation, World, WorldRef};

/// The parameters of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The seed.
    pub seed: u64,
    /// The number of clients.
    pub clients: usize,
    /// The number of operations of each.
    pub operations: usize,
    /// The number of inbound payments.
    pub payments_in: usize,
    /// The number of rounds of each client of the operations desk.
    pub desk: usize,
    /// The fault rates.
    pub chaos: Chaos,
    /// The planned crash, if there is one; one client then performs every operation once.
    pub crash: Option<Crash>,
    /// The planted bug, if there is one.
    pub bug: Option<Bug>,
    /// Whether rows are written that no reader can handle.
    pub poisoned: bool,
    /// Whether to keep the history, which takes time.
    pub keep_history: bool,
}

impl Plan {
    /// Returns the plan of a seed, from which its size and its rates follow too.
    pub fn of_seed(seed: u64) -> Self {
        let mut draw = Draw::new(seed, "plan");
        let mut chaos = Chaos::moderate();
        // Swarm testing: a fault that never occurs makes room for combinations of the others.
        for fault in Fault::ALL {
            let factor = [0, 0, 1, 1, 2, 4][usize::try_from(draw.between(0, 5)).unwrap_or(0)];
            chaos = chaos.with(fault, Chaos::moderate().rate(fault) * factor);
        }
        let number = |number: i64| usize::try_from(number).unwrap_or(1);
        Self {
            seed,
            clients: number(draw.between(1, 4)),
            operations: number(draw.between(6, 16)),
            payments_in: number(draw.between(4, 10)),
            desk: number(draw.between(4, 12)),
            chaos,
            crash: None,
            bug: None,
            poisoned: false,
            keep_history: false,
        }
    }

    /// One client performs every operation once, with no other fault than this.
    pub fn of_crash(crash: Crash) -> Self {
        Self {
            seed: 1,
            clients: 1,
            operations: 0,
            payments_in: 0,
            desk: 0,
            chaos: Chaos::none(),
            crash: Some(crash),
            bug: None,
            poisoned: false,
            keep_history: false,
        }
    }
}

/// The result of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The violation found, if there is one.
    pub violation: Option<Violation>,
    /// The history, line by line, if it was kept.
    pub history: Vec<String>,
    /// A digest of the whole run, in order.
    pub trace: u64,
    /// How often each fault was injected.
    pub faults: BTreeMap<&'static str, u64>,
    /// How often each invariant was checked.
    pub checked: BTreeMap<&'static str, u64>,
    /// Whether the planned crash occurred.
    pub crashed: bool,
    /// The number of client requests.
    pub calls: u64,
    /// The number of commits.
    pub commits: u64,
    /// The number of items at the end.
    pub items: usize,
}

/// The maximum number of steps of one run; a run that needs more does not come to rest.
const STEPS: u64 = 3_000_000;
/// The maximum number of rounds of the schedule after the faults.
const ROUNDS: u32 = 400;
const SCHEME_SEED: [u8; 32] = [9; 32];

/// Critical moments: a Friday's midnight, both changes of summer time, the ends of a year and of a
/// February with a leap day, and midnight in London an hour before that in UTC.
const STARTS: [i64; 6] = [
    1_795_823_970_000,
    1_792_889_970_000,
    1_806_195_570_000,
    1_798_761_570_000,
    1_835_395_170_000,
    1_782_860_370_000,
];

struct Bench {
    world: World,
    service: Service,
    bus: Bus,
    rail: Rail,
    services: Services,
    bank: Bank,
    reference: Arc<Mutex<Reference>>,
    notebook: Arc<Mutex<Notebook>>,
}

/// Runs a plan to its end.
///
/// # Panics
/// On an error of the simulation itself, such as a leaked world.
pub fn run(plan: &Plan) -> Report {
    let (report, world) = run_in_a_runtime(plan);
    // Thousands of runs follow one another in one process.
    assert!(world.is_gone(), "the run leaves its world behind");
    report
}

fn run_in_a_runtime(plan: &Plan) -> (Report, WorldRef) {
    // The SDK needs a runtime's clock, although nothing here ever waits for it.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let _entered = runtime.enter();
    let mut draw = Draw::new(plan.seed, "start");
    let start = *draw.one_of(&STARTS).expect("a start");
    let world = World::new(plan.seed, plan.chaos.clone(), start, plan.keep_history);
    let bench = Bench::new(&world, plan);
    world.plan(plan.crash);
    bench.begin(plan);
    let mut tasks = Tasks::default();
    let rest = world.run(&mut tasks, STEPS);
    if rest != RunEnd::Violated {
        let waiting = format!("{tasks:?}");
        world.hold("everything comes to rest", rest == RunEnd::Quiet, || {
            waiting
        });
        bench.check();
    }
    drop(tasks);
    bench.end();
    (bench.report(), world.trail())
}

impl Bench {
    fn new(world: &World, plan: &Plan) -> Self {
        let tables = ["accounts", "identity", "payments"];
        let streams = Streams::new(world, &tables, Mapping::of(plan.bug));
        let service = Service::new(world, &streams, plan.bug);
        let bus = Bus::new(world, plan.bug);
        let rail = Rail::new(world, SCHEME_SEED, plan.seed, plan.bug);
        let services = Services::new(world, &bus, secrets(&rail));
        let environment = environment(world, services.clone(), &rail, plan.seed);
        let store = Store::over(service.clone());
        let bank = Bank::open(world, environment, store, &bus, &streams);
        rail.serve(&bank);
        let reference = Arc::new(Mutex::new(Reference::default()));
        let (witness, told) = (Arc::clone(&reference), world.clone());
        service.tell(Box::new(move |_: &Tables, changes: &[Change]| {
            let mut reference = witness.lock().expect("one thread");
            told.tell(|| format!("commit {}", written(changes)));
            told.checked(crate::reference::BALANCES);
            if let Err((invariant, seen)) = reference.replay(changes) {
                told.violate(Violation { invariant, seen });
            }
        }));
        Self {
            world: world.clone(),
            service,
            bus,
            rail,
            services,
            bank,
            reference,
            notebook: Arc::default(),
        }
    }

    fn begin(&self, plan: &Plan) {
        let around = ClientContext {
            world: self.world.clone(),
            gateway: Gateway::new(&self.world, &self.bank, &self.reference, plan.bug),
            service: self.service.clone(),
            reference: Arc::clone(&self.reference),
            notebook: Arc::clone(&self.notebook),
            bug: plan.bug,
        };
        let busy = Arc::new(AtomicUsize::new(plan.clients + 1));
        self.begin_institutions(plan, &around, &busy);
        self.begin_desk(plan, &around, &busy);
        for number in 0..plan.clients {
            let client = Client::new(&around, plan.seed, format!("client {number}"));
            let (busy, operations) = (Arc::clone(&busy), plan.operations);
            let story = plan.crash.map(|_| self.rail.clone());
            self.world.spawn(format!("client {number}"), async move {
                match story {
                    Some(rail) => client.run_story(rail).await,
                    None => client.work(operations).await,
                }
                busy.fetch_sub(1, Ordering::Relaxed);
            });
        }
        self.begin_outside(plan, &busy);
        crate::poison::begin(&self.world, &self.service, plan, &busy);
        self.begin_schedule(&busy);
    }

    /// The schedule of every minute; and once the clients are done, calm with redrives of dead
    /// letters, until every payment has ended and every audit record is sealed.
    fn begin_schedule(&self, busy: &Arc<AtomicUsize>) {
        let (world, bank, bus) = (self.world.clone(), self.bank.clone(), self.bus.clone());
        let (service, busy) = (self.service.clone(), Arc::clone(busy));
        let services = self.services.clone();
        self.world.spawn("the schedule", async move {
            let mut rounds = 0;
            loop {
                world.after(60_000).await;
                let payload = b"{}".to_vec();
                bank.invoke("chase-fps-payments", payload.clone()).await;
                bank.invoke("seal-trail", payload).await;
                if busy.load(Ordering::Relaxed) > 0 {
                    continue;
                }
                if world.has_faults() {
                    world.calm();
                }
                let redriven = bus.redrive();
                rounds += 1;
                let sealed =
                    service.look(|tables| crate::books::is_sealed(tables, &services.objects()));
                if redriven == 0 && !service.look(is_any_open) && sealed {
                    return;
                }
                if rounds > ROUNDS {
                    world.hold("every record is sealed", sealed, || "not sealed".to_owned());
                    world.hold("every payment ends", false, || {
                        service.look(|tables| open_payments(tables).join(", "))
                    });
                    return;
                }
            }
        });
    }

    /// Breaks the reference cycles, so that everything is freed with the bench.
    fn end(&self) {
        self.world.end();
        self.bus.end();
        self.rail.end();
        self.service.end();
    }

    fn check(&self) {
        let reference = self.reference.lock().expect("one thread");
        self.service.look(|tables| {
            Books {
                world: &self.world,
                tables,
                reference: &reference,
                bus: &self.bus,
                rail: &self.rail,
                objects: &self.services.objects(),
            }
            .check();
        });
    }

    fn report(&self) -> Report {
        let (faults, checked) = self.world.counts();
        Report {
            violation: self.world.violation(),
            history: self.world.history(),
            trace: self.world.trace(),
            faults,
            checked,
            crashed: self.world.crashed(),
            calls: self.notebook.lock().expect("one thread").calls,
            commits: self.reference.lock().expect("one thread").commits,
            items: self.service.look(crate::books::size),
        }
    }
}

fn open_payments(tables: &Tables) -> Vec<String> {
    let payments = tables.items("payments").filter(|(key, _)| key.sk == "P");
    payments
        .filter_map(|(_, item)| row_of::<PaymentRow>(item.clone()).ok())
        .filter(|row| {
            matches!(
                row.status,
                Status::Accepted | Status::Submitted | Status::Unknown
            )
        })
        .map(|row| format!("{} is {:?}", row.id, row.status))
        .collect()
}

fn is_any_open(tables: &Tables) -> bool {
    !open_payments(tables).is_empty()
}

/// Formats a commit as one line of the history.
fn written(changes: &[Change]) -> String {
    let one = |change: &Change| {
        let status = change.new.as_ref().and_then(|item| item.get("st"));
        let status = match status {
            Some(store::Value::S(status)) => format!(" {status}"),
            _ => String::new(),
        };
        format!(
            "{} {}/{}{status}",
            change.table, change.key.pk, change.key.sk
        )
    };
    changes.iter().map(one).collect::<Vec<_>>().join(", ")
}
