//! Each field has its form; a field that has another is named, and nothing of it is repeated.
#![cfg(test)]

mod payment;

use payment::{PAYMENT, payment, refused, with};
use rail_fps::{FieldDefect, Malformed, Message, RejectCode, read};

#[test]
fn each_mandatory_field_is_missed_by_its_name() {
    for (element, field) in [
        ("MsgId", "GrpHdr/MsgId"),
        ("CreDtTm", "GrpHdr/CreDtTm"),
        ("NbOfTxs", "GrpHdr/NbOfTxs"),
        ("SttlmMtd", "GrpHdr/SttlmInf/SttlmMtd"),
        ("IntrBkSttlmDt", "GrpHdr/IntrBkSttlmDt"),
        ("EndToEndId", "CdtTrfTxInf/PmtId/EndToEndId"),
        ("TxId", "CdtTrfTxInf/PmtId/TxId"),
        ("IntrBkSttlmAmt", "CdtTrfTxInf/IntrBkSttlmAmt"),
        ("ChrgBr", "CdtTrfTxInf/ChrgBr"),
        ("DbtrAcct", "CdtTrfTxInf/DbtrAcct/Id/Othr/Id"),
        (
            "DbtrAgt",
            "CdtTrfTxInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId",
        ),
        (
            "CdtrAgt",
            "CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId",
        ),
        ("CdtrAcct", "CdtTrfTxInf/CdtrAcct/Id/Othr/Id"),
        ("CdtTrfTxInf", "CdtTrfTxInf/IntrBkSttlmAmt"),
    ] {
        let malformed = read(without(element).as_bytes()).expect_err(element);
        assert_eq!(
            malformed,
            Malformed {
                field: field.into(),
                fault: FieldDefect::Missing
            }
        );
        assert_eq!(malformed.rejection().scheme, Some(RejectCode::SYNTAX_ERROR));
    }
    for element in [
        "TtlIntrBkSttlmAmt",
        "ClrSys",
        "PmtTpInf",
        "Dbtr",
        "Cdtr",
        "ClrSysId",
        "InstrId",
        "UETR",
        "AccptncDtTm",
        "InstgAgt",
        "InstdAgt",
        "RmtInf",
    ] {
        assert!(
            read(without(element).as_bytes()).is_ok(),
            "{element} may be absent"
        );
    }
}

/// The payment without its first such element.
fn without(element: &str) -> String {
    let bare = PAYMENT.find(&format!("<{element}>"));
    let start = bare
        .or_else(|| PAYMENT.find(&format!("<{element} ")))
        .unwrap();
    let (before, rest) = PAYMENT.split_at(start);
    let (_, after) = rest.split_once(&format!("</{element}>")).unwrap();
    format!("{before}{after}")
}

#[test]
fn an_element_that_comes_twice_is_refused() {
    for (element, field) in [
        ("<MsgId>M2</MsgId>", "GrpHdr/MsgId"),
        ("<SttlmInf/>", "GrpHdr/SttlmInf"),
    ] {
        assert_eq!(
            refused("</GrpHdr>", &format!("{element}</GrpHdr>")),
            (field.into(), FieldDefect::Duplicate)
        );
    }
    for element in ["IntrBkSttlmAmt", "PmtId", "Dbtr", "CdtrAcct", "ChrgBr"] {
        let twice = refused("</CdtTrfTxInf>", &format!("<{element}/></CdtTrfTxInf>"));
        assert_eq!(
            twice,
            (format!("CdtTrfTxInf/{element}"), FieldDefect::Duplicate)
        );
    }
    assert_eq!(
        refused("</CdtTrfTxInf>", "</CdtTrfTxInf><CdtTrfTxInf/>"),
        ("CdtTrfTxInf".into(), FieldDefect::Duplicate)
    );
    // A header inside the transaction is no second header: there it is unknown, and skipped.
    assert_eq!(
        with("<RmtInf>", "<GrpHdr><MsgId>M</MsgId></GrpHdr><RmtInf>"),
        Ok(payment())
    );
}

