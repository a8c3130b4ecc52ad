"""The forwarder as a process of its own, without loading a classifier as the command does."""

import sys

from service.forward.app import run_forwarder
from service.logs import configure_logs
from service.settings import load_settings

if __name__ == "__main__":
    settings = load_settings()
    configure_logs(settings)
    sys.exit(run_forwarder(settings))
