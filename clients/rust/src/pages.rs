use std::collections::VecDeque;

use crate::types::{
    AccountPage, AuditRecordPage, BreakPage, ClientPage, PaymentPage, Problem, SealPage,
    SealedRecordPage, SuspenseItemPage, TransactionPage, UnknownPaymentPage,
};
use crate::{Error, Failure, ResponseValue, types};

/// A page of a list.
pub trait Page {
    /// What it lists.
    type Item;

    /// What to pass as `cursor` for the next page; none on the last.
    fn next_cursor(&self) -> Option<&str>;

    /// What is on it.
    fn into_items(self) -> Vec<Self::Item>;
}

macro_rules! pages {
    ($($page:ident $item:ident;)*) => {
        $(impl Page for $page {
            type Item = types::$item;

            fn next_cursor(&self) -> Option<&str> {
                self.next_cursor.as_deref()
            }

            fn into_items(self) -> Vec<types::$item> {
                self.data
            }
        })*
    };
}

pages! {
    AccountPage Account;
    AuditRecordPage AuditRecord;
    BreakPage Break;
    ClientPage Client;
    PaymentPage Payment;
    SealPage SignedSeal;
    SealedRecordPage SealedRecord;
    SuspenseItemPage SuspenseItem;
    TransactionPage Transaction;
    UnknownPaymentPage UnknownPayment;
}

/// The items of a list, from page to page; each page is requested when it is needed.
#[derive(Debug)]
pub struct Items<F, P: Page> {
    fetch: F,
    ready: VecDeque<P::Item>,
    next: Next,
}

#[derive(Debug)]
enum Next {
    First,
    Cursor(String),
    None,
}

/// The items of a list. `fetch` requests the page at a cursor, the first without one:
///
/// ```ignore
/// let mut accounts = items(|cursor| {
///     let page = bank.list_accounts();
///     match cursor {
///         Some(cursor) => page.cursor(cursor).send(),
///         None => page.send(),
///     }
/// });
/// while let Some(account) = accounts.next().await? {
///     println!("{}", account.holder_name);
/// }
/// ```
pub fn items<F, W, P>(fetch: F) -> Items<F, P>
where
    F: FnMut(Option<String>) -> W,
    W: Future<Output = Result<ResponseValue<P>, Error<Problem>>>,
    P: Page,
{
    Items {
        fetch,
        ready: VecDeque::new(),
        next: Next::First,
    }
}

impl<F, W, P> Items<F, P>
where
    F: FnMut(Option<String>) -> W,
    W: Future<Output = Result<ResponseValue<P>, Error<Problem>>>,
    P: Page,
{
    /// The next item; none after the last.
    ///
    /// # Errors
    /// [`Failure`] of the request for a page. A later call requests that page again.
    pub async fn next(&mut self) -> Result<Option<P::Item>, Failure> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Ok(Some(item));
            }
            let cursor = match &self.next {
                Next::First => None,
                Next::Cursor(cursor) => Some(cursor.clone()),
                Next::None => return Ok(None),
            };
            let page = (self.fetch)(cursor.clone()).await?.into_inner();
            self.next = match page.next_cursor() {
                // A cursor that leads to itself would be read without end.
                Some(next) if cursor.as_deref() == Some(next) => {
                    return Err(Failure::NotUnderstood(None));
                }
                Some(next) => Next::Cursor(next.to_owned()),
                None => Next::None,
            };
            self.ready = page.into_items().into();
        }
    }
}