#[test]
fn an_amount_is_pounds_above_zero_in_whole_pence() {
    let field = "CdtTrfTxInf/IntrBkSttlmAmt";
    for wrong in [
        "250.705",
        "250.00001",
        "-250.75",
        "+-1",
        ".",
        "+",
        "0",
        "2.5.0",
        "2.5e2",
        "2,50",
        "0.00",
        "1 000.00",
        "99999999999999.99",
        "99999999999999999999999999.00",
        "NaN",
        "",
        "0x10.00",
        "\u{0662}.00",
    ] {
        let changed = PAYMENT.replace("250.75", wrong);
        let malformed = read(changed.as_bytes()).expect_err(wrong);
        assert_eq!(
            malformed,
            Malformed {
                field: field.into(),
                fault: FieldDefect::Amount
            },
            "{wrong}"
        );
    }
    for attribute in [
        "Ccy=\"EUR\"",
        "Ccy=\"gbp\"",
        "Ccy=\"\"",
        "",
        "ccy=\"GBP\"",
        "Ccy=\"G&#66;P\"",
    ] {
        let changed = PAYMENT.replace("Ccy=\"GBP\"", attribute);
        let malformed = read(changed.as_bytes()).expect_err(attribute);
        assert_eq!(
            malformed,
            Malformed {
                field: field.into(),
                fault: FieldDefect::Amount
            },
            "{attribute}"
        );
    }
    assert_eq!(
        refused("Ccy=\"GBP\"", "Ccy=\"GBP\" Ccy=\"GBP\"").1,
        FieldDefect::NotXml
    );
}

#[test]
fn the_fields_have_to_agree() {
    for (from, to, field) in [
        (
            "<TtlIntrBkSttlmAmt Ccy=\"GBP\">250.75",
            "<TtlIntrBkSttlmAmt Ccy=\"GBP\">250.74",
            "GrpHdr/TtlIntrBkSttlmAmt",
        ),
        (
            "<Id>000002",
            "<Id>000003",
            "CdtTrfTxInf/DbtrAcct/Id/Othr/Id",
        ),
        (
            "<Id>000001",
            "<Id>000003",
            "CdtTrfTxInf/CdtrAcct/Id/Othr/Id",
        ),
        (
            "</PmtId>",
            "</PmtId><IntrBkSttlmDt>2026-11-24</IntrBkSttlmDt>",
            "CdtTrfTxInf/IntrBkSttlmDt",
        ),
        (
            "</PmtId>",
            "</PmtId><PmtTpInf><LclInstrm><Prtry>SOP</Prtry></LclInstrm></PmtTpInf>",
            "CdtTrfTxInf/PmtTpInf/LclInstrm/Prtry",
        ),
    ] {
        assert_eq!(
            refused(from, to),
            (field.into(), FieldDefect::Contradiction)
        );
    }
    let same = "</PmtId><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>";
    assert_eq!(with("</PmtId>", same), Ok(payment()));
    for zone in ["2026-11-23Z<", "2026-11-23+01:00<"] {
        assert_eq!(with("2026-11-23<", zone), Ok(payment()), "{zone}");
    }
}

#[test]
#[rustfmt::skip] // A table: one line a case.
fn values_of_a_header_outside_the_profile_are_refused_by_field() {
    let too_long = "x".repeat(36);
    for (from, to, field) in [
        ("SIM-0001", too_long.as_str(), "GrpHdr/MsgId"),
        ("SIM-0001", "", "GrpHdr/MsgId"),
        ("2026-11-23T09:00:00.250Z", "2026-11-23 09:00:00Z", "GrpHdr/CreDtTm"),
        ("2026-11-23T09:00:00.250Z", "2026-11-23T25:00:00Z", "GrpHdr/CreDtTm"),
        ("2026-11-23T09:00:00.250Z", "2026-11-23T09:00:00Z[UTC]", "GrpHdr/CreDtTm"),
        ("<NbOfTxs>1", "<NbOfTxs>2", "GrpHdr/NbOfTxs"),
        ("2026-11-23<", "2026-11-31<", "GrpHdr/IntrBkSttlmDt"),
        ("2026-11-23<", "2026-11-23X<", "GrpHdr/IntrBkSttlmDt"),
        ("2026-11-23<", "2026-11-23+1:00<", "GrpHdr/IntrBkSttlmDt"),
        ("2026-11-23<", "20261123<", "GrpHdr/IntrBkSttlmDt"),
        ("CLRG", "INDA", "GrpHdr/SttlmInf/SttlmMtd"),
        ("<Cd>FPS", "<Cd>STG", "GrpHdr/SttlmInf/ClrSys/Cd"),
        ("<Prtry>SIP", "<Prtry>sip", "GrpHdr/PmtTpInf/LclInstrm/Prtry"),
    ] {
        assert_eq!(refused(from, to), (field.into(), FieldDefect::Value), "{to}");
    }
}

