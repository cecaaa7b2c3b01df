//! Payments from other banks as raw signed messages: identity, repetition and parsing.

use malai_client::types::{Account, PaymentDirection};
use tests::bank::{Answer, Bank, Caller, credit_transfer, fresh_transaction_id};

use crate::{ada_with, money};

/// The payment was rejected for a syntax error, by the scheme's codes.
pub(super) const SYNTAX: [&str; 3] = ["RJCT", "FF01", "FPS 1930"];

/// Returns a pacs.008 of 20.00 to this account under a new transaction id, for today.
pub(super) async fn twenty_pounds(bank: &Bank, to: &Account) -> String {
    let day = bank.today().await;
    credit_transfer(to, &fresh_transaction_id(&day), "20.00", &day)
}

/// Returns the text with a replacement, which must occur in it.
pub(super) fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1)
}

/// Returns `TxSts` and the codes of `Rsn` and `AddtlInf` of a pacs.002.
pub(super) fn verdict(answer: &Answer) -> [String; 3] {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let xml = answer.body.as_str().expect("a message");
    let inside = |from: &str, to: &str| {
        let found = xml
            .split_once(from)
            .and_then(|(_, rest)| rest.split_once(to));
        found.map(|(text, _)| text.to_owned()).unwrap_or_default()
    };
    [
        inside("<TxSts>", "</TxSts>"),
        inside("<Cd>", "</Cd>"),
        inside("<AddtlInf>", "</AddtlInf>"),
    ]
}

pub(super) async fn booked(caller: &Caller, account: &Account) -> String {
    let [booked, _, _] = money(caller, &account.account_id).await;
    booked
}

#[tokio::test]
async fn a_transaction_id_under_another_instructing_agent_is_credited_once() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let first = twenty_pounds(&bank, &ada).await;
    let agent = "<InstgAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId>\
                 <MmbId>000003</MmbId></ClrSysMmbId></FinInstnId></InstgAgt>";
    let answer = bank.scheme().post(&first).await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let other_agent = with(&first, agent, &agent.replace("000003", "000009"));
    assert_eq!(
        verdict(&bank.scheme().post(&other_agent).await),
        ["RJCT", "AM05", "FPS 1181"]
    );
    // Without it, the instructing agent is the debtor's own bank: the same payment again.
    let no_agent = with(&first, agent, "");
    assert_eq!(verdict(&bank.scheme().post(&no_agent).await)[0], "ACCC");
    assert_eq!(booked(&caller, &ada).await, "20.01");
    bank.settle().await;
    let page = caller.api.list_payments().account_id(ada.account_id);
    let page = page.send().await.expect("payments");
    let inbound = page.data.iter().filter(|payment| {
        payment.direction == PaymentDirection::Inbound && payment.amount.amount == "20.00"
    });
    assert_eq!(inbound.count(), 1);
}

#[tokio::test]
async fn a_transaction_id_with_any_other_fact_is_a_duplicate_and_books_nothing() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let ben = caller.open("Ben Adeyemi").await;
    let first = twenty_pounds(&bank, &ada).await;
    assert_eq!(verdict(&bank.scheme().post(&first).await)[0], "ACCC");
    let (to_ada, to_ben) = (
        format!("000001{}", ada.account_number.as_str()),
        format!("000001{}", ben.account_number.as_str()),
    );
    for (from, to) in [
        (">20.00<", ">20.01<"),
        (to_ada.as_str(), to_ben.as_str()),
        ("<EndToEndId>E2E-1", "<EndToEndId>E2E-2"),
        ("00000331926819", "00000331926820"),
        ("SALARY NOV", "SALARY DEC"),
        ("<Prtry>SIP", "<Prtry>FDP"),
        ("<Nm>Harbour Studios", "<Nm>Harbor Studios"),
    ] {
        let other = with(&first, from, to);
        assert_eq!(
            verdict(&bank.scheme().post(&other).await),
            ["RJCT", "AM05", "FPS 1181"],
            "{to}"
        );
    }
    assert_eq!(booked(&caller, &ada).await, "20.01");
    assert_eq!(booked(&caller, &ben).await, "0.00");
}

