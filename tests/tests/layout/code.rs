//! The code of a source file without comments and literals, whose words and braces are not code.
//! Line breaks stay, so that line numbers are preserved.

/// The literal syntax of a file's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Rust,
    TypeScript,
}

/// Returns the text with each character of a comment, string or character literal replaced by a
/// blank.
pub(crate) fn code_of(text: &str, language: Language) -> String {
    let text: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let end = literal_end(&text, at, language).max(at + 1);
        let blank = end > at + 1;
        for &letter in &text[at..end.min(text.len())] {
            code.push(if blank && letter != '\n' { ' ' } else { letter });
        }
        at = end;
    }
    code
}

/// Returns the end of the comment or literal that starts here, or this position if none starts.
fn literal_end(text: &[char], at: usize, language: Language) -> usize {
    let rest = &text[at..];
    let after_word = at > 0 && is_word(text[at - 1]);
    match (rest, language) {
        (['/', '/', ..], _) => at + rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
        (['/', '*', ..], _) => at + comment_length(rest),
        (['"', ..], _) => at + quoted_length(rest, '"'),
        (['\'' | '`', ..], Language::TypeScript) => at + quoted_length(rest, rest[0]),
        (['r', '"' | '#', ..], Language::Rust) if !after_word => at + raw_length(rest),
        (['b' | 'c', 'r', '"' | '#', ..], Language::Rust) if !after_word => {
            at + 1 + raw_length(&rest[1..])
        }
        // A quote that does not close at once is a lifetime.
        (['\'', '\\', ..], Language::Rust) => at + quoted_length(rest, '\''),
        (['\'', _, '\'', ..], Language::Rust) => at + 3,
        _ => at,
    }
}

fn comment_length(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted_length(rest: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// Returns the length of `r"..."` or `r#"..."#`; 1 for the raw name `r#type`.
fn raw_length(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 1;
    }
    let mut close = vec!['"'];
    close.extend(std::iter::repeat_n('#', hashes));
    let body = 2 + hashes;
    let end = rest[body..]
        .windows(close.len())
        .position(|window| window == close);
    end.map_or(rest.len(), |end| body + end + close.len())
}

/// Returns each word of the code with its line number.
pub(crate) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().flat_map(|(line, text)| {
        let words = text.split(|letter| !is_word(letter));
        words
            .filter(|word| !word.is_empty())
            .map(move |word| (line + 1, word))
    })
}

/// Returns each function of the code: its first line and its number of lines.
pub(crate) fn functions(code: &str, language: Language) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let starts = (0..lines.len()).filter(|&line| starts_function(lines[line], language));
    starts
        .filter_map(|line| Some((line + 1, body_length(&lines[line..])?)))
        .collect()
}

fn starts_function(line: &str, language: Language) -> bool {
    let words: Vec<&str> = line
        .split(|letter| !is_word(letter))
        .filter(|w| !w.is_empty())
        .collect();
    match language {
        Language::Rust => {
            let named = |(at, _): (usize, &str)| {
                let after = line[at + 3..].trim_start();
                let before = line[..at].chars().next_back();
                after.starts_with(is_word) && !before.is_some_and(is_word)
            };
            line.match_indices("fn ").any(named)
        }
        Language::TypeScript => {
            let first = words.first().copied().unwrap_or_default();
            let branch =
                ["if", "for", "while", "switch", "catch", "else", "describe"].contains(&first);
            let opens = line.trim_end().ends_with('{');
            words.contains(&"function") || (opens && line.contains('(') && !branch)
        }
    }
}

/// Returns the number of lines up to the function's closing brace; 0 without a body.
fn body_length(lines: &[&str]) -> Option<usize> {
    let (mut braces, mut brackets, mut opened) = (0, 0, false);
    for (number, line) in lines.iter().enumerate() {
        for letter in line.chars() {
            match letter {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets -= 1,
                ';' if !opened && brackets == 0 => return None,
                '{' => (braces, opened) = (braces + 1, true),
                '}' => braces -= 1,
                _ => {}
            }
            if opened && braces == 0 {
                return Some(number + 1);
            }
        }
    }
    None
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[test]
fn comments_and_literals_are_not_code() {
    let cases = [
        ("let a = 1; // f64 {", "let a = 1;"),
        ("/* a /* nested */ { */ fn b() {}", "fn b() {}"),
        (r#"say("a \" } {"); x"#, "say( ); x"),
        (r##"say(r#"a " } {"#); x"##, "say( ); x"),
        ("if letter == '{' { x }", "if letter == { x }"),
        (r"if letter == '\'' { x }", "if letter == { x }"),
        ("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}"),
        ("let r#type = br\"{\"; x", "let r#type = ; x"),
    ];
    for (text, expected) in cases {
        let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            squeeze(&code_of(text, Language::Rust)),
            squeeze(expected),
            "{text}"
        );
    }
    let typescript = code_of("const a = `x ${b} {`; // '{\nf('}');", Language::TypeScript);
    assert!(!typescript.contains(['{', '}']), "{typescript}");
    assert_eq!(typescript.lines().count(), 2);
}

#[test]
fn a_function_is_as_long_as_its_lines() {
    let text = "trait T {\n    fn no_body(&self) -> [u8; 2];\n    fn a(\n        &self,\n    ) -> u8 {\n        if x { 1 } else { 2 }\n    }\n}\npub async fn b<F: Fn(u8)>(f: F) {}\nlet f: fn (u8) = c;\n";
    assert_eq!(functions(text, Language::Rust), [(3, 5), (9, 1)]);
    let text = "export function a(): void {\n  if (x) {\n    y();\n  }\n}\n  constructor(scope: Construct) {\n    super();\n  }\n";
    assert_eq!(functions(text, Language::TypeScript), [(1, 5), (6, 3)]);
}