#[test]
#[rustfmt::skip] // A table: one line a case.
fn values_of_a_transaction_outside_the_profile_are_refused_by_field() {
    let (too_long, long_name) = ("x".repeat(36), "x".repeat(141));
    for (from, to, field) in [
        ("SIM-INSTR-1", too_long.as_str(), "CdtTrfTxInf/PmtId/InstrId"),
        ("SALARY-NOV", too_long.as_str(), "CdtTrfTxInf/PmtId/EndToEndId"),
        ("3f0d9f4e-6c1b-4", "3F0D9F4E-6C1B-4", "CdtTrfTxInf/PmtId/UETR"),
        ("SLEV", "SHAR", "CdtTrfTxInf/ChrgBr"),
        ("GBDSC", "USABA", "CdtTrfTxInf/InstgAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd"),
        ("<MmbId>000002", "<MmbId>00-00-02", "CdtTrfTxInf/InstgAgt/FinInstnId/ClrSysMmbId/MmbId"),
        ("00000200000019", "0000020000001", "CdtTrfTxInf/DbtrAcct/Id/Othr/Id"),
        ("00000200000019", "0000020000001\u{e9}", "CdtTrfTxInf/DbtrAcct/Id/Othr/Id"),
        ("Acme Payroll", long_name.as_str(), "CdtTrfTxInf/Dbtr/Nm"),
        ("Acme Payroll", "Acm\u{85}e", "CdtTrfTxInf/Dbtr/Nm"),
        ("WAGES 11", long_name.as_str(), "CdtTrfTxInf/RmtInf/Strd/CdtrRefInf/Ref"),
        ("<Nm>Acme Payroll", "<Nm><b/>Acme Payroll", "CdtTrfTxInf/Dbtr/Nm"),
    ] {
        assert_eq!(refused(from, to), (field.into(), FieldDefect::Value), "{to}");
    }
}

#[test]
fn a_fault_is_a_syntax_error_to_the_scheme_and_repeats_no_personal_data() {
    let malformed = with("Carol Worker", "Carol W\u{85}rker").unwrap_err();
    let rejection = malformed.rejection();
    assert_eq!(rejection.scheme, Some(RejectCode::SYNTAX_ERROR));
    assert_eq!(rejection.field.as_deref(), Some("CdtTrfTxInf/Cdtr/Nm"));
    assert_eq!(
        malformed.to_string(),
        "syntax: CdtTrfTxInf/Cdtr/Nm: not a value of this field"
    );
    let shown = format!("{malformed:?} {:?}", payment());
    for personal in [
        "Carol",
        "W\u{85}rker",
        "00000027",
        "WAGES",
        "SALARY",
        "Acme",
    ] {
        assert!(!shown.contains(personal), "{personal} is shown");
    }
}

#[test]
fn the_answer_in_a_report_is_understood_whatever_the_reason() {
    let report = |status: &str, reason: &str| {
        let text = format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt>\
             <GrpHdr><MsgId>S</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr><TxInfAndSts>\
             <OrgnlGrpInf><OrgnlMsgId>M</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.09</OrgnlMsgNmId>\
             </OrgnlGrpInf><OrgnlTxId>T</OrgnlTxId><TxSts>{status}</TxSts>{reason}</TxInfAndSts>\
             </FIToFIPmtStsRpt></Document>"
        );
        match read(text.as_bytes()) {
            Ok(Message::StatusReport(report)) => Ok(report.answer),
            Ok(other) => panic!("not a report: {:?}", other.name()),
            Err(malformed) => Err(malformed),
        }
    };
    let Ok(rejected) = report(
        "RJCT",
        "<StsRsnInf><Rsn><Prtry>no such!</Prtry></Rsn></StsRsnInf>",
    ) else {
        panic!("a rejection stays one")
    };
    assert_eq!((rejected.code(), rejected.is_accepted()), ("RJCT", false));
    assert_eq!(report("RJCT", "").unwrap(), rejected);

    let two = "<StsRsnInf><AddtlInf>soon</AddtlInf></StsRsnInf>\
               <StsRsnInf><AddtlInf>x</AddtlInf><AddtlInf>next_working_day</AddtlInf></StsRsnInf>";
    let qualified = report("ACWP", two).unwrap();
    assert_eq!(
        qualified,
        rail_fps::TransactionStatus::Qualified(rail_fps::Qualifier::NextWorkingDay)
    );
    assert!(qualified.is_accepted());
    let unsaid = rail_fps::TransactionStatus::Qualified(rail_fps::Qualifier::None);
    assert_eq!(report("ACWP", "").unwrap(), unsaid);

    for status in [
        "ACTC", "ACCP", "ACSP", "ACWP", "ACSC", "ACCC", "ACWC", "PDNG", "BLCK", "RJCT", "RCVD",
        "CANC", "ACFC", "ACIS", "ACPD", "PATC", "PRES",
    ] {
        assert_eq!(report(status, "").unwrap().code(), status);
    }
    for undecided in ["ACFC", "ACIS", "ACPD", "PATC", "PRES"] {
        let answer = report(undecided, "").unwrap();
        assert!(
            matches!(answer, rail_fps::TransactionStatus::Pending(_)),
            "{undecided}"
        );
    }
    for status in ["", "acsc", "OKAY"] {
        let field = "TxInfAndSts/TxSts".to_owned();
        assert_eq!(
            report(status, ""),
            Err(Malformed {
                field,
                fault: FieldDefect::Value
            })
        );
    }
}
