//! What a hostile or careless sender may send: every answer is a message or a named fault.
#![cfg(test)]

mod payment;

use payment::{PAYMENT, payment, refused, with};
use proptest::prelude::*;
use rail_fps::{FieldDefect, MAX_BYTES, MAX_DEPTH, Message, read};

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08";

#[test]
fn a_message_cut_anywhere_is_refused() {
    let whole = PAYMENT.trim_end();
    for at in 0..whole.len() {
        assert!(read(&whole.as_bytes()[..at]).is_err(), "cut at {at}");
    }
    assert!(read(whole.as_bytes()).is_ok());
}

#[test]
fn a_message_with_any_byte_changed_is_read_or_refused_but_no_panic() {
    for at in 0..PAYMENT.len() {
        for change in [0x00, b'<', b'&', b'9', 0xff] {
            let mut bytes = PAYMENT.as_bytes().to_vec();
            bytes[at] = change;
            if let Ok(message) = read(&bytes) {
                assert_eq!(read(message.write().as_bytes()), Ok(message));
            }
        }
    }
}

#[test]
fn declared_entities_are_refused_before_any_expands() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>";
    let file = "<!DOCTYPE d [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
    for doctype in [
        bomb,
        file,
        "<!DOCTYPE Document>",
        "<!DOCTYPE d SYSTEM \"http://x/y.dtd\">",
    ] {
        let text = PAYMENT.replacen("<Document", &format!("{doctype}<Document"), 1);
        assert_eq!(
            read(text.as_bytes()).unwrap_err().fault,
            FieldDefect::Forbidden,
            "{doctype}"
        );
    }
    assert_eq!(
        refused("WAGES 11", "&b;"),
        (REFERENCE.into(), FieldDefect::Forbidden)
    );
    assert_eq!(
        refused("<GrpHdr>", "<Other>&b;</Other><GrpHdr>").1,
        FieldDefect::Forbidden
    );
    assert_eq!(
        refused("<GrpHdr>", "<?php x?><GrpHdr>").1,
        FieldDefect::Forbidden
    );
}

const REFERENCE: &str = "CdtTrfTxInf/RmtInf/Strd/CdtrRefInf/Ref";

#[test]
fn the_entities_of_xml_are_the_characters_they_stand_for() {
    let Message::CreditTransfer(read) = with("WAGES 11", "&lt;&amp;&gt;&#32;&#x41;").unwrap()
    else {
        panic!("not a payment")
    };
    assert_eq!(read.reference.unwrap().as_str(), "<&> A");
    assert_eq!(with("WAGES 11", "<![CDATA[WAGES 11]]>"), Ok(payment()));
    assert_eq!(
        with("WAGES 11", "WAGES<!-- not part of it --> 11"),
        Ok(payment())
    );
}

#[test]
fn elements_nest_to_the_limit_and_no_deeper() {
    let nested = |levels| {
        // Document, message element and header are three already.
        let (open, close) = ("<x>".repeat(levels), "</x>".repeat(levels));
        with("<GrpHdr>", &format!("<GrpHdr>{open}{close}"))
    };
    assert_eq!(nested(MAX_DEPTH - 3), Ok(payment()));
    assert_eq!(
        nested(MAX_DEPTH - 2).unwrap_err().fault,
        FieldDefect::TooDeep
    );
    assert_eq!(nested(8_000).unwrap_err().fault, FieldDefect::TooDeep);
    assert_eq!(
        read("<x>".repeat(20_000).as_bytes()).unwrap_err().fault,
        FieldDefect::UnknownMessage
    );
}

#[test]
fn a_message_may_be_one_mebibyte_and_not_a_byte_more() {
    let padded = |size: usize| format!("{PAYMENT}{}", " ".repeat(size - PAYMENT.len()));
    assert_eq!(read(padded(MAX_BYTES).as_bytes()), Ok(payment()));
    assert_eq!(
        read(padded(MAX_BYTES + 1).as_bytes()).unwrap_err().fault,
        FieldDefect::TooLarge
    );
}

#[test]
fn control_characters_are_refused_raw_and_as_references() {
    for raw in ["\u{0}", "\u{1}", "\u{8}", "\u{1b}", "\u{ffff}"] {
        assert_eq!(
            refused("WAGES 11", raw).1,
            FieldDefect::ControlCharacter,
            "{raw:?}"
        );
        assert_eq!(
            refused("<GrpHdr>", &format!("<x>{raw}</x><GrpHdr>")).1,
            FieldDefect::ControlCharacter
        );
    }
    for reference in ["&#1;", "&#x1b;"] {
        assert_eq!(
            refused("WAGES 11", reference),
            (REFERENCE.into(), FieldDefect::ControlCharacter)
        );
    }
    assert_eq!(refused("WAGES 11", "&#0;").0, REFERENCE);
    // XML has these; no text of a payment does.
    for raw in ["\u{7f}", "\u{85}", "&#127;"] {
        let within = format!("a{raw}b");
        assert_eq!(
            refused("WAGES 11", &within),
            (REFERENCE.into(), FieldDefect::Value)
        );
        let skipped = format!("<x>{raw}</x><GrpHdr>");
        assert_eq!(with("<GrpHdr>", &skipped), Ok(payment()));
    }
}

