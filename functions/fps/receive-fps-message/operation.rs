// Written by scripts/operations from openapi.yaml.
Operation {
    id: "receiveFpsMessage",
    function: "receive-fps-message",
    tag: "rail-callbacks",
    method: "POST",
    path: "/rails/fps/messages",
    scopes: &[],
    query: &[],
    public: false,
    callback: true,
    bank_only: false,
    idempotent_write: false,
    signature: Signature::Never,
    body: &[],
}
