//! The actors of a run: the institutions, the desk and the outside world.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Bench, Plan};
use crate::chaos::Fault;
use crate::client::{Client, ClientContext};
use crate::deployment::{INSTITUTIONS, charges_of, desk_credentials, operator};
use crate::draw::Draw;

impl Bench {
    /// Creates the first clients; each then registers those of its institution.
    pub(super) fn begin_institutions(
        &self,
        plan: &Plan,
        around: &ClientContext,
        busy: &Arc<AtomicUsize>,
    ) {
        let (world, bank) = (self.world.clone(), self.bank.clone());
        let notebook = Arc::clone(&self.notebook);
        self.world.spawn("the deployment", async move {
            while bank
                .invoke("bootstrap-operator", b"{}".to_vec())
                .await
                .is_none()
            {
                world.after(1000).await;
            }
            let mut notebook = notebook.lock().expect("one thread");
            for institution in INSTITUTIONS {
                let place = format!("{institution} operator");
                notebook.credentials.insert(place, operator(institution));
            }
            notebook.credentials.extend(desk_credentials());
        });
        for (place, institution) in INSTITUTIONS.into_iter().enumerate() {
            let numbers = (place..plan.clients).step_by(INSTITUTIONS.len());
            let charges: Vec<_> = numbers.flat_map(charges_of).collect();
            let administrator = Client::new(around, plan.seed, institution);
            let (once, operations) = (plan.crash.is_some(), plan.operations / 3);
            busy.fetch_add(1, Ordering::Relaxed);
            let busy = Arc::clone(busy);
            self.world
                .spawn(format!("administrator of {institution}"), async move {
                    if once {
                        administrator.administer_once(charges).await;
                    } else {
                        administrator.administer(charges, operations).await;
                    }
                    busy.fetch_sub(1, Ordering::Relaxed);
                });
        }
    }

    /// Starts payments from elsewhere, and the clock.
    pub(super) fn begin_outside(&self, plan: &Plan, busy: &Arc<AtomicUsize>) {
        let (world, rail) = (self.world.clone(), self.rail.clone());
        let (notebook, busy) = (Arc::clone(&self.notebook), Arc::clone(busy));
        let (mut draw, times) = (Draw::new(plan.seed, "outside"), plan.payments_in);
        self.world.spawn("elsewhere", async move {
            // Payments wait for the first account, unless none is ever opened.
            for _ in 0..600 {
                if !notebook.lock().expect("one thread").accounts.is_empty() {
                    break;
                }
                world.after(500).await;
            }
            for _ in 0..times {
                world.after(draw.between(0, 8000)).await;
                let accounts = notebook.lock().expect("one thread").accounts.clone();
                let to = draw.one_of(&accounts).map(|known| known.number.clone());
                let number = to.unwrap_or_else(|| "41926819".to_owned());
                if let Ok(number) = number.parse() {
                    rail.pay_in(number, draw.between(1, 60_000));
                }
                if world.strikes(Fault::ClockJumps) {
                    world.jump(draw.between(1000, 90_000_000));
                }
            }
            busy.fetch_sub(1, Ordering::Relaxed);
        });
    }

    /// The two clients of the operations desk.
    pub(super) fn begin_desk(&self, plan: &Plan, around: &ClientContext, busy: &Arc<AtomicUsize>) {
        let programs = if plan.crash.is_some() { 1 } else { 2 };
        for number in 0..programs {
            let client = Client::new(around, plan.seed, format!("desk {number}"));
            let (rail, rounds) = (self.rail.clone(), plan.desk);
            let once = plan.crash.is_some();
            busy.fetch_add(1, Ordering::Relaxed);
            let busy = Arc::clone(busy);
            self.world.spawn(format!("desk {number}"), async move {
                if once {
                    client.run_desk_story(rail).await;
                } else {
                    client.work_at_the_desk(rail, rounds).await;
                }
                busy.fetch_sub(1, Ordering::Relaxed);
            });
        }
    }
}
