"""`python -m tests.system.kill_forks`: imports once, then forks a life for every line; says its pid, and its end."""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback

from bot import i18n
from db.reference.territory import load
from tests.system.kill_life import lived


def fork(job: str) -> int:
    """A process for this life."""
    pid = os.fork()
    if pid:
        return pid
    try:
        lived(json.loads(job))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def main() -> None:
    """Until its input ends."""
    load()
    i18n.load()
    gc.freeze()
    for job in sys.stdin:
        pid = fork(job)
        os.write(1, f"pid {pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        os.write(1, f"over {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
