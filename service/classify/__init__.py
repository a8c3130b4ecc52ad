"""Text to events: pure functions, no I/O but the model's files at load, no clock."""

from service.classify.base import Classifier
from service.classify.cascade import load_classifier, load_ready

__all__ = ["Classifier", "load_classifier", "load_ready"]
