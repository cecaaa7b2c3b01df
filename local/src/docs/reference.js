Scalar.createApiReference("#reference", {
  url: "/openapi.yaml",
  // What would ask a server on the internet, or leads there.
  agent: { disabled: true },
  mcp: { disabled: true },
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  // A secret that was typed in ends with the page.
  persistAuth: false,
  // A key belongs to one intention: a write that is sent without a key gets one of its own.
  onBeforeRequest({ requestBuilder }) {
    const { headers, method } = requestBuilder;
    if (method.toUpperCase() !== "GET" && !headers.get("Idempotency-Key")) {
      headers.set("Idempotency-Key", crypto.randomUUID());
    }
  },
});
