"""Where the HTTP port can't be had, the error names the setting that is wrong."""

import socket

import pytest

from service.errors import ConfigurationError
from service.serve.server import listen
from service.settings import load_settings


def test_a_port_in_use_and_an_address_that_is_not_ours_are_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = load_settings(http_host="127.0.0.1", http_port=other.getsockname()[1])
        with pytest.raises(ConfigurationError, match="set TOCSIN_HTTP_PORT to a free port"):
            listen(taken)
    for host in ("192.0.2.1", "no such name"):
        with pytest.raises(ConfigurationError, match="set TOCSIN_HTTP_HOST to an address"):
            listen(load_settings(http_host=host, http_port=0))
