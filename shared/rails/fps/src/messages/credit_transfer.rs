use std::fmt;
use std::str::FromStr;

use kernel::account::{AccountNumber, Iban, SortCode};
use kernel::money::{Amount, Gbp};
use kernel::party::EndToEndId;
use kernel::time::Moment;

use super::{
    CONTROL_SUM, MessageName, Original, SettlementDate, check_totals, read_agent, read_settlement,
    write_agent, write_settlement,
};
use crate::fpid::PaymentType;
use crate::identifiers::{InstructionId, MessageId, TransactionId, Uetr};
use crate::malformed::{FieldDefect, Malformed};
use crate::text::{PartyText, RemittanceText};
use crate::xml::{Fields, Shape, Xml};

/// pacs.008: a payment of a customer of one bank to a customer of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditTransfer {
    pub message_id: MessageId,
    /// When the message was made.
    pub created: Moment,
    pub payment_type: PaymentType,
    pub instruction_id: Option<InstructionId>,
    /// The payer's id.
    pub end_to_end_id: EndToEndId,
    /// The payment's id in the scheme.
    pub transaction_id: TransactionId,
    pub uetr: Option<Uetr>,
    pub amount: Amount<Gbp>,
    /// The day on which the banks settle it.
    pub settlement_date: SettlementDate,
    /// When the payer's bank accepted it from the payer.
    pub accepted: Option<Moment>,
    /// Who instructs: the payer's bank, or the bank through which that one reaches the scheme.
    pub instructing_agent: SortCode,
    /// Who is instructed: the payee's bank, or the bank through which the scheme reaches that one.
    pub instructed_agent: SortCode,
    pub debtor: Party,
    pub creditor: Party,
    /// What the payer wrote for the payee: the first structured reference, or else the first
    /// unstructured text.
    pub reference: Option<RemittanceText>,
}

/// A payer or payee with the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The name. The standard lets either party have none; the scheme wants the payee's.
    pub name: Option<PartyText>,
    pub sort_code: SortCode,
    pub account_number: AccountNumber,
}

pub(super) const SHAPE: Shape = Shape {
    namespace: "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08",
    message: "FIToFICstmrCdtTrf",
    fields: &[
        "GrpHdr/MsgId",
        "GrpHdr/CreDtTm",
        "GrpHdr/NbOfTxs",
        CONTROL_SUM,
        TOTAL,
        SettlementDate::HEADER,
        "GrpHdr/SttlmInf/SttlmMtd",
        "GrpHdr/SttlmInf/ClrSys/Cd",
        "GrpHdr/SttlmInf/ClrSys/Prtry",
        "GrpHdr/PmtTpInf/LclInstrm/Prtry",
        "GrpHdr/InstgAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "GrpHdr/InstgAgt/FinInstnId/ClrSysMmbId/MmbId",
        "GrpHdr/InstdAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "GrpHdr/InstdAgt/FinInstnId/ClrSysMmbId/MmbId",
        "CdtTrfTxInf/PmtId/InstrId",
        "CdtTrfTxInf/PmtId/EndToEndId",
        "CdtTrfTxInf/PmtId/TxId",
        "CdtTrfTxInf/PmtId/UETR",
        "CdtTrfTxInf/PmtTpInf/LclInstrm/Prtry",
        "CdtTrfTxInf/IntrBkSttlmAmt",
        SETTLEMENT_DATE,
        "CdtTrfTxInf/AccptncDtTm",
        "CdtTrfTxInf/ChrgBr",
        "CdtTrfTxInf/InstgAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "CdtTrfTxInf/InstgAgt/FinInstnId/ClrSysMmbId/MmbId",
        "CdtTrfTxInf/InstdAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "CdtTrfTxInf/InstdAgt/FinInstnId/ClrSysMmbId/MmbId",
        "CdtTrfTxInf/Dbtr/Nm",
        "CdtTrfTxInf/DbtrAcct/Id/IBAN",
        "CdtTrfTxInf/DbtrAcct/Id/Othr/Id",
        "CdtTrfTxInf/DbtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "CdtTrfTxInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId",
        "CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
        "CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId",
        "CdtTrfTxInf/Cdtr/Nm",
        "CdtTrfTxInf/CdtrAcct/Id/IBAN",
        "CdtTrfTxInf/CdtrAcct/Id/Othr/Id",
        UNSTRUCTURED,
        REFERENCE,
    ],
    repeated: &["CdtTrfTxInf/RmtInf"],
    transaction: "CdtTrfTxInf",
    is_of_several: true,
    transaction_id: "CdtTrfTxInf/PmtId/TxId",
};

const TOTAL: &str = "GrpHdr/TtlIntrBkSttlmAmt";
const SETTLEMENT_DATE: &str = "CdtTrfTxInf/IntrBkSttlmDt";
const REFERENCE: &str = "CdtTrfTxInf/RmtInf/Strd/CdtrRefInf/Ref";
const UNSTRUCTURED: &str = "CdtTrfTxInf/RmtInf/Ustrd";
/// The most characters of a structured reference.
const MAX_REFERENCE: usize = 35;

