// Compiled against the packed client, never run: what the types must take and must refuse.
import { connect, ProblemError, type Bank, type Schemas } from "malai-client";

export async function payRent(baseUrl: string, clientId: string, clientSecret: string, debtor: string) {
  const bank = connect({ baseUrl, credential: { clientId, clientSecret } });
  const order: Schemas["PaymentOrder"] = {
    debtor_account_id: debtor,
    creditor: { name: "Harbour Lettings", sort_code: "000002", account_number: "58302914" },
    amount: { amount: "950.00", currency: "GBP" },
    reference: "RENT",
  };
  const { data: payment } = await bank.POST("/v1/payments", { body: order });
  const { data: same } = await bank.POST("/v1/payments", {
    params: { header: { "Idempotency-Key": "rent-2026-12" } },
    body: order,
  });
  return [payment.payment_id, same.payment_id];
}

// A status that this version does not know is a string; the known ones can still be distinguished.
export function isOver(payment: Schemas["Payment"]): boolean {
  switch (payment.status) {
    case "settled":
    case "rejected":
      return true;
    default: {
      const other: string = payment.status;
      return other === "a status of a later version";
    }
  }
}
export const unknown: Schemas["Payment"]["status"] = "a status of a later version";
// @ts-expect-error What is only sent is closed: the bank would refuse this route.
export const route: Schemas["PaymentOrder"]["route"] = "pigeon";

export async function everyEntry(bank: Bank, account_id: string) {
  const entries: Schemas["Transaction"][] = [];
  const path = "/v1/accounts/{account_id}/transactions";
  for await (const entry of bank.items(path, { params: { path: { account_id }, query: { limit: 50 } } })) {
    entries.push(entry);
  }
  for await (const page of bank.pages("/v1/accounts")) page.data satisfies Schemas["Account"][];
  return entries;
}

export async function refused(bank: Bank) {
  // @ts-expect-error The body is required.
  await bank.POST("/v1/accounts");
  // @ts-expect-error There is no such path.
  await bank.GET("/v1/acounts");
  // @ts-expect-error One account is no list.
  bank.pages("/v1/accounts/{account_id}");
  // @ts-expect-error The scheme calls this, not a client.
  await bank.POST("/rails/fps/messages", { body: "" });
  try {
    const { data } = await bank.GET("/v1/accounts");
    return data.data.map(({ account_id }) => account_id);
  } catch (error) {
    if (error instanceof ProblemError && error.code === "rate_limited") return error.retryAfter;
    throw error;
  }
}

export async function csv(bank: Bank, account_id: string): Promise<string> {
  const { data } = await bank.GET("/v1/accounts/{account_id}/statement", {
    params: { path: { account_id }, query: { from: "2026-11-01", to: "2026-11-30" } },
    headers: { Accept: "text/csv" },
    parseAs: "text",
  });
  return data;
}
