//! What ISO 20022 allows is read, and what cannot be acted on still gives the ids to answer it by.
#![cfg(test)]

mod payment;

use payment::{PAYMENT, payment, refused, with};
use rail_fps::{
    FieldDefect, InstructionId, Malformed, Message, MessageName, ReadError, Received, Rejectable,
    TransactionStatus, read, receive,
};

fn reference(message: Result<Message, Malformed>) -> Option<String> {
    let Ok(Message::CreditTransfer(payment)) = message else {
        panic!("not a payment: {message:?}")
    };
    payment.reference.map(|text| text.as_str().to_owned())
}

#[test]
fn the_first_structured_reference_is_taken_or_else_the_first_text() {
    let strd = "<Strd><CdtrRefInf><Ref>WAGES 11</Ref></CdtrRefInf></Strd>";
    let other = "<Strd><CdtrRefInf><Ref>X</Ref></CdtrRefInf></Strd>";
    let long = "x".repeat(140);
    for (remittance, expected) in [
        (
            format!("{strd}<Strd><RfrdDocInf/></Strd>"),
            Some("WAGES 11"),
        ),
        (format!("{strd}{other}"), Some("WAGES 11")),
        (format!("<Strd><RfrdDocInf/></Strd>{other}"), Some("X")),
        (format!("<Ustrd>MAY RENT</Ustrd>{strd}"), Some("WAGES 11")),
        ("<Ustrd>MAY RENT</Ustrd>".into(), Some("MAY RENT")),
        (
            "<Ustrd> </Ustrd><Ustrd>MAY\nRENT</Ustrd>".into(),
            Some("MAY RENT"),
        ),
        ("<Ustrd>Lo\u{f6}n</Ustrd>".into(), Some("Lo\u{f6}n")),
        (format!("<Ustrd>{long}</Ustrd>"), Some(long.as_str())),
        (format!("{strd}</RmtInf><RmtInf>{other}"), Some("WAGES 11")),
        (String::new(), None),
    ] {
        assert_eq!(
            reference(with(strd, &remittance)).as_deref(),
            expected,
            "{remittance}"
        );
    }
}

#[test]
fn names_are_up_to_140_characters_of_any_script_or_none() {
    let long = "\u{017b}".repeat(140);
    for (name, expected) in [
        ("Carol W\u{f6}rker", Some("Carol W\u{f6}rker")),
        (long.as_str(), Some(long.as_str())),
        ("Carol\r\nWorker", Some("Carol Worker")),
        ("   ", None),
        ("", None),
    ] {
        let Ok(Message::CreditTransfer(payment)) = with("Carol Worker", name) else {
            panic!("not a payment: {name}")
        };
        let read = payment.creditor.name.map(|name| name.as_str().to_owned());
        assert_eq!(read.as_deref(), expected, "{name}");
    }
    assert_eq!(
        refused("Carol Worker", &"x".repeat(141)),
        ("CdtTrfTxInf/Cdtr/Nm".into(), FieldDefect::Value)
    );
}

#[test]
fn an_amount_is_whole_pence_in_any_form_of_a_decimal() {
    for (text, minor) in [
        ("250", 25_000),
        ("250.7", 25_070),
        ("250.75", 25_075),
        ("250.750", 25_075),
        ("250.70000", 25_070),
        ("250.", 25_000),
        (".75", 75),
        ("+250.75", 25_075),
        (" 250.75\n", 25_075),
        ("000250.75", 25_075),
    ] {
        let Ok(Message::CreditTransfer(payment)) = read(PAYMENT.replace("250.75", text).as_bytes())
        else {
            panic!("not a payment: {text}")
        };
        assert_eq!(payment.amount.minor(), minor, "{text}");
    }
}

