/// Pseudorandom numbers from a seed: the same seed always gives the same numbers.
#[derive(Debug)]
pub(crate) struct Draw(fastrand::Rng);

impl Draw {
    /// Returns the numbers of this seed for one purpose. Purposes are independent, so that one
    /// client less leaves the numbers of the others unchanged.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        // FNV-1a, 64 bits.
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let mixed = purpose.bytes().fold(0xcbf2_9ce4_8422_2325, fold);
        Self(fastrand::Rng::with_seed(seed ^ mixed))
    }

    /// Returns true with this probability per thousand.
    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        per_mille > 0 && self.0.u32(0..1000) < per_mille
    }

    /// Returns a number from `from` to `to`, both included.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        self.0.i64(from..=to)
    }

    /// Returns one of these; `None` if there are none.
    pub(crate) fn one_of<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        (!from.is_empty()).then(|| &from[self.0.usize(0..from.len())])
    }

    /// Fills these bytes.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }
}
