// Generated from openapi.yaml by scripts/generate-clients. Do not edit.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys that tokens are signed with
         * @description The public keys as a JWK Set (RFC 7517): the current key and, around a rotation, the previous or the next one.
         *     A new key is published at least one cache lifetime before it signs tokens.
         */
        get: operations["publishKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metadata of the authorization server
         * @description The endpoints that issue and revoke tokens, and how a client authenticates at them (RFC 8414), for OAuth libraries that
         *     configure themselves. Only methods that this bank accepts are listed: `client_secret_basic` and `client_secret_post`
         *     are absent if it accepts no client secrets.
         */
        get: operations["publishServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/seal-keys.json": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys that seals are signed with
         * @description Every public key that signs seals or ever did, as a JWK Set (RFC 7517); empty before the first seal. The `kid` is
         *     the key itself in hexadecimal, as seals name it and as `verify --key` takes it. No token is signed with any of
         *     them: those keys are at `/.well-known/jwks.json`.
         */
        get: operations["publishSealKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List your accounts
         * @description Every account of your tenant, including closed ones, in the order of opening.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Open an account
         * @description The account gets its number at once. It is active, with a balance of zero and no overdraft.
         */
        post: operations["openAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        /**
         * Get an account with its balances
         * @description The balances include every payment whose response was sent before this request.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/close": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an account
         * @description Permanent: a closed account cannot be opened again, and its number is never given to another. Refused while its balance
         *     is not zero (`account_not_empty`), while payments are in progress (`account_has_holds`) and while it is frozen
         *     (`account_frozen`). Closing a closed account changes nothing and returns 200.
         */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/freeze": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze an account
         * @description A frozen account makes no new payments. Payments that it receives are credited and stay, and payments in progress are
         *     completed. Freezing a frozen account changes nothing and returns 200. Refused for a closed account
         *     (`account_closed`).
         */
        post: operations["freezeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/overdraft-limit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set the overdraft limit of an account
         * @description `0.00` means no overdraft; the highest limit is 9,999,999,999,999.99. Refused if the limit is in another currency than
         *     the account (`currency_mismatch`), if the account already uses more than the new limit, holds included
         *     (`overdraft_in_use`), and for a closed account (`account_closed`). A client whose policy has `approval_above` cannot
         *     raise a limit above that (403 `approval_limit_exceeded`): a client with a higher one must do it. The limits of all
         *     accounts of the institution together cannot exceed its exposure limit (`institution_limit_exceeded`;
         *     `getInstitutionLimits` shows what is left).
         */
        put: operations["setOverdraftLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/statement": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        /**
         * Get a statement
         * @description The balance at the start of `from`, every entry until the end of `to`, oldest first, and the closing balance:
         *     opening + credits - debits = closing, always. No incomplete statement is returned: while an entry is being written, the
         *     response is 503 `unavailable` with `Retry-After`, and while entries are missing or damaged, 503 `projection_gap`. At
         *     most 366 days (400 `invalid_field`).
         *
         *     A page has at most 5,000 entries. If there are more, `next_cursor` (in CSV: the header `Link` with `rel="next"`) leads
         *     to the next page; `from` and `to` stay the same. Each page foots: its opening balance is the closing balance of the
         *     page before.
         *
         *     JSON unless `Accept` prefers `text/csv`. In CSV, a text that a spreadsheet would run as a formula is preceded by an
         *     apostrophe.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/transactions": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        /**
         * List the entries of an account
         * @description Booked entries, newest first, each with the balance after it. Entries are numbered without gaps from 1, so you
         *     can check by `sequence` that you have them all. With `from` and `to`, only those booked on these days.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_id}/unfreeze": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a frozen account active again
         * @description Unfreezing an active account changes nothing and returns 200. Refused for a closed account (`account_closed`).
         */
        post: operations["unfreezeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/records": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List audit records
         * @description By exactly one of `request_id` (what did this request do?), `subject` (what happened to this thing?) and `date`
         *     (what happened on this day?); none or several of them is 400. First the sealed records, in the order of their
         *     seals, which never changes; then those that wait for their seal, for about a minute. A record is written within
         *     seconds of what it records. No record is missed or repeated by the pages of a list, whatever is written
         *     meanwhile. A page may have fewer records than its limit, or none, and still a `next_cursor`.
         */
        get: operations["listAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/records/{record_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The record.
                 * @example pay_60m61hjjqw4dar155ajyegggam.1
                 */
                record_id: components["schemas"]["AuditRecordId"];
            };
            cookie?: never;
        };
        /**
         * Get an audit record
         * @description The record as it was written.
         */
        get: operations["getAuditRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/records/{record_id}/proof": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The record.
                 * @example pay_60m61hjjqw4dar155ajyegggam.1
                 */
                record_id: components["schemas"]["AuditRecordId"];
            };
            cookie?: never;
        };
        /**
         * Get the proof that a record is sealed
         * @description The record as it was sealed, its place among the records of the seal, and the hashes that lead from it to the
         *     root (RFC 9162 §2.1.3). Save the body as a file, and `verify proof FILE --key HEX` checks it offline. Of other
         *     records there is nothing but hashes in it.
         *
         *     A record is sealed within about two minutes; before that the answer is 409 `not_sealed_yet`.
         */
        get: operations["getAuditProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/seals": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the seals of the audit log
         * @description In their order, the oldest first. A seal is of the records that were new in one minute, of all clients of the bank;
         *     a minute without one has no seal. It holds the hash of the seal before it: so a page can be checked by itself, a page
         *     continues another if its first seal holds the hash of the other's last, and who kept any seal can tell that every
         *     seal before it is still as it was.
         *
         *     A seal is hashed and signed (Ed25519) by its text: the line `malai audit seal v1`, then `number`, `minute`, `size`,
         *     `root` and `previous`, each with a blank, its value and a line feed. The hash is SHA-256.
         */
        get: operations["listSeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/seals/{seal_number}/records": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description The number of the seal. */
                seal_number: components["schemas"]["SealNumber"];
            };
            cookie?: never;
        };
        /**
         * Export the records of a seal
         * @description What a seal seals, in its order: of each record its leaf hash, SHA-256 of a zero byte and the record's bytes, and
         *     the record itself if it is of your institution. A client of the bank's own tenant is given every record. The leaf
         *     hashes of all pages make the seal's root (RFC 9162 §2.1.1), so the client can check that nothing is left out,
         *     including the records that it may not read.
         *
         *     The response never changes: sealed records are permanent.
         */
        get: operations["listSealedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get business days and rail times
         * @description The days of a period, which of them are business days, and the next times of each rail. Days and local times are those
         *     of London. A royal proclamation can add or move a bank holiday at a few days' notice; the response is what is known at
         *     `as_of`.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the clients of your tenant
         * @description In the order of registration, oldest first. Secrets are never shown.
         */
        get: operations["listClients"];
        put?: never;
        /**
         * Register a client
         * @description Adds a client to your tenant. A `client_secret` is returned here only: store it. (A retry with the same
         *     `Idempotency-Key` returns the client without it; if it is lost, rotate the credential.) Refused if the institution has
         *     as many clients as the bank allows it (`institution_limit_exceeded`; request again with a new key once the limit is raised).
         */
        post: operations["registerClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{client_id}/credentials": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a client credential
         * @description The new credential is valid at once. The previous one remains valid for `overlap_seconds`, so that you can change over
         *     without a gap; with 0 it ends now, and any older one ends now in any case. A token ends with the credential that it
         *     was requested with and is refused within a minute of that; from then on it cannot change clients or limits. A new
         *     `client_secret` is returned here only. A client that must sign its requests cannot have a secret
         *     (`signing_key_required`).
         */
        post: operations["rotateClientCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{client_id}/freeze": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze a client
         * @description A frozen client gets no more tokens (`invalid_client`), and the tokens that it has are refused within a minute and
         *     permanently; from now on they cannot change clients or limits (`unauthenticated`). Its credentials stay as they are.
         *     Payments that it ordered before continue. A client cannot be deleted: freezing it ends its use. Freezing a frozen
         *     client changes nothing and returns 200. A client cannot freeze itself (`forbidden`), so that another client remains to
         *     unfreeze it.
         */
        post: operations["freezeClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{client_id}/policy": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a client policy
         * @description Replaces the client's policy. Every field is required, so that no change removes a limit or a requirement that it does
         *     not name. The `sequence` of the client on which the change is based is required too, so that no change undoes another:
         *     if the client has changed since, nothing changes (`sequence_mismatch`). The policy takes effect within a minute, and its
         *     requirements for tokens and signatures at once for changes of clients and of institutions' limits. Setting the policy
         *     that the client has changes nothing and returns 200. A client cannot set its own policy (`forbidden`). Signatures cannot
         *     be required of a client whose newest credential is a secret (`signing_key_required`), and no client is allowed more
         *     requests than the bank allows each client of the institution (`institution_limit_exceeded`).
         */
        post: operations["setClientPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{client_id}/unfreeze": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unfreeze a client
         * @description The client gets tokens again with the credentials that it had; tokens from before the freeze stay refused. If a
         *     credential may be compromised, rotate it first, without an overlap: its holder would otherwise get new tokens.
         *     Unfreezing an active client changes nothing and returns 200. A client cannot unfreeze itself (`forbidden`).
         */
        post: operations["unfreezeClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/institutions/{tenant_id}/limits": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The institution.
                 * @example ten_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                tenant_id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        /**
         * Get the limits of an institution
         * @description The limits that the bank set for an institution, and how much of them is used. If it set none, the defaults
         *     (`InstitutionLimits`), with `sequence` 0. A client of an institution can read its own limits; one of the bank's own
         *     clients those of any.
         */
        get: operations["getInstitutionLimits"];
        /**
         * Set the limits of an institution
         * @description For the bank's own clients only. Replaces the institution's limits; every field is required, and so is the `sequence` of
         *     the limits on which the change is based (`getInstitutionLimits`): if they have changed since, nothing changes
         *     (`sequence_mismatch`). Existing clients and overdrafts remain: a limit below what is used refuses only further use. A
         *     client whose policy allows more requests than the new limit is held to the limit within a minute. Setting the limits
         *     that the institution has changes nothing and returns 200.
         */
        put: operations["setInstitutionLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/internal-accounts/{internal_account}/balance": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The bank's own account.
                 * @example fps-settlement
                 */
                internal_account: components["schemas"]["InternalAccount"];
            };
            cookie?: never;
        };
        /**
         * Get the balance of an internal account
         * @description For the bank's own clients only, since the balance is that of all institutions together. It is rolled up from the
         *     ledger shortly after each posting and includes all postings up to `as_of`.
         */
        get: operations["getInternalBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/breaks": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List differences between the bank and a scheme
         * @description Outcomes that contradict each other, amounts that differ, payments that only one side has. The books keep what they hold.
         *     Oldest first.
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        get: operations["listBreaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/breaks/{break_id}/assign": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The break.
                 * @example brk_60m61hjjqw4dar155ajyegggam
                 */
                break_id: components["parameters"]["BreakId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a break
         * @description Names the client that works on the break, with a note. A later assignment replaces both. A resolved break cannot be
         *     assigned (422 `item_not_open`). The assignee is an active client of the bank with the scope `ledger:post` or `ledger:approve`
         *     (422 `assignee_unknown`).
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        post: operations["assignBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/breaks/{break_id}/explain": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The break.
                 * @example brk_60m61hjjqw4dar155ajyegggam
                 */
                break_id: components["parameters"]["BreakId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain a break
         * @description Resolves a break that needs no booking, with the reason and the evidence (422 `evidence_required`). A break by which money
         *     may be on the wrong account, because the books hold the payment or its amount otherwise than the scheme reports it, is
         *     resolved by a journal (422 `journal_required`). If no journal fits, or the books are right, two clients resolve it: one
         *     assigns it with its findings, and another explains it (403 `second_client_required`).
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        post: operations["explainBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journals": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose a journal
         * @description A journal resolves a work item, or a part of it, by one transfer. Nothing is booked before another client of the bank
         *     approves it.
         *
         *     | `purpose` | `subject` | Debit | Credit | Amount |
         *     |---|---|---|---|---|
         *     | `suspense_applied` | suspense item | `suspense` | an account of a customer, or the account of the bank that the item is due to | at most what is open |
         *     | `suspense_returned` | suspense item | `suspense` | the settlement account | all of it |
         *     | `rejected_but_paid` of an outbound payment | break | `receivables` | the settlement account | that of the payment |
         *     | `settled_but_refused` of an outbound payment | break | the settlement account | `receivables` or `suspense` | that of the payment |
         *     | `rejected_but_paid` of an inbound payment | break | the settlement account | `receivables` or `suspense` | that of the payment |
         *     | `settled_but_refused` of an inbound payment | break | `receivables` | the settlement account | that of the payment |
         *
         *     `rejected_but_paid` is for a payment that the books hold as not made, while the scheme made it; `settled_but_refused` for one
         *     that they hold as made, while the scheme refused it. The books hold a payment by its final status here, and after each of
         *     these journals as the opposite: if the scheme reverses its report, the next break needs the other purpose. The credit is
         *     `receivables` if an earlier journal debited them for this payment and all of that is still owed, and otherwise `suspense`,
         *     which opens a suspense item. No journal debits the customer of the payment.
         *
         *     Money in suspense about a payment that a journal corrected is due to `receivables`, as far as they are owed something for it;
         *     to customers, as far as the payment's own customer does not have it; and to the settlement account, if it is the return of a
         *     payment that was never made. Larger amounts are refused (422 `exceeds_open_amount`, `item_not_open`).
         *
         *     `suspense_returned` orders a return: a payment of the bank that sends the money back to the payer's bank, with the
         *     `return_reason_code`. While the return is in progress, the item is `returning` and the money stays in suspense. When the
         *     scheme accepts the return, it is booked and the item is cleared; when the scheme rejects it, the item is open again. Only
         *     a payment of another bank can be returned, in full and within 90 days (422 `not_returnable`); a return cannot be returned.
         *
         *     Refused with 422 `item_not_open`, `exceeds_open_amount`, `currency_mismatch`, `evidence_required` and `not_returnable`.
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        post: operations["proposeJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journals/{journal_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        /**
         * Get a journal
         * @description The journal with its transfer, its reasons and the decision about it.
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        get: operations["getJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journals/{journal_id}/approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a journal
         * @description By another client than the one that proposed it (403 `second_client_required`), naming the `sequence` of the journal that it
         *     has read (422 `not_proposed`). The journal is posted, and its work item reduced by the amount, in one transaction; a journal
         *     of the purpose `suspense_returned` is `approved`, and its return ordered, in one transaction. Refused if the item has been
         *     resolved since (422 `item_not_open`, `exceeds_open_amount`), if it cannot be returned (422 `not_returnable`), and if the
         *     account to be credited cannot receive the money (422 `account_closed`, `payee_account_unknown`, `currency_mismatch`,
         *     `balance_limit`): the journal then still waits.
         */
        post: operations["approveJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journals/{journal_id}/decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a journal
         * @description By another client than the one that proposed it (403 `second_client_required`). Nothing is booked, and another journal can
         *     be proposed.
         */
        post: operations["declineJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/suspense-items": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List money whose owner is unknown
         * @description Money that was received and could not be credited to its account, such as the return of a payment from an account that
         *     has been closed since. It is on the suspense account. Oldest first.
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        get: operations["listSuspenseItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/suspense-items/{suspense_item_id}/assign": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The suspense item.
                 * @example sus_60m61hjjqw4dar155ajyegggam
                 */
                suspense_item_id: components["parameters"]["SuspenseItemId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a suspense item
         * @description Names the client that works on the item, with a note. A later assignment replaces both. A cleared item cannot be
         *     assigned (422 `item_not_open`). The assignee is an active client of the bank with the scope `ledger:post` or `ledger:approve`
         *     (422 `assignee_unknown`).
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        post: operations["assignSuspenseItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/unknown-payments": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List payments without a response from their rail
         * @description Payments by a rail without a final status: `accepted` payments that are not yet submitted, `submitted` ones, about which
         *     the bank sends enquiries, and `unknown` ones, whose enquiries are over and whose funds stay held until the rail responds
         *     or two clients of the operations desk resolve them. In no particular order. A page can have fewer payments than `limit`
         *     and still have a `next_cursor`: continue until there is none.
         *
         *     For the bank's own clients only; a client of an institution is refused (403 `forbidden`), whatever its scopes.
         */
        get: operations["listUnknownPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/unknown-payments/{payment_id}/resolution": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose the outcome of an unknown payment
         * @description For a payment that is `unknown` (else 422 `not_unknown`): that it `settled` at the other bank, or that it was `rejected`
         *     and will never be paid, with evidence (422 `evidence_required`). A payment that remains `accepted`, because it cannot be
         *     sent, can be `rejected` too: it was never submitted to its rail. No money moves. Another client of the bank approves or
         *     declines the proposal; until then no second one is accepted (422 `already_proposed`). The proposal names the payment's
         *     version: a response of the rail that arrives later voids it.
         */
        post: operations["proposeResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/unknown-payments/{payment_id}/resolution/approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the outcome of an unknown payment
         * @description By another client than the one that made the proposal (403 `second_client_required`), naming the outcome that it
         *     approves. At once the payment is `settled` and its funds are captured, or it is `rejected` and they are released.
         *     Refused if the payment is no longer `unknown`, nor `accepted` in the case of a rejection (422 `not_unknown`), and if no
         *     such proposal waits or a break about the payment is open (422 `not_proposed`).
         *
         *     If the rail contradicts the decision later, the books keep it and the contradiction is listed as a break.
         */
        post: operations["approveResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/unknown-payments/{payment_id}/resolution/decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline the proposed outcome of an unknown payment
         * @description By another client than the one that made the proposal (403 `second_client_required`). The payment does not change, and
         *     another proposal can be made.
         */
        post: operations["declineResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/unknown-payments/{payment_id}/resubmission": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a payment to its rail again
         * @description For a payment without a response from its rail (else 422 `not_resubmittable`): the same message, byte for byte, is sent
         *     again under the same id, so that the scheme accepts it at most once. The status of the payment does not change. While a
         *     proposal of the payment's outcome waits for its decision, the message is not sent again: decline the proposal first.
         */
        post: operations["resubmitPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an access token
         * @description Ends one of your access tokens before it expires (RFC 7009). Authenticate as at `POST /v1/oauth/token`. The token is
         *     refused within a minute; from now on it cannot change clients or limits. The response is 200 also for a token that is
         *     unknown, malformed, expired or already revoked, as the RFC requires, and 400 `invalid_grant` for one that was issued to
         *     another client. To end every token of a client, freeze the
         *     client or rotate its credential without an overlap.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List payments
         * @description By exactly one of `account_id` and `status`; neither or both is 400. Newest first. By account: its outbound and inbound
         *     payments, including refused ones; none for an account that is unknown or not yours. By status: those of all your
         *     accounts.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Make a payment
         * @description Checks the order and holds the funds in one transaction. The response depends on the route:
         *     - to an account at this bank (`route` `on_us`): 201 and `settled`, the creditor's account is credited;
         *     - to another bank by Faster Payments (`fps`, GBP only, at most 1,000,000.00): 201 and `accepted`. The funds are held,
         *       and the scheme's response makes the payment `settled` or `rejected`, in most cases within seconds. Read the payment
         *       until `status` is final;
         *     - above what your client's policy lets it pay alone, in one payment or on one London day, by either route: 201 and
         *       `awaiting_approval`. The funds are held until another client of your institution approves or declines the payment, or
         *       it is cancelled. Nothing is sent before, and no time limit applies.
         *
         *     `auto` selects `on_us` for this bank's sort codes and `fps` for all others.
         *
         *     Faster Payments carries 18 characters of `reference` and 35 of the creditor's name: `scheme` in the response shows
         *     what is sent. Characters that it does not carry are refused (400 `invalid_field`), never replaced.
         *
         *     If a rule refuses the payment, the response is 422 with the reason as `code` and the path of the refused payment as
         *     `instance`: `insufficient_funds`, `account_frozen`, `account_closed`, `currency_mismatch`, `same_account`,
         *     `payee_account_unknown`, `payee_account_closed`, `balance_limit`, `amount_above_limit`, `route_unavailable`. The
         *     refusal is final for this key; to try again, use a new one.
         *
         *     An order with the creditor, amount and reference of one of the account's last eight payments, within ten minutes and
         *     under another key, is refused as a possible mistake: 409 `possible_duplicate`, whose `detail` names the earlier payment,
         *     as `original_payment_id` of the refused one does. If the payment is intended, order it with a new key and
         *     `allow_duplicate`. An earlier payment that was rejected, cancelled, declined or returned does not count. For an account
         *     that sends more than eight payments within ten minutes, only the last eight are compared.
         *
         *     A `debtor_account_id` that is not yours is not found (404).
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /**
         * Get a payment
         * @description The payment as it is now, including every change whose response was sent before this request. The institution of the
         *     payee can read a payment within the bank as well: it is `inbound`, with the payer's name and account number.
         *     Names, numbers and references that the bank cannot decrypt are left out, and `end_to_end_id` is then `NOTPROVIDED`.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a payment of another client
         * @description For a payment that is `awaiting_approval`, by a client of the same institution that did not order it
         *     (`second_client_required`) and whose own policy lets it pay the amount alone (`approval_limit_exceeded`). The payment then
         *     proceeds like one that needed no approval: on us it is `settled` at once, by Faster Payments `accepted` and then sent.
         *
         *     Refused while the payer's account is frozen (`account_frozen`), and on us if the payee's account cannot be credited
         *     (`payee_account_unknown`, `payee_account_closed`, `currency_mismatch`): the payment then still waits. The response is 422
         *     `not_awaiting_approval` for a payment that no longer waits, and 422 `not_returnable` for a return whose original can no
         *     longer be returned.
         */
        post: operations["approvePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a payment that is not yet submitted
         * @description Possible while the payment is `awaiting_approval` or `accepted`: the hold is released and the payment is `cancelled`. Once
         *     it is submitted to the scheme it cannot be cancelled (422 `not_cancellable`).
         */
        post: operations["cancelPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a payment of another client
         * @description For a payment that is `awaiting_approval`, by a client of the same institution that did not order it
         *     (`second_client_required`; the client that ordered it can cancel it). The hold is released and the payment is `declined`.
         *     The response is 422 `not_awaiting_approval` for a payment that no longer waits.
         */
        post: operations["declinePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/return": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a payment that was received
         * @description Makes a new payment of `kind` `return` for the full amount to the payer of the original; the response is that payment.
         *     Possible once, within 90 days, for a payment that was received and is `settled`: by Faster Payments, or within the bank,
         *     where the money is credited at once. Refused: `not_returnable` (sent by you, too old, or an earlier return was rejected
         *     by the scheme and then accepted: a break about that is open or was booked), `already_returned`, and as for any payment
         *     `insufficient_funds`, `account_closed`; within the bank also `payee_account_closed`. A frozen account can return
         *     payments, so that stolen money can be sent back; it makes no others. Above what your client can pay alone, in one
         *     payment or on one London day, the return is `awaiting_approval`, as any payment; until it is decided, the original is
         *     `returned`, and if the return is cancelled or declined, it is `settled` again.
         */
        post: operations["returnPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A customer account. */
        Account: {
            account_id: components["schemas"]["AccountId"];
            account_number: components["schemas"]["AccountNumber"];
            balances: components["schemas"]["Balances"];
            currency: components["schemas"]["Currency"];
            holder_name: components["schemas"]["Name"];
            iban: components["schemas"]["Iban"];
            opened_at: components["schemas"]["Instant"];
            sequence: components["schemas"]["Sequence"];
            sort_code: components["schemas"]["SortCode"];
            status: components["schemas"]["AccountStatus"];
            /** @description Why the account was last frozen, unfrozen or closed. */
            status_reason?: components["schemas"]["Reason"];
        };
        /**
         * @description A customer account.
         * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        AccountId: string;
        /**
         * @description The eight digits of a UK account.
         * @example 41926819
         */
        AccountNumber: string;
        /** @description An account to open. */
        AccountOpening: {
            currency: components["schemas"]["Currency"];
            holder_name: components["schemas"]["Name"];
        };
        /** @description A page of accounts. */
        AccountPage: {
            data: components["schemas"]["Account"][];
            next_cursor?: components["schemas"]["Cursor"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /**
         * @description - `active`: the account makes and receives payments.
         *     - `frozen`: it receives payments, and makes none but returns (`returnPayment`).
         *     - `closed`: permanently.
         * @enum {string}
         */
        AccountStatus: "active" | "frozen" | "closed" | (string & {});
        /** @description Why the status is to change. */
        AccountStatusChange: {
            reason: components["schemas"]["Reason"];
        };
        /** @description The tenant of the change and, if a client requested it, that client. */
        Actor: {
            client_id?: components["schemas"]["ClientId"];
            tenant_id: components["schemas"]["TenantId"];
        };
        /**
         * @description An amount above zero.
         * @example {
         *       "amount": "12.34",
         *       "currency": "GBP"
         *     }
         */
        Amount: {
            /**
             * @description One to thirteen digits, a point, two digits; not zero.
             * @example 12.34
             */
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        /**
         * @description The highest amount that needs no approval, as one to thirteen digits, a point and two digits.
         * @example 10000.00
         */
        ApprovalLimit: string;
        /** @description Amounts by currency. `{}` has the meaning that `ClientPolicy` gives to an absent field. */
        ApprovalLimits: {
            EUR?: components["schemas"]["ApprovalLimit"];
            GBP?: components["schemas"]["ApprovalLimit"];
            USD?: components["schemas"]["ApprovalLimit"];
        };
        /** @description What shows that a record is sealed. */
        AuditProof: {
            /**
             * Format: int64
             * @description Its place among the records of the seal, from 0.
             */
            index: number;
            /** @description The hashes that lead from the record to the root of the seal. */
            path: components["schemas"]["Digest"][];
            /** @description The record as it was sealed, to the byte; it is JSON, an `AuditRecord`. */
            record: string;
            sealed_by: components["schemas"]["SignedSeal"];
        };
        /** @description A change and what led to it. It holds no names, account numbers or references. */
        AuditRecord: {
            actor: components["schemas"]["Actor"];
            /** @description The details, by event type. */
            data: {
                [key: string]: unknown;
            };
            /**
             * @description The event type, as in the event catalogue.
             * @example malai.payments.payment-accepted.v1
             */
            event_type: string;
            occurred_at: components["schemas"]["Instant"];
            /**
             * @description The reason that the client gave, decrypted from `encrypted_reason` in `data`. Seals and exports hold the
             *     encrypted form.
             */
            reason?: components["schemas"]["Reason"];
            record_id: components["schemas"]["AuditRecordId"];
            recorded_at: components["schemas"]["Instant"];
            request_id: components["schemas"]["RequestIdentifier"];
            sequence: components["schemas"]["Sequence"];
            subject: components["schemas"]["SubjectId"];
        };
        /**
         * @description The subject, a point and the number of the change.
         * @example pay_60m61hjjqw4dar155ajyegggam.1
         */
        AuditRecordId: string;
        /** @description A page of audit records. */
        AuditRecordPage: {
            data: components["schemas"]["AuditRecord"][];
            next_cursor?: components["schemas"]["Cursor"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /**
         * @description How a client authenticates to the authorization server.
         * @enum {string}
         */
        AuthenticationMethod: "private_key_jwt" | "client_secret_basic" | "client_secret_post" | (string & {});
        /**
         * @description available = booked - held + overdraft_limit. The booked balance is always below 1,000,000,000,000,000.00: a payment
         *     that would raise it to that is refused (`balance_limit`), and one received from a scheme is rejected.
         */
        Balances: {
            available: components["schemas"]["Money"];
            booked: components["schemas"]["Money"];
            held: components["schemas"]["NonNegativeMoney"];
            overdraft_limit: components["schemas"]["NonNegativeMoney"];
        };
        /** @description A difference between the bank's books and a scheme's message. */
        Break: {
            assignee_client_id?: components["schemas"]["ClientId"];
            break_id: components["schemas"]["BreakId"];
            explanation?: components["schemas"]["Explanation"];
            inside?: components["schemas"]["BreakPosition"];
            journal_id?: components["schemas"]["JournalId"];
            /**
             * @description `contradiction`: two outcomes that cannot both be true; the first stands. `differing`: another amount or currency.
             *     `missing_inside`, `missing_outside`: a payment that only the other side, or only this bank, has.
             * @enum {string}
             */
            kind: "contradiction" | "differing" | "missing_inside" | "missing_outside" | (string & {});
            note?: components["schemas"]["Reason"];
            opened_at: components["schemas"]["Instant"];
            outside?: components["schemas"]["BreakPosition"];
            payment_id?: components["schemas"]["PaymentId"];
            /** @description The scheme's id of the payment. */
            scheme_id: string;
            sequence: components["schemas"]["Sequence"];
            /**
             * @description Its status.
             * @enum {string}
             */
            status: "open" | "assigned" | "resolved" | (string & {});
            updated_at: components["schemas"]["Instant"];
        };
        /** @description Why a break needs no booking. */
        BreakExplanation: {
            /** @description The documents that prove it; at least one. */
            evidence?: components["schemas"]["Evidence"][];
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description A difference between the bank and a scheme.
         * @example brk_60m61hjjqw4dar155ajyegggam
         */
        BreakId: string;
        /** @description A page of breaks. */
        BreakPage: {
            data: components["schemas"]["Break"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /** @description The payment as one side states it. */
        BreakPosition: {
            /** @description The amount, as decimal text. */
            amount?: string;
            /** @description The currency, as that side wrote it. */
            currency?: string;
            /** @description The scheme's reason code. */
            reason?: string;
            /** @description A status of this bank, or a code of the scheme. */
            status: string;
        };
        /** @description Business days, and the times of the rails. */
        Calendar: {
            as_of: components["schemas"]["Instant"];
            /** @description Each day of the period, in order. */
            days: components["schemas"]["CalendarDay"][];
            /** @description Each payment rail. */
            rails: components["schemas"]["RailCalendar"][];
            /**
             * @description The time zone of all days and local times, by its name in the tz database.
             * @enum {string}
             */
            time_zone: "Europe/London" | (string & {});
            today: components["schemas"]["Day"];
        };
        /** @description A day in London. */
        CalendarDay: {
            date: components["schemas"]["Day"];
            /** @description How many hours it has; 23 or 25 on the two Sundays on which the clocks change. */
            hours: number;
            /** @description Whether it is a bank holiday of England and Wales on a weekday, a substitute day included. */
            is_bank_holiday: boolean;
            /** @description Whether it is a business day: Monday to Friday, except bank holidays of England and Wales. */
            is_business_day: boolean;
            /** @description The instant at which it begins. */
            starts_at: components["schemas"]["Instant"];
        };
        /**
         * @description The case of the operations desk about one payment; the subject of its events.
         * @example cas_60m61hjjqw4dar155ajyegggam
         */
        CaseId: string;
        /** @description A client of this API. */
        Client: {
            client_id: components["schemas"]["ClientId"];
            created_at: components["schemas"]["Instant"];
            /** @description The valid credentials, newest first. */
            credentials: components["schemas"]["Credential"][];
            name: components["schemas"]["ClientName"];
            policy: components["schemas"]["ClientPolicy"];
            /** @description Why the client was given its policy. */
            policy_reason?: components["schemas"]["Reason"];
            scopes: components["schemas"]["Scopes"];
            sequence: components["schemas"]["Sequence"];
            /**
             * @description A `frozen` client gets no tokens, and those that it has are refused.
             * @enum {string}
             */
            status: "active" | "frozen" | (string & {});
            /** @description Why the client was last frozen or unfrozen. */
            status_reason?: components["schemas"]["Reason"];
            tenant_id: components["schemas"]["TenantId"];
        };
        /**
         * @description How a client authenticates. Prefer `private_key_jwt`, which transmits no secret.
         * @enum {string}
         */
        ClientAuthentication: "client_secret" | "private_key_jwt" | (string & {});
        /**
         * @description A client of this API, the `client_id` of OAuth 2.0.
         * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        ClientId: string;
        /**
         * @description The name of the client, for people. No control characters, no space at either end.
         * @example Payroll
         */
        ClientName: string;
        /** @description A page of clients. */
        ClientPage: {
            data: components["schemas"]["Client"][];
            next_cursor?: components["schemas"]["Cursor"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /** @description Limits and requirements of a client beyond its scopes. */
        ClientPolicy: {
            /**
             * @description How much the client can pay from one account on one day (London time) without the approval of another client, by
             *     currency; payments beyond it wait. The payments that clients with a limit made alone count, including those that
             *     were rejected or cancelled later. If the field is absent: the same as `approval_above`.
             */
            account_daily_limit?: {
                EUR?: components["schemas"]["ApprovalLimit"];
                GBP?: components["schemas"]["ApprovalLimit"];
                USD?: components["schemas"]["ApprovalLimit"];
            };
            /**
             * @description The amounts above which the client's payments wait for the approval of another client, by currency. If there are
             *     amounts, a payment in a currency without one always waits. If the field is absent, no payment waits.
             */
            approval_above?: {
                EUR?: components["schemas"]["ApprovalLimit"];
                GBP?: components["schemas"]["ApprovalLimit"];
                USD?: components["schemas"]["ApprovalLimit"];
            };
            /** @description The same over all accounts. If the field is absent, there is no such limit. */
            client_daily_limit?: {
                EUR?: components["schemas"]["ApprovalLimit"];
                GBP?: components["schemas"]["ApprovalLimit"];
                USD?: components["schemas"]["ApprovalLimit"];
            };
            /**
             * @description Whether the client gets only tokens that are bound to a key (DPoP, RFC 9449) and can use no others: unbound tokens that
             *     it has are refused within a minute.
             * @default false
             */
            dpop_required?: boolean;
            /**
             * @description `required`: requests that move money, grant credit or change permissions must be signed (RFC 9421): those of the
             *     operations that have the header `Signature`. `optional`: signatures are not required; one that is sent must be valid.
             *     Only a client whose newest credential is a `private_key_jwt` can be required to sign.
             * @default optional
             * @enum {string}
             */
            request_signatures?: "optional" | "required" | (string & {});
            /**
             * @description How many requests the client can make in a minute.
             * @default 6000
             */
            requests_per_minute?: number;
        };
        /** @description The new policy of a client, the version of the client on which the change is based, and the reason. */
        ClientPolicyChange: {
            policy: components["schemas"]["WholeClientPolicy"];
            reason: components["schemas"]["Reason"];
            sequence: components["schemas"]["Sequence"];
        };
        /** @description A client to register. */
        ClientRegistration: {
            authentication: components["schemas"]["ClientAuthentication"];
            name: components["schemas"]["ClientName"];
            public_key?: components["schemas"]["PublicKey"];
            scopes: components["schemas"]["Scopes"];
        };
        /** @description Why the client is frozen or unfrozen. */
        ClientStatusChange: {
            reason: components["schemas"]["Reason"];
        };
        /** @description The counterparty of an entry, as the payment names it. */
        Counterparty: {
            account_number: components["schemas"]["AccountNumber"];
            name?: components["schemas"]["NameShown"];
            sort_code: components["schemas"]["SortCode"];
        };
        /** @description A credential, by which the client authenticates. */
        Credential: {
            authentication: components["schemas"]["ClientAuthentication"];
            created_at: components["schemas"]["Instant"];
            credential_id: components["schemas"]["CredentialId"];
            expires_at?: components["schemas"]["Instant"];
            /** @description The `kid` of the public key, with `private_key_jwt`. */
            key_id?: string;
        };
        /**
         * @description A credential of a client; not the secret.
         * @example crd_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        CredentialId: string;
        /** @description `public_key` is required with `private_key_jwt` and refused with `client_secret`. */
        CredentialRotation: {
            authentication: components["schemas"]["ClientAuthentication"];
            /**
             * Format: int32
             * @description How long the previous credential remains valid, in seconds; at most a week.
             * @default 86400
             */
            overlap_seconds?: number;
            public_key?: components["schemas"]["PublicKey"];
        };
        /** @description The account to be credited. */
        Creditor: {
            account_number: components["schemas"]["AccountNumber"];
            name: components["schemas"]["Name"];
            sort_code: components["schemas"]["SortCode"];
        };
        /**
         * @description An ISO 4217 currency. Each has two decimal places.
         * @enum {string}
         */
        Currency: "GBP" | "EUR" | "USD" | (string & {});
        /** @description The position at which a page ended. Opaque. */
        Cursor: string;
        /**
         * Format: date
         * @description A calendar day, `YYYY-MM-DD`. Of London for accounts and payments, which has 23 or 25 hours when the clocks change; in UTC for the audit log.
         * @example 2026-11-23
         */
        Day: string;
        /** @description A SHA-256 digest in hexadecimal. */
        Digest: string;
        /**
         * @description `credit` increases the balance of the account, `debit` reduces it.
         * @enum {string}
         */
        Direction: "debit" | "credit" | (string & {});
        /**
         * @description The payer's own id of the payment, carried to the payee unchanged. Letters `A-Z` `a-z`, digits, spaces within, and
         *     `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`.
         * @example E2E-2031
         */
        EndToEndId: string;
        /** @description A document. The bank stores its reference and digest, never the document. */
        Evidence: {
            kind: components["schemas"]["EvidenceKind"];
            /**
             * @description Where the document is found. Printable ASCII, no space at either end.
             * @example FPS settlement report 2026-11-23, line 4
             */
            reference: string;
            sha256: components["schemas"]["Digest"];
        };
        /**
         * @description The kind of a document.
         * @enum {string}
         */
        EvidenceKind: "scheme_report" | "scheme_message" | "correspondence" | "other" | (string & {});
        /** @description Why a break needs no booking. */
        Explanation: {
            evidence: components["schemas"]["Evidence"][];
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description An amount of zero or more, as one to thirteen digits, a point and two digits.
         * @example 250000.00
         */
        ExposureAmount: string;
        /** @description The largest sum of the overdraft limits of all accounts, by currency. It is zero for a currency without an amount. */
        ExposureLimits: {
            EUR?: components["schemas"]["ExposureAmount"];
            GBP?: components["schemas"]["ExposureAmount"];
            USD?: components["schemas"]["ExposureAmount"];
        };
        /**
         * @description A sum of overdraft limits, as digits, a point and two digits.
         * @example 120000.00
         */
        ExposureSum: string;
        /** @description An invalid field. */
        FieldError: {
            /** @description The kind of error: `required`, `unknown`, `duplicate`, `invalid`, or a more specific word. */
            code: string;
            /** @description What was expected, for people. It never repeats the value. */
            message: string;
            /**
             * @description A JSON Pointer (RFC 6901) into the body, empty for the body as a whole; or `query:limit`,
             *     `header:idempotency-key` and the like for a parameter. Cut after 200 characters.
             * @example /creditor/sort_code
             */
            pointer: string;
        };
        /**
         * @description The account as an IBAN, without spaces.
         * @example GB25MALA00000141926819
         */
        Iban: string;
        /**
         * @description 1 to 255 printable ASCII characters: bare, or as the quoted string of RFC 8941, in which `\` stands before a `"`
         *     or a `\`.
         */
        IdempotencyKey: string;
        /**
         * Format: date-time
         * @description An instant, RFC 3339 in UTC.
         * @example 2026-11-23T09:14:07.123Z
         */
        Instant: string;
        /**
         * @description The limits of an institution, within which its administrators set those of its clients. The defaults are 100 clients,
         *     6000 requests and no overdraft.
         */
        InstitutionLimits: {
            /** @description How many clients can be registered. Frozen ones count, since they can be unfrozen. */
            clients: number;
            exposure: components["schemas"]["ExposureLimits"];
            /** @description How many requests each of its clients can make in a minute, whatever its policy allows. */
            requests_per_minute: number;
        };
        /** @description The new limits of an institution, the version of the previous ones, and the reason. */
        InstitutionLimitsChange: {
            limits: components["schemas"]["InstitutionLimits"];
            reason: components["schemas"]["Reason"];
            /**
             * Format: int64
             * @description The `sequence` of the limits that are replaced; 0 if the bank never set any.
             */
            sequence: number;
        };
        /** @description An institution's limits. */
        InstitutionLimitsInForce: {
            in_use?: components["schemas"]["InstitutionUsage"];
            limits: components["schemas"]["InstitutionLimits"];
            reason?: components["schemas"]["Reason"];
            /**
             * Format: int64
             * @description How many times the bank has set them; 0 if never.
             */
            sequence: number;
            set_at?: components["schemas"]["Instant"];
            tenant_id: components["schemas"]["TenantId"];
        };
        /** @description How much of the limits is used. It can exceed a limit that was lowered. */
        InstitutionUsage: {
            /** @description How many clients are registered. */
            clients: number;
            /** @description The sum of the overdraft limits of all accounts, by currency; a currency without any is absent. */
            exposure: {
                EUR?: components["schemas"]["ExposureSum"];
                GBP?: components["schemas"]["ExposureSum"];
                USD?: components["schemas"]["ExposureSum"];
            };
        };
        /**
         * @description - `fps-settlement`: the bank's position with the Faster Payments scheme.
         *     - `suspense`: money whose owner is unknown.
         *     - `fees`: the bank's income from fees.
         *     - `receivables`: what the bank is owed for payments that a scheme made and the books hold as not made.
         * @enum {string}
         */
        InternalAccount: "fps-settlement" | "suspense" | "fees" | "receivables" | (string & {});
        /** @description The balance of an internal account in one currency, credits minus debits. */
        InternalBalance: {
            as_of: components["schemas"]["Instant"];
            balance: components["schemas"]["Money"];
            currency: components["schemas"]["Currency"];
            internal_account: components["schemas"]["InternalAccount"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /** @description A client with a credential that was just issued, the first of `credentials`. */
        IssuedCredential: {
            client: components["schemas"]["Client"];
            /** @description The secret, with `client_secret`. The bank stores no readable copy. */
            client_secret?: string;
        };
        /**
         * @description A transfer, proposed or booked, that resolves a work item. If the bank cannot decrypt the reason and the evidence,
         *     `reason` is `NOTPROVIDED` and `evidence` is empty.
         */
        Journal: {
            decided_at?: components["schemas"]["Instant"];
            decided_by_client_id?: components["schemas"]["ClientId"];
            decision_reason?: components["schemas"]["Reason"];
            evidence: components["schemas"]["Evidence"][];
            journal_id: components["schemas"]["JournalId"];
            payment_id: components["schemas"]["PaymentId"];
            posted_at?: components["schemas"]["Instant"];
            proposed_at: components["schemas"]["Instant"];
            proposed_by_client_id: components["schemas"]["ClientId"];
            purpose: components["schemas"]["JournalPurpose"];
            reason: components["schemas"]["Reason"];
            return_payment_id?: components["schemas"]["PaymentId"];
            return_reason_code?: components["schemas"]["ReturnReason"];
            sequence: components["schemas"]["Sequence"];
            status: components["schemas"]["JournalStatus"];
            subject: components["schemas"]["JournalSubject"];
            transfers: components["schemas"]["JournalTransfer"][];
        };
        /** @description The version of the journal that is approved, and the reason. */
        JournalApproval: {
            reason: components["schemas"]["Reason"];
            sequence: components["schemas"]["Sequence"];
        };
        /** @description Why the journal is declined. */
        JournalDecline: {
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description A transfer that one client of the operations desk proposes and another approves.
         * @example jnl_60m61hjjqw4dar155ajyegggam
         */
        JournalId: string;
        /** @description A proposed journal and its reason. */
        JournalProposal: {
            /** @description The documents that support it; at least one. */
            evidence?: components["schemas"]["Evidence"][];
            purpose: components["schemas"]["JournalPurpose"];
            reason: components["schemas"]["Reason"];
            return_reason_code?: components["schemas"]["ReturnReason"];
            subject: components["schemas"]["JournalSubject"];
            /** @description One, between the accounts of the purpose. */
            transfers: components["schemas"]["JournalTransfer"][];
        };
        /**
         * @description - `suspense_applied`: money in suspense is credited to the account of its owner, or to the account of the bank that it is due to.
         *     - `rejected_but_paid`: the books hold a payment as never made, and the scheme made it.
         *     - `settled_but_refused`: the books hold a payment as settled, and the scheme refused it.
         *     - `suspense_returned`: money in suspense is sent back to the bank of its payer.
         * @enum {string}
         */
        JournalPurpose: "suspense_applied" | "rejected_but_paid" | "settled_but_refused" | "suspense_returned" | (string & {});
        /**
         * @description `proposed`: another client has to decide. `posted`: it is booked. `approved`: the return of a `suspense_returned` journal is
         *     ordered; that payment is booked when the scheme accepts it, and the journal itself never is.
         * @enum {string}
         */
        JournalStatus: "proposed" | "approved" | "posted" | "declined" | (string & {});
        /**
         * @description The suspense item or the break that a journal resolves, in full or in part.
         * @example sus_60m61hjjqw4dar155ajyegggam
         */
        JournalSubject: string;
        /** @description A movement of money between two accounts. */
        JournalTransfer: {
            amount: components["schemas"]["Amount"];
            credit: components["schemas"]["LedgerAccount"];
            debit: components["schemas"]["LedgerAccount"];
        };
        /** @description A JWK Set (RFC 7517). */
        KeySet: {
            keys: components["schemas"]["SigningKey"][];
        };
        /**
         * @description An account of a customer, or an internal account by its name.
         * @example suspense
         */
        LedgerAccount: string;
        /**
         * @description A status that payments can be listed by.
         * @enum {string}
         */
        ListedStatus: "awaiting_approval";
        /**
         * @description A time of day in London, `HH:MM:SS`.
         * @example 13:00:00
         */
        LocalTime: string;
        /**
         * @description A minute in UTC.
         * @example 2026-11-23T09:14Z
         */
        Minute: string;
        /**
         * @description An amount that may be below zero, such as a balance.
         * @example {
         *       "amount": "-20.00",
         *       "currency": "GBP"
         *     }
         */
        Money: {
            /**
             * @description A minus if it is below zero, one to seventeen digits, a point, two digits.
             * @example -20.00
             */
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        /**
         * @description The name of a person or an organisation, in any script. No control or formatting characters, no space at either end.
         *     Stored in Unicode's composed form (NFC). It is transliterated for a scheme that carries fewer characters, such as `Zoe`
         *     for `Zoë`; `scheme` of the payment shows what was sent.
         * @example Ada Okafor
         */
        Name: string;
        /**
         * @description A name as the payment carries it.
         * @example Ada Okafor
         */
        NameShown: string;
        /**
         * @description An amount of zero or more.
         * @example {
         *       "amount": "500.00",
         *       "currency": "GBP"
         *     }
         */
        NonNegativeMoney: {
            /**
             * @description One to thirteen digits, a point, two digits.
             * @example 500.00
             */
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        /** @description The new overdraft limit. */
        OverdraftLimit: {
            limit: components["schemas"]["NonNegativeMoney"];
        };
        /**
         * @description One side of a payment. Your own side, the debtor of an outbound payment and the creditor of an inbound one, has an
         *     `account_id`, and may have nothing else. The other side has a sort code and an account number, as the payment carries
         *     them.
         */
        Party: {
            account_id?: components["schemas"]["AccountId"];
            account_number?: components["schemas"]["AccountNumber"];
            name?: components["schemas"]["NameShown"];
            sort_code?: components["schemas"]["SortCode"];
        };
        /** @description A payment, outbound or inbound. */
        Payment: {
            /** @description The amount; `0.00` only for a message that was rejected because its amount could not be read. */
            amount: components["schemas"]["NonNegativeMoney"];
            approval?: components["schemas"]["PaymentApprovalState"];
            /** @description Why the payment was cancelled. */
            cancellation_reason?: components["schemas"]["Reason"];
            created_at: components["schemas"]["Instant"];
            creditor: components["schemas"]["Party"];
            debtor: components["schemas"]["Party"];
            direction: components["schemas"]["PaymentDirection"];
            /**
             * @description The payer's own id of the payment; generated by the bank if the payer gave none.
             * @example E2E-2031
             */
            end_to_end_id: string;
            kind: components["schemas"]["PaymentKind"];
            original_payment_id?: components["schemas"]["PaymentId"];
            payment_id: components["schemas"]["PaymentId"];
            reason?: components["schemas"]["PaymentReason"];
            reference?: components["schemas"]["ReferenceShown"];
            returned_by_payment_id?: components["schemas"]["PaymentId"];
            route: components["schemas"]["PaymentRoute"];
            scheme?: components["schemas"]["SchemeDetails"];
            sequence: components["schemas"]["Sequence"];
            status: components["schemas"]["PaymentStatus"];
            updated_at: components["schemas"]["Instant"];
        };
        /** @description Why the payment is approved. Your institution can read it in `approval`; the payee cannot. */
        PaymentApproval: {
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description Present if the payment was above what its client can pay alone: the client that ordered it and, once it is approved or
         *     declined, the client that decided, the time and the reason.
         */
        PaymentApprovalState: {
            decided_at?: components["schemas"]["Instant"];
            decided_by_client_id?: components["schemas"]["ClientId"];
            decision_reason?: components["schemas"]["Reason"];
            ordered_by_client_id?: components["schemas"]["ClientId"];
        };
        /** @description Why the payment is cancelled. */
        PaymentCancellation: {
            reason: components["schemas"]["Reason"];
        };
        /** @description Why the payment is declined. Your institution can read it in `approval`; the payee cannot. */
        PaymentDecline: {
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description From this bank's point of view: `outbound` was ordered by a debtor at this bank (including payments on us), `inbound`
         *     was received from a scheme.
         * @enum {string}
         */
        PaymentDirection: "outbound" | "inbound" | (string & {});
        /**
         * @description A payment, outbound or inbound.
         * @example pay_60m61hjjqw4dar155ajyegggam
         */
        PaymentId: string;
        /**
         * @description `return`: sends the money of an earlier payment back.
         * @enum {string}
         */
        PaymentKind: "payment" | "return" | (string & {});
        /** @description A payment to make. */
        PaymentOrder: {
            /**
             * @description Confirms that the payment is intended although it has the details of an earlier one.
             * @default false
             */
            allow_duplicate?: boolean;
            amount: components["schemas"]["Amount"];
            creditor: components["schemas"]["Creditor"];
            debtor_account_id: components["schemas"]["AccountId"];
            end_to_end_id?: components["schemas"]["EndToEndId"];
            reference?: components["schemas"]["Reference"];
            /**
             * @description The route that the order selects.
             * @default auto
             * @enum {string}
             */
            route?: "auto" | "on_us" | "fps";
        };
        /** @description A page of payments. The list is updated within moments of a change. */
        PaymentPage: {
            data: components["schemas"]["Payment"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /** @description Why a payment was refused, rejected or returned. */
        PaymentReason: {
            /**
             * @description This bank's word for the reason. Of a `refused` payment, the `ProblemCode` of the refusal. Of a `rejected` or
             *     `returned` payment, the word for the scheme's code; `rejected` or `returned` if that code has no word. Accept words that are not in this table: the scheme may add codes.
             *
             *     | Word | Rejected with | Returned with |
             *     |---|---|---|
             *     | `account_closed` | - | 00000002 |
             *     | `account_stopped` | - | 00000003 |
             *     | `account_transferred` | 1166 | 00000012 |
             *     | `account_unknown` | - | 00000001 |
             *     | `beneficiary_account_closed` | 1160 | - |
             *     | `beneficiary_account_stopped` | 1161 | - |
             *     | `beneficiary_deceased` | 1167 | 00000004 |
             *     | `beneficiary_name_missing` | 1171 | - |
             *     | `beneficiary_sensitivities` | 1169 | 00000013 |
             *     | `beneficiary_unknown` | 1114 | - |
             *     | `business_reasons` | 1100 | - |
             *     | `duplicate` | 1181 | - |
             *     | `funds_not_available` | 1172 | - |
             *     | `name_mismatch` | 1162 | 00000006 |
             *     | `not_expected` | - | 00000009 |
             *     | `not_given` | - | 00000014 |
             *     | `reference_incorrect` | 1164 | - |
             *     | `reference_missing` | 1163 | 00000005 |
             *     | `requested_by_sender` | - | 00000007 |
             *     | `sender_action_required` | 1168 | 00000011 |
             *     | `syntax_error` | 1930 | - |
             *     | `system_malfunction` | 1909 | - |
             *     | `terms_and_conditions` | 1170 | 00000010 |
             *     | `wrong_currency` | 1165 | 00000008 |
             *     | `cancelled_by_scheme` | `CANC` as the status | - |
             *     | `resolved_by_bank` | two clients of the bank found that it was not made | - |
             *     | `rejected` | any other | - |
             *     | `returned` | - | any other |
             */
            code: string;
            /** @description The ISO 20022 external status reason code, or a proprietary code where ISO has none. */
            iso_code?: string;
            /** @description The error, for people. */
            message: string;
            /**
             * @description Whether to order the payment again, to review its details first, or not to order it again.
             * @enum {string}
             */
            retry: "retry" | "review_then_retry" | "do_not_retry" | (string & {});
            /** @description The scheme's code. */
            scheme_code?: string;
        };
        /** @description Why the payment is returned. */
        PaymentReturn: {
            reason_code: components["schemas"]["ReturnReason"];
        };
        /**
         * @description `on_us`: within this bank; `fps`: by Faster Payments.
         * @enum {string}
         */
        PaymentRoute: "on_us" | "fps" | (string & {});
        /**
         * @description | Status | Meaning | Final |
         *     |---|---|---|
         *     | `awaiting_approval` | Above its client's limit; the funds are held; another client decides | no |
         *     | `accepted` | Accepted; the funds are held; not yet submitted | no |
         *     | `submitted` | Submitted to the scheme; the funds are held | no |
         *     | `unknown` | The scheme did not respond to enquiries; the funds stay held until it does | no |
         *     | `settled` | The funds were captured and the creditor's bank has them | yes, unless it is returned |
         *     | `rejected` | Rejected by the scheme or the creditor's bank; the funds were released; see `reason` | yes |
         *     | `cancelled` | Cancelled by you before it was submitted; the funds were released | yes |
         *     | `declined` | Declined by another client; the funds were released | yes |
         *     | `refused` | Refused by a rule of this bank; no funds were held; see `reason` | yes |
         *     | `returned` | Settled, then returned by `returned_by_payment_id` | yes |
         * @enum {string}
         */
        PaymentStatus: "awaiting_approval" | "accepted" | "submitted" | "unknown" | "settled" | "rejected" | "cancelled" | "declined" | "refused" | "returned" | (string & {});
        /** @description A problem document (RFC 9457). */
        Problem: {
            code: components["schemas"]["ProblemCode"];
            /** @description What this occurrence is about, for people. */
            detail?: string;
            /** @description Every invalid field; the first 20 if there are more, with the total in `detail`. */
            errors?: components["schemas"]["FieldError"][];
            /** @description The path of the resource that the problem is about, such as the refused payment; absent if there is none. */
            instance?: string;
            request_id: components["schemas"]["RequestIdentifier"];
            /** @description Whether a retry with the same key can succeed. */
            retryable: boolean;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The meaning of the code, for people. The same for every problem with this code. */
            title: string;
            /**
             * Format: uri-reference
             * @description `/problems/` and the code: the bank's page that describes the code and what to do about it.
             */
            type: string;
        };
        /**
         * @description | Code | Status | Meaning | What to do |
         *     |---|---|---|---|
         *     | `malformed_body` | 400 | The body is not JSON (or XML), or nested too deep | Send one well-formed JSON value, not nested deeply |
         *     | `invalid_field` | 400 | A field or parameter breaks its rule; see `errors` | Correct every field in `errors`; the key is not used up |
         *     | `unknown_field` | 400 | A field or parameter that this operation does not have | Leave out the fields in `errors`, or correct their names |
         *     | `idempotency_key_missing` | 400 | A write without `Idempotency-Key` | Choose a key for the intention and keep it for retries |
         *     | `idempotency_key_invalid` | 400 | Not 1 to 255 printable ASCII characters | Send one key of 1 to 255 printable ASCII characters |
         *     | `unauthenticated` | 401 | No valid access token, or no valid signature | Request a new token, or sign with a current key |
         *     | `invalid_dpop_proof` | 401 | The token is bound to a key, and the proof of it is missing, invalid or used; see `errors` | Make a new proof as the header `DPoP` in `errors` asks, and resend with the same key |
         *     | `forbidden` | 403 | The token lacks the scope | Request a token with the scope that `detail` and `WWW-Authenticate` name; if `detail` says otherwise, use another client |
         *     | `second_client_required` | 403 | The client ordered the payment itself; another one must decide | Have another client decide |
         *     | `approval_limit_exceeded` | 403 | The client could not pay as much alone | Use a client whose limit is higher than the one in `detail` |
         *     | `signature_required` | 403 | The client's policy asks for a signed request | Sign as `Accept-Signature` states and resend |
         *     | `signature_invalid` | 403 | The request's signature does not hold; see `errors` | Correct the header in `errors`, sign again, resend with the same key |
         *     | `not_found` | 404 | No such thing, or not yours | Check the id; ids of other institutions are not found either |
         *     | `method_not_allowed` | 405 | The path exists, the method on it does not | Use a method that `Allow` lists |
         *     | `possible_duplicate` | 409 | Looks like a payment made minutes ago | Read the earlier payment in `detail`; to pay again use a new key and `allow_duplicate` |
         *     | `not_sealed_yet` | 409 | The audit record waits for its seal, for about two minutes at most | Repeat in two minutes |
         *     | `body_too_large` | 413 | More bytes than are taken | Send a smaller body |
         *     | `unsupported_media_type` | 415 | Another `Content-Type` than this operation takes, another charset than UTF-8, or a `Content-Encoding` | Send the `Content-Type` of the operation, in UTF-8 and not compressed |
         *     | `idempotency_key_reused` | 422 | The key was used before for another request | Repeat the earlier request, or use a new key |
         *     | `insufficient_funds` | 422 | Less available than the amount | Add funds, then use a new key |
         *     | `account_frozen` | 422 | The account is frozen | Unfreeze the account, then use a new key |
         *     | `account_closed` | 422 | The account is closed | Use another account |
         *     | `account_not_empty` | 422 | Money in the account, or owed on it | Bring the booked balance to 0.00, then use a new key |
         *     | `account_has_holds` | 422 | Payments of the account are on their way | Wait for the payments or cancel them, then use a new key |
         *     | `overdraft_in_use` | 422 | The account already uses more than the new limit | Set a higher limit |
         *     | `currency_mismatch` | 422 | Not the currency of the account, or of the route | Use the currency that `detail` names |
         *     | `same_account` | 422 | Payer and payee are one account | Pay another account |
         *     | `payee_account_unknown` | 422 | No such account at this bank | Check sort code and account number |
         *     | `payee_account_closed` | 422 | The payee's account at this bank is closed | Ask the payee for another account |
         *     | `balance_limit` | 422 | The payee's account would hold 1,000,000,000,000,000.00 or more | Pay a smaller amount |
         *     | `amount_above_limit` | 422 | More than the route carries | Split the payment below the limit in `detail` |
         *     | `not_cancellable` | 422 | Already handed to the scheme, or final | Read the payment; once settled, ask the payee |
         *     | `not_awaiting_approval` | 422 | It needed no approval, or that is decided | Read the payment; nothing is left to decide |
         *     | `not_unknown` | 422 | The outcome of the payment is not unknown, or not yet | Read the payment |
         *     | `evidence_required` | 422 | A proposal or explanation of the operations desk without evidence | Name at least one document |
         *     | `already_proposed` | 422 | Another proposal waits for its decision | Decide about the other proposal first |
         *     | `not_proposed` | 422 | No such proposal waits: it was decided, is void, or says something else | Read the case; propose again if it is still open |
         *     | `item_not_open` | 422 | The suspense item or break is ended, or has nothing to book for the purpose | Read the item |
         *     | `assignee_unknown` | 422 | The assignee is no active client of the operations desk | Name an active client of the bank that works at the operations desk |
         *     | `exceeds_open_amount` | 422 | More than is open of the item, or not the whole of a contradiction | Take the amount that is open |
         *     | `journal_required` | 422 | An explanation, by one client, of a break by which money may be on the wrong account | Propose a journal, or have one client assign it and another explain it |
         *     | `not_resubmittable` | 422 | The payment does not wait for an answer of its rail | Read the payment |
         *     | `not_returnable` | 422 | Not a settled inbound payment, too old, or the scheme contradicts an earlier return; of money in suspense: not whole, or not brought by a payment of another bank | Read the payment; pay the amount back as a new payment |
         *     | `already_returned` | 422 | The payment was returned before | Read the payment that `detail` names |
         *     | `institution_limit_exceeded` | 422 | More than the bank allows the institution: clients, requests or overdraft limits | Stay within the limit in `detail`, or ask the bank for more |
         *     | `sequence_mismatch` | 422 | What is replaced has changed since the version that the request names | Read it again, decide again, then use a new key |
         *     | `signing_key_required` | 422 | The client must sign, and would have no key to sign with | Rotate the client to a `private_key_jwt` credential first |
         *     | `route_unavailable` | 422 | The route asked for does not lead to this payee | Use route `auto`; other banks are reached in GBP only |
         *     | `rate_limited` | 429 | Too many requests; see `Retry-After` | Wait for `Retry-After`, then repeat |
         *     | `internal_error` | 500 | A fault of the bank | Repeat with the same key; quote `request_id` if it stays |
         *     | `unavailable` | 503 | Nothing was done; try again | Repeat with the same key |
         *     | `projection_gap` | 503 | Entries of the account are missing or damaged and are being restored; nothing is lost | Repeat in some minutes |
         *     | `outcome_unknown` | 503 | Not known whether it was done; repeat with the same key | Repeat with the same key until the result is known; never use a new key |
         * @enum {string}
         */
        ProblemCode: "malformed_body" | "invalid_field" | "unknown_field" | "unsupported_media_type" | "body_too_large" | "idempotency_key_missing" | "idempotency_key_invalid" | "idempotency_key_reused" | "unauthenticated" | "invalid_dpop_proof" | "forbidden" | "second_client_required" | "approval_limit_exceeded" | "signature_required" | "signature_invalid" | "not_found" | "insufficient_funds" | "account_frozen" | "account_closed" | "account_not_empty" | "account_has_holds" | "currency_mismatch" | "same_account" | "payee_account_unknown" | "payee_account_closed" | "balance_limit" | "possible_duplicate" | "not_sealed_yet" | "amount_above_limit" | "not_cancellable" | "not_awaiting_approval" | "not_unknown" | "evidence_required" | "already_proposed" | "not_proposed" | "item_not_open" | "assignee_unknown" | "exceeds_open_amount" | "journal_required" | "not_resubmittable" | "not_returnable" | "already_returned" | "overdraft_in_use" | "institution_limit_exceeded" | "sequence_mismatch" | "signing_key_required" | "route_unavailable" | "rate_limited" | "method_not_allowed" | "unavailable" | "projection_gap" | "outcome_unknown" | "internal_error" | (string & {});
        /**
         * @description A client's public key as a JWK: Ed25519 (`kty` `OKP`) or P-256 (`kty` `EC`, with `y`). `alg`, `use` and `key_ops` may be
         *     there if they say `EdDSA`, `Ed25519` or `ES256` as the curve has it, `sig` and `["verify"]`. A private member (`d`, `p`,
         *     `q`, `dp`, `dq`, `qi`, `oth`, `k`) is refused. Other members are ignored.
         */
        PublicKey: {
            /** @enum {string} */
            crv: "Ed25519" | "P-256";
            /** @description Your name for the key, which is the `kid` of assertions and the `keyid` of requests that it signs. */
            kid: string;
            /** @enum {string} */
            kty: "OKP" | "EC";
            /** @description The public key, or its x coordinate, in base64url. */
            x: string;
            /** @description The y coordinate of a `P-256` key. */
            y?: string;
        };
        /** @description The 32 bytes of an Ed25519 public key in hexadecimal. */
        PublicKeyDigits: string;
        /**
         * @description A payment rail.
         * @enum {string}
         */
        Rail: "fps";
        /** @description The times of a payment rail. */
        RailCalendar: {
            /**
             * @description The rail.
             * @enum {string}
             */
            rail: "fps" | (string & {});
            /**
             * @description The events of the rail at fixed times, soonest first. Faster Payments accepts payments at any time; a payment that it
             *     accepts strictly before a settlement is part of that settlement.
             */
            times: components["schemas"]["RailTime"][];
        };
        /** @description An event of a rail at a fixed time of business days. */
        RailTime: {
            /**
             * @description `settlement`: the banks settle the payments accepted before it.
             * @enum {string}
             */
            event: "settlement" | (string & {});
            local_time: components["schemas"]["LocalTime"];
            /** @description The next time, as an instant. */
            next_at: components["schemas"]["Instant"];
            /** @description The next business day on which it occurs, after `as_of`. */
            next_date: components["schemas"]["Day"];
        };
        /**
         * @description The reason, in your words. Only your institution can read it, in the resource and in the audit record of the change; it is stored encrypted. No control characters, no space at either end.
         * @example Reported lost phone
         */
        Reason: string;
        /**
         * @description The reference that the payee sees. It is sent unchanged or truncated, never transliterated, since payees match payments
         *     by it; so it has only characters that every scheme carries. Letters `A-Z` `a-z`, digits, spaces within, and
         *     `/ - ? : ( ) . , ' + # = ! " % & * < > ; { @`.
         * @example INV-2031
         */
        Reference: string;
        /**
         * @description The reference as the payment carries it.
         * @example INV-2031
         */
        ReferenceShown: string;
        /** @description The id of a request. */
        RequestIdentifier: string;
        /**
         * @description A proposed outcome of a payment, and the decision about it. If the bank cannot decrypt the reason and the evidence,
         *     `reason` is `NOTPROVIDED` and `evidence` is empty.
         */
        Resolution: {
            case_id: components["schemas"]["CaseId"];
            decided_at?: components["schemas"]["Instant"];
            decided_by_client_id?: components["schemas"]["ClientId"];
            decision_reason?: components["schemas"]["Reason"];
            evidence: components["schemas"]["Evidence"][];
            outcome: components["schemas"]["ResolutionOutcome"];
            payment_id: components["schemas"]["PaymentId"];
            payment_version: components["schemas"]["Sequence"];
            proposed_at: components["schemas"]["Instant"];
            proposed_by_client_id: components["schemas"]["ClientId"];
            reason: components["schemas"]["Reason"];
            status: components["schemas"]["ResolutionStatus"];
        };
        /** @description The outcome that is approved, as it was proposed, and the reason. */
        ResolutionApproval: {
            outcome: components["schemas"]["ResolutionOutcome"];
            reason: components["schemas"]["Reason"];
        };
        /** @description Why the proposal is declined. */
        ResolutionDecline: {
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description `settled`: the other bank has the money. `rejected`: it does not have it, and this payment will never be made.
         * @enum {string}
         */
        ResolutionOutcome: "settled" | "rejected" | (string & {});
        /** @description The outcome of a payment, as proposed by a client of the bank. */
        ResolutionProposal: {
            /** @description The documents that prove it; at least one. */
            evidence?: components["schemas"]["Evidence"][];
            outcome: components["schemas"]["ResolutionOutcome"];
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description `proposed`: another client has to decide. `void`: the payment has changed since, because the rail responded.
         * @enum {string}
         */
        ResolutionStatus: "proposed" | "approved" | "declined" | "void" | (string & {});
        /** @description A resubmission of a payment to its rail. */
        Resubmission: {
            case_id: components["schemas"]["CaseId"];
            payment_id: components["schemas"]["PaymentId"];
            reason: components["schemas"]["Reason"];
            requested_at: components["schemas"]["Instant"];
            requested_by_client_id: components["schemas"]["ClientId"];
            /**
             * Format: int32
             * @description How many times this was requested, including this time.
             */
            resubmissions: number;
        };
        /** @description Why the payment is submitted to its rail again. */
        ResubmissionRequest: {
            reason: components["schemas"]["Reason"];
        };
        /**
         * @description A return code of Faster Payments, or this bank's name for it:
         *
         *     | Code | Name |
         *     |---|---|
         *     | `00000001` | `account_unknown` |
         *     | `00000002` | `account_closed` |
         *     | `00000003` | `account_stopped` |
         *     | `00000004` | `beneficiary_deceased` |
         *     | `00000005` | `reference_missing` |
         *     | `00000006` | `name_mismatch` |
         *     | `00000007` | `requested_by_sender` |
         *     | `00000008` | `wrong_currency` |
         *     | `00000009` | `not_expected` |
         *     | `00000010` | `terms_and_conditions` |
         *     | `00000011` | `sender_action_required` |
         *     | `00000012` | `account_transferred` |
         *     | `00000013` | `beneficiary_sensitivities` |
         *     | `00000014` | `not_given` |
         * @enum {string}
         */
        ReturnReason: "00000001" | "00000002" | "00000003" | "00000004" | "00000005" | "00000006" | "00000007" | "00000008" | "00000009" | "00000010" | "00000011" | "00000012" | "00000013" | "00000014" | "account_unknown" | "account_closed" | "account_stopped" | "beneficiary_deceased" | "reference_missing" | "name_mismatch" | "requested_by_sender" | "wrong_currency" | "not_expected" | "terms_and_conditions" | "sender_action_required" | "account_transferred" | "beneficiary_sensitivities" | "not_given" | (string & {});
        /** @description Fields that are not listed are ignored, as RFC 6749 requires. */
        RevocationRequest: {
            /** @description For `private_key_jwt`: the signed JWT. */
            client_assertion?: string;
            /**
             * @description For `private_key_jwt`.
             * @enum {string}
             */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            /** @description For `client_secret_post`; with `private_key_jwt` it may be left out. */
            client_id?: string;
            /** @description For `client_secret_post`. */
            client_secret?: string;
            /** @description The access token to revoke. */
            token: string;
            /** @description Ignored; there are no other tokens than access tokens. */
            token_type_hint?: string;
        };
        /** @description The payment as the scheme carries it. Absent on us. */
        SchemeDetails: {
            /**
             * @description When the payee's bank will credit the payee, if not at once; `none` if it did not state this. For the payer the
             *     payment is final.
             * @enum {string}
             */
            acceptance_qualifier?: "same_day" | "next_calendar_day" | "next_working_day" | "after_next_working_day" | "some_other_time" | "none" | (string & {});
            /** @description The creditor's name as sent. */
            creditor_name_sent?: string;
            /** @description Whether characters that the scheme does not carry were transliterated, such as `Zoe` for `Zoë`. */
            creditor_name_transliterated: boolean;
            /** @description Whether the text was truncated. */
            creditor_name_truncated: boolean;
            /** @description The scheme's own id of a Faster Payment. */
            fpid?: string;
            /** @description The reference as sent. */
            reference_sent?: string;
            /** @description Whether the text was truncated. */
            reference_truncated: boolean;
        };
        /**
         * @description A permission.
         * @enum {string}
         */
        Scope: "accounts:read" | "accounts:write" | "payments:read" | "payments:write" | "payments:approve" | "audit:read" | "clients:admin" | "limits:read" | "limits:write" | "ledger:read" | "ledger:post" | "ledger:approve" | (string & {});
        /** @description The permissions of the client. */
        Scopes: components["schemas"]["Scope"][];
        /** @description A commitment to the records of one minute and, by the previous seal, to all earlier ones. */
        Seal: {
            minute: components["schemas"]["Minute"];
            /**
             * Format: int64
             * @description Its position among all seals, from 1, without gaps.
             */
            number: number;
            previous: components["schemas"]["Digest"];
            root: components["schemas"]["Digest"];
            /**
             * Format: int64
             * @description How many records it seals.
             */
            size: number;
        };
        /** @description One record of a seal. */
        SealedRecord: {
            /** @description Its leaf hash, SHA-256 of a zero byte and the record's bytes. */
            hash: string;
            /**
             * Format: int64
             * @description Its place among the records of the seal, from 0.
             */
            index: number;
            /** @description The record as it was sealed, to the byte; it is JSON, an `AuditRecord`. Left out if it is another institution's. */
            record?: string;
        };
        /** @description A page of the records of one seal. */
        SealedRecordPage: {
            data: components["schemas"]["SealedRecord"][];
            next_cursor?: components["schemas"]["Cursor"];
            sealed_by: components["schemas"]["SignedSeal"];
        };
        /** @description A public key that seals are verified with (RFC 8037). */
        SealKey: {
            /**
             * @description The algorithm.
             * @enum {string}
             */
            alg: "EdDSA" | (string & {});
            /**
             * @description The curve.
             * @enum {string}
             */
            crv: "Ed25519" | (string & {});
            kid: components["schemas"]["PublicKeyDigits"];
            /**
             * @description The kind of key.
             * @enum {string}
             */
            kty: "OKP" | (string & {});
            /**
             * @description For signatures.
             * @enum {string}
             */
            use: "sig" | (string & {});
            /** @description The key, base64url. */
            x: string;
        };
        /** @description A JWK Set (RFC 7517). */
        SealKeySet: {
            keys: components["schemas"]["SealKey"][];
        };
        /**
         * Format: int64
         * @description The place of a seal in the trail, from 1.
         * @example 1
         */
        SealNumber: number;
        /** @description A page of seals, without gaps between them. */
        SealPage: {
            data: components["schemas"]["SignedSeal"][];
            next_cursor?: components["schemas"]["Cursor"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /**
         * Format: int64
         * @description The number of changes so far, from 1. Of two versions, the one with the higher number is the newer.
         * @example 7
         */
        Sequence: number;
        /** @description Metadata of the authorization server (RFC 8414 §2). */
        ServerMetadata: {
            dpop_signing_alg_values_supported: components["schemas"]["SigningAlgorithm"][];
            grant_types_supported: "client_credentials"[];
            /** @description The origin of this API, which is the issuer and the audience of its tokens. */
            issuer: string;
            jwks_uri: string;
            /** @description Empty: there is no authorization endpoint. */
            response_types_supported: string[];
            revocation_endpoint: string;
            revocation_endpoint_auth_methods_supported: components["schemas"]["AuthenticationMethod"][];
            revocation_endpoint_auth_signing_alg_values_supported: components["schemas"]["SigningAlgorithm"][];
            scopes_supported: components["schemas"]["Scope"][];
            token_endpoint: string;
            token_endpoint_auth_methods_supported: components["schemas"]["AuthenticationMethod"][];
            token_endpoint_auth_signing_alg_values_supported: components["schemas"]["SigningAlgorithm"][];
        };
        /** @description A seal, the key that signed it, and the signature. */
        SignedSeal: {
            key: components["schemas"]["PublicKeyDigits"];
            seal: components["schemas"]["Seal"];
            /** @description The Ed25519 signature (RFC 8032) of the seal's text in hexadecimal. */
            signature: string;
        };
        /**
         * @description A JWS algorithm. `Ed25519` and `EdDSA` are two names of the same one here.
         * @enum {string}
         */
        SigningAlgorithm: "Ed25519" | "EdDSA" | "ES256" | (string & {});
        /** @description A public key that tokens are verified with. */
        SigningKey: {
            /** @enum {string} */
            alg: "EdDSA" | "ES256" | (string & {});
            /** @enum {string} */
            crv: "Ed25519" | "P-256" | (string & {});
            /** @description The key's id, as in the header of the tokens that it signs. */
            kid: string;
            /** @enum {string} */
            kty: "OKP" | "EC" | (string & {});
            /** @enum {string} */
            use: "sig" | (string & {});
            /** @description The public key, or its x coordinate, in base64url. */
            x: string;
            /** @description The y coordinate of a `P-256` key. */
            y?: string;
        };
        /**
         * @description The six digits of a UK bank or branch, without hyphens. `000001` is this bank.
         * @example 000001
         */
        SortCode: string;
        /** @description The balances and entries of an account in a period. */
        Statement: {
            account: components["schemas"]["StatementAccount"];
            closing_balance: components["schemas"]["Money"];
            from: components["schemas"]["Day"];
            next_cursor?: components["schemas"]["Cursor"];
            opening_balance: components["schemas"]["Money"];
            to: components["schemas"]["Day"];
            total_credits: components["schemas"]["NonNegativeMoney"];
            total_debits: components["schemas"]["NonNegativeMoney"];
            /** @description Oldest first. */
            transactions: components["schemas"]["Transaction"][];
        };
        /** @description The account of the statement. */
        StatementAccount: {
            account_id: components["schemas"]["AccountId"];
            account_number: components["schemas"]["AccountNumber"];
            currency: components["schemas"]["Currency"];
            holder_name: components["schemas"]["Name"];
            iban: components["schemas"]["Iban"];
            sort_code: components["schemas"]["SortCode"];
        };
        /** @description The id of the resource that an audit record is about. */
        SubjectId: string;
        /** @description Received money whose owner is unknown. */
        SuspenseItem: {
            account_id?: components["schemas"]["AccountId"];
            amount: components["schemas"]["Amount"];
            assignee_client_id?: components["schemas"]["ClientId"];
            note?: components["schemas"]["Reason"];
            open_amount: components["schemas"]["NonNegativeMoney"];
            opened_at: components["schemas"]["Instant"];
            payment_id: components["schemas"]["PaymentId"];
            /**
             * @description Why it is in suspense. `contradicted`: the scheme refused a payment that it had accepted, or made one that this bank
             *     had rejected; the money is its payer's.
             * @enum {string}
             */
            reason: "account_closed" | "account_unknown" | "currency_mismatch" | "balance_limit" | "contradicted" | (string & {});
            return_payment_id?: components["schemas"]["PaymentId"];
            sequence: components["schemas"]["Sequence"];
            /**
             * @description How much of it is left. `returning`: all of it, and its return to the payer's bank is in progress; it is `cleared` once
             *     the scheme accepts the return, and `open` again if the scheme rejects it.
             * @enum {string}
             */
            status: "open" | "part_cleared" | "returning" | "cleared" | (string & {});
            suspense_item_id: components["schemas"]["SuspenseItemId"];
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description A suspense item, named after the payment that brought the money.
         * @example sus_60m61hjjqw4dar155ajyegggam
         */
        SuspenseItemId: string;
        /** @description A page of suspense items. */
        SuspenseItemPage: {
            data: components["schemas"]["SuspenseItem"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /**
         * @description A customer of the bank that owns clients and accounts.
         * @example ten_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        TenantId: string;
        /** @description An access token. */
        Token: {
            /** @description The token, a JWT; opaque to you. */
            access_token: string;
            /**
             * Format: int32
             * @description The token's lifetime in seconds; shorter than usual if the credential ends earlier.
             */
            expires_in: number;
            /** @description The granted scopes, separated by spaces. */
            scope: string;
            /**
             * @description `DPoP`: the token is bound to the key of the proof that came with the request.
             * @enum {string}
             */
            token_type: "Bearer" | "DPoP";
        };
        /** @description Why no token was issued or revoked (RFC 6749 §5.2). */
        TokenError: {
            /** @enum {string} */
            error: "invalid_request" | "invalid_client" | "invalid_grant" | "unauthorized_client" | "unsupported_grant_type" | "invalid_scope" | "invalid_dpop_proof" | (string & {});
            /** @description The error, for people. */
            error_description?: string;
        };
        /** @description Fields that are not listed are ignored, as RFC 6749 requires. */
        TokenRequest: {
            /** @description For `private_key_jwt`: the signed JWT. */
            client_assertion?: string;
            /**
             * @description For `private_key_jwt`.
             * @enum {string}
             */
            client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            /** @description For `client_secret_post`; with `private_key_jwt` it may be left out. */
            client_id?: string;
            /** @description For `client_secret_post`. */
            client_secret?: string;
            /** @enum {string} */
            grant_type: "client_credentials";
            /** @description The requested scopes, separated by spaces. */
            scope?: string;
        };
        /** @description A booked entry of an account. */
        Transaction: {
            account_id: components["schemas"]["AccountId"];
            amount: components["schemas"]["Amount"];
            balance_after: components["schemas"]["Money"];
            booked_at: components["schemas"]["Instant"];
            counterparty?: components["schemas"]["Counterparty"];
            direction: components["schemas"]["Direction"];
            journal_id?: components["schemas"]["JournalId"];
            kind: components["schemas"]["TransactionKind"];
            payment_id?: components["schemas"]["PaymentId"];
            reference?: components["schemas"]["ReferenceShown"];
            /**
             * Format: int64
             * @description The number of the entry in its account, from 1, without gaps.
             * @example 42
             */
            sequence: number;
            transaction_id: components["schemas"]["TransactionId"];
            value_date: components["schemas"]["Day"];
        };
        /**
         * @description An entry of an account. It is the same each time the entry is read.
         * @example txn_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        TransactionId: string;
        /**
         * @description - `on_us`: a payment between two accounts at this bank.
         *     - `fps_payment`: a Faster Payment, sent or received.
         *     - `fps_return`: the return of a Faster Payment, sent or received.
         *     - `adjustment`: a journal of the bank's operations desk; it has a `journal_id` and no `payment_id`.
         * @enum {string}
         */
        TransactionKind: "on_us" | "fps_payment" | "fps_return" | "adjustment" | (string & {});
        /** @description A page of entries. */
        TransactionPage: {
            data: components["schemas"]["Transaction"][];
            next_cursor?: components["schemas"]["Cursor"];
            up_to_date: components["schemas"]["UpToDate"];
        };
        /**
         * @description The status of a payment without a final response.
         * @enum {string}
         */
        UnansweredStatus: "accepted" | "submitted" | "unknown" | (string & {});
        /** @description A payment by a rail without a final response. */
        UnknownPayment: {
            accepted_at: components["schemas"]["Instant"];
            amount: components["schemas"]["Amount"];
            /**
             * Format: int32
             * @description How many enquiries were sent to the rail.
             */
            enquiries: number;
            kind: components["schemas"]["PaymentKind"];
            next_enquiry_at: components["schemas"]["Instant"];
            payment_id: components["schemas"]["PaymentId"];
            payment_version: components["schemas"]["Sequence"];
            resolution?: components["schemas"]["Resolution"];
            /**
             * Format: int32
             * @description How many times the payment was submitted again on request.
             */
            resubmissions?: number;
            route: components["schemas"]["PaymentRoute"];
            /**
             * @description The id of the payment in the messages of its scheme.
             * @example 60M61HJJQW4DAR155A1020261123826000
             */
            scheme_id?: string;
            status: components["schemas"]["UnansweredStatus"];
            tenant_id: components["schemas"]["TenantId"];
            updated_at: components["schemas"]["Instant"];
        };
        /** @description A page of payments without a final response. */
        UnknownPaymentPage: {
            data: components["schemas"]["UnknownPayment"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /** @description True if the page certainly includes every change made before the request. */
        UpToDate: boolean;
        /** @description A client's policy with every field; what each means is at `ClientPolicy`. */
        WholeClientPolicy: {
            account_daily_limit: components["schemas"]["ApprovalLimits"];
            approval_above: components["schemas"]["ApprovalLimits"];
            client_daily_limit: components["schemas"]["ApprovalLimits"];
            dpop_required: boolean;
            /** @enum {string} */
            request_signatures: "optional" | "required";
            requests_per_minute: number;
        };
        /** @description The client of the bank that works on an item, and a note. */
        WorkItemAssignment: {
            assignee_client_id: components["schemas"]["ClientId"];
            note: components["schemas"]["Reason"];
        };
    };
    responses: {
        /** @description A rule for accounts refused the change, or the key was used before for another request. */
        AccountRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope, this client is not permitted to decide about this payment, or the request is not signed as it must be. */
        ApprovalForbidden: {
            headers: {
                "Accept-Signature": components["headers"]["AcceptSignature"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment cannot be approved, or the key was used before for another request. */
        ApprovalRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is invalid; nothing was changed and the key was not used up. */
        BadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        BodyTooLarge: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment can no longer be cancelled, or the key was used before for another request. */
        CancellationRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The client would have to sign and has no key, or would be allowed more requests than its institution; it has changed
         *     since its policy was read; or the key was used before for another request.
         */
        ClientRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client is unknown or failed to authenticate; the response does not distinguish the two. */
        ClientRefused: {
            headers: {
                "Cache-Control": components["headers"]["NoStore"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
            };
        };
        /** @description The payment cannot be declined, or the key was used before for another request. */
        DeclineRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client is not the bank's own, its token lacks the scope, it made the proposal itself, or the request is not signed as it must be. */
        DeskForbidden: {
            headers: {
                "Accept-Signature": components["headers"]["AcceptSignature"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope of this operation, or this client is not permitted to make the change. */
        Forbidden: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope of this operation, or the request is not signed as it must be. */
        ForbiddenOrUnsigned: {
            headers: {
                "Accept-Signature": components["headers"]["AcceptSignature"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An internal error of the bank; it is logged. */
        InternalError: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The journal or the decision is refused, or the key was used before for another request. */
        JournalRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key was used before for another request. */
        KeyReused: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The limits have changed since they were read, or the key was used before for another request. */
        LimitsRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource does not exist, or it is not yours. */
        NotFound: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The record exists and is not sealed yet; it will be within about two minutes. */
        NotSealedYet: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment has the details of one that the account made within the last minutes. */
        PaymentConflict: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A rule for payments refused the payment, or the key was used before for another request. */
        PaymentRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The institution has as many clients as it is allowed, or the key was used before for another request. */
        RegistrationRefusal: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The proposal or decision is refused, or the key was used before for another request. */
        ResolutionRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment cannot be submitted again, or the key was used before for another request. */
        ResubmissionRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment cannot be returned, or the key was used before for another request. */
        ReturnRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The revocation request is malformed, or the token was issued to another client. */
        RevocationRefused: {
            headers: {
                "Cache-Control": components["headers"]["NoStore"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The token request is malformed, names a scope that the client does not have, or has no valid DPoP proof although one is
         *     sent or required.
         */
        TokenRequestRefused: {
            headers: {
                "Cache-Control": components["headers"]["NoStore"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests, or too many failed attempts to get a token. */
        TooManyRequests: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The access token is missing, invalid or expired, or it is bound to a key and sent without a valid proof. */
        Unauthenticated: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing was changed and a retry can succeed, or (`outcome_unknown`) it is unknown whether the change was made. */
        Unavailable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of the media type that this operation accepts. */
        UnsupportedMediaType: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The work item cannot be assigned or explained, or the key was used before for another request. */
        WorkItemRefusal: {
            headers: {
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The account.
         * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        AccountId: components["schemas"]["AccountId"];
        /**
         * @description The break.
         * @example brk_60m61hjjqw4dar155ajyegggam
         */
        BreakId: components["schemas"]["BreakId"];
        /**
         * @description The client.
         * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        ClientId: components["schemas"]["ClientId"];
        /** @description The `next_cursor` of the page before, with the same filters. */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description A proof of possession (RFC 9449) by the key that the token is to be bound to: a JWT with `typ` `dpop+jwt`, `alg`
         *     `Ed25519`, `EdDSA` or `ES256`, the public key as `jwk`, and the claims `jti`, `htm`, `htu` and `iat`. `exp` and `nbf`
         *     hold if they are there; `alg`, `use` and `key_ops` of the key must not say that it is for something else. No member
         *     comes twice, and none that the bank reads is `null`. Required where the client's policy says `dpop_required`.
         */
        DPoP: string;
        /**
         * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
         *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
        /**
         * @description The journal.
         * @example jnl_60m61hjjqw4dar155ajyegggam
         */
        JournalId: components["schemas"]["JournalId"];
        /**
         * @description The most items of a page.
         * @example 25
         */
        Limit: number;
        /**
         * @description The payment.
         * @example pay_60m61hjjqw4dar155ajyegggam
         */
        PaymentId: components["schemas"]["PaymentId"];
        /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
        RequestId: string;
        /**
         * @description The suspense item.
         * @example sus_60m61hjjqw4dar155ajyegggam
         */
        SuspenseItemId: components["schemas"]["SuspenseItemId"];
        /**
         * @description The institution.
         * @example ten_0kd7xvqkmc2b7wf5bv4s9fx6kg
         */
        TenantId: components["schemas"]["TenantId"];
    };
    requestBodies: never;
    headers: {
        /** @description What a signature of this request must cover and state (RFC 9421 §5.1), if the signature was missing. */
        AcceptSignature: string;
        /** @description The authentication scheme that is required (RFC 6750, RFC 9449). */
        Challenge: string;
        /** @description True if the response is a replay of the first one to this key; absent otherwise. */
        IdempotencyReplayed: boolean;
        /** @description The response is secret and must not be cached. */
        NoStore: "no-store";
        /**
         * @description What is left of the client's requests in this minute (`r`), as far as the function knows, and the seconds until the
         *     minute ends (`t`): a structured field of draft-ietf-httpapi-ratelimit-headers. Only if the request has a valid token.
         */
        RateLimit: string;
        /** @description How many requests the client can make (`q`) in how many seconds (`w`): its policy's `requests_per_minute`. */
        RateLimitPolicy: string;
        /** @description The id of this request, sent by you or generated by the bank. */
        RequestId: components["schemas"]["RequestIdentifier"];
        /** @description Seconds to wait before trying again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    publishKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    /** @description How long the keys may be kept, in seconds. */
                    "Cache-Control"?: string;
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    publishServerMetadata: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata */
            200: {
                headers: {
                    /** @description How long the metadata may be cached, in seconds. */
                    "Cache-Control"?: string;
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerMetadata"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    publishSealKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    /** @description How long the keys may be kept, in seconds. */
                    "Cache-Control"?: string;
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealKeySet"];
                };
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    openAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountOpening"];
            };
        };
        responses: {
            /** @description The new account */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountStatusChange"];
            };
        };
        responses: {
            /** @description The account, closed */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["AccountRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    freezeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountStatusChange"];
            };
        };
        responses: {
            /** @description The account, frozen */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["AccountRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    setOverdraftLimit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverdraftLimit"];
            };
        };
        responses: {
            /** @description The account with its new limit */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["AccountRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getStatement: {
        parameters: {
            query: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The first day of London, by `booked_at`. Not after `to`.
                 * @example 2026-11-01
                 */
                from: components["schemas"]["Day"];
                /**
                 * @description The last day, included. Not after today in London.
                 * @example 2026-11-22
                 */
                to: components["schemas"]["Day"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement */
            200: {
                headers: {
                    /** @description In CSV, the next page (RFC 8288, `rel="next"`), if there is one. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The first day of London, by `booked_at`. Not after `to`.
                 * @example 2026-11-01
                 */
                from?: components["schemas"]["Day"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The last day, included.
                 * @example 2026-11-30
                 */
                to?: components["schemas"]["Day"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    unfreezeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The account.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountStatusChange"];
            };
        };
        responses: {
            /** @description The account, active */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["AccountRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditRecords: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /** @description A day, in UTC, by `occurred_at`. */
                date?: components["schemas"]["Day"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The `x-request-id` of a request. */
                request_id?: components["schemas"]["RequestIdentifier"];
                /** @description The id of an account, a payment, a client or a tenant. */
                subject?: components["schemas"]["SubjectId"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuditRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The record.
                 * @example pay_60m61hjjqw4dar155ajyegggam.1
                 */
                record_id: components["schemas"]["AuditRecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuditProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The record.
                 * @example pay_60m61hjjqw4dar155ajyegggam.1
                 */
                record_id: components["schemas"]["AuditRecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditProof"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotSealedYet"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSeals: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only the seals of this minute and of those after it. */
                from?: components["schemas"]["Minute"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of seals */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSealedRecords: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description The number of the seal. */
                seal_number: components["schemas"]["SealNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the seal's records */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedRecordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /**
                 * @description The first day; today if it is not given. Not before 1990-01-01.
                 * @example 2027-03-25
                 */
                from?: components["schemas"]["Day"];
                /**
                 * @description The last day, included; if it is not given, 13 days after `from`. Not after 2100-12-31, and at most 366 days
                 *     together.
                 * @example 2027-03-29
                 */
                to?: components["schemas"]["Day"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clients */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    registerClient: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRegistration"];
            };
        };
        responses: {
            /** @description The client and its first credential */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCredential"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RegistrationRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateClientCredential: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialRotation"];
            };
        };
        responses: {
            /** @description The client and its new credential */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedCredential"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ClientRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    freezeClient: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientStatusChange"];
            };
        };
        responses: {
            /** @description The client, frozen */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    setClientPolicy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientPolicyChange"];
            };
        };
        responses: {
            /** @description The client with its policy */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ClientRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    unfreezeClient: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The client.
                 * @example cli_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                client_id: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientStatusChange"];
            };
        };
        responses: {
            /** @description The client, active */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getInstitutionLimits: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The institution.
                 * @example ten_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                tenant_id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limits and what is used of them */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionLimitsInForce"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    setInstitutionLimits: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The institution.
                 * @example ten_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                tenant_id: components["parameters"]["TenantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstitutionLimitsChange"];
            };
        };
        responses: {
            /** @description The limits in force, without what is used of them */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionLimitsInForce"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["LimitsRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getInternalBalance: {
        parameters: {
            query: {
                /**
                 * @description An internal account has a separate balance in each currency.
                 * @example GBP
                 */
                currency: components["schemas"]["Currency"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The bank's own account.
                 * @example fps-settlement
                 */
                internal_account: components["schemas"]["InternalAccount"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalBalance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBreaks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /** @description Only items with this status. */
                state?: "open" | "resolved";
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    assignBreak: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The break.
                 * @example brk_60m61hjjqw4dar155ajyegggam
                 */
                break_id: components["parameters"]["BreakId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemAssignment"];
            };
        };
        responses: {
            /** @description The break */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["WorkItemRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    explainBreak: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The break.
                 * @example brk_60m61hjjqw4dar155ajyegggam
                 */
                break_id: components["parameters"]["BreakId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakExplanation"];
            };
        };
        responses: {
            /** @description The break, resolved */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["WorkItemRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeJournal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JournalProposal"];
            };
        };
        responses: {
            /** @description The journal */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["JournalRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJournal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The journal */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveJournal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JournalApproval"];
            };
        };
        responses: {
            /** @description The journal, posted */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["JournalRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    declineJournal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The journal.
                 * @example jnl_60m61hjjqw4dar155ajyegggam
                 */
                journal_id: components["parameters"]["JournalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JournalDecline"];
            };
        };
        responses: {
            /** @description The journal, declined */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["JournalRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSuspenseItems: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /** @description Only items with this status. */
                state?: "open" | "cleared";
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseItemPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    assignSuspenseItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The suspense item.
                 * @example sus_60m61hjjqw4dar155ajyegggam
                 */
                suspense_item_id: components["parameters"]["SuspenseItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemAssignment"];
            };
        };
        responses: {
            /** @description The item */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["WorkItemRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUnknownPayments: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only payments accepted at least this many minutes ago.
                 * @example 30
                 */
                older_than_minutes?: number;
                /** @description Only the payments of this rail. */
                rail?: components["schemas"]["Rail"];
                /** @description Only payments that have this status now. */
                status?: components["schemas"]["UnansweredStatus"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPaymentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeResolution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionProposal"];
            };
        };
        responses: {
            /** @description The proposal */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resolution"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ResolutionRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveResolution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionApproval"];
            };
        };
        responses: {
            /** @description The resolution, approved */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resolution"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ResolutionRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    declineResolution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionDecline"];
            };
        };
        responses: {
            /** @description The resolution, declined */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resolution"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ResolutionRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resubmitPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResubmissionRequest"];
            };
        };
        responses: {
            /** @description The resubmission is on its way */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resubmission"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DeskForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ResubmissionRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            /** @description The token is refused within a minute */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RevocationRefused"];
            401: components["responses"]["ClientRefused"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /**
                 * @description Your account, as the payer's or the payee's.
                 * @example acc_0kd7xvqkmc2b7wf5bv4s9fx6kg
                 */
                account_id?: components["schemas"]["AccountId"];
                /** @description The `next_cursor` of the page before, with the same filters. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The most items of a page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /** @description Only payments that have this status now. */
                status?: components["schemas"]["ListedStatus"];
            };
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentOrder"];
            };
        };
        responses: {
            /** @description The payment, `accepted`, `settled` or `awaiting_approval` */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["PaymentConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["PaymentRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    approvePayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentApproval"];
            };
        };
        responses: {
            /** @description The payment, `accepted` or `settled` */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ApprovalForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ApprovalRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentCancellation"];
            };
        };
        responses: {
            /** @description The payment, cancelled */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CancellationRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    declinePayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentDecline"];
            };
        };
        responses: {
            /** @description The payment, declined */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ApprovalForbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DeclineRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    returnPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One key for one intention, 1 to 255 printable ASCII characters, bare or in double quotes (the quotes do not
                 *     count). Missing: 400 `idempotency_key_missing`. Malformed: 400 `idempotency_key_invalid`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Your id for this request, 1 to 64 of `A-Z a-z 0-9 . _ -`. Without one, or with anything else in it, we make one. */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The payment.
                 * @example pay_60m61hjjqw4dar155ajyegggam
                 */
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentReturn"];
            };
        };
        responses: {
            /** @description The return */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrUnsigned"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ReturnRefusal"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
