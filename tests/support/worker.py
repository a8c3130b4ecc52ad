"""The service as a process of its own, with a test classifier: `python -m tests.support.worker`."""

import sys

from service.app import end_process, run_service
from service.classify import Classifier, load_classifier
from service.logs import configure_logs
from service.settings import load_settings
from tests.support.classifiers import OneAlertClassifier, WordClassifier


def main() -> None:
    settings = load_settings()
    configure_logs(settings)
    classifier: Classifier = WordClassifier()
    if "--null" in sys.argv:
        classifier = OneAlertClassifier()
    elif "--real" in sys.argv:
        classifier = load_classifier()
    visitors = WordClassifier() if settings.http_classify else None
    end_process(run_service(settings, classifier, list(classifier.categories), visitors))


if __name__ == "__main__":
    main()
