"""What tasks and futures raise; behind each handler stands what its block can raise."""
import asyncio
import concurrent.futures


async def running(work, group: asyncio.TaskGroup):
    try:
        asyncio.create_task(work)
    except Exception:  # nothing
        pass
    try:
        asyncio.get_running_loop()
        asyncio.current_task()
    except Exception:  # nothing
        pass
    try:
        asyncio.all_tasks()
        asyncio.get_event_loop()
    except Exception:  # nothing
        pass
    try:
        group.create_task(work)
    except Exception:  # RuntimeError
        pass
    try:
        lock.release()
    except Exception:  # RuntimeError
        pass

    def called_later():
        try:
            asyncio.create_task(work)
        except Exception:  # RuntimeError
            pass


def outside(work):
    try:
        asyncio.create_task(work)
    except Exception:  # RuntimeError
        pass


lock = asyncio.Lock()


async def asked(task: asyncio.Task, other: asyncio.Task, done, tasks):
    try:
        task.result()
    except Exception:  # asyncio.InvalidStateError; unknown: task.result
        pass
    try:
        if task.done():
            task.result()
    except Exception:  # ; unknown: task.result
        pass
    try:
        if not other.done():
            return
        task.exception()
    except Exception:  # asyncio.InvalidStateError
        pass
    try:
        if not task.done():
            return
        task.exception()
    except Exception:  # nothing
        pass
    try:
        if not task.done():
            task.exception()
    except Exception:  # asyncio.InvalidStateError
        pass
    try:
        if task in done:
            task.exception()
    except Exception:  # nothing
        pass
    try:
        if task in tasks:
            task.exception()
    except Exception:  # asyncio.InvalidStateError
        pass
    try:
        if task not in done:
            task.exception()
    except Exception:  # asyncio.InvalidStateError
        pass
    try:
        if task.done():
            task.exception()
    except BaseException:  # asyncio.CancelledError
        pass
    try:
        if task.done() and not task.cancelled():
            task.exception()
    except BaseException:  # nothing
        pass
    try:
        if task.done(1):
            task.exception()
    except Exception:  # asyncio.InvalidStateError
        pass


def threads(future: concurrent.futures.Future):
    try:
        future.exception()
    except Exception:  # concurrent.futures.CancelledError
        pass
    try:
        if future.done():
            future.exception()
    except Exception:  # concurrent.futures.CancelledError
        pass
    try:
        if future.cancelled():
            future.exception()
    except Exception:  # concurrent.futures.CancelledError
        pass
    try:
        if future.cancelled():
            return
        future.exception()
    except Exception:  # nothing
        pass