#[test]
fn moments_with_another_offset_or_without_one_in_london_are_the_same_moments() {
    let summer = "2026-07-01T09:00:00.250Z";
    assert_eq!(
        with("2026-11-23T09:00:00.250Z", "2026-07-01T10:00:00.250"),
        with("2026-11-23T09:00:00.250Z", summer)
    );
    for (midnight, written) in [
        ("2026-11-24T00:00:00Z", "2026-11-23T24:00:00Z"),
        ("2026-11-24T00:00:00Z", "2026-11-23T24:00:00"),
        ("2026-11-24T00:00:00Z", "2026-11-23T24:00:00.000+00:00"),
        ("2026-12-31T23:00:00Z", "2026-12-31T24:00:00+01:00"),
    ] {
        let created = "2026-11-23T09:00:00.250Z";
        assert_eq!(with(created, written), with(created, midnight), "{written}");
        assert!(with(created, written).is_ok(), "{written}");
    }
    for never in [
        "2026-11-23T24:00:01Z",
        "2026-11-23T24:00:00.5",
        "2026-11-23T25:00:00",
    ] {
        let field = "GrpHdr/CreDtTm".to_owned();
        assert_eq!(
            refused("2026-11-23T09:00:00.250Z", never),
            (field, FieldDefect::Value),
            "{never}"
        );
    }
    for same in [
        "2026-11-23T09:00:00.250",
        "2026-11-23T10:00:00.250+01:00",
        "2026-11-23T09:00:00.250000-00:00",
    ] {
        assert_eq!(
            with("2026-11-23T09:00:00.250Z", same),
            Ok(payment()),
            "{same}"
        );
    }
}

#[test]
fn an_account_may_be_given_by_its_iban() {
    let number: kernel::account::AccountNumber = "00000027".parse().expect("a number");
    let iban = number.our_iban();
    let own = "<Othr><Id>00000100000027</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr>";
    let given = |iban: &str| with(own, &format!("<IBAN>{iban}</IBAN>"));
    assert_eq!(given(iban.as_str()), Ok(payment()));
    let path = "CdtTrfTxInf/CdtrAcct/Id/IBAN";
    for (wrong, fault) in [
        // Check digits, another country, and another sort code than the payee's agent has.
        (
            iban.as_str().replace("GB", "GB0").replace("GB00", "GB0"),
            FieldDefect::Value,
        ),
        ("DE89370400440532013000".to_owned(), FieldDefect::Value),
        ("GB29NWBK60161331926819".into(), FieldDefect::Contradiction),
    ] {
        let malformed = given(&wrong).expect_err(&wrong);
        assert_eq!(
            (malformed.field.as_str(), malformed.fault),
            (path, fault),
            "{wrong}"
        );
    }
}

#[test]
fn sums_in_the_header_are_those_of_the_one_payment() {
    let count = "<NbOfTxs>1</NbOfTxs>";
    for sum in ["250.75", "250.750", "+250.75"] {
        let header = format!("{count}<CtrlSum>{sum}</CtrlSum>");
        assert_eq!(with(count, &header), Ok(payment()), "{sum}");
    }
    for (sum, fault) in [
        ("250.76", FieldDefect::Contradiction),
        ("0", FieldDefect::Contradiction),
        ("1e3", FieldDefect::Value),
        ("250.755", FieldDefect::Value),
    ] {
        let header = format!("{count}<CtrlSum>{sum}</CtrlSum>");
        assert_eq!(
            refused(count, &header),
            ("GrpHdr/CtrlSum".into(), fault),
            "{sum}"
        );
    }
}

#[test]
fn the_elements_may_have_a_prefix() {
    let prefixed = PAYMENT
        .replace("</", "</p:")
        .replace('<', "<p:")
        .replace("<p:/p:", "</p:")
        .replace("<p:?xml", "<?xml")
        .replace("xmlns=", "xmlns:p=");
    assert_eq!(read(prefixed.as_bytes()), Ok(payment()));
}