#[test]
fn only_utf_8_is_read() {
    assert_eq!(
        with("encoding=\"UTF-8\"", "encoding=\"utf-8\""),
        Ok(payment())
    );
    assert_eq!(with(" encoding=\"UTF-8\"", ""), Ok(payment()));
    assert_eq!(refused("UTF-8", "ISO-8859-1").1, FieldDefect::NotXml);
    assert_eq!(
        read(&[b"\xff\xfe".as_slice(), PAYMENT.as_bytes()].concat())
            .unwrap_err()
            .fault,
        FieldDefect::NotXml
    );
    let marked = format!("\u{feff}{PAYMENT}");
    assert_eq!(read(marked.as_bytes()), Ok(payment()));
}

#[test]
fn the_root_its_namespace_and_its_message_must_be_known() {
    let unknown = ("Document".to_owned(), FieldDefect::UnknownMessage);
    for (from, to) in [
        ("pacs.008.001.08", "pacs.008.001.09"),
        ("pacs.008.001.08", "pacs.002.001.10"),
        (&format!(" xmlns=\"{NAMESPACE}\""), ""),
        (
            "<FIToFICstmrCdtTrf>",
            "<FIToFICstmrCdtTrf xmlns=\"urn:other\">",
        ),
        ("<FIToFICstmrCdtTrf>", "<PmtRtr/><FIToFICstmrCdtTrf>"),
        (
            "</FIToFICstmrCdtTrf>",
            "</FIToFICstmrCdtTrf><FIToFICstmrCdtTrf/>",
        ),
        ("</Document>", "</Document><Document/>"),
    ] {
        assert_eq!(refused(from, to), unknown, "{to}");
    }
    let other_root = PAYMENT.replace("Document", "document");
    assert_eq!(
        read(other_root.as_bytes()).unwrap_err().fault,
        FieldDefect::UnknownMessage
    );
    for text in [
        "",
        " ",
        "{}",
        "<",
        "<a",
        "text",
        "<?xml version=\"1.0\"?>",
        "<!-- -->",
    ] {
        assert_eq!(
            read(text.as_bytes()).unwrap_err().field,
            "Document",
            "{text}"
        );
    }
    assert_eq!(
        refused("</Document>", "</Document>more").1,
        FieldDefect::NotXml
    );
    assert_eq!(refused("</GrpHdr>", "</GrpHdr>text").1, FieldDefect::NotXml);
}

#[test]
fn any_prefix_may_stand_for_the_namespace() {
    let prefixed = PAYMENT
        .replace("</", "</p:")
        .replace('<', "<p:")
        .replace("<p:/p:", "</p:")
        .replace("<p:?xml", "<?xml")
        .replace("xmlns=", "xmlns:p=");
    assert_eq!(read(prefixed.as_bytes()), Ok(payment()));
}

#[test]
fn what_is_not_known_is_skipped_wherever_it_stands() {
    let extra = "<New a=\"1\"><MsgId>other</MsgId><Deep><Er/></Deep></New>\
                 <f:MsgId xmlns:f=\"urn:foreign\">other</f:MsgId>";
    for group in [
        "FIToFICstmrCdtTrf",
        "GrpHdr",
        "SttlmInf",
        "CdtTrfTxInf",
        "PmtId",
        "Dbtr",
        "Othr",
    ] {
        for place in [format!("<{group}>"), format!("</{group}>")] {
            let with_extra = if place.starts_with("</") {
                with(&place, &format!("{extra}{place}"))
            } else {
                with(&place, &format!("{place}{extra}"))
            };
            assert_eq!(with_extra, Ok(payment()), "{place}");
        }
    }
    assert_eq!(
        with("<GrpHdr>", "<GrpHdr xml:lang=\"en\" other='&lt;'>"),
        Ok(payment())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn any_pieces_of_xml_are_judged_without_a_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\">",
                "<FIToFIPmtStsRpt>", "<GrpHdr>", "<MsgId>", "1", "</MsgId>", "</GrpHdr>", "<a:b/>",
                "</FIToFIPmtStsRpt>", "</Document>", "<![CDATA[x]]>", "<!--x-->", "&amp;", "&x;", " ",
                "<TxInfAndSts>", "<TxSts>", "RJCT", "</TxSts>", "</TxInfAndSts>", "<?xml version=\"1.0\"?>",
            ]),
            0..40,
        ),
    ) {
        // No transaction is ever whole here.
        prop_assert!(read(pieces.concat().as_bytes()).is_err());
    }
}