impl CreditTransfer {
    /// The ids under which other messages refer to this payment.
    pub fn original(&self) -> Original {
        Original {
            message_id: self.message_id.clone(),
            message_name: Some(MessageName::CreditTransfer),
            instruction_id: self.instruction_id.clone(),
            end_to_end_id: Some(self.end_to_end_id.clone()),
            transaction_id: self.transaction_id.clone(),
            uetr: self.uetr.clone(),
        }
    }

    /// The element that has the settlement date.
    pub fn settlement_date_path(&self) -> &'static str {
        self.settlement_date.path(SETTLEMENT_DATE)
    }

    /// The message as XML.
    pub fn write(&self) -> String {
        Xml::document(SHAPE.namespace, SHAPE.message, |xml| {
            xml.group("GrpHdr", |xml| self.write_header(xml));
            xml.group("CdtTrfTxInf", |xml| self.write_transaction(xml));
        })
    }

    fn write_header(&self, xml: &mut Xml) {
        xml.leaf("MsgId", &self.message_id);
        xml.leaf("CreDtTm", self.created);
        xml.leaf("NbOfTxs", 1);
        xml.amount("TtlIntrBkSttlmAmt", self.amount);
        xml.optional("IntrBkSttlmDt", self.settlement_date.for_header());
        write_settlement(xml);
        xml.nested(
            &["PmtTpInf", "LclInstrm", "Prtry"],
            self.payment_type.code(),
        );
    }

    fn write_transaction(&self, xml: &mut Xml) {
        xml.group("PmtId", |xml| {
            xml.optional("InstrId", self.instruction_id.as_ref());
            xml.leaf("EndToEndId", self.end_to_end_id.as_str());
            xml.leaf("TxId", &self.transaction_id);
            xml.optional("UETR", self.uetr.as_ref());
        });
        xml.amount("IntrBkSttlmAmt", self.amount);
        xml.optional("IntrBkSttlmDt", self.settlement_date.for_transaction());
        xml.optional("AccptncDtTm", self.accepted);
        xml.leaf("ChrgBr", "SLEV");
        write_agent(xml, "InstgAgt", self.instructing_agent);
        write_agent(xml, "InstdAgt", self.instructed_agent);
        self.debtor.write_name(xml, "Dbtr");
        self.debtor.write_account(xml, "DbtrAcct");
        write_agent(xml, "DbtrAgt", self.debtor.sort_code);
        write_agent(xml, "CdtrAgt", self.creditor.sort_code);
        self.creditor.write_name(xml, "Cdtr");
        self.creditor.write_account(xml, "CdtrAcct");
        if let Some(reference) = &self.reference {
            let text = reference.as_str();
            if text.chars().count() <= MAX_REFERENCE {
                xml.nested(&["RmtInf", "Strd", "CdtrRefInf", "Ref"], text);
            } else {
                xml.nested(&["RmtInf", "Ustrd"], text);
            }
        }
    }

    pub(super) fn read(fields: &Fields) -> Result<Self, Malformed> {
        let message_id = fields.required("GrpHdr/MsgId")?;
        let created = fields.created()?;
        read_settlement(fields)?;
        let amount = fields.amount("CdtTrfTxInf/IntrBkSttlmAmt")?;
        check_totals(fields, TOTAL, amount)?;
        fields.exactly("CdtTrfTxInf/ChrgBr", "SLEV")?;
        let debtor = Party::read(fields, "Dbtr")?;
        let creditor = Party::read(fields, "Cdtr")?;
        let instructing = either_agent(fields, "InstgAgt")?;
        let instructed = either_agent(fields, "InstdAgt")?;
        let transaction_id: TransactionId = fields.required("CdtTrfTxInf/PmtId/TxId")?;
        Ok(Self {
            message_id,
            created,
            payment_type: payment_type(fields, &transaction_id)?,
            instruction_id: fields.optional("CdtTrfTxInf/PmtId/InstrId")?,
            end_to_end_id: fields.required("CdtTrfTxInf/PmtId/EndToEndId")?,
            transaction_id,
            uetr: fields.optional("CdtTrfTxInf/PmtId/UETR")?,
            amount,
            settlement_date: settlement_date(fields)?,
            accepted: fields.moment("CdtTrfTxInf/AccptncDtTm")?,
            instructing_agent: instructing.unwrap_or(debtor.sort_code),
            instructed_agent: instructed.unwrap_or(creditor.sort_code),
            debtor,
            creditor,
            reference: reference(fields)?,
        })
    }
}

impl Party {
    fn write_name(&self, xml: &mut Xml, role: &str) {
        let name = self.name.as_ref().map(PartyText::as_str);
        xml.group(role, |xml| xml.optional("Nm", name));
    }

    fn write_account(&self, xml: &mut Xml, name: &str) {
        xml.group(name, |xml| {
            xml.group("Id", |xml| {
                xml.group("Othr", |xml| {
                    let (sort_code, number) = (self.sort_code, self.account_number);
                    xml.leaf(
                        "Id",
                        format_args!("{}{}", sort_code.as_str(), number.as_str()),
                    );
                    xml.nested(&["SchmeNm", "Cd"], "BBAN");
                });
            });
        });
    }

