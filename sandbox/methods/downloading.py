"""Where a file can be fetched from."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, method
from sandbox.errors import refuse
from sandbox.files import DOWNLOAD_LIMIT


@method("getFile")
def get_file(call: Call) -> dict[str, Any]:
    """The path of a file of at most 20 MB."""
    file = call.world.files.by_id.get(call.params.text("file_id"))
    if file is None:
        raise refuse("invalid file_id")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise refuse("file is too big")
    known = {name: file.about[name] for name in ("file_id", "file_unique_id", "file_size")}
    return {**known, "file_path": file.path}
