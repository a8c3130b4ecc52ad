"""`python -m service.probe livez` asks a probe of the process beside it: the image's health check.

It runs every few seconds beside the line, so it loads next to nothing: the command itself takes the
best part of a second of a core to come up.
"""

import http.client
import os
import sys


def main(path: str) -> int:
    """Print what the probe answers; return 0 if that is yes, 1 otherwise."""
    port = _port()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", f"/{path.lstrip('/')}")
        response = connection.getresponse()
        print(response.status, response.read().decode())
    except (OSError, http.client.HTTPException) as error:
        print(f"no answer on port {port}: {error}")
        return 1
    finally:
        connection.close()
    return 0 if response.status == 200 else 1


def _port() -> int:
    if "TOCSIN_CONFIG" in os.environ:
        from service.settings import load_settings

        return load_settings().http_port
    return int(os.environ.get("TOCSIN_HTTP_PORT", "8000"))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