    /// The sort code stands twice, in the agent and in the account: it has to be one.
    fn read(fields: &Fields, role: &str) -> Result<Self, Malformed> {
        let agent = format!("CdtTrfTxInf/{role}Agt");
        let sort_code = read_agent(fields, &agent)?.ok_or_else(|| {
            Malformed::new(
                &format!("{agent}/FinInstnId/ClrSysMmbId/MmbId"),
                FieldDefect::Missing,
            )
        })?;
        let (path, account) = FullNumber::read(fields, role)?;
        if account.sort_code != sort_code {
            return Err(Malformed::new(&path, FieldDefect::Contradiction));
        }
        let name = fields.words(&format!("CdtTrfTxInf/{role}/Nm"))?;
        Ok(Self {
            name,
            sort_code,
            account_number: account.number,
        })
    }
}

/// Sort code and account number as one number of fourteen digits.
struct FullNumber {
    sort_code: SortCode,
    number: AccountNumber,
}

impl FullNumber {
    /// The account of this party, and where it stands: the scheme's own form, or an IBAN, in which the number
    /// stands behind the bank's letters.
    fn read(fields: &Fields, role: &str) -> Result<(String, Self), Malformed> {
        let path = format!("CdtTrfTxInf/{role}Acct/Id/IBAN");
        let Some(iban) = fields.optional::<Iban>(&path)? else {
            let path = format!("CdtTrfTxInf/{role}Acct/Id/Othr/Id");
            let number = fields.required(&path)?;
            return Ok((path, number));
        };
        let number = iban.domestic().parse();
        let number = number.map_err(|fault| Malformed::new(&path, fault))?;
        Ok((path, number))
    }
}

impl FromStr for FullNumber {
    type Err = FieldDefect;

    fn from_str(text: &str) -> Result<Self, FieldDefect> {
        let (sort_code, number) = text.split_at_checked(6).ok_or(FieldDefect::Value)?;
        let sort_code = sort_code.parse().map_err(|_| FieldDefect::Value)?;
        let number = number.parse().map_err(|_| FieldDefect::Value)?;
        Ok(Self { sort_code, number })
    }
}

impl fmt::Debug for FullNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("FullNumber(..)")
    }
}

/// The agent that the transaction names, or the header for all transactions.
fn either_agent(fields: &Fields, name: &str) -> Result<Option<SortCode>, Malformed> {
    let own = read_agent(fields, &format!("CdtTrfTxInf/{name}"))?;
    let header = format!("GrpHdr/{name}");
    match (read_agent(fields, &header)?, own) {
        (Some(one), Some(other)) if one != other => Err(Malformed::new(
            &format!("CdtTrfTxInf/{name}"),
            FieldDefect::Contradiction,
        )),
        (header, own) => Ok(own.or(header)),
    }
}

fn reference(fields: &Fields) -> Result<Option<RemittanceText>, Malformed> {
    for path in [REFERENCE, UNSTRUCTURED] {
        if let Some(text) = fields.all(path).find(|text| !text.trim().is_empty()) {
            let text = text
                .parse()
                .map_err(|_| Malformed::new(path, FieldDefect::Value))?;
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// The header or the transaction says the kind of payment; in one transaction they are equal. The
/// standard lets both be absent: the kind is then what the transaction id says, or the usual one.
fn payment_type(fields: &Fields, id: &TransactionId) -> Result<PaymentType, Malformed> {
    const HEADER: &str = "GrpHdr/PmtTpInf/LclInstrm/Prtry";
    const TRANSACTION: &str = "CdtTrfTxInf/PmtTpInf/LclInstrm/Prtry";
    if !fields.has(HEADER) && !fields.has(TRANSACTION) {
        let said = id.fpid().map(|fpid| fpid.payment_type());
        return Ok(said.unwrap_or(PaymentType::Sip));
    }
    one_of(
        (fields.optional(HEADER)?, fields.optional(TRANSACTION)?),
        [HEADER, TRANSACTION],
        PartialEq::eq,
    )
}

fn settlement_date(fields: &Fields) -> Result<SettlementDate, Malformed> {
    const HEADER: &str = SettlementDate::HEADER;
    let header = fields.date(HEADER)?.map(SettlementDate::in_header);
    let own = fields.date(SETTLEMENT_DATE)?;
    let own = own.map(SettlementDate::in_transaction);
    one_of((header, own), [HEADER, SETTLEMENT_DATE], |one, other| {
        one.day == other.day
    })
}

/// The value of the header or of the transaction, which agree where there are both.
fn one_of<T>(
    values: (Option<T>, Option<T>),
    [header, transaction]: [&str; 2],
    agree: impl Fn(&T, &T) -> bool,
) -> Result<T, Malformed> {
    match values {
        (Some(one), Some(other)) if !agree(&one, &other) => {
            Err(Malformed::new(transaction, FieldDefect::Contradiction))
        }
        (Some(one), _) | (None, Some(one)) => Ok(one),
        (None, None) => Err(Malformed::new(header, FieldDefect::Missing)),
    }
}
