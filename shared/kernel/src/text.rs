//! The characters that may travel with a payment.

/// Whether every character is one that Faster Payments carries: letters, digits, space, carriage
/// return, line feed and `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`. Control characters other
/// than the line end never are.
pub fn travels_by_fps(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b" \r\n/-?:().,'+#=!\"%&*<>;{@".contains(&byte))
}
