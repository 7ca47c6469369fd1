"""What is tried. Each scenario gives back what it saw, and the test knows what is right."""

import time
from datetime import datetime, timedelta, timezone

from dapr.ext.workflow import DaprWorkflowClient
from grpc import RpcError

PATIENCE = 30

scenarios = {}


def scenario(function):
    scenarios[function.__name__.replace('_', ' ')] = function
    return function


class Engine:
    """The SDK's client, with what the scenarios have in common. Ids begin with `prefix`."""

    def __init__(self, client: DaprWorkflowClient, prefix: str):
        self.client = client
        self.prefix = prefix

    def start(self, workflow, input=None, id=None, **more):
        return self.client.schedule_new_workflow(
            workflow, input=input, instance_id=id or self.prefix, **more
        )

    def end(self, id):
        """How an instance ended: status, output, custom status and failure."""
        wait = self.client.wait_for_workflow_completion
        return seen(whole(lambda: wait(id, timeout_in_seconds=PATIENCE)))

    def run(self, workflow, input=None):
        return self.end(self.start(workflow, input))

    def state(self, id):
        return seen(whole(lambda: self.client.get_workflow_state(id)))

    def until(self, id, **wanted):
        """Asks for the state until it has the `wanted` fields."""
        deadline = time.monotonic() + PATIENCE
        while True:
            state = self.state(id)
            if state and wanted.items() <= state.items():
                return state
            if time.monotonic() > deadline:
                raise TimeoutError(f'{id} is {state}, not {wanted}')
            time.sleep(0.02)


def whole(read, again=5):
    """Reads again when daprd read half of a state while the other half was being written."""
    try:
        return read()
    except RpcError as error:
        if again == 0 or 'transient store read failure' not in error.details():
            raise
        return whole(read, again - 1)


def seen(state):
    if state is None:
        return None
    parts = {
        'status': state.runtime_status.name,
        'output': state.serialized_output,
        'custom': state.serialized_custom_status,
    }
    if state.failure_details is not None:
        parts['failure'] = [state.failure_details.error_type, state.failure_details.message]
    return {name: part for name, part in parts.items() if part}


def refusal(call, *args, **kwargs):
    """The code and text that a call is refused with."""
    try:
        call(*args, **kwargs)
    except RpcError as error:
        return [error.code().name, error.details()]
    return 'accepted'


@scenario
def a_chain_of_three(engine):
    return engine.run('chain', 1)


@scenario
def an_async_activity(engine):
    return engine.run('async_activity', [1, 2])


@scenario
def a_fan_out_of_forty(engine):
    return engine.run('fan_out', 40)


@scenario
def payloads_as_they_are(engine):
    value = {'text': 'ä ☃ 😀', 'number': 1.5, 'nothing': None, 'list': [True, '', 0]}
    return engine.run('payloads', value)


@scenario
def a_payload_of_a_megabyte(engine):
    ended = engine.run('payloads', 'x' * 1_000_000)
    return {'status': ended['status'], 'length': len(ended['output'])}


@scenario
def a_timer(engine):
    return engine.run('timer', 0.3)


@scenario
def a_timer_in_the_past(engine):
    return engine.run('past_timer')


@scenario
def an_event(engine):
    id = engine.start('event')
    engine.client.raise_workflow_event(id, 'approval', data={'by': 'Ada'})
    return engine.end(id)


@scenario
def two_events_of_one_name(engine):
    id = engine.start('two_events')
    engine.client.raise_workflow_event(id, 'note', data=1)
    engine.client.raise_workflow_event(id, 'note', data=2)
    return engine.end(id)


@scenario
def an_event_before_its_deadline(engine):
    id = engine.start('event_or_timer', 3_600_000)
    engine.client.raise_workflow_event(id, 'answer', data='in time')
    return engine.end(id)


@scenario
def a_deadline_before_its_event(engine):
    return engine.run('event_or_timer', 100)


@scenario
def an_event_before_its_timeout(engine):
    id = engine.start('event_with_timeout', 3_600_000)
    engine.client.raise_workflow_event(id, 'answer', data='in time')
    return engine.end(id)


@scenario
def a_timeout_before_its_event(engine):
    return engine.run('event_with_timeout', 100)


@scenario
def two_children(engine):
    return {'parent': engine.run('parent', 1), 'child': engine.end(f'{engine.prefix}-named')}


@scenario
def a_child_that_fails(engine):
    return engine.run('parent_of_failure', 'broken')


@scenario
def an_activity_that_is_retried(engine):
    return engine.run('retried_activity')


@scenario
def an_activity_that_is_given_up(engine):
    return engine.run('tired_activity', 'never works')


@scenario
def a_child_that_is_retried(engine):
    return engine.run('retried_child')


@scenario
def continue_as_new(engine):
    return engine.run('count_down', 5)


