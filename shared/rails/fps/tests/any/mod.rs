//! Any message there can be: strategies over the whole of each type, lengths included.

use jiff::civil::Date;
use kernel::account::{AccountNumber, SortCode};
use kernel::money::{Amount, Gbp, Money};
use kernel::party::EndToEndId;
use kernel::time::Moment;
use proptest::option;
use proptest::prelude::*;
use rail_fps::{
    CreditTransfer, Fpid, InstructionId, IsoReason, Message, MessageId, MessageName, Original,
    Party, PartyText, PaymentReturn, PaymentType, Qualifier, Reason, RejectCode, RemittanceText,
    ReturnCode, SettlementDate, Stage, StatusReport, StatusRequest, TransactionId,
    TransactionStatus, Uetr,
};

/// The characters of the scheme, the awkward ones of XML and the line ends among them.
const CHARACTERS: &str = "[A-Za-z0-9 /?:().,'+#=!\"%&*<>;{@\r\n-]";
/// The same on one line and without a space at either end.
const ID: &str = "[A-Za-z0-9/?:().,'+#=!\"%&*<>;{@-]{1,35}";

fn parsed<T>(pattern: &str) -> BoxedStrategy<T>
where
    T: std::str::FromStr + std::fmt::Debug + 'static,
{
    let why = "the type does not take it";
    let strategy = proptest::string::string_regex(pattern).unwrap();
    strategy
        .prop_filter_map(why, |text| text.parse().ok())
        .boxed()
}

fn text<T>(most: usize) -> BoxedStrategy<T>
where
    T: std::str::FromStr + std::fmt::Debug + 'static,
{
    // As often of the greatest length as of any.
    prop_oneof![
        parsed(&format!("{CHARACTERS}{{{most}}}")),
        parsed(&format!("{CHARACTERS}{{1,{most}}}")),
    ]
    .boxed()
}

/// What others may send: more than the scheme's characters, and longer.
fn received<T>() -> BoxedStrategy<T>
where
    T: std::str::FromStr + std::fmt::Debug + 'static,
{
    prop_oneof![
        text(18),
        text(35),
        parsed("[A-Za-z \u{e9}\u{17b}\u{4e00}'&<]{1,140}"),
    ]
    .boxed()
}

/// On one line, spaces only within.
fn end_to_end_id() -> BoxedStrategy<EndToEndId> {
    let edge = CHARACTERS.replace(" /", "/").replace("\r\n", "");
    let inner = CHARACTERS.replace("\r\n", "");
    prop_oneof![
        parsed(&format!("{edge}{inner}{{33}}{edge}")),
        parsed(&format!("{edge}({inner}{{0,33}}{edge})?")),
    ]
    .boxed()
}

fn moment() -> impl Strategy<Value = Moment> {
    (0_i64..253_402_300_799_999).prop_filter_map("out of range", Moment::from_unix_millis)
}

fn date() -> impl Strategy<Value = Date> {
    moment().prop_map(Moment::utc_date)
}

fn amount() -> impl Strategy<Value = Amount<Gbp>> {
    prop_oneof![
        Just(1),
        Just(Amount::<Gbp>::MAX_MINOR),
        1..=Amount::<Gbp>::MAX_MINOR
    ]
    .prop_filter_map("out of range", |minor| Amount::new(Money::new(minor, Gbp)))
}

fn sort_code() -> BoxedStrategy<SortCode> {
    parsed("[0-9]{6}")
}

fn payment_type() -> impl Strategy<Value = PaymentType> {
    use PaymentType::{Dca, Fdp, Poo, Rtn, Sip, Sop};
    prop::sample::select(vec![Sip, Rtn, Sop, Fdp, Dca, Poo])
}

fn transaction_id() -> impl Strategy<Value = TransactionId> {
    let fpid = (payment_type(), any::<[u8; 8]>(), date(), sort_code())
        .prop_map(|(kind, seed, date, origin)| (&Fpid::derive(kind, &seed, date, origin)).into());
    prop_oneof![fpid, parsed(ID)]
}

fn uetr() -> impl Strategy<Value = Option<Uetr>> {
    option::of(any::<[u8; 8]>().prop_map(|seed| Uetr::derive(&seed)))
}

fn party() -> impl Strategy<Value = Party> {
    (
        option::of(received::<PartyText>()),
        sort_code(),
        parsed::<AccountNumber>("[0-9]{8}"),
    )
        .prop_map(|(name, sort_code, account_number)| Party {
            name,
            sort_code,
            account_number,
        })
}

fn original() -> impl Strategy<Value = Original> {
    use MessageName::{CreditTransfer, PaymentReturn, StatusReport, StatusRequest};
    let names = vec![CreditTransfer, PaymentReturn, StatusReport, StatusRequest];
    (
        parsed::<MessageId>(ID),
        prop::sample::select(names),
        option::of(parsed::<InstructionId>(ID)),
        option::of(end_to_end_id()),
        transaction_id(),
        uetr(),
    )
        .prop_map(
            |(message_id, message_name, instruction_id, end_to_end_id, transaction_id, uetr)| {
                Original {
                    message_id,
                    message_name: Some(message_name),
                    instruction_id,
                    end_to_end_id,
                    transaction_id,
                    uetr,
                }
            },
        )
}

