use crate::Refusal;

/// Returns how much a change of an overdraft limit takes from its institution's headroom, in minor
/// units; negative if it gives back.
///
/// # Errors
/// [`Refusal::ExposureExceeded`] if it takes more than the headroom. Without an exposure limit
/// there is no headroom.
pub fn headroom_taken(before: i64, after: i64, room: Option<i64>) -> Result<i64, Refusal> {
    let taken = after.saturating_sub(before);
    if taken > 0 && taken > room.unwrap_or(0) {
        Err(Refusal::ExposureExceeded)
    } else {
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raising_takes_at_most_the_headroom_and_lowering_always_gives_back() {
        let exceeded = Err(Refusal::ExposureExceeded);
        assert_eq!(headroom_taken(100, 150, Some(50)), Ok(50));
        assert_eq!(headroom_taken(100, 151, Some(50)), exceeded);
        assert_eq!(headroom_taken(0, 1, None), exceeded);
        assert_eq!(headroom_taken(0, 1, Some(0)), exceeded);
        // Where the exposure limit was lowered below its use, the headroom is negative.
        assert_eq!(headroom_taken(100, 101, Some(-500)), exceeded);
        assert_eq!(headroom_taken(100, 40, Some(-500)), Ok(-60));
        assert_eq!(headroom_taken(100, 0, None), Ok(-100));
        assert_eq!(headroom_taken(100, 100, Some(-1)), Ok(0));
    }
}
