//! Up to where each list of notes was read.

use payments_contract::ReadingPlace;
use platform::FunctionError;
use store::{Item, Key, Outcome, Row, Transaction};

use crate::Ports;

/// The places of the lists that the run before did not read to their end.
pub(crate) struct Places(Vec<ReadingPlace>);

impl Places {
    /// The place in the list that this key is of.
    pub(crate) fn of(&self, key: &Item) -> Option<&ReadingPlace> {
        let list = Key::of(key)?.pk;
        self.0.iter().find(|place| place.list == list)
    }
}

/// Reads all places. One that cannot be read is as good as none: its list is read from the beginning.
///
/// # Errors
/// When the table does not answer.
pub(crate) async fn all(ports: &Ports) -> Result<Places, FunctionError> {
    let query = ReadingPlace::all();
    let page = ports.payments.query_each::<ReadingPlace>(&query).await;
    let page = page
        .map_err(|error| FunctionError::caused("the places in the lists cannot be read", error))?;
    let mut places = Vec::new();
    for (key, place) in page.rows {
        match place {
            Ok(place) => places.push(place),
            Err(error) => {
                tracing::error!(%error, "place in a list unreadable, list read from its beginning");
                if let Some(key) = key {
                    remove(ports, key).await?;
                }
            }
        }
    }
    Ok(Places(places))
}

/// Stores up to where a list was read; from the beginning again if its last note was read.
///
/// # Errors
/// When the table does not take it.
pub(crate) async fn move_to(
    ports: &Ports,
    from: Option<&ReadingPlace>,
    last: Option<&Item>,
) -> Result<(), FunctionError> {
    match (from, ReadingPlace::behind(last)) {
        (None, None) => Ok(()),
        (Some(from), None) => remove(ports, from.key()).await,
        (None, Some(to)) => done(
            &Transaction::of(ports.payments.apply(to.put()?))
                .commit()
                .await,
        ),
        (Some(from), Some(to)) => {
            let update = ports.payments.apply(from.moved_to(&to)?);
            done(&Transaction::of(update).commit().await)
        }
    }
}

async fn remove(ports: &Ports, key: Key) -> Result<(), FunctionError> {
    let removal = ReadingPlace::removed(key).ok_or(FunctionError::new("no place has that key"))?;
    let removal = Transaction::of(ports.payments.apply(removal));
    done(&removal.commit().await)
}

/// Refused: another run of this schedule has done it.
fn done(outcome: &Outcome) -> Result<(), FunctionError> {
    match outcome {
        Outcome::Committed | Outcome::Refused(_) => Ok(()),
        Outcome::Busy | Outcome::Unknown => {
            Err(FunctionError::new("a place in a list could not be stored"))
        }
    }
}