fn reason<C>(codes: Vec<C>, digits: usize) -> impl Strategy<Value = Reason<C>>
where
    C: rail_fps::SchemeCode + std::fmt::Debug + 'static,
{
    let listed = prop::sample::select(codes).prop_map(Reason::of).boxed();
    let unlisted = (
        option::of(parsed::<C>(&format!("[0-9]{{{digits}}}"))),
        // Neither digits nor an ISO code: it would name a code beside the scheme's.
        parsed::<IsoReason>("[A-Za-z_]{5,35}"),
    )
        .prop_map(|(scheme, iso)| Reason {
            scheme,
            iso,
            field: None,
            others: Vec::new(),
        });
    let about = prop::sample::select(vec!["CdtTrfTxInf/PmtId/TxId", "GrpHdr/IntrBkSttlmDt"]);
    let about = (listed.clone(), about)
        .prop_filter_map("no code", |(reason, field): (Reason<C>, _)| {
            Some(Reason::of_field(reason.scheme?, Some(field)))
        });
    prop_oneof![listed, about, unlisted]
}

fn answer() -> impl Strategy<Value = TransactionStatus> {
    prop_oneof![
        Just(TransactionStatus::Settled),
        Just(TransactionStatus::Credited),
        Just(TransactionStatus::Blocked),
        Just(TransactionStatus::Cancelled),
        prop::sample::select(Qualifier::ALL.to_vec()).prop_map(TransactionStatus::Qualified),
        prop::sample::select(Stage::ALL.to_vec()).prop_map(TransactionStatus::Pending),
        reason(RejectCode::all().collect(), 4).prop_map(TransactionStatus::Rejected),
    ]
}

pub(crate) fn credit_transfer() -> impl Strategy<Value = CreditTransfer> {
    let ids = (
        parsed::<MessageId>(ID),
        option::of(parsed::<InstructionId>(ID)),
        end_to_end_id(),
        transaction_id(),
        uetr(),
    );
    let facts = (
        moment(),
        payment_type(),
        amount(),
        settlement_date(),
        option::of(moment()),
    );
    let sides = (sort_code(), sort_code(), party(), party());
    (ids, facts, sides, option::of(received::<RemittanceText>())).prop_map(
        |(ids, facts, sides, reference)| {
            let (message_id, instruction_id, end_to_end_id, transaction_id, uetr) = ids;
            let (created, payment_type, amount, settlement_date, accepted) = facts;
            let (instructing_agent, instructed_agent, debtor, creditor) = sides;
            CreditTransfer {
                message_id,
                created,
                payment_type,
                instruction_id,
                end_to_end_id,
                transaction_id,
                uetr,
                amount,
                settlement_date,
                accepted,
                instructing_agent,
                instructed_agent,
                debtor,
                creditor,
                reference,
            }
        },
    )
}

pub(crate) fn status_report() -> impl Strategy<Value = StatusReport> {
    (
        parsed::<MessageId>(ID),
        moment(),
        original(),
        answer(),
        option::of(moment()),
        option::of(date()),
        option::of(any::<u8>()),
    )
        .prop_map(
            |(message_id, created, original, answer, accepted, date, cycle)| StatusReport {
                message_id,
                created,
                original,
                answer,
                accepted,
                settlement_date: date,
                settlement_cycle: cycle,
                original_amount: None,
            },
        )
}

fn settlement_date() -> impl Strategy<Value = SettlementDate> {
    (date(), any::<bool>()).prop_map(|(day, in_header)| {
        if in_header {
            SettlementDate::in_header(day)
        } else {
            SettlementDate::in_transaction(day)
        }
    })
}

pub(crate) fn payment_return() -> impl Strategy<Value = PaymentReturn> {
    let amounts = (
        option::of(amount()),
        option::of(date()),
        amount(),
        option::of(settlement_date()),
    );
    let agents = (option::of(sort_code()), option::of(sort_code()));
    let reason = reason(ReturnCode::all().collect(), 8);
    (
        parsed::<MessageId>(ID),
        moment(),
        transaction_id(),
        original(),
        amounts,
        agents,
        reason,
    )
        .prop_map(
            |(message_id, created, return_id, original, amounts, agents, reason)| {
                let (original_amount, original_settlement_date, returned_amount, settlement_date) =
                    amounts;
                PaymentReturn {
                    message_id,
                    created,
                    return_id,
                    original,
                    original_amount,
                    original_settlement_date,
                    returned_amount,
                    settlement_date,
                    instructing_agent: agents.0,
                    instructed_agent: agents.1,
                    reason,
                }
            },
        )
}

pub(crate) fn status_request() -> impl Strategy<Value = StatusRequest> {
    (
        parsed::<MessageId>(ID),
        moment(),
        option::of(parsed::<MessageId>(ID)),
        original(),
    )
        .prop_map(
            |(message_id, created, request_id, original)| StatusRequest {
                message_id,
                created,
                request_id,
                original,
            },
        )
}

pub(crate) fn message() -> impl Strategy<Value = Message> {
    prop_oneof![
        credit_transfer().prop_map(Message::CreditTransfer),
        status_report().prop_map(Message::StatusReport),
        payment_return().prop_map(Message::PaymentReturn),
        status_request().prop_map(Message::StatusRequest),
    ]
}
