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
    bank_only: true,
    idempotent_write: true,
    signature: Signature::ByPolicy,
    body: &[
        Field { name: "outcome", required: true, fields: &[], items: None },
        Field { name: "evidence", required: false, fields: &[
            Field { name: "kind", required: true, fields: &[], items: None },
            Field { name: "reference", required: true, fields: &[], items: None },
            Field { name: "sha256", required: true, fields: &[], items: None },
        ], items: Some(Items { least: 0, most: 5, unique: false }) },
        Field { name: "reason", required: true, fields: &[], items: None },
    ],
}
