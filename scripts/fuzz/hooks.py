"""What Schemathesis cannot know of a bank, so that its cases get further than the first refusal."""
import itertools, os

import schemathesis

EXAMPLE_KEY = "0f8f1c52-6a35-4f0e-9a51-6f2f3b0c7a11"
NUMBERS = itertools.count(1)
SIGNABLE = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    # With the key of openapi.yaml's example all writes but the first would be refused: a key of its own for each.
    for name, value in (case.headers or {}).items():
        if name.lower() == "idempotency-key" and value == EXAMPLE_KEY:
            case.headers[name] = f"fuzz-{next(NUMBERS)}"
    # A signature that holds takes a key of the client. Of the requests that are right, one in eight keeps what it has
    # instead, and is refused for it.
    if case.meta and case.meta.generation.mode.name == "POSITIVE" and next(SIGNABLE) % 8:
        for name in [name for name in case.headers or {} if name.lower() in ("signature", "signature-input")]:
            del case.headers[name]
    # Of the orders that are right, half go from an account that has money to a bank that there is.
    if case.operation.label == "POST /v1/payments" and case.meta and case.meta.generation.mode.name == "POSITIVE":
        if "FUZZ_PAYER" in os.environ and next(NUMBERS) % 2:
            case.body["debtor_account_id"] = os.environ["FUZZ_PAYER"]
            case.body["creditor"]["sort_code"] = "000002"
