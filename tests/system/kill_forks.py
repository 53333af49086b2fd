"""`python -m tests.system.kill_forks`: lives once, to be warm, then forks a life for each line of its input."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import traceback

from tests.system.kill_life import lived

LONGEST_S = 120  # no life is left behind when those who would kill it are gone


def fork(job: str) -> int:
    """A process for this life."""
    pid = os.fork()
    if pid:
        return pid
    try:
        signal.alarm(LONGEST_S)
        lived(json.loads(job))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def main() -> None:
    """Until its input ends."""
    logging.disable(logging.WARNING)  # a letter that fails is no news here
    lived(json.loads(sys.stdin.readline()))
    os.write(1, b"warm\n")
    for job in sys.stdin:
        pid = fork(job)
        os.write(1, f"pid {pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        os.write(1, f"over {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
