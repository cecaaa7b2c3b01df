//! Every function of the bank: the one list from which the runner and the simulation call them.

use platform::Function;

/// What is done with each function.
pub trait Visitor {
    /// Takes the next function.
    fn visit<F: Function>(&mut self);
}

/// Makes [`each`] of the functions by their crates: what is deployed to AWS as one Lambda each.
macro_rules! functions {
    ($($function:ident),* $(,)?) => {
        /// Visits every function.
        pub fn each(visitor: &mut impl Visitor) {
            $(visitor.visit::<$function::Function>();)*
        }
    };
}

functions![
    approve_journal,
    approve_payment,
    approve_resolution,
    assign_break,
    assign_suspense_item,
    authorise_request,
    bootstrap_operator,
    cancel_payment,
    chase_fps_payments,
    close_account,
    create_payment,
    decline_journal,
    decline_payment,
    decline_resolution,
    explain_break,
    freeze_account,
    freeze_client,
    get_account,
    get_audit_proof,
    get_audit_record,
    get_calendar,
    get_institution_limits,
    get_internal_balance,
    get_journal,
    get_payment,
    get_statement,
    issue_token,
    list_accounts,
    list_audit_records,
    list_breaks,
    list_clients,
    list_payments,
    list_sealed_records,
    list_seals,
    list_suspense_items,
    list_transactions,
    list_unknown_payments,
    migrate_data,
    open_account,
    project_accounts,
    project_clients,
    project_payments,
    propose_journal,
    propose_resolution,
    publish_keys,
    publish_seal_keys,
    publish_server_metadata,
    rebuild_entries,
    receive_fps_message,
    register_client,
    resubmit_payment,
    return_payment,
    revoke_token,
    rotate_client_credential,
    rotate_field_keys,
    rotate_fps_callback_key,
    rotate_fps_signing_key,
    rotate_seal_signing_key,
    rotate_token_signing_key,
    seal_trail,
    set_client_policy,
    set_institution_limits,
    set_overdraft_limit,
    submit_fps_payment,
    unfreeze_account,
    unfreeze_client,
];
