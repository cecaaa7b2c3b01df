/// The decoded form of a body in the `aws-chunked` encoding: the object and the trailers after it.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html>
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) object: Vec<u8>,
    pub(super) trailers: Vec<(String, String)>,
}

/// Decodes a body; `None` if it does not have the encoding. Chunk signatures are not verified.
pub(super) fn decode(body: &[u8]) -> Option<Decoded> {
    let mut object = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let (header, after) = line(rest)?;
        let size = header.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = after;
        if size == 0 {
            break;
        }
        let (chunk, after) = rest.split_at_checked(size)?;
        object.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n")?;
    }
    let mut trailers = Vec::new();
    while let Some((trailer, after)) = line(rest) {
        if let Some((name, value)) = trailer.split_once(':') {
            trailers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        rest = after;
    }
    Some(Decoded { object, trailers })
}

/// Returns the text up to the next line end, and the rest.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.windows(2).position(|pair| pair == b"\r\n")?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(line).ok()?, rest.strip_prefix(b"\r\n")?))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn chunks_are_joined_and_trailers_kept() {
        let body =
            b"5;chunk-signature=aa\r\nhello\r\n2\r\n\r\n\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n";
        let decoded = decode(body).unwrap();
        assert_eq!(decoded.object, b"hello\r\n");
        let trailer = ("x-amz-checksum-crc32".to_owned(), "AAAA".to_owned());
        assert_eq!(decoded.trailers, [trailer]);
    }

    #[test]
    fn a_body_cut_short_is_refused() {
        for body in [&b"5\r\nhel"[..], b"zz\r\n", b"", b"5\r\nhello\r\n"] {
            assert_eq!(decode(body), None);
        }
    }
}
