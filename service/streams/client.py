"""The client of Redis that everything uses; the reader's own is made of it."""

from typing import Any

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.client import Pipeline
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from service.settings import Settings
from service.streams.trouble import is_replica


class PrimaryRedis(Redis):
    """A client that looks for the primary anew once its server turns out to be a replica.

    After a failover behind a name, a virtual address or a Kubernetes service, connections that
    are open stay with the old primary, which may live on as a replica for long.
    """

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        """Run a command; have every connection made anew where a replica refuses it."""
        try:
            return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except Exception as error:
            await _leave_replica(self.connection_pool, error)
            raise

    def pipeline(self, transaction: bool = True, shard_hint: str | None = None) -> Pipeline:
        """Return a pipeline that does the same."""
        return PrimaryPipeline(
            self.connection_pool, self.response_callbacks, transaction, shard_hint
        )


class PrimaryPipeline(Pipeline):
    """A pipeline of PrimaryRedis."""

    async def execute(self, raise_on_error: bool = True) -> list[Any]:
        """Run the commands; have every connection made anew where a replica refuses one."""
        try:
            return await super().execute(raise_on_error)
        except Exception as error:
            await _leave_replica(self.connection_pool, error)
            raise


async def _leave_replica(pool: ConnectionPool, error: Exception) -> None:
    if is_replica(error):
        # Closes the idle ones, and those in use once their command is done.
        await pool.run_proactive_reconnect()


def make_redis(settings: Settings) -> Redis:
    """Return a client without retries: repeating a call is a decision of the caller's."""
    return PrimaryRedis.from_url(
        settings.url(),
        socket_timeout=settings.reply_timeout,
        socket_connect_timeout=settings.connect_timeout,
        retry=Retry(NoBackoff(), 0),
    )


def slowest_calls(settings: Settings) -> float:
    """Return the seconds that one step of a loop may wait for Redis without any trouble.

    That is four calls: a script that the server does not know yet takes three.
    """
    return 4 * (settings.connect_timeout + settings.reply_timeout)