#[test]
fn a_payment_with_a_bad_field_still_gives_the_ids_to_answer_it_by() {
    for (from, to, field) in [
        ("<NbOfTxs>1", "<NbOfTxs>2", "GrpHdr/NbOfTxs"),
        ("<ChrgBr>SLEV</ChrgBr>", "", "CdtTrfTxInf/ChrgBr"),
        (
            "Ccy=\"GBP\">250.75</I",
            "Ccy=\"GBP\">x</I",
            "CdtTrfTxInf/IntrBkSttlmAmt",
        ),
        (
            "<ChrgBr>",
            "<ChrgBr>SLEV</ChrgBr><ChrgBr>",
            "CdtTrfTxInf/ChrgBr",
        ),
        ("</GrpHdr>", "</GrpHdr>text", "Document"),
        ("Acme Payroll", "<b/>", "CdtTrfTxInf/Dbtr/Nm"),
    ] {
        let text = PAYMENT.replacen(from, to, 1);
        let Err(ReadError::Rejectable(rejectable)) = receive(text.as_bytes()) else {
            panic!("cannot be answered: {to}")
        };
        let original = &rejectable.original;
        assert_eq!(rejectable.malformed.field, field);
        assert_eq!(original.message_id.as_str(), "SIM-0001");
        assert_eq!(
            original.transaction_id.as_str(),
            "0123456789ABCDEFGH1020261123000002"
        );
        assert_eq!(
            original.instruction_id.as_ref().map(InstructionId::as_str),
            Some("SIM-INSTR-1")
        );
    }
    for (from, to) in [
        ("<MsgId>SIM-0001</MsgId>", ""),
        ("<TxId>0123456789ABCDEFGH1020261123000002</TxId>", ""),
        ("</TxId>", "</TxId><TxId>T2</TxId>"),
        ("</Document>", ""),
    ] {
        let text = PAYMENT.replacen(from, to, 1);
        let read = receive(text.as_bytes());
        assert!(matches!(read, Err(ReadError::Unanswerable(_))), "{to}");
    }
}

#[test]
fn a_batch_gives_the_ids_of_all_its_transactions() {
    let (before, rest) = PAYMENT.split_once("<CdtTrfTxInf>").unwrap();
    let (transaction, after) = rest.split_once("</CdtTrfTxInf>").unwrap();
    let second = transaction.replace("0123456789ABCDEFGH", "1123456789ABCDEFGH");
    let unnamed = "<CdtTrfTxInf><PmtId/></CdtTrfTxInf>";
    let text = format!(
        "{before}<CdtTrfTxInf>{transaction}</CdtTrfTxInf><CdtTrfTxInf>{second}</CdtTrfTxInf>\
         {unnamed}{after}"
    );
    let Ok(Received::Batch(batch)) = receive(text.as_bytes()) else {
        panic!("cannot be answered")
    };
    assert_eq!(batch.malformed.field, "CdtTrfTxInf");
    assert_eq!(batch.malformed.fault, FieldDefect::Duplicate);
    let ids: Vec<_> = batch.transactions.iter().map(id_of).collect();
    assert_eq!(
        ids,
        [
            Ok("0123456789ABCDEFGH1020261123000002"),
            Ok("1123456789ABCDEFGH1020261123000002")
        ]
    );
}

/// The id of a transaction of a batch; of one that cannot be read, with the field that is wrong.
fn id_of(transaction: &Result<Message, Rejectable>) -> Result<&str, (&str, &str)> {
    match transaction {
        Ok(Message::CreditTransfer(credit)) => Ok(credit.transaction_id.as_str()),
        Ok(other) => panic!("{:?} in a batch of payments", other.name()),
        Err(rejectable) => Err((
            rejectable.original.transaction_id.as_str(),
            &rejectable.malformed.field,
        )),
    }
}

#[test]
fn each_transaction_of_a_batch_is_read_as_alone_with_its_own_fault() {
    let (before, rest) = PAYMENT.split_once("<CdtTrfTxInf>").unwrap();
    let (transaction, after) = rest.split_once("</CdtTrfTxInf>").unwrap();
    let twice = transaction
        .replace("0123456789ABCDEFGH", "1123456789ABCDEFGH")
        .replacen("<ChrgBr>", "<ChrgBr>SLEV</ChrgBr><ChrgBr>", 1);
    let uncharged = transaction
        .replace("0123456789ABCDEFGH", "2123456789ABCDEFGH")
        .replacen("<ChrgBr>SLEV</ChrgBr>", "", 1);
    let second = transaction.replace("0123456789ABCDEFGH", "3123456789ABCDEFGH");
    let all = [&twice, transaction, &uncharged, &second]
        .map(|one| format!("<CdtTrfTxInf>{one}</CdtTrfTxInf>"))
        .concat();
    let text = format!("{before}{all}{after}");
    let Ok(Received::Batch(batch)) = receive(text.as_bytes()) else {
        panic!("cannot be answered")
    };
    let ids: Vec<_> = batch.transactions.iter().map(id_of).collect();
    let charges = "CdtTrfTxInf/ChrgBr";
    assert_eq!(
        ids,
        [
            Err(("1123456789ABCDEFGH1020261123000002", charges)),
            Ok("0123456789ABCDEFGH1020261123000002"),
            Err(("2123456789ABCDEFGH1020261123000002", charges)),
            Ok("3123456789ABCDEFGH1020261123000002"),
        ]
    );
    let Ok(Received::One(alone)) = receive(PAYMENT.as_bytes()) else {
        panic!("one message")
    };
    assert_eq!(batch.transactions.get(1), Some(&Ok(alone)));
}

