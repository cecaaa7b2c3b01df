//! IAM policies as returned by authorizers of API Gateway.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-lambda-authorizer-output.html>

use serde::Deserialize;

/// A policy document.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Policy {
    statement: OneOrMany<Statement>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Statement {
    effect: Effect,
    action: OneOrMany<String>,
    resource: OneOrMany<String>,
    #[serde(rename = "Sid")]
    _sid: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Effect {
    Allow,
    Deny,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

impl Policy {
    /// Returns whether the method of this ARN may be called: a statement allows it and none denies
    /// it.
    pub(super) fn allows(&self, method_arn: &str) -> bool {
        let speaks = |statement: &&Statement| {
            let named = |patterns: &OneOrMany<String>, text| {
                patterns
                    .as_slice()
                    .iter()
                    .any(|pattern| matches_pattern(pattern.as_bytes(), text))
            };
            named(&statement.action, b"execute-api:Invoke")
                && named(&statement.resource, method_arn.as_bytes())
        };
        let mut effects = self
            .statement
            .as_slice()
            .iter()
            .filter(speaks)
            .map(|one| one.effect);
        let first = effects.next();
        first == Some(Effect::Allow) && effects.all(|effect| effect == Effect::Allow)
    }
}

/// Returns whether an IAM pattern matches a text: `*` matches any text, slashes included, and `?`
/// any character.
fn matches_pattern(pattern: &[u8], text: &[u8]) -> bool {
    let (mut rest, mut tail) = (pattern, text);
    let mut retry: Option<(&[u8], &[u8])> = None;
    loop {
        match (rest.split_first(), tail.split_first()) {
            (None, None) => return true,
            (Some((b'*', after)), _) => {
                retry = Some((after, tail));
                rest = after;
                continue;
            }
            (Some((expected, after)), Some((found, left)))
                if expected == found || *expected == b'?' =>
            {
                (rest, tail) = (after, left);
                continue;
            }
            _ => {}
        }
        // The last star matches one character more.
        match retry {
            Some((after, from)) => match from.split_first() {
                Some((_, left)) => {
                    retry = Some((after, left));
                    (rest, tail) = (after, left);
                }
                None => return false,
            },
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ARN: &str = "arn:aws:execute-api:eu-west-2:000000000000:malai/local";

    fn allowed(statements: &serde_json::Value, call: &str) -> bool {
        let policy = json!({"Version": "2012-10-17", "Statement": statements});
        let policy: Policy = serde_json::from_value(policy).expect("a policy");
        policy.allows(&format!("{ARN}/{call}"))
    }

    fn statement(effect: &str, resource: &str) -> serde_json::Value {
        let resource = format!("{ARN}/{resource}");
        json!({"Effect": effect, "Action": "execute-api:Invoke", "Resource": [resource]})
    }

    #[test]
    fn a_method_without_an_allowing_statement_is_denied() {
        let statements = json!([statement("Allow", "GET/v1/accounts")]);
        assert!(allowed(&statements, "GET/v1/accounts"));
        assert!(!allowed(&statements, "POST/v1/accounts"));
        assert!(!allowed(&statements, "GET/v1/accounts/acc_1"));
        assert!(!allowed(&json!([]), "GET/v1/accounts"));
    }

    #[test]
    fn a_star_is_any_text_with_slashes_and_a_question_mark_one_character() {
        let statements = json!([statement("Allow", "GET/v1/*/close?")]);
        assert!(allowed(&statements, "GET/v1/accounts/acc_1/closed"));
        assert!(!allowed(&statements, "GET/v1/accounts/acc_1/close"));
        assert!(!allowed(&statements, "GET/v1/accounts/acc_1/closed/x"));
        assert!(matches_pattern(b"a*b*c", b"a-b-b-c") && !matches_pattern(b"a*b*c", b"a-c-b"));
        assert!(
            matches_pattern(b"*", b"")
                && !matches_pattern(b"?", b"")
                && matches_pattern(b"**", b"x")
        );
    }

    #[test]
    fn one_denial_outweighs_every_permission() {
        let statements = json!([statement("Allow", "*"), statement("Deny", "DELETE/*")]);
        assert!(allowed(&statements, "GET/v1/accounts"));
        assert!(!allowed(&statements, "DELETE/v1/accounts"));
        let reversed = json!([statement("Deny", "DELETE/*"), statement("Allow", "*")]);
        assert!(!allowed(&reversed, "DELETE/v1/accounts"));
    }

    #[test]
    fn a_single_statement_is_read_and_other_actions_are_ignored() {
        let one = statement("Allow", "*");
        assert!(allowed(&one, "GET/v1/accounts"));
        let other = json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"});
        assert!(!allowed(&other, "GET/v1/accounts"));
    }

    #[test]
    fn a_policy_with_a_condition_is_refused() {
        let mut statement = statement("Allow", "*");
        statement["Condition"] = json!({"Bool": {"aws:SecureTransport": "true"}});
        assert!(serde_json::from_value::<Policy>(json!({"Statement": [statement]})).is_err());
    }
}
