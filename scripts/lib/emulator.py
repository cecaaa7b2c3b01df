"""MiniStack with what its stream mappings lack: a tumbling window. A function whose mapping has one is called with the shard, the
window and its state (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html), and an answer without a
state is a failed call. Each batch is a window of its own, and the final call of a window, without records, is not made."""
import datetime, time

from ministack.app import main
from ministack.services import lambda_svc as functions
from ministack.services.cloudformation import provisioners

WINDOW = "TumblingWindowInSeconds"
SHARD = "shardId-00000000000000000000-00000000"  # MiniStack's streams have one

_mapping = provisioners._RESOURCE_HANDLERS["AWS::Lambda::EventSourceMapping"]
_create, _execute = _mapping["create"], functions._execute_function


def create(logical_id, properties, stack):
    made = _create(logical_id, properties, stack)
    if WINDOW in properties:
        functions._esms[made[0]][WINDOW] = properties[WINDOW]
    return made


def window(name, event):
    """The length of the function's window in seconds, if the event is a batch of a stream."""
    records = event.get("Records") if isinstance(event, dict) else None
    if not records or records[0].get("eventSource") != "aws:dynamodb":
        return None
    return next((int(one[WINDOW]) for _, _, one in functions._iter_all_esms() if one["FunctionName"] == name and WINDOW in one), None)


def execute(function, event):
    name = (function.get("config") or function)["FunctionName"]
    seconds = window(name, event)
    if seconds is None:
        return _execute(function, event)
    now = time.time()
    start = datetime.datetime.fromtimestamp(now - now % seconds, datetime.timezone.utc)
    ends = {"start": start, "end": start + datetime.timedelta(seconds=seconds)}
    answer = _execute(function, {
        **event, "shardId": SHARD, "eventSourceARN": event["Records"][0]["eventSourceARN"], "state": {},
        "window": {end: moment.strftime("%Y-%m-%dT%H:%M:%SZ") for end, moment in ends.items()},
        "isFinalInvokeForWindow": False, "isWindowTerminatedEarly": False})
    if not answer.get("error") and "state" not in (answer.get("body") or {}):
        return {"error": True, "body": {"errorType": "Runtime.NoState", "errorMessage": "the answer has no state"}}
    return answer


_mapping["create"], functions._execute_function = create, execute

if __name__ == "__main__":
    main()