const GROUP: &str = "<OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId>\
    <OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpSts>RJCT</GrpSts>\
    <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>";

fn report(content: &str) -> Result<Received, ReadError> {
    let text = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt>\
         <GrpHdr><MsgId>S</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr>{content}\
         </FIToFIPmtStsRpt></Document>"
    );
    receive(text.as_bytes())
}

#[test]
fn a_report_on_several_transactions_is_one_on_each_with_its_own_status_or_that_of_all() {
    let own = "<OrgnlGrpInf><OrgnlMsgId>M2</OrgnlMsgId></OrgnlGrpInf>";
    let each = format!(
        "{GROUP}<TxInfAndSts><OrgnlTxId>T1</OrgnlTxId></TxInfAndSts>\
         <TxInfAndSts>{own}<OrgnlTxId>T2</OrgnlTxId><TxSts>ACSC</TxSts></TxInfAndSts>\
         <TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>\
         <TxInfAndSts><OrgnlTxId>T4</OrgnlTxId><TxSts>PDNG</TxSts></TxInfAndSts>"
    );
    let Ok(Received::Reports(reports)) = report(&each) else {
        panic!("not several reports")
    };
    let told = reports.iter().map(|report| match report {
        Ok(report) => {
            let original = &report.original;
            let ids = (&original.message_id, &original.transaction_id);
            format!("{} {} {}", ids.0, ids.1, report.answer.code())
        }
        Err(malformed) => malformed.to_string(),
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "M1 T1 RJCT",
            "M2 T2 ACSC",
            "syntax: TxInfAndSts/OrgnlTxId: missing",
            "M1 T4 PDNG"
        ]
    );
}

#[test]
fn a_report_without_transactions_is_one_on_the_message() {
    let Ok(Received::Group(group)) = report(GROUP) else {
        panic!("not a report on a message")
    };
    assert_eq!(group.original_message_id.as_str(), "M1");
    assert_eq!(
        group.original_message_name,
        Some(MessageName::CreditTransfer)
    );
    let TransactionStatus::Rejected(rejection) = &group.answer else {
        panic!("not rejected: {:?}", group.answer)
    };
    assert_eq!(rejection.iso.as_str(), "AC04");
    for unsaid in [
        GROUP.replace("<GrpSts>RJCT</GrpSts>", ""),
        GROUP.replace("<GrpSts>RJCT", "<GrpSts>PART"),
        format!("{GROUP}{GROUP}"),
    ] {
        let read = report(&unsaid);
        assert!(matches!(read, Err(ReadError::Unanswerable(_))), "{unsaid}");
    }
}

#[test]
fn a_return_needs_to_say_neither_what_was_paid_nor_when_it_settles() {
    let whole = include_str!("payment/return.xml");
    let read_return = |text: &str| match read(text.as_bytes()) {
        Ok(Message::PaymentReturn(back)) => back,
        other => panic!("not a return: {other:?}"),
    };
    let stated = read_return(whole);
    assert!(stated.original_amount.is_some() && stated.settlement_date.is_some());
    let paid = "<OrgnlIntrBkSttlmAmt Ccy=\"GBP\">20.00</OrgnlIntrBkSttlmAmt>";
    let day = "<IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>";
    assert!(whole.contains(paid) && whole.contains(day));
    let bare = read_return(&whole.replace(paid, "").replace(day, ""));
    assert_eq!((bare.original_amount, bare.settlement_date), (None, None));
    assert!(bare.is_full());
    let part = read_return(&whole.replacen(">20.00</Orgnl", ">20.01</Orgnl", 1));
    assert!(!part.is_full());
}
