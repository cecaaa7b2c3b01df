use kernel::time::Moment;

use crate::SecretVersion;

/// For how long a version is used without asking again.
const FRESH_MILLIS: i64 = 60_000;
/// For how long it is used while nobody answers. Shorter than any rotation keeps both versions.
const STALE_MILLIS: i64 = 600_000;

/// What was read of one stage of a secret.
#[derive(Debug, Default)]
pub(crate) struct CachedVersion(Option<Read>);

/// What the service said, and when.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub(crate) at: Moment,
    /// `None` if there was no version at the stage.
    pub(crate) version: Option<SecretVersion>,
}

impl CachedVersion {
    pub(crate) fn keep(&mut self, read: Read) {
        self.0 = Some(read);
    }

    pub(crate) fn forget(&mut self) {
        self.0 = None;
    }

    /// What was read less than a minute ago.
    pub(crate) fn fresh(&self, now: Moment) -> Option<Read> {
        self.younger_than(FRESH_MILLIS, now)
    }

    /// A version that was read less than ten minutes ago. That there was none is not worth much.
    pub(crate) fn stale(&self, now: Moment) -> Option<Read> {
        self.younger_than(STALE_MILLIS, now)
            .filter(|read| read.version.is_some())
    }

    /// A clock that was put back makes everything read before it too old.
    fn younger_than(&self, millis: i64, now: Moment) -> Option<Read> {
        let read = self.0.as_ref()?;
        let age = now.unix_millis().checked_sub(read.at.unix_millis())?;
        (0..millis).contains(&age).then(|| read.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    fn version() -> SecretVersion {
        SecretVersion {
            version_id: "v1".into(),
            value: "letmein".into(),
        }
    }

    #[test]
    fn a_version_is_fresh_for_a_minute_and_good_in_need_for_ten() {
        let start = Moment::EPOCH.plus_millis(1_000_000);
        let mut kept = CachedVersion::default();
        assert!(kept.fresh(start).is_none() && kept.stale(start).is_none());
        kept.keep(Read {
            at: start,
            version: Some(version()),
        });
        let seen = |age| {
            let now = start.plus_millis(age);
            (kept.fresh(now).is_some(), kept.stale(now).is_some())
        };
        assert_eq!(seen(0), (true, true));
        assert_eq!(seen(59_999), (true, true));
        assert_eq!(seen(60_000), (false, true));
        assert_eq!(seen(600_000), (false, false));
        assert_eq!(seen(-1), (false, false));
        let value = kept
            .fresh(start)
            .and_then(|read| read.version)
            .expect("kept")
            .value;
        assert_eq!(value.expose_secret(), "letmein");
    }

    #[test]
    fn that_there_was_no_version_is_kept_but_never_stale() {
        let mut kept = CachedVersion::default();
        kept.keep(Read {
            at: Moment::EPOCH,
            version: None,
        });
        assert!(
            kept.fresh(Moment::EPOCH)
                .is_some_and(|read| read.version.is_none())
        );
        assert!(kept.stale(Moment::EPOCH).is_none());
        kept.forget();
        assert!(kept.fresh(Moment::EPOCH).is_none());
    }

    #[test]
    fn a_version_does_not_show_its_value() {
        assert!(!format!("{:?}", version()).contains("letmein"));
    }
}
