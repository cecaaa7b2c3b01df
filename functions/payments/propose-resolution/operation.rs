// Written by scripts/operations from openapi.yaml.
Operation {
    id: "proposeResolution",
    function: "propose-resolution",
    tag: "payments",
    method: "POST",
    path: "/v1/ledger/unknown-payments/{payment_id}/resolution",
    scopes: &["ledger:post"],
    query: &[],
    public: false,
    callback: false,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "outcome", required: true, fields: &[] },
        Field { name: "evidence", required: false, fields: &[
            Field { name: "kind", required: true, fields: &[] },
            Field { name: "reference", required: true, fields: &[] },
            Field { name: "sha256", required: true, fields: &[] },
        ] },
        Field { name: "reason", required: true, fields: &[] },
    ],
}
