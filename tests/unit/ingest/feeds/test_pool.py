"""A parser that hangs or ends its process costs one item; the process ends with its parent."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from service.errors import FeedError, FeedReason
from service.ingest.feeds.pool import Pool
from tests.support.processes import ROOT, eventually

PARENT = """
import asyncio, os, time
from service.ingest.feeds.pool import Pool

async def main():
    pool = Pool(60)
    print(await pool.run(os.getpid), flush=True)
    await pool.run(time.sleep, 60)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_hangs_and_crashes_are_feed_errors_and_the_next_call_works() -> None:
    pool = Pool(0.5)
    try:
        await pool.run(os.getpid)
        with pytest.raises(FeedError, match="took more than") as caught:
            await pool.run(time.sleep, 60)
        assert caught.value.reason is FeedReason.PARSER
        with pytest.raises(FeedError, match="ended over it"):
            await pool.run(os._exit, 3)
        with pytest.raises(FeedError, match="ended over it"):
            await pool.run(bytearray, 8 << 30)  # more than the memory limit
        assert await pool.run(os.getpid) != os.getpid()
    finally:
        pool.close()


def test_the_process_ends_with_a_killed_parent() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()

    def ended() -> bool:
        try:
            return psutil.Process(child).status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    eventually(ended, 120, what="the end of the parsing process")
