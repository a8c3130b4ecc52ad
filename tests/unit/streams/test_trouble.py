"""What each error of Redis means, and how the waits grow."""

import pytest
from redis import exceptions as errors

from service.errors import CommitRefusedError, ConfigurationError
from service.serve.trouble_log import kind_of
from service.streams.trouble import Backoff, is_group_missing, is_lasting, is_passing, is_replica


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.ConnectionError("gone"), "connection"),
        (errors.TimeoutError("slow"), "timeout"),
        (errors.BusyLoadingError("LOADING"), "loading"),
        (errors.ReadOnlyError("READONLY"), "readonly"),
        (errors.OutOfMemoryError("OOM"), "oom"),
        (errors.AuthenticationError("NOAUTH"), "noauth"),
        (errors.NoPermissionError("User a has no permissions to run 'b'"), "noperm"),
        (CommitRefusedError("ERR ACL failure in script: User a has no permissions"), "noperm"),
        (CommitRefusedError("ERR The user executing the script can't run this"), "noperm"),
        (errors.ResponseError("MISCONF disk"), "misconf"),
        (errors.ResponseError("SOMETHING new"), "other"),
        (ConnectionResetError(), "connection"),
        (CommitRefusedError("no"), "other"),
    ],
)
def test_passing_trouble(error: BaseException, kind: str) -> None:
    assert is_passing(error)
    assert kind_of(error) == kind


def test_lasting_trouble() -> None:
    wrong = errors.ResponseError("WRONGTYPE Operation against a key")
    assert is_lasting(wrong)
    assert not is_passing(wrong)
    assert not is_passing(ConfigurationError("x"))
    assert not is_passing(ValueError("x"))
    assert is_group_missing(errors.ResponseError("NOGROUP No such key"))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.ReadOnlyError("You can't write against a read only replica."), True),
        (errors.MasterDownError("Link with MASTER is down"), True),
        (errors.ResponseError("UNBLOCKED force unblock from blocking operation"), True),
        (errors.ResponseError("ERR Error running script: @user_script: 5: READONLY You"), True),
        (errors.ResponseError("WRONGTYPE Operation against a key"), False),
        (errors.ConnectionError("gone"), False),
    ],
)
def test_a_replica_is_known_by_what_it_says(error: BaseException, expected: bool) -> None:
    assert is_replica(error) is expected


def test_errors_inside_a_script_of_redis_6() -> None:
    head = "ERR Error running script (call to f_0a): @user_script:34: "
    assert is_group_missing(errors.ResponseError(head + "NOGROUP No such key"))
    assert is_lasting(errors.ResponseError(head + "WRONGTYPE Operation against a key"))
    assert kind_of(errors.ResponseError(head + "READONLY You can't write")) == "readonly"


def test_waits_grow_from_a_tenth_of_a_second_to_four() -> None:
    backoff = Backoff()
    waits = [backoff.next_wait() for _ in range(12)]
    assert all(0.1 <= wait <= 4 for wait in waits)
    assert waits[0] == pytest.approx(0.1)
    assert min(waits[6:]) >= 3
    backoff.reset()
    assert backoff.next_wait() < 0.2
