"""Which reports tell the same happening: what is compared, computed from document and event."""

from service.story.fingerprint import Fingerprint, Sketch, fingerprint, sketch

__all__ = ["Fingerprint", "Sketch", "fingerprint", "sketch"]
