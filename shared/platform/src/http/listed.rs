use field_encryption::EncryptionError;
use store::{Key, StoreError};

/// Why a row cannot be read, as far as a list has to know.
pub trait OfOneRow: std::error::Error {
    /// Whether it is about this row alone, so that the others can be shown.
    fn is_of_one_row(&self) -> bool;
}

impl OfOneRow for StoreError {
    fn is_of_one_row(&self) -> bool {
        match self {
            Self::NotARow(_) => true,
            Self::NoAnswer(_) | Self::TooLarge(_) => false,
        }
    }
}

impl OfOneRow for EncryptionError {
    fn is_of_one_row(&self) -> bool {
        match self {
            Self::Altered | Self::SomethingElse => true,
            // A key that is missing is missing for other rows as well: an empty list would be a wrong answer.
            Self::NoAnswer(_) | Self::NotARing(_) | Self::UnknownKey(_) | Self::Unsealable => false,
        }
    }
}

impl OfOneRow for serde_json::Error {
    fn is_of_one_row(&self) -> bool {
        true
    }
}

/// Returns what was read of a row for a list. A row that cannot be read is left out and logged as an error, which rings
/// the function's alarm: it hides no other row of the list.
///
/// # Errors
/// What is not about this row alone.
pub fn listed<T, E: OfOneRow>(key: Option<&Key>, read: Result<T, E>) -> Result<Option<T>, E> {
    match read {
        Ok(row) => Ok(Some(row)),
        Err(error) if error.is_of_one_row() => {
            let (pk, sk) = key.map(|key| (&key.pk, &key.sk)).unzip();
            tracing::error!(pk, sk, %error, "row cannot be read, left out of its list");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_about_one_row_is_left_out() {
        let key = Key::new("a", "b");
        let altered = listed::<(), _>(Some(&key), Err(EncryptionError::Altered));
        assert!(matches!(altered, Ok(None)));
        let unknown = listed::<(), _>(Some(&key), Err(EncryptionError::UnknownKey(7)));
        assert!(matches!(unknown, Err(EncryptionError::UnknownKey(7))));
        let no_answer = StoreError::NoAnswer("gone".into());
        assert!(listed::<(), _>(None, Err(no_answer)).is_err());
    }
}