#[tokio::test]
async fn a_payment_repeated_in_another_message_gets_the_first_report() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let first = twenty_pounds(&bank, &ada).await;
    assert_eq!(verdict(&bank.scheme().post(&first).await)[0], "ACCC");
    let again = with(&first, "<MsgId>M", "<MsgId>N");
    let again = with(&again, "T09:00:00Z", "T09:00:07.5Z");
    let again = with(&again, "<PmtId>", "<PmtId><InstrId>GATEWAY-7</InstrId>");
    let answer = bank.scheme().post(&again).await;
    assert_eq!(verdict(&answer)[0], "ACCC");
    let xml = answer.body.as_str().expect("a message");
    assert!(xml.contains("<OrgnlMsgId>N"), "{xml}");
    assert_eq!(booked(&caller, &ada).await, "20.01");
}

#[tokio::test]
async fn a_payment_with_an_invalid_field_is_rejected_by_name_on_each_delivery() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let account = format!("000001{}", ada.account_number.as_str());
    for (from, to, field) in [
        (
            "<EndToEndId>E2E-1</EndToEndId>",
            "",
            "CdtTrfTxInf/PmtId/EndToEndId",
        ),
        (
            "<EndToEndId>",
            "<EndToEndId>X</EndToEndId><EndToEndId>",
            "CdtTrfTxInf/PmtId/EndToEndId",
        ),
        ("<NbOfTxs>1", "<NbOfTxs>2", "GrpHdr/NbOfTxs"),
        ("Ccy=\"GBP\"", "Ccy=\"EUR\"", "CdtTrfTxInf/IntrBkSttlmAmt"),
        (">20.00<", ">20.005<", "CdtTrfTxInf/IntrBkSttlmAmt"),
        (">20.00<", ">0.00<", "CdtTrfTxInf/IntrBkSttlmAmt"),
        (
            ">20.00<",
            ">99999999999999999999.00<",
            "CdtTrfTxInf/IntrBkSttlmAmt",
        ),
        ("<ChrgBr>SLEV</ChrgBr>", "", "CdtTrfTxInf/ChrgBr"),
        (account.as_str(), "12345", "CdtTrfTxInf/CdtrAcct/Id/Othr/Id"),
    ] {
        let message = with(&twenty_pounds(&bank, &ada).await, from, to);
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer), SYNTAX, "{to}");
        let xml = answer.body.as_str().expect("a message");
        assert!(
            xml.contains(&format!("<AddtlInf>FPS field {field}<")),
            "{xml}"
        );
        let again = bank.scheme().post(&message).await;
        assert_eq!(again.body, answer.body, "{to}");
    }
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

/// Even after this bank learns to read the field: the scheme received a rejection of this id.
#[tokio::test]
async fn a_transaction_id_rejected_for_an_invalid_field_is_never_credited() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let good = twenty_pounds(&bank, &ada).await;
    let bad = with(&good, "<ChrgBr>SLEV</ChrgBr>", "");
    assert_eq!(verdict(&bank.scheme().post(&bad).await), SYNTAX);
    let answer = bank.scheme().post(&good).await;
    assert_eq!(verdict(&answer), ["RJCT", "AM05", "FPS 1181"]);
    assert_eq!(booked(&caller, &ada).await, "0.01");
    // And the reverse: a credited payment is not reported as rejected for its format.
    let good = twenty_pounds(&bank, &ada).await;
    assert_eq!(verdict(&bank.scheme().post(&good).await)[0], "ACCC");
    let bad = with(&good, "<ChrgBr>SLEV</ChrgBr>", "");
    let answer = bank.scheme().post(&bad).await;
    assert_eq!(verdict(&answer), ["RJCT", "AM05", "FPS 1181"]);
}

#[tokio::test]
async fn a_payment_without_the_creditors_name_is_rejected_with_its_code() {
    let (bank, caller, ada) = ada_with("0.01").await;
    for none in ["", "<Nm> </Nm>"] {
        let message = twenty_pounds(&bank, &ada).await;
        let message = with(&message, "<Nm>Ben Adeyemi</Nm>", none);
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer), ["RJCT", "BE22", "FPS 1171"]);
    }
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

