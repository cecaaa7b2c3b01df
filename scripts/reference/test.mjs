// Sends every operation of the contract once through the API reference of a running bank, in a browser, with what the page
// fills in; none may be refused for that. See scripts/test-reference.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [data, browserPath, screenshots] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(`${data}/demo.json`, "utf8"));
const { origin } = demo;

// Answers that only say that there is nothing yet on this bank which the example names, or that it may not be done now.
const UNKNOWN_HERE = /^(2\d\d|404|409|422)$/;
// A rail's requests are signed by its gateway, which no person does by hand.
const REFUSED = { receiveFpsMessage: [401] };
// What only clients of the bank itself may do.
const OF_THE_DESK = /^\/v1\/(ledger|institutions|internal-accounts)\//;
const problems = [];

const operations = await contract();
const browser = await chromium.launch({
  executablePath: browserPath || undefined,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let page;

try {
  for (const [client, of] of [[demo.operator, (path) => !OF_THE_DESK.test(path)], [demo.desk[0], (path) => OF_THE_DESK.test(path)]]) {
    await authorise(client);
    for (const operation of operations.filter((operation) => of(operation.path))) await send(operation);
  }
  await authorise(demo.operator);
  await pay().catch((error) => problems.push(`a payment: ${error.message}`));
  if (screenshots) await page.screenshot({ path: `${screenshots}/payment.png` });
} finally {
  await browser.close();
}
for (const problem of problems) console.error(`FAILED: ${problem}`);
console.log(`${operations.length} operations sent through the reference, ${problems.length} problems`);
process.exit(problems.length || operations.length < 40 ? 1 : 0);

/** The operations, as the page knows them. */
async function contract() {
  const text = await (await fetch(`${origin}/openapi.yaml`)).text();
  const found = [];
  let path, method, tag;
  for (const line of text.slice(text.indexOf("\npaths:"), text.indexOf("\ncomponents:")).split("\n")) {
    path = line.match(/^  (\/\S*):$/)?.[1] ?? path;
    method = line.match(/^    (get|post|put|patch|delete):$/)?.[1] ?? method;
    const id = line.match(/^      operationId: (\w+)$/)?.[1];
    if (id) found.push({ id, path, method });
    tag = line.match(/^      tags: \[(\S+)\]$/)?.[1];
    if (tag) found.at(-1).tag = tag;
  }
  return found;
}

/** Opens the page anew and signs in as this client. */
async function authorise(client) {
  await page?.context().close();
  // The token endpoint asks for a name and a password in the browser's own window.
  const httpCredentials = { username: client.client_id, password: client.client_secret };
  page = await browser.newPage({ viewport: { width: 1400, height: 900 }, httpCredentials });
  // A busy machine takes its time.
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => problems.push(`the page failed: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) problems.push(`the page asks another server: ${url}`);
  });
  await page.goto(`${origin}/docs`);
  await page.getByLabel("Client ID").first().fill(client.client_id);
  await page.getByLabel("Client Secret").first().fill(client.client_secret);
  const answered = page.waitForResponse(`${origin}/v1/oauth/token`);
  await page.getByRole("button", { name: "Authorize" }).first().click();
  if ((await answered).status() !== 200) problems.push(`no token: ${await (await answered).text()}`);
  await page.getByRole("button", { name: "Clear tokens" }).first().waitFor();
}

/** Opens the form of an operation. */
async function open({ tag, method, path }) {
  await page.evaluate((hash) => (location.hash = hash), `tag/${tag}/${method.toUpperCase()}${path}`);
  await page.getByRole("button", { name: `Test Request (${method} ${path})`, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Send \w+ request to / }).waitFor();
}

/** Sends what is filled in; answers the request and its response. */
async function press({ method, path }) {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const wanted = new RegExp(`^${origin}${parts.join("[^/]+")}(\\?.*)?$`);
  const answered = page.waitForResponse((response) => wanted.test(response.url()) && response.request().method() === method.toUpperCase());
  await page.getByRole("dialog").getByRole("button", { name: /^Send \w+ request to / }).click();
  const response = await answered;
  return { status: response.status(), text: await response.text(), headers: await response.request().allHeaders() };
}

async function send(operation) {
  const { id } = operation;
  try {
    await open(operation);
    const { status, text, headers } = await press(operation);
    let code;
    try {
      code = JSON.parse(text).code;
    } catch {
      // Keys, lists and what a scheme is answered are no problems.
    }
    console.log(`${id}: ${status} ${code ?? ""}`);
    const fine = (UNKNOWN_HERE.test(status) && !/^idempotency/.test(code)) || REFUSED[id]?.includes(status);
    if (!fine) {
      problems.push(`${id} is refused for what the page fills in: ${status} ${text}`);
    }
    for (const name of ["signature", "signature-input", "content-digest", "x-request-id"]) {
      if (headers[name]) problems.push(`${id} is sent with ${name}: ${headers[name]}`);
    }
  } catch (error) {
    problems.push(`${id}: ${error.message.slice(0, 500)}`);
    console.log(`${id}: not sent`);
  }
  await page.getByRole("button", { name: "Close Client" }).last().click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Orders two payments in one form as a reader would: with an account that there is, and nothing else changed. */
async function pay() {
  const account = await funded();
  const operation = operations.find(({ id }) => id === "createPayment");
  await open(operation);
  const body = page.getByRole("dialog").locator(".cm-content").first();
  await body.click();
  await page.keyboard.press("ControlOrMeta+A");
  const creditor = { name: "Brightwell Plumbing", sort_code: "000002", account_number: "58302914" };
  await page.keyboard.insertText(JSON.stringify({ debtor_account_id: account, creditor, amount: { amount: "1.50", currency: "GBP" }, reference: "FIRST", allow_duplicate: true }));
  const [first, second] = [await press(operation), await press(operation)];
  const ids = new Set([first, second].map(({ text }) => JSON.parse(text).payment_id));
  if (first.status !== 201 || second.status !== 201 || ids.size !== 2) {
    problems.push(`two payments from one form: ${first.status} ${first.text}, ${second.status} ${second.text}`);
  }
}

/** The id of a new account that holds money. */
async function funded() {
  const post = async (path, body, headers) => {
    const answer = await fetch(origin + path, { method: "POST", body, headers });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const pair = btoa(`${demo.operator.client_id}:${demo.operator.client_secret}`);
  const form = { authorization: `Basic ${pair}`, "content-type": "application/x-www-form-urlencoded" };
  const { access_token } = await post("/v1/oauth/token", "grant_type=client_credentials", form);
  const json = { "content-type": "application/json" };
  const holder = JSON.stringify({ holder_name: "Grace Obi", currency: "GBP" });
  const account = await post("/v1/accounts", holder, { ...json, authorization: `Bearer ${access_token}`, "idempotency-key": "account" });
  const { account_id, sort_code, account_number } = account;
  const salary = { debtor: { name: "Harbour Studios", sort_code: "000003", account_number: "70412256" }, creditor: { sort_code, account_number }, amount: { amount: "1500.00", currency: "GBP" }, reference: "SALARY" };
  await post("/_local/rails/fps/inbound-payments", JSON.stringify(salary), json);
  return account_id;
}
