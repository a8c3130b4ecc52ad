"""Text to events: pure functions, no I/O but the model's files at load, no clock."""

from service.classify.base import Classifier

__all__ = ["Classifier"]
