//! Open enumerations: a word that a later version of the bank adds does not break a client built before.

use syn::{Expr, Fields, ImplItem, Item, ItemEnum, ItemImpl, Stmt, Type, parse_quote};

/// Gives each enumeration of words a last variant for all others, which is read and never written.
pub fn open(items: &mut [Item]) {
    let names: Vec<_> = items
        .iter_mut()
        .filter_map(|item| match item {
            Item::Enum(words) if is_of_words(words) => {
                words.variants.push(parse_quote! {
                    ///A word that this version of the client does not know, as the bank wrote it.
                    #[serde(untagged, skip_serializing)]
                    Unrecognised(crate::Word)
                });
                Some(words.ident.to_string())
            }
            _ => None,
        })
        .collect();
    for item in items {
        match item {
            Item::Impl(code) if prints(code, &names) => print_the_rest(code),
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    open(items);
                }
            }
            _ => {}
        }
    }
}

fn is_of_words(words: &ItemEnum) -> bool {
    words.variants.iter().all(|variant| {
        matches!(variant.fields, Fields::Unit)
            && variant.attrs.iter().any(|attribute| attribute.path().is_ident("serde"))
    })
}

/// Whether it is how one of these types is displayed.
fn prints(code: &ItemImpl, names: &[String]) -> bool {
    let of_trait = code.trait_.as_ref();
    let displays = of_trait.is_some_and(|shown| {
        shown.0.segments.last().is_some_and(|last| last.ident == "Display")
    });
    let Type::Path(path) = &*code.self_ty else {
        return false;
    };
    displays && path.path.get_ident().is_some_and(|name| names.iter().any(|known| name == known))
}

fn print_the_rest(code: &mut ItemImpl) {
    for item in &mut code.items {
        if let ImplItem::Fn(function) = item
            && let Some(Stmt::Expr(Expr::Match(words), _)) = function.block.stmts.first_mut()
        {
            words.arms.push(parse_quote!(Self::Unrecognised(word) => f.write_str(word.as_str()),));
        }
    }
}
