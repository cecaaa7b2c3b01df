//! How the audit log is kept and read.
//!
//! | partition | order | what |
//! |---|---|---|
//! | `TABLE/SHARD` | ordinal | [`audit_contract::BlockRow`]: the records of some changes of a stream's shard |
//! | `chains#`day | chain | [`audit_contract::ChainRow`]: the chain was written to on that day |
//! | `retired#`chain | ordinal | [`audit_contract::RetiredRow`]: how far a chain was sealed that files no longer name |
//! | `seals` | minute | [`SealRow`]: the seals, in their order |
//! | `late#`day | seal | [`DayRow`]: the seal of another day has records of this one |
//! | `keys` | the key | [`KeyRow`]: what signs seals, or did |
//!
//! All of it is inserted and never changed. Relays write the first two, the sealer the others. A seal and its records are a
//! [`audit_domain::trail::TrailFile`] in the bucket of the trail, with an index by which records are found; indexes over 64 and
//! 4,096 seals are beside them, so that a search over all seals reads few objects.
//!
//! [`Trail`] reads the records of one institution. An index names those of all, by a hash over institution and question; each
//! record that it names is read and compared before it is shown.

mod resource;
mod seal_key;
mod sealed;
mod selected;
mod trail;
mod unreadable;
mod waiting;

pub use resource::{AuditRecord, keys_for};
pub use seal_key::{NotASealKey, SealJwk, SealKey};
pub use sealed::{DayRow, KeyRow, SealRow};
pub use selected::selected;
pub use trail::{Cursor, FoundRecord, OpenFile, RecordFilter, RecordPage, Trail, TrailError};
pub use waiting::Waiting;
