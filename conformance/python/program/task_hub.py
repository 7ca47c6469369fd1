"""The same protocol through durabletask-dapr, the task hub client below older SDKs.

A program of its own, because the two libraries bring the same protobuf files:
task_hub.py PORT   runs a workflow and prints how it ended as JSON
"""

import json
import sys
from datetime import timedelta

from durabletask import client, task, worker


def shout(_ctx, text):
    return text.upper()


tries = {}


def fail_once(_ctx, key):
    tries[key] = tries.get(key, 0) + 1
    if tries[key] == 1:
        raise RuntimeError('first try')
    return tries[key]


def low_child(ctx, text):
    return (yield ctx.call_activity(shout, input=text))


def low_parent(ctx, state):
    """Activity, child, timer, retry, event and continue-as-new in one."""
    policy = task.RetryPolicy(
        first_retry_interval=timedelta(milliseconds=50), max_number_of_attempts=2
    )
    shouted = yield ctx.call_sub_orchestrator(low_child, input=state['text'])
    yield ctx.create_timer(timedelta(milliseconds=50))
    if not state['again']:
        return shouted
    tried = yield ctx.call_activity(fail_once, input=ctx.instance_id, retry_policy=policy)
    event = yield ctx.wait_for_external_event('more')
    ctx.set_custom_status('once more')
    ctx.continue_as_new({'text': f'{shouted} {tried} {event}', 'again': False})


def run(port, id):
    address = f'127.0.0.1:{port}'
    with worker.TaskHubGrpcWorker(host_address=address) as hub:
        for activity in (shout, fail_once):
            hub.add_activity(activity)
        for orchestrator in (low_child, low_parent):
            hub.add_orchestrator(orchestrator)
        hub.start()
        with client.TaskHubGrpcClient(host_address=address) as asking:
            given = {'text': 'hello', 'again': True}
            asking.schedule_new_orchestration(low_parent, input=given, instance_id=id)
            asking.raise_orchestration_event(id, 'MORE', data='and more')
            state = asking.wait_for_orchestration_completion(id, timeout=30)
            return {'status': state.runtime_status.name, 'output': state.serialized_output}


if __name__ == '__main__':
    print(json.dumps(run(sys.argv[1], 'python-task-hub')), flush=True)
