"""The Lua scripts, each read once from the file beside this one."""

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """Return the source of a script, named without its ending."""
    return files(__package__).joinpath(f"{name}.lua").read_text(encoding="utf-8")
