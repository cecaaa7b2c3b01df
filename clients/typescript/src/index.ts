// The client of the bank's HTTP API. The types come from openapi.yaml; the calls are those of openapi-fetch:
//
//   const bank = connect({ baseUrl: "http://127.0.0.1:8080", accessToken });
//   const { data, error } = await bank.GET("/v1/accounts/{account_id}", {
//     params: { path: { account_id } },
//   });
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";

/** Every object of the contract by its name, such as `Schemas["Payment"]`. */
export type Schemas = components["schemas"];

/** The bank: a method for each HTTP method, which takes a path of the contract and what belongs to it. */
export type Bank = Client<paths>;

export interface Connection {
  /** Where the bank is, without a slash at the end. */
  baseUrl: string;
  /** An access token, or what fetches one that is valid now. Without it only the open operations work. */
  accessToken?: string | (() => Promise<string>);
}

/** Connects to the bank. Nothing is sent yet. */
export function connect({ baseUrl, accessToken }: Connection): Bank {
  const bank = createClient<paths>({ baseUrl });
  if (accessToken !== undefined) {
    bank.use({
      async onRequest({ request }) {
        const token = typeof accessToken === "string" ? accessToken : await accessToken();
        request.headers.set("Authorization", `Bearer ${token}`);
        return request;
      },
    });
  }
  return bank;
}

/** Asks for an access token with a client secret (`client_secret_basic`). */
export function getToken(bank: Bank, clientId: string, clientSecret: string) {
  return bank.POST("/v1/oauth/token", {
    body: { grant_type: "client_credentials" },
    bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
    headers: {
      Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
  });
}
