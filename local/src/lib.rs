//! The whole bank in one process: the deployed functions, called as AWS calls them, on durable
//! stand-ins for the services of AWS, behind a gateway and an edge like the deployed ones.
//!
//! Nothing here decides about money: what a function does it does the same on AWS.

pub mod bank;
pub mod banner;
pub mod control;
pub mod docs;
pub mod edge;
pub mod engines;
pub mod gateway;
mod loopback;
pub mod options;
pub mod rails;
pub mod reconcile;
pub mod registry;
pub mod trail;
