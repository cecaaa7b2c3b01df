"""What Schemathesis cannot know of a bank, so that its cases get further than the first refusal."""
import itertools, os

import schemathesis

NUMBERS = itertools.count(1)
SIGNABLE = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    # Of the examples of openapi.yaml, which has none of a key, all writes would have one that is made alike, and all but
    # the first be refused: a key of its own for each.
    if case.meta and case.meta.phase.name == "examples":
        for name in case.headers or {}:
            if name.lower() == "idempotency-key":
                case.headers[name] = f"fuzz-{next(NUMBERS)}"
    # A signature that holds takes a key of the client. Of the requests that are right, one in eight keeps what it has
    # instead, and is refused for it. A digest is not that of the body: without a signature that is refused before it, it goes.
    if case.meta and case.meta.generation.mode.name == "POSITIVE":
        headers = {name.lower(): name for name in case.headers or {}}
        keeps = next(SIGNABLE) % 8 == 0 and "signature" in headers and "signature-input" in headers
        for name in [] if keeps else ["signature", "signature-input", "content-digest"]:
            if name in headers:
                del case.headers[headers[name]]
    # Of the orders that are right, half go from an account that has money to a bank that there is.
    if case.operation.label == "POST /v1/payments" and case.meta and case.meta.generation.mode.name == "POSITIVE":
        if "FUZZ_PAYER" in os.environ and next(NUMBERS) % 2:
            case.body["debtor_account_id"] = os.environ["FUZZ_PAYER"]
            case.body["creditor"]["sort_code"] = "000002"
