use serde::de::value::{StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

use super::error::BodyError;
use super::tree::{Node, below};

/// Reads a value of the contract from a tree. It takes fields by their names only, and no `null`: serde's structs
/// would take a list of values in the order of their fields, and `null` for a field that is not there, and the
/// contract knows neither.
///
/// The child at each of the steps is read before its siblings, so that what is wrong with it is found whatever is
/// wrong with them.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    node: &'a Node,
    pointer: String,
    steps: &'a [usize],
}

impl<'a> Reader<'a> {
    /// Reads the whole tree, what is at the end of the steps first.
    pub(super) fn new(node: &'a Node, steps: &'a [usize]) -> Self {
        Self {
            node,
            pointer: String::new(),
            steps,
        }
    }

    fn children<T>(&self, all: &'a [T]) -> Children<'a, T> {
        let (first, steps) = match self.steps.split_first() {
            Some((first, steps)) if *first < all.len() => (Some(*first), steps),
            _ => (None, &[][..]),
        };
        Children {
            all,
            first,
            steps,
            next: 0,
            pointer: self.pointer.clone(),
            value: None,
        }
    }

    fn wrong<T>(&self, expected: &str) -> Result<T, BodyError> {
        Err(BodyError::expected(expected).at(&self.pointer))
    }

    fn text<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        let Node::Text(text) = self.node else {
            return self.wrong("a string");
        };
        let read: Result<V::Value, BodyError> = visitor.visit_borrowed_str(text);
        read.map_err(|error| error.at(&self.pointer))
    }

    fn whole<V: Visitor<'a>>(
        self,
        visitor: V,
        least: i128,
        most: i128,
    ) -> Result<V::Value, BodyError> {
        let read: Result<V::Value, BodyError> = if let Node::Unsigned(number) = self.node
            && i128::from(*number) <= most
        {
            visitor.visit_u64(*number)
        } else if let Node::Signed(number) = self.node
            && i128::from(*number) >= least
        {
            visitor.visit_i64(*number)
        } else {
            let range = format_args!("a whole number from {least} to {most}");
            Err(BodyError::expected(range))
        };
        read.map_err(|error| error.at(&self.pointer))
    }
}

macro_rules! whole_numbers {
    ($($method:ident $number:ty;)*) => {
        $(fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
            self.whole(visitor, <$number>::MIN.into(), <$number>::MAX.into())
        })*
    };
}

macro_rules! as_any {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
            self.deserialize_any(visitor)
        })*
    };
}

impl<'a> Deserializer<'a> for Reader<'a> {
    type Error = BodyError;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        let read = match self.node {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Unsigned(number) => visitor.visit_u64(*number),
            Node::Signed(number) => visitor.visit_i64(*number),
            Node::Fraction => Err(Error::invalid_type(Unexpected::Other("fraction"), &visitor)),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(items) => visitor.visit_seq(self.children(items)),
            Node::Object(fields) => visitor.visit_map(self.children(fields)),
        };
        read.map_err(|fault: BodyError| fault.at(&self.pointer))
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        let Node::Bool(value) = self.node else {
            return self.wrong("true or false");
        };
        visitor.visit_bool(*value)
    }

    whole_numbers! {
        deserialize_u8 u8; deserialize_u16 u16; deserialize_u32 u32; deserialize_u64 u64;
        deserialize_i8 i8; deserialize_i16 i16; deserialize_i32 i32; deserialize_i64 i64;
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        self.text(visitor)
    }

    /// A field that may be left out is not `null` for that: in the contract nothing is.
    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        if matches!(self.node, Node::List(_)) {
            self.deserialize_any(visitor)
        } else {
            self.wrong("an array")
        }
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        if matches!(self.node, Node::Object(_)) {
            self.deserialize_any(visitor)
        } else {
            self.wrong("an object")
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        let Node::Text(word) = self.node else {
            return self.wrong("a string");
        };
        let word: StrDeserializer<'_, BodyError> = word.as_str().into_deserializer();
        let read = visitor.visit_enum(word);
        read.map_err(|fault| fault.at(&self.pointer))
    }

    as_any! {
        deserialize_i128 deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes
        deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    /// What means nothing here is right, whatever it is.
    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, BodyError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'a>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, BodyError> {
        self.deserialize_any(visitor)
    }
}

/// The children of a list or of an object: the one to be read first, then all others in their order.
struct Children<'a, T> {
    all: &'a [T],
    first: Option<usize>,
    /// From the child that is read first.
    steps: &'a [usize],
    /// How many were taken.
    next: usize,
    pointer: String,
    /// The field whose name was read and whose value was not.
    value: Option<Reader<'a>>,
}

impl<'a, T> Children<'a, T> {
    fn take(&mut self) -> Option<(usize, &'a T, &'a [usize])> {
        let turn = self.next;
        self.next = turn.saturating_add(1);
        let (index, steps) = match self.first {
            Some(first) if turn == 0 => (first, self.steps),
            Some(first) if turn <= first => (turn.saturating_sub(1), &[][..]),
            _ => (turn, &[][..]),
        };
        self.all.get(index).map(|child| (index, child, steps))
    }
}

impl<'a> SeqAccess<'a> for Children<'a, Node> {
    type Error = BodyError;

    fn next_element_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, BodyError> {
        let Some((index, node, steps)) = self.take() else {
            return Ok(None);
        };
        let pointer = format!("{}/{index}", self.pointer);
        let reader = Reader {
            node,
            pointer: pointer.clone(),
            steps,
        };
        let read = seed.deserialize(reader);
        read.map(Some).map_err(|fault| fault.at(&pointer))
    }
}

impl<'a> MapAccess<'a> for Children<'a, (String, Node)> {
    type Error = BodyError;

    fn next_key_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, BodyError> {
        let Some((_, (name, node), steps)) = self.take() else {
            return Ok(None);
        };
        let pointer = below(&self.pointer, name);
        let key: StringDeserializer<BodyError> = name.clone().into_deserializer();
        let key = seed.deserialize(key).map_err(|fault| fault.at(&pointer))?;
        self.value = Some(Reader {
            node,
            pointer,
            steps,
        });
        Ok(Some(key))
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, BodyError> {
        let Some(reader) = self.value.take() else {
            return Err(BodyError::expected("a value"));
        };
        let pointer = reader.pointer.clone();
        seed.deserialize(reader).map_err(|fault| fault.at(&pointer))
    }
}
