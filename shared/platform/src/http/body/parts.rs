use serde::de::DeserializeOwned;

use super::reader::Reader;
use super::tree::Node;

/// The values of a JSON body, each read by itself: for rules about values that go together, which are judged whatever is
/// wrong with the rest of the body.
#[derive(Debug)]
pub struct Parts<'a>(&'a Node);

impl<'a> Parts<'a> {
    pub(super) fn of(tree: &'a Node) -> Self {
        Self(tree)
    }

    /// Whether there is anything at a place, a JSON pointer without escapes.
    pub fn has(&self, pointer: &str) -> bool {
        self.at(pointer).is_some()
    }

    /// The value at a place, a JSON pointer without escapes, if it is there and right by itself.
    pub fn get<T: DeserializeOwned>(&self, pointer: &str) -> Option<T> {
        T::deserialize(Reader::new(self.at(pointer)?, &[])).ok()
    }

    fn at(&self, pointer: &str) -> Option<&'a Node> {
        pointer.split('/').skip(1).try_fold(self.0, Node::child)
    }
}
