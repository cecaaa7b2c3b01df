//! Faults and their rates.

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A sandbox dies while it waits.
    Killed,
    /// The caller of a function stops waiting, and the function continues.
    GivenUp,
    /// A request to a table is slow.
    Slow,
    /// For some seconds no request to a table, or none of its replies, arrives.
    Outage,
    /// A request to a table is lost.
    RequestLost,
    /// A table performs a request, and its reply is lost.
    ReplyLost,
    /// A table throttles.
    Throttled,
    /// A read of a table gets no reply.
    ReadLost,
    /// A page ends before it is full.
    ShortPage,
    /// Index and eventual reads lag.
    StaleRead,
    /// A shard of a stream splits in two.
    ShardSplit,
    /// The position of a stream's consumer is forgotten.
    CheckpointLost,
    /// The reader of a stream fails for hours.
    ReaderFails,
    /// The bus refuses an entry.
    EntryRefused,
    /// A service other than a table does not respond, before or after it performed the request.
    ServiceLost,
    /// The bus delivers an event twice.
    DeliveredTwice,
    /// An event about a payment to be submitted is lost, like a dead letter past its retention.
    DeliveryLost,
    /// A message is redelivered although it was handled.
    AcknowledgementLost,
    /// The API's response does not reach the client.
    AnswerLost,
    /// A message to the rail, or its acknowledgement, is lost.
    RailLost,
    /// The rail's gateway refuses a message with an error.
    RailRefuses,
    /// The rail's gateway accepts a message, and the rail loses it.
    RailForgets,
    /// Another message has other facts under the id of an inbound payment.
    RailDiffers,
    /// The rail contradicts an outcome that the bank accepted.
    RailContradicts,
    /// An inbound payment or return settles on an impossible day.
    RailMisdates,
    /// The rail rejects an enquiry, which is no outcome of the payment.
    RailMisreads,
    /// A return overtakes the acceptance of its payment.
    RailOvertakes,
    /// The rail repeats a message.
    RailRepeats,
    /// The SDK repeats a write whose reply was lost.
    SdkRepeats,
    /// The clock of a sandbox is seconds off.
    ClockSkewed,
    /// The clock jumps.
    ClockJumps,
    /// A cold start although a sandbox is warm.
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

    /// Returns the fault's name in reports.
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

/// The rate of each fault, per thousand occasions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chaos([u32; Fault::ALL.len()]);

impl Chaos {
    /// Returns rates of zero.
    pub fn none() -> Self {
        Self([0; Fault::ALL.len()])
    }

    /// Returns moderate rates of every fault.
    pub fn moderate() -> Self {
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

    /// Returns the rates with this one replaced.
    #[must_use]
    pub fn with(mut self, fault: Fault, rate: u32) -> Self {
        self.0[place(fault)] = rate;
        self
    }

    /// Returns the rate of a fault.
    pub fn rate(&self, fault: Fault) -> u32 {
        self.0[place(fault)]
    }
}

fn place(fault: Fault) -> usize {
    let place = Fault::ALL.iter().position(|known| *known == fault);
    place.expect("all faults are listed")
}