def two_at_once(engine, save):
    """`collect` with two events in one turn: it uses the first, so the second is left over."""
    id = engine.start('collect', {'items': [], 'want': 3, 'save': save})
    engine.client.pause_workflow(id)
    for item in ('a', 'b'):
        engine.client.raise_workflow_event(id, 'item', data=item)
    engine.client.resume_workflow(id)
    return id


@scenario
def continue_as_new_keeps_events(engine):
    id = two_at_once(engine, save=True)
    engine.client.raise_workflow_event(id, 'item', data='c')
    return engine.end(id)


@scenario
def continue_as_new_drops_events(engine):
    id = two_at_once(engine, save=False)
    for count, item in enumerate('cd', start=1):
        engine.until(id, custom=f'has {count}')
        engine.client.raise_workflow_event(id, 'item', data=item)
    return engine.end(id)


@scenario
def custom_status(engine):
    id = engine.start('status')
    waiting = engine.until(id, custom='waiting')
    engine.client.raise_workflow_event(id, 'go')
    return {'waiting': waiting, 'end': engine.end(id)}


@scenario
def a_workflow_that_fails(engine):
    return engine.run('raises', 'on purpose')


@scenario
def a_failure_that_is_caught(engine):
    return engine.run('catches', 'on purpose')


@scenario
def a_failure_that_nobody_catches(engine):
    return engine.run('fails_in_activity', 'on purpose')


@scenario
def an_activity_that_nobody_registered(engine):
    return engine.run('unknown_activity')


@scenario
def a_workflow_that_nobody_registered(engine):
    return engine.run('nobody_registered_this')


@scenario
def a_patched_workflow(engine):
    return engine.run('two_ways')


@scenario
def the_latest_version_of_a_workflow(engine):
    return engine.run('greet', 'Ada')


@scenario
def suspend_and_resume(engine):
    id = engine.start('event')
    engine.client.pause_workflow(id)
    paused = engine.state(id)
    engine.client.raise_workflow_event(id, 'Approval', data='kept')
    still = engine.state(id)
    engine.client.resume_workflow(id)
    return {'paused': paused, 'still': still, 'end': engine.end(id)}


def family(engine):
    """A parent whose child waits for an event."""
    parent = engine.start('parent_of_waiter')
    child = f'{parent}-child'
    engine.until(child, status='RUNNING')
    return parent, child


@scenario
def terminate_with_children(engine):
    parent, child = family(engine)
    engine.client.terminate_workflow(parent, output='enough')
    return {'parent': engine.end(parent), 'child': engine.end(child)}


@scenario
def terminate_without_children(engine):
    parent, child = family(engine)
    engine.client.terminate_workflow(parent, recursive=False)
    ended = engine.end(parent)
    running = engine.state(child)
    engine.client.terminate_workflow(child)
    return {'parent': ended, 'running': running, 'child': engine.end(child)}


def ended_family(engine):
    parent, child = family(engine)
    engine.client.raise_workflow_event(child, 'Approval', data='yes')
    engine.end(parent)
    # On daprd a child tells its parent a moment before it has ended itself.
    engine.end(child)
    return parent, child


@scenario
def purge_with_children(engine):
    parent, child = ended_family(engine)
    engine.client.purge_workflow(parent)
    return {'parent': engine.state(parent), 'child': engine.state(child)}


@scenario
def purge_without_children(engine):
    parent, child = ended_family(engine)
    engine.client.purge_workflow(parent, recursive=False)
    return {'parent': engine.state(parent), 'child': engine.state(child)}


@scenario
def purge_of_what_runs(engine):
    id = engine.start('event')
    refused = refusal(engine.client.purge_workflow, id)
    engine.client.terminate_workflow(id)
    return refused


@scenario
def a_scheduled_start(engine):
    id = engine.start('chain', 1, start_at=datetime.now(timezone.utc) + timedelta(seconds=2))
    return {'before': engine.state(id), 'end': engine.end(id)}


@scenario
def an_id_that_is_in_use(engine):
    id = engine.start('event')
    refused = refusal(engine.start, 'event')
    engine.client.terminate_workflow(id)
    engine.end(id)
    return {'refused': refused, 'again': engine.run('chain', 1)}


@scenario
def ids_that_nobody_knows(engine):
    client, id = engine.client, engine.prefix
    return {
        'state': engine.state(id),
        'event': refusal(client.raise_workflow_event, id, 'any'),
        'terminate': refusal(client.terminate_workflow, id),
        'pause': refusal(client.pause_workflow, id),
        'resume': refusal(client.resume_workflow, id),
        'purge': refusal(client.purge_workflow, id),
    }


@scenario
def a_wait_that_times_out(engine):
    id = engine.start('event')
    try:
        engine.client.wait_for_workflow_completion(id, timeout_in_seconds=1)
        waited = 'ended'
    except TimeoutError:
        waited = 'timed out'
    engine.client.raise_workflow_event(id, 'approval', data='late')
    return {'waited': waited, 'end': engine.end(id)}
