// Compiled, never run: the calls that the README of the bank shows must type-check.
import { connect, getToken, type Schemas } from "../src/index.js";

export async function payRent(baseUrl: string, clientId: string, clientSecret: string, debtor: string) {
  const { data: token } = await getToken(connect({ baseUrl }), clientId, clientSecret);
  if (token === undefined) throw new Error("no token");
  const bank = connect({ baseUrl, accessToken: token.access_token });

  const order: Schemas["PaymentOrder"] = {
    debtor_account_id: debtor,
    creditor: { name: "Harbour Lettings", sort_code: "000002", account_number: "58302914" },
    amount: { amount: "950.00", currency: "GBP" },
    reference: "RENT",
  };
  const { data: payment, error } = await bank.POST("/v1/payments", {
    params: { header: { "Idempotency-Key": "rent-2026-12" } },
    body: order,
  });
  if (error !== undefined) return error.code;
  return payment.status;
}

export async function everyEntry(baseUrl: string, accessToken: string, account_id: string) {
  const bank = connect({ baseUrl, accessToken: async () => accessToken });
  const entries: Schemas["Transaction"][] = [];
  for (let cursor: string | undefined; ; ) {
    const { data: page, error } = await bank.GET("/v1/accounts/{account_id}/transactions", {
      params: { path: { account_id }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
    });
    if (error !== undefined) throw new Error(error.code);
    entries.push(...page.data);
    if (page.next_cursor === undefined) return entries;
    cursor = page.next_cursor;
  }
}
