"""Calls functions that people call: on AWS by the CLI, on this machine by the origin of a bank that `cargo run` started."""
import json, subprocess, tempfile, urllib.error, urllib.request

REGION = "eu-west-2"  # of every environment (template/cdk/lib/environments.ts)


class NoAnswer(Exception):
    """The function did not answer, or failed; what was done until then is kept."""


def _on_aws(environment, function, request):
    with tempfile.NamedTemporaryFile() as answer:
        ran = subprocess.run(
            ["aws", "--region", REGION, "lambda", "invoke", "--function-name", f"malai-{environment}-{function}:live",
             "--cli-binary-format", "raw-in-base64-out", "--cli-read-timeout", "310", "--payload", json.dumps(request),
             "--query", "FunctionError", "--output", "text", answer.name], capture_output=True, text=True)
        if ran.returncode != 0 or ran.stdout.strip() != "None":
            raise NoAnswer(ran.stderr.strip() or answer.read().decode(errors="replace"))
        return json.loads(answer.read())


def _on_this_machine(origin, function, request):
    call = urllib.request.Request(f"{origin.rstrip('/')}/_local/functions/{function}", json.dumps(request).encode(), method="POST")
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(call, timeout=310) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise NoAnswer(f"status {error.code}: {error.read().decode(errors='replace')}") from None
    except (OSError, ValueError) as error:
        raise NoAnswer(str(error)) from None


def is_place(where):
    """Whether this names a place where functions can be called."""
    return where in ("dev", "prod") or where.startswith(("http://127.0.0.1:", "http://localhost:"))


def call(where, function, request):
    """The function's answer. Raises NoAnswer."""
    on = _on_this_machine if where.startswith("http") else _on_aws
    return on(where, function, request)
