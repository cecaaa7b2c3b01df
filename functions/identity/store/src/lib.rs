//! The identity domain's rows, the client as the API represents it, the keys that sign tokens, and the signatures that
//! are made and verified with them.
//!
//! | pk | sk | what |
//! |---|---|---|
//! | client | `C` | [`ClientRow`]: who it is and what its proofs are checked with |
//! | client | `J#`... | [`UsedAssertion`]: an assertion that was used |
//! | client | `T#`... | [`identity_contract::revoked::RevokedToken`]: an access token that the client revoked |
//! | client | `R#`credential | [`RotationRow`]: a rotation that the client requested under a key |
//! | `source#`digest | `F`, `F#`client | [`FailureRow`]: failures of one address to authenticate as any client, or as one |
//! | client | `K#`digest | [`ClientDecisionRow`]: what the client decided about another under a key; [`LimitsDecisionRow`]: about an institution; [`RegistrationRow`]: of a client to register |
//! | tenant | `C#`when`#`client | [`ListingRow`]: the tenant's clients in their order |
//! | tenant | `L` | [`identity_contract::limits::LimitsRow`]: what the bank allows the institution |
//! | tenant | `N` | [`ClientCountRow`]: how many clients it has |

mod client;
mod client_decision;
mod client_status;
mod failure;
mod institution;
mod institution_resource;
mod jws;
mod keyed_request;
mod limits_decision;
mod listing;
mod new_credential;
mod public_half;
mod public_key;
mod registration;
mod resource;
mod revocation;
mod rotation;
mod signing_key;
mod used;

pub mod authentication;
pub mod proof;
pub mod token;

pub use client::{ClientRow, Registration};
pub use client_decision::{
    ClientDecisionRow, ReasonBody, change_client, no_signing_key, require_sequence,
};
pub use client_status::{CurrentCaller, TokenStatus, find_client, require_current_caller};
pub use failure::{FailureCount, FailureRow};
pub use institution::{ClientCountRow, limits_of};
pub use institution_resource::{InstitutionInForce, InstitutionUsage};
pub use keyed_request::KeyedRequest;
pub use limits_decision::{LimitsChange, LimitsDecisionRow};
pub use listing::ListingRow;
pub use new_credential::{NewCredential, NewCredentialError, judge_credential, make, whole_key};
pub use public_half::{Jwk, PublicHalf, PublicKeys};
pub use registration::RegistrationRow;
pub use resource::{Client, IssuedCredential};
pub use revocation::revocation;
pub use rotation::RotationRow;
pub use signing_key::{KeyFault, SigningKey};
pub use used::UsedAssertion;