#[tokio::test]
async fn optional_iso_20022_content_is_accepted() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let long = format!("<Nm>{}</Nm>", "N".repeat(140));
    let remittance = "<Strd><CdtrRefInf><Ref>SALARY NOV</Ref></CdtrRefInf></Strd>";
    let texts = format!("<Ustrd>FIRST</Ustrd><Ustrd>SECOND</Ustrd>{remittance}");
    let structured = format!("{remittance}<Strd><CdtrRefInf><Ref>X</Ref></CdtrRefInf></Strd>");
    let clearing = "<ClrSys><Cd>FPS</Cd></ClrSys>";
    let kind = "<PmtTpInf><LclInstrm><Prtry>SIP</Prtry></LclInstrm></PmtTpInf>";
    let wide = "<Nm>Zo\u{eb} O\u{2019}Brien</Nm>";
    let cases = [
        (">20.00<", ">20<"),
        (">20.00<", ">20.0<"),
        (">20.00<", ">20.00000<"),
        ("T09:00:00Z", "T09:00:00"),
        ("T09:00:00Z", "T09:00:00.123456+00:00"),
        ("<Nm>Harbour Studios</Nm>", long.as_str()),
        ("<Nm>Harbour Studios</Nm>", ""),
        ("<Nm>Harbour Studios</Nm>", wide),
        ("<Nm>Ben Adeyemi</Nm>", long.as_str()),
        (remittance, "<Ustrd>MAY RENT</Ustrd>"),
        (remittance, texts.as_str()),
        (remittance, structured.as_str()),
        (clearing, ""),
        (kind, ""),
        ("<NbOfTxs>1", "<NbOfTxs>001"),
    ];
    for (from, to) in cases {
        let message = with(&twenty_pounds(&bank, &ada).await, from, to);
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer)[0], "ACCC", "{to}: {}", answer.body);
    }
    assert_eq!(booked(&caller, &ada).await, "300.01");
    bank.settle().await;
    let page = caller.api.list_payments().account_id(ada.account_id);
    let page = page.send().await.expect("payments");
    let shown = |field: fn(&malai_client::types::Payment) -> Option<String>, text: &str| {
        let found = page.data.iter();
        found
            .filter(|one| field(one).as_deref() == Some(text))
            .count()
    };
    let reference =
        |one: &malai_client::types::Payment| one.reference.as_deref().map(str::to_owned);
    assert_eq!(shown(reference, "MAY RENT"), 1);
    assert_eq!(shown(reference, "FIRST"), 0);
    let name = |one: &malai_client::types::Payment| one.debtor.name.as_deref().map(str::to_owned);
    let cut = format!("{}+", "N".repeat(34));
    assert_eq!(shown(name, &cut), 1, "a name that was cut says so");
}

#[tokio::test]
async fn a_settlement_date_far_from_the_business_day_is_rejected() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let today = bank.today().await;
    let date = format!("<IntrBkSttlmDt>{today}");
    for wrong in ["1999-11-23", "2099-11-23", "9999-12-31"] {
        let message = twenty_pounds(&bank, &ada).await;
        let message = with(&message, &date, &format!("<IntrBkSttlmDt>{wrong}"));
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer), ["RJCT", "DT01", "FPS 1930"], "{wrong}");
        assert_eq!(bank.scheme().post(&message).await.body, answer.body);
    }
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

#[tokio::test]
async fn a_rejection_for_the_settlement_date_names_the_element_that_has_the_date() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let date = format!("<IntrBkSttlmDt>{}</IntrBkSttlmDt>", bank.today().await);
    let wrong = "<IntrBkSttlmDt>1999-11-23</IntrBkSttlmDt>";
    let in_header = with(&twenty_pounds(&bank, &ada).await, &date, wrong);
    let in_transaction = with(&twenty_pounds(&bank, &ada).await, &date, "");
    let in_transaction = with(&in_transaction, "<ChrgBr>", &format!("{wrong}<ChrgBr>"));
    for (message, element) in [
        (in_header, "GrpHdr/IntrBkSttlmDt"),
        (in_transaction, "CdtTrfTxInf/IntrBkSttlmDt"),
    ] {
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer), ["RJCT", "DT01", "FPS 1930"], "{element}");
        let xml = answer.body.as_str().unwrap_or_default();
        assert!(xml.contains(&format!("FPS field {element}<")), "{xml}");
    }
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

