//! The whole bank in one process: the deployed functions, called as AWS calls them, on durable
//! stand-ins for the AWS services, behind a gateway and an edge like the deployed ones.
//!
//! This crate contains no rule about money: each function does here what it does on AWS.

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
