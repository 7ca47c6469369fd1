"""A Python application of Dapr workflows, told on the command line what to do.

main.py scenarios PORT   runs every scenario and prints one line of JSON for each
main.py worker PORT      serves the workflows until its input ends; prints "ready" once it can
main.py client PORT WORKFLOW INPUT   starts a workflow that another process serves
"""

import json
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager

import workflows
from dapr.ext.workflow import DaprWorkflowClient, WorkflowRuntime
from scenarios import Engine, scenarios


def say(value):
    print(json.dumps(value), flush=True)


@contextmanager
def worker(port):
    runtime = WorkflowRuntime(host='127.0.0.1', port=port)
    workflows.register(runtime)
    runtime.start()
    try:
        yield
    finally:
        runtime.shutdown()


def answer(client, name):
    try:
        return scenarios[name](Engine(client, f'python-{name.replace(" ", "-")}'))
    except Exception:
        return {'crashed': traceback.format_exc()}


def run_scenarios(port):
    with worker(port), ThreadPoolExecutor(8) as pool:
        client = DaprWorkflowClient(host='127.0.0.1', port=port)
        running = {pool.submit(answer, client, name): name for name in scenarios}
        for done in as_completed(running):
            say([running[done], done.result()])
        client.close()


def serve(port):
    with worker(port):
        say('ready')
        sys.stdin.read()


def start(port, workflow, given):
    client = DaprWorkflowClient(host='127.0.0.1', port=port)
    say(Engine(client, f'python-starts-{workflow}').run(workflow, json.loads(given)))
    client.close()


commands = {
    'scenarios': run_scenarios,
    'worker': serve,
    'client': start,
}

if __name__ == '__main__':
    commands[sys.argv[1]](*sys.argv[2:])
