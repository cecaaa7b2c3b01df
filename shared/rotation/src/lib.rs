//! The edge of a function that rotates a secret: what Secrets Manager sends it, in four steps, each
//! of which may come again and again, and in any order after a failure.
//!
//! What is the same for every secret is done here: a step is taken only for the function's own
//! secret and a version that a rotation asked for, a version is made once, and one that is in use is
//! left alone. What makes a secret what it is, how the other side learns of it and how it is proved
//! is the function's.
//!
//! <https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html>

mod event;
mod seed;
mod serve;
mod wait;

pub use seed::seed;
pub use serve::{Finished, NewVersion, RotationStep, StagedVersion, serve};
pub use wait::{PUBLISHED_FIRST, until_published};
