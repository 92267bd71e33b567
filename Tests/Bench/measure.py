"""Runs whole commands and says what each cost: time on the clock, time of the processor, the most memory."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds, and bytes of the largest process of a command; its output only where it is asked for."""

    wall: float
    user: float
    system: float
    memory: int
    status: int
    output: str = ""

    @property
    def cpu(self):
        return self.user + self.system


def cost(command, limit=None, keep=False):
    """What a command costs with all that it starts, or nothing if it takes longer than the limit in seconds."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], stdin=subprocess.DEVNULL, start_new_session=True,
        stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if keep else subprocess.DEVNULL)
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(limit, stop) if limit else None
    if timer:
        timer.start()
    output = process.stdout.read().decode("utf-8", "replace") if keep else ""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if timer:
        timer.cancel()
    if late.is_set():
        return None
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(wall, used.ru_utime, used.ru_stime, memory, process.returncode, output)


def in_turns(commands, runs, limit, after=lambda name: None, enough=30):
    """The cheapest of several runs of each command, by its name; the commands take turns, so that what else the
    machine does meets all of them alike.

    Each command is a pair: what to do before the clock starts, and the words of the command; `after` is called with its
    name when the clock stands. One that takes longer than `enough` seconds runs once; one that takes longer than the
    limit has no cost.
    """
    best = {}
    for turn in range(runs):
        for name, (before, command) in commands.items():
            if turn and (best[name] is None or best[name].wall > enough):
                continue
            before()
            seen = cost(command, limit)
            print(f"  {name}: {f'{seen.wall:.2f} s' if seen else f'more than {limit} s'}", file=sys.stderr, flush=True)
            after(name)
            if turn == 0 or seen and seen.wall < best[name].wall:
                best[name] = seen
    return best
