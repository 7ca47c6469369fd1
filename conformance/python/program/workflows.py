"""The workflows and activities that the scenarios run, on the SDK's public API only."""

from collections import Counter
from datetime import timedelta
from threading import Lock

from dapr.ext.workflow import RetryPolicy, TaskFailedError, WorkflowRuntime, when_all, when_any

# How often each key was tried. Activities may keep such a thing; workflows may not.
_tries = Counter()
_lock = Lock()


def _try(key):
    with _lock:
        _tries[key] += 1
        return _tries[key]


# Activities


def add(_ctx, numbers):
    return sum(numbers)


async def add_later(_ctx, numbers):
    return sum(numbers)


def echo(_ctx, value):
    return value


def shout(_ctx, text):
    return text.upper()


def fail(_ctx, text):
    raise ValueError(text)


def fail_twice(_ctx, key):
    tries = _try(key)
    if tries < 3:
        raise RuntimeError(f'try {tries}')
    return tries


# Workflows

soon = timedelta(milliseconds=50)
three_tries = RetryPolicy(
    first_retry_interval=soon, max_number_of_attempts=3, backoff_coefficient=2.0
)


def chain(ctx, number):
    for _ in range(3):
        number = yield ctx.call_activity(add, input=[number, 1])
    return number


def async_activity(ctx, numbers):
    return (yield ctx.call_activity(add_later, input=numbers))


def fan_out(ctx, count):
    results = yield when_all([ctx.call_activity(add, input=[n, n]) for n in range(count)])
    return sum(results)


def payloads(ctx, value):
    return [(yield ctx.call_activity(echo, input=value)), value]


def timer(ctx, seconds):
    before = ctx.current_utc_datetime
    yield ctx.create_timer(timedelta(seconds=seconds))
    return (ctx.current_utc_datetime - before).total_seconds() >= seconds


def past_timer(ctx, _):
    yield ctx.create_timer(ctx.current_utc_datetime - timedelta(days=1))
    return 'fired'


def event(ctx, _):
    return (yield ctx.wait_for_external_event('Approval'))


def two_events(ctx, _):
    first = yield ctx.wait_for_external_event('note')
    second = yield ctx.wait_for_external_event('note')
    return [first, second]


def event_or_timer(ctx, milliseconds):
    answer = ctx.wait_for_external_event('answer')
    deadline = ctx.create_timer(timedelta(milliseconds=milliseconds))
    winner = yield when_any([answer, deadline])
    return answer.get_result() if winner == answer else 'too late'


def event_with_timeout(ctx, milliseconds):
    try:
        return (
            yield ctx.wait_for_external_event('answer', timeout=timedelta(milliseconds=milliseconds))
        )
    except TimeoutError:
        return 'too late'


def parent(ctx, number):
    """Runs `chain` under an id of its own, and once more under the id that it gets."""
    named = yield ctx.call_child_workflow(
        chain, input=number, instance_id=f'{ctx.instance_id}-named'
    )
    unnamed = yield ctx.call_child_workflow(chain, input=named)
    return [named, unnamed]


def parent_of_failure(ctx, text):
    try:
        yield ctx.call_child_workflow(raises, input=text)
    except TaskFailedError as error:
        return str(error)


def parent_of_waiter(ctx, _):
    return (yield ctx.call_child_workflow(event, instance_id=f'{ctx.instance_id}-child'))


def retried_activity(ctx, _):
    return (yield ctx.call_activity(fail_twice, input=ctx.instance_id, retry_policy=three_tries))


def tired_activity(ctx, text):
    try:
        yield ctx.call_activity(fail, input=text, retry_policy=three_tries)
    except TaskFailedError as error:
        return f'gave up: {error}'


def retried_child(ctx, _):
    return (
        yield ctx.call_child_workflow(
            fails_twice, input=ctx.instance_id, retry_policy=three_tries
        )
    )


def fails_twice(ctx, key):
    return (yield ctx.call_activity(fail_twice, input=key))


def count_down(ctx, left):
    ctx.set_custom_status(f'{left} left')
    yield ctx.call_activity(echo, input=left)
    if left > 0:
        ctx.continue_as_new(left - 1)
    else:
        return 'lift-off'


def collect(ctx, state):
    """Takes one event a generation, and asks to keep what came besides or lets it go."""
    items = state['items']
    ctx.set_custom_status(f'has {len(items)}')
    items.append((yield ctx.wait_for_external_event('item')))
    if len(items) < state['want']:
        ctx.continue_as_new({**state, 'items': items}, save_events=state['save'])
        return None
    return items


def status(ctx, _):
    ctx.set_custom_status('waiting')
    yield ctx.wait_for_external_event('go')
    ctx.set_custom_status('done')
    return 'ok'


def raises(_ctx, text):
    raise ValueError(text)


def catches(ctx, text):
    try:
        yield ctx.call_activity(fail, input=text)
    except TaskFailedError as error:
        return (yield ctx.call_activity(shout, input=str(error)))


def fails_in_activity(ctx, text):
    yield ctx.call_activity(fail, input=text)


def unknown_activity(ctx, _):
    yield ctx.call_activity('nobody_registered_this')


def two_ways(ctx, _):
    if ctx.is_patched('add-before-shout'):
        yield ctx.call_activity(add, input=[1, 2])
    return (yield ctx.call_activity(shout, input='patched'))


def greet_old(ctx, name):
    return f'old {name}'


def greet_new(ctx, name):
    return f'new {name}'




def register(runtime: WorkflowRuntime):
    for activity in (add, add_later, echo, shout, fail, fail_twice):
        runtime.register_activity(activity)
    for workflow in (
        chain,
        async_activity,
        fan_out,
        payloads,
        timer,
        past_timer,
        event,
        two_events,
        event_or_timer,
        event_with_timeout,
        parent,
        parent_of_failure,
        parent_of_waiter,
        retried_activity,
        tired_activity,
        retried_child,
        fails_twice,
        count_down,
        collect,
        status,
        raises,
        catches,
        fails_in_activity,
        unknown_activity,
        two_ways,
    ):
        runtime.register_workflow(workflow)
    runtime.register_versioned_workflow(
        greet_old, name='greet', version_name='v1', is_latest=False
    )
    runtime.register_versioned_workflow(greet_new, name='greet', version_name='v2', is_latest=True)
