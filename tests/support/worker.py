"""The service as a process of its own, with a test classifier: `python -m tests.support.worker`."""

import sys

from service.app import end_process, run_service
from service.logs import configure_logs
from service.settings import load_settings
from tests.support.classifiers import OneAlertClassifier, WordClassifier


def main() -> None:
    settings = load_settings()
    configure_logs(settings)
    classifier = OneAlertClassifier() if "--null" in sys.argv else WordClassifier()
    end_process(run_service(settings, classifier, list(classifier.categories)))


if __name__ == "__main__":
    main()
