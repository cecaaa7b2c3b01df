use crate::Refusal;

/// How much more a change of an account's overdraft limit takes from its institution's room, in minor
/// units; negative if it gives back.
///
/// # Errors
/// [`Refusal::ExposureExceeded`] if it takes more than there is. Without an exposure limit there is no room.
pub fn taken(before: i64, after: i64, room: Option<i64>) -> Result<i64, Refusal> {
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
    fn raising_takes_at_most_the_room_and_lowering_always_gives_back() {
        let exceeded = Err(Refusal::ExposureExceeded);
        assert_eq!(taken(100, 150, Some(50)), Ok(50));
        assert_eq!(taken(100, 151, Some(50)), exceeded);
        assert_eq!(taken(0, 1, None), exceeded);
        assert_eq!(taken(0, 1, Some(0)), exceeded);
        // Where the limit was lowered below what is used, there is less than no room.
        assert_eq!(taken(100, 101, Some(-500)), exceeded);
        assert_eq!(taken(100, 40, Some(-500)), Ok(-60));
        assert_eq!(taken(100, 0, None), Ok(-100));
        assert_eq!(taken(100, 100, Some(-1)), Ok(0));
    }
}
