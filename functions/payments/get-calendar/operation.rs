// Written by scripts/operations from openapi.yaml.
Operation {
    id: "getCalendar",
    function: "get-calendar",
    tag: "payments",
    method: "GET",
    path: "/v1/calendar",
    scopes: &["payments:read"],
    query: &["from", "to"],
    public: false,
    callback: false,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
