//! Raw messages with the scheme's signature, for cases that the simulator's controls do not cover.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::time::Moment;
use malai_client::types::Account;
use message_signature::{KeyId, Request, SignParams, SigningKey, sign};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::{Answer, Bank, Scheme, http};

/// The path of the scheme's callback.
const PATH: &str = "/rails/fps/messages";

impl Scheme<'_> {
    /// Sends a message to the bank unchanged, signed with the scheme's key, and returns the
    /// response: a pacs.002 as text, or a problem as JSON.
    ///
    /// # Panics
    /// If there is no response.
    pub async fn post(self, xml: &str) -> Answer {
        let bank = self.bank();
        let request = http()
            .post(format!("{}{PATH}", bank.origin()))
            .header("content-type", "application/xml")
            .body(xml.to_owned());
        let pairs = proof(bank.data(), &bank.origin(), xml, bank.now().await).into_iter();
        let request = pairs.fold(request, |request, (name, value)| {
            request.header(name, value)
        });
        Answer::to(request).await
    }
}

/// Returns the headers of the scheme's signature of a message to the bank with this data and
/// origin, at this Unix time in seconds.
///
/// # Panics
/// If the bank has no key of the scheme.
pub fn proof(data: &Path, origin: &str, xml: &str, now: i64) -> Vec<(&'static str, String)> {
    let secret = secret(data, "local/fps-scheme-key");
    let text = |name: &str| secret[name].as_str().expect(name).to_owned();
    let key = SigningKey::from_base64(&text("seed")).expect("a key");
    let keyid = KeyId::parse(&text("keyid")).expect("a key id");
    let authority = origin.strip_prefix("http://").expect("plain HTTP");
    let signed = Request {
        method: "POST",
        path: PATH,
        headers: &[
            ("@authority", authority),
            ("content-type", "application/xml"),
        ],
        body: xml.as_bytes(),
    };
    let stamp = SignParams::new(&keyid, now);
    let proof = sign(&signed, &key, &stamp).expect("a signature");
    let pairs = proof.pairs().into_iter();
    pairs
        .map(|(name, value)| (name, value.to_owned()))
        .collect()
}

impl Bank {
    /// Returns the day of the bank's clock, as in messages: `2026-11-23`.
    ///
    /// # Panics
    /// If the bank does not return it.
    pub async fn today(&self) -> String {
        let now = Moment::from_unix_millis(self.now().await.saturating_mul(1000));
        calendar::london::date(now.expect("a moment")).to_string()
    }
}

/// Returns a new transaction id in the scheme's format, sent on this day.
pub fn fresh_transaction_id(day: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let day = day.replace('-', "");
    format!("T{:09}{number:08}10{day}000003", std::process::id())
}

/// Returns the pacs.008 of another bank's customer to an account here, sent and settled on this day
/// (`2026-11-23`). Tests replace what they vary.
pub fn credit_transfer(to: &Account, transaction_id: &str, pounds: &str, day: &str) -> String {
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
    let here = format!("{}{}", to.sort_code.as_str(), to.account_number.as_str());
    let agents = [agent("InstgAgt", "000003"), agent("InstdAgt", "000001")].concat();
    let debtor = [
        account("DbtrAcct", "00000331926819"),
        agent("DbtrAgt", "000003"),
    ]
    .concat();
    let (creditor_agent, creditor) = (agent("CdtrAgt", "000001"), account("CdtrAcct", &here));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><FIToFICstmrCdtTrf>\
         <GrpHdr><MsgId>M{transaction_id}</MsgId><CreDtTm>{day}T09:00:00Z</CreDtTm>\
         <NbOfTxs>1</NbOfTxs><IntrBkSttlmDt>{day}</IntrBkSttlmDt>\
         <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>FPS</Cd></ClrSys></SttlmInf>\
         <PmtTpInf><LclInstrm><Prtry>SIP</Prtry></LclInstrm></PmtTpInf></GrpHdr>\
         <CdtTrfTxInf><PmtId><EndToEndId>E2E-1</EndToEndId><TxId>{transaction_id}</TxId></PmtId>\
         <IntrBkSttlmAmt Ccy=\"GBP\">{pounds}</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr>\
         {agents}<Dbtr><Nm>Harbour Studios</Nm></Dbtr>{debtor}{creditor_agent}\
         <Cdtr><Nm>Ben Adeyemi</Nm></Cdtr>{creditor}\
         <RmtInf><Strd><CdtrRefInf><Ref>SALARY NOV</Ref></CdtrRefInf></Strd></RmtInf>\
         </CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    )
}

/// Returns a secret of the bank from its stand-in for Secrets Manager.
fn secret(data: &Path, name: &str) -> Value {
    let file = data.join("bus.sqlite");
    let database =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the secrets");
    let query = "SELECT text FROM secret_versions JOIN secret_stages USING (name, version_id)
                 WHERE name = ?1 AND stage = 'AWSCURRENT'";
    let text: String = database
        .query_row(query, [name], |row| row.get(0))
        .expect("a secret");
    serde_json::from_str(&text).expect("JSON")
}

/// Returns the pacs.002 of the scheme about a payment of this bank: `outcome` is `TxSts` with
/// everything after it, and `about` the kind of the original message.
pub fn status_report(transaction_id: &str, about: &str, outcome: &str) -> String {
    format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt>\
         <GrpHdr><MsgId>R{transaction_id}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr>\
         <TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>GATEWAY-MSG-1</OrgnlMsgId>\
         <OrgnlMsgNmId>{about}</OrgnlMsgNmId></OrgnlGrpInf>\
         <OrgnlInstrId>GATEWAY-1</OrgnlInstrId><OrgnlEndToEndId>GATEWAY-E2E</OrgnlEndToEndId>\
         <OrgnlTxId>{transaction_id}</OrgnlTxId>{outcome}</TxInfAndSts></FIToFIPmtStsRpt></Document>"
    )
}

/// Returns the pacs.004 with which another bank returns a payment of this bank, settled on this
/// day.
pub fn payment_return(transaction_id: &str, return_id: &str, pounds: &str, day: &str) -> String {
    format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09\"><PmtRtr>\
         <GrpHdr><MsgId>M{return_id}</MsgId><CreDtTm>{day}T09:00:00Z</CreDtTm>\
         <NbOfTxs>1</NbOfTxs>\
         <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>FPS</Cd></ClrSys></SttlmInf></GrpHdr>\
         <TxInf><RtrId>{return_id}</RtrId><OrgnlGrpInf><OrgnlMsgId>GATEWAY-MSG-1</OrgnlMsgId>\
         <OrgnlMsgNmId>pacs.008.001.09</OrgnlMsgNmId></OrgnlGrpInf>\
         <OrgnlInstrId>GATEWAY-1</OrgnlInstrId><OrgnlEndToEndId>GATEWAY-E2E</OrgnlEndToEndId>\
         <OrgnlTxId>{transaction_id}</OrgnlTxId>\
         <OrgnlIntrBkSttlmAmt Ccy=\"GBP\">{pounds}</OrgnlIntrBkSttlmAmt>\
         <RtrdIntrBkSttlmAmt Ccy=\"GBP\">{pounds}</RtrdIntrBkSttlmAmt>\
         <IntrBkSttlmDt>{day}</IntrBkSttlmDt><ChrgBr>SLEV</ChrgBr>\
         <RtrRsnInf><Rsn><Cd>AC04</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>"
    )
}
