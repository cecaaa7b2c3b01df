use std::fmt;
use std::sync::Arc;

/// The machine has no randomness to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no randomness")]
pub struct NoEntropy;

/// The one place random bits come from.
#[derive(Clone)]
pub struct Entropy(Arc<dyn Fn(&mut [u8]) -> Result<(), NoEntropy> + Send + Sync>);

impl Entropy {
    /// The operating system's: bits that nobody can guess.
    pub fn system() -> Self {
        Self::of(|bytes| getrandom::fill(bytes).map_err(|_| NoEntropy))
    }

    /// What `fill` fills in: a simulation, in which nothing is secret and everything comes again.
    pub fn of(fill: impl Fn(&mut [u8]) -> Result<(), NoEntropy> + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// So many random bytes.
    ///
    /// # Errors
    /// When the machine has none; nothing secret may be made then.
    pub fn draw<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        let mut bytes = [0; N];
        (self.0)(&mut bytes)?;
        Ok(bytes)
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Entropy")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_of_the_machine_differ_and_without_randomness_there_is_none() {
        let machine = Entropy::system();
        assert_ne!(machine.draw::<32>(), machine.draw::<32>());
        let none = Entropy::of(|_| Err(NoEntropy));
        assert_eq!(none.draw::<8>(), Err(NoEntropy));
    }
}
