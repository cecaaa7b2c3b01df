//! Messages with the scheme's signature that are unreadable.

use malai_client::types::Account;

use super::fixture::Fixture;
use super::raw_request::{PAYEE, PAYEE_NUMBER};
use super::signatures::MessageSigner;

/// Returns a payment of another bank's customer to an account here, as another bank writes it.
pub(crate) fn credit(to: &Account) -> String {
    let agent = |name: &str, sort_code: &str| {
        format!(
            "<{name}><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId>\
             <MmbId>{sort_code}</MmbId></ClrSysMmbId></FinInstnId></{name}>"
        )
    };
    let account = |name: &str, number: &str| {
        format!(
            "<{name}><Id><Othr><Id>{number}</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id></{name}>"
        )
    };
    let ours = format!("000001{}", to.account_number.as_str());
    let agents = [("InstgAgt", "000002"), ("InstdAgt", "000001")];
    let (instructing, instructed) = (
        agent(agents[0].0, agents[0].1),
        agent(agents[1].0, agents[1].1),
    );
    let debtor = account("DbtrAcct", &format!("000002{PAYEE_NUMBER}"));
    let creditor = account("CdtrAcct", &ours);
    let (debtor_agent, creditor_agent) = (agent("DbtrAgt", "000002"), agent("CdtrAgt", "000001"));
    let day = to.opened_at.get(..10).expect("a day");
    let id = format!("0123456789ABCDEFGH10{}000009", day.replace('-', ""));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><FIToFICstmrCdtTrf>\
         <GrpHdr><MsgId>BAD-1</MsgId><CreDtTm>{day}T00:00:01Z</CreDtTm><NbOfTxs>1</NbOfTxs>\
         <TtlIntrBkSttlmAmt Ccy=\"GBP\">5.00</TtlIntrBkSttlmAmt><IntrBkSttlmDt>{day}</IntrBkSttlmDt>\
         <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>FPS</Cd></ClrSys></SttlmInf>\
         <PmtTpInf><LclInstrm><Prtry>SIP</Prtry></LclInstrm></PmtTpInf></GrpHdr>\
         <CdtTrfTxInf><PmtId><EndToEndId>E2E-1</EndToEndId>\
         <TxId>{id}</TxId></PmtId>\
         <IntrBkSttlmAmt Ccy=\"GBP\">5.00</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr>\
         {instructing}{instructed}<Dbtr><Nm>{PAYEE}</Nm></Dbtr>{debtor}{debtor_agent}{creditor_agent}\
         <Cdtr><Nm>Ben Adeyemi</Nm></Cdtr>{creditor}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    )
}

/// Entities that would expand to a thousand million words.
fn entity_expansion() -> String {
    let entity = |n: u8| {
        let of = format!("&l{};", n - 1).repeat(10);
        format!("<!ENTITY l{n} \"{of}\">")
    };
    let entities: Vec<_> = (1..10).map(entity).collect();
    format!("[<!ENTITY l0 \"lol\">{}]", entities.concat())
}

/// The message, invalid in one way each, so that its payment cannot be identified.
fn wrong(good: &str) -> Vec<Vec<u8>> {
    let to = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let dtd = |inside: &str| {
        to(
            "<Document",
            &format!("<!DOCTYPE Document {inside}><Document"),
        )
    };
    let (before, rest) = good.split_once("<TxId>").expect("an id");
    let (_, after) = rest.split_once("</TxId>").expect("an id");
    let unnamed = format!("{before}<TxId> </TxId>{after}");
    let all = vec![
        "{\"not\": \"XML\"}".into(),
        " ".into(),
        "<".into(),
        good.replace("</Document>", ""),
        format!("{good}{good}"),
        to("<FIToFICstmrCdtTrf>", "<FIToFICstmrCdtTrf><open>"),
        dtd(""),
        dtd("SYSTEM \"http://127.0.0.1:1/evil.dtd\""),
        dtd("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]").replace(PAYEE, "&x;"),
        dtd(&entity_expansion()).replace(PAYEE, "&l9;"),
        good.replace(PAYEE, "&undefined;"),
        to("<Document", "<?php evil?><Document"),
        good.replace(PAYEE, "A\u{1}da"),
        good.replace(PAYEE, "A&#1;da"),
        good.replace(
            PAYEE,
            &format!("{}Ada{}", "<a>".repeat(200), "</a>".repeat(200)),
        ),
        good.replace("Document", "Dokument"),
        good.replace("FIToFICstmrCdtTrf", "CstmrCdtTrfInitn"),
        good.replace("pacs.008.001.08", "pacs.009.001.08"),
        good.replace("urn:iso:std:iso:20022:tech:xsd:", "http://other.invalid/"),
        to("<MsgId>BAD-1</MsgId>", ""),
        to("<TxId>", "<TxId>X</TxId><TxId>"),
        unnamed,
    ];
    let mut all: Vec<Vec<u8>> = all.into_iter().map(String::into_bytes).collect();
    all.push(
        [
            b"<?xml version=\"1.0\"?><Document>\xff".as_slice(),
            good.as_bytes(),
        ]
        .concat(),
    );
    all.push(good.encode_utf16().flat_map(u16::to_be_bytes).collect());
    all
}

#[tokio::test]
async fn a_message_with_unreadable_ids_is_refused_and_nothing_is_written() {
    let fixture = Fixture::with_two_accounts().await.closed().await;
    let scheme = MessageSigner::scheme(&fixture);
    let good = credit(&fixture.ada);
    for body in wrong(&good) {
        let ask = scheme.message(&body);
        fixture
            .refused("receiveFpsMessage", &ask, 400, "malformed_body")
            .await;
    }
    for content_type in ["application/json", "text/plain", ""] {
        let ask = scheme.message_as(content_type, good.as_bytes());
        fixture
            .refused("receiveFpsMessage", &ask, 415, "unsupported_media_type")
            .await;
    }
    let long = good.replace(
        "</Document>",
        &format!("<!--{}--></Document>", " ".repeat(1024 * 1024)),
    );
    let ask = scheme.message(long.as_bytes());
    fixture
        .refused("receiveFpsMessage", &ask, 413, "body_too_large")
        .await;
    fixture.assert_unchanged().await;
}
