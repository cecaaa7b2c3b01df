//! What goes wrong, and how often.

/// Something that goes wrong by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A sandbox dies where it waits.
    Killed,
    /// Whoever called a function stops waiting for it, and it goes on.
    GivenUp,
    /// A request to a table is long on its way.
    Slow,
    /// No request to a table, or no reply of it, gets through for some seconds.
    Outage,
    /// A request to a table never arrives.
    RequestLost,
    /// A table does what it was asked, and its answer never arrives.
    ReplyLost,
    /// A table refuses for its own load.
    Throttled,
    /// A read of a table is not answered.
    ReadLost,
    /// A page ends before it is full.
    ShortPage,
    /// What an index or an eventual read answers falls behind.
    StaleRead,
    /// A shard of a stream ends and two go on.
    ShardSplit,
    /// What a stream's consumer had done is forgotten.
    CheckpointLost,
    /// The reader of a stream fails for hours.
    ReaderFails,
    /// The bus does not take an entry.
    EntryRefused,
    /// A service other than a table does not answer, before or after it did what it was asked.
    ServiceLost,
    /// The bus delivers an event twice.
    DeliveredTwice,
    /// An event about a payment to be sent is gone, as one that was a dead letter for too long.
    DeliveryLost,
    /// A message comes back although it was handled.
    AcknowledgementLost,
    /// The answer of the API does not reach the client.
    AnswerLost,
    /// A message to the rail, or its receipt, is lost.
    RailLost,
    /// The rail's gateway does not take a message, and says so.
    RailRefuses,
    /// The rail's gateway takes a message, and the rail loses it.
    RailForgets,
    /// Another message brings other facts under the id of a payment in.
    RailDiffers,
    /// The rail contradicts an answer that the bank has taken.
    RailContradicts,
    /// A payment or return that comes in settles on a day that no cycle explains.
    RailMisdates,
    /// The rail rejects an enquiry, which says nothing of the payment.
    RailMisreads,
    /// A return is on its way before the acceptance of what it returns.
    RailOvertakes,
    /// The rail says the same twice.
    RailRepeats,
    /// A write of which the reply was lost is sent once more beneath the bank, by the SDK.
    SdkRepeats,
    /// The clock of a sandbox is seconds off.
    ClockSkewed,
    /// The clock jumps.
    ClockJumps,
    /// A new sandbox although one is warm.
    ColdStart,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 32] = [
        Self::Killed,
        Self::GivenUp,
        Self::Slow,
        Self::Outage,
        Self::RequestLost,
        Self::ReplyLost,
        Self::Throttled,
        Self::ReadLost,
        Self::ShortPage,
        Self::StaleRead,
        Self::ShardSplit,
        Self::CheckpointLost,
        Self::ReaderFails,
        Self::EntryRefused,
        Self::ServiceLost,
        Self::DeliveredTwice,
        Self::DeliveryLost,
        Self::AcknowledgementLost,
        Self::AnswerLost,
        Self::RailLost,
        Self::RailRefuses,
        Self::RailForgets,
        Self::RailDiffers,
        Self::RailContradicts,
        Self::RailMisdates,
        Self::RailMisreads,
        Self::RailOvertakes,
        Self::RailRepeats,
        Self::SdkRepeats,
        Self::ClockSkewed,
        Self::ClockJumps,
        Self::ColdStart,
    ];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Killed => "sandbox killed",
            Self::GivenUp => "invocation given up and going on",
            Self::Slow => "slow table request",
            Self::Outage => "table outage",
            Self::RequestLost => "table request lost",
            Self::ReplyLost => "table reply lost",
            Self::Throttled => "table throttled",
            Self::ReadLost => "table read lost",
            Self::ShortPage => "short page",
            Self::StaleRead => "stale read",
            Self::ShardSplit => "shard split",
            Self::CheckpointLost => "stream checkpoint lost",
            Self::ReaderFails => "stream reader failing for hours",
            Self::EntryRefused => "bus entry refused",
            Self::ServiceLost => "service call lost",
            Self::DeliveredTwice => "event delivered twice",
            Self::DeliveryLost => "event for the rail lost",
            Self::AcknowledgementLost => "message handled and delivered again",
            Self::AnswerLost => "answer lost",
            Self::RailLost => "rail message lost",
            Self::RailRefuses => "rail message refused",
            Self::RailForgets => "rail message taken and lost",
            Self::RailDiffers => "other facts under one id",
            Self::RailContradicts => "rail contradicts itself",
            Self::RailMisdates => "rail date outside the cycles",
            Self::RailMisreads => "enquiry rejected",
            Self::RailOvertakes => "return before the acceptance",
            Self::RailRepeats => "rail repeats itself",
            Self::SdkRepeats => "write repeated by the SDK",
            Self::ClockSkewed => "clock seconds off",
            Self::ClockJumps => "clock jump",
            Self::ColdStart => "cold start",
        }
    }
}

/// How often each fault strikes, in a thousand occasions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chaos([u32; Fault::ALL.len()]);

impl Chaos {
    /// Nothing goes wrong.
    pub fn none() -> Self {
        Self([0; Fault::ALL.len()])
    }

    /// Everything goes wrong now and then.
    pub fn storm() -> Self {
        let mut chaos = Self::none();
        for fault in Fault::ALL {
            let rate = match fault {
                Fault::Outage | Fault::ReaderFails => 3,
                Fault::Killed => 8,
                Fault::ShardSplit => 10,
                Fault::RequestLost | Fault::ReadLost | Fault::SdkRepeats => 20,
                Fault::Throttled | Fault::ClockJumps => 30,
                Fault::ReplyLost
                | Fault::CheckpointLost
                | Fault::EntryRefused
                | Fault::DeliveryLost
                | Fault::ServiceLost => 40,
                Fault::AcknowledgementLost => 50,
                Fault::GivenUp | Fault::RailForgets | Fault::RailContradicts => 60,
                Fault::Slow => 70,
                Fault::AnswerLost | Fault::RailMisdates => 80,
                Fault::ShortPage
                | Fault::DeliveredTwice
                | Fault::RailLost
                | Fault::RailOvertakes
                | Fault::ColdStart
                | Fault::ClockSkewed => 100,
                Fault::RailRefuses | Fault::RailDiffers | Fault::RailMisreads => 200,
                Fault::RailRepeats => 150,
                Fault::StaleRead => 500,
            };
            chaos = chaos.with(fault, rate);
        }
        chaos
    }

    /// The same with this rate.
    #[must_use]
    pub fn with(mut self, fault: Fault, rate: u32) -> Self {
        self.0[place(fault)] = rate;
        self
    }

    /// The rate of a fault.
    pub fn rate(&self, fault: Fault) -> u32 {
        self.0[place(fault)]
    }
}

fn place(fault: Fault) -> usize {
    let place = Fault::ALL.iter().position(|known| *known == fault);
    place.expect("all faults are listed")
}