#[tokio::test]
async fn a_payment_above_the_limit_of_the_scheme_is_rejected_and_one_at_the_limit_is_credited() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let above = twenty_pounds(&bank, &ada).await;
    let above = with(&above, ">20.00<", ">1000000.01<");
    let answer = bank.scheme().post(&above).await;
    assert_eq!(verdict(&answer), SYNTAX);
    let xml = answer.body.as_str().expect("a message");
    assert!(
        xml.contains("FPS field CdtTrfTxInf/IntrBkSttlmAmt<"),
        "{xml}"
    );
    assert_eq!(bank.scheme().post(&above).await.body, answer.body);
    assert_eq!(booked(&caller, &ada).await, "0.01");
    let most = twenty_pounds(&bank, &ada).await;
    let most = with(&most, ">20.00<", ">1000000.00<");
    assert_eq!(verdict(&bank.scheme().post(&most).await)[0], "ACCC");
    assert_eq!(booked(&caller, &ada).await, "1000000.01");
}

#[tokio::test]
async fn an_invalid_transaction_id_is_rejected() {
    let (bank, caller, ada) = ada_with("0.01").await;
    let day = bank.today().await;
    let good = fresh_transaction_id(&day);
    for wrong in [&good[..33], &good.to_lowercase(), &format!("{good}1"), "T1"] {
        let message = credit_transfer(&ada, wrong, "20.00", &day);
        let message = with(&message, &format!("<MsgId>M{wrong}"), "<MsgId>M1");
        let answer = bank.scheme().post(&message).await;
        assert_eq!(verdict(&answer), SYNTAX, "{wrong}");
        let xml = answer.body.as_str().expect("a message");
        assert!(xml.contains("FPS field CdtTrfTxInf/PmtId/TxId<"), "{xml}");
    }
    assert_eq!(booked(&caller, &ada).await, "0.01");
}

#[tokio::test]
async fn every_received_message_and_its_report_are_archived_unchanged() {
    let (bank, _, ada) = ada_with("0.01").await;
    let first = twenty_pounds(&bank, &ada).await;
    let other_facts = with(&first, ">20.00<", ">30.00<");
    let other_message = with(&first, "<MsgId>M", "<MsgId>N");
    let bad_field = with(
        &twenty_pounds(&bank, &ada).await,
        "<ChrgBr>SLEV</ChrgBr>",
        "",
    );
    let no_message = with(&first, "</Document>", "");
    let report = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\">\
        <FIToFIPmtStsRpt><GrpHdr><MsgId>ARCHIVED</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm>\
        </GrpHdr><TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08\
        </OrgnlMsgNmId></OrgnlGrpInf><OrgnlTxId>0123456789ABCDEFGH1020261123000009</OrgnlTxId>\
        <TxSts>ACSC</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>"
        .to_owned();
    let mut kept = Vec::new();
    for message in [
        first,
        other_facts,
        other_message,
        bad_field,
        no_message,
        report,
    ] {
        let answer = bank.scheme().post(&message).await;
        if answer.status == 200 {
            kept.push(answer.body.as_str().expect("a message").to_owned());
        }
        kept.push(message);
    }
    assert_eq!(kept.len(), 10, "four are answered by a report");
    let copy = bank.copy_of_everything();
    let mut archived = Vec::new();
    read_into(&mut archived, &copy.path().join("objects"));
    for message in kept {
        assert!(
            archived.contains(&message.clone().into_bytes()),
            "{message}"
        );
    }
}

/// Returns the contents of every file below a directory.
fn read_into(contents: &mut Vec<Vec<u8>>, directory: &std::path::Path) {
    for entry in std::fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_into(contents, &path);
        } else {
            contents.push(std::fs::read(&path).expect("a file"));
        }
    }
}
