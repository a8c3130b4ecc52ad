"""How severe an event is: a rule that a reader can check.

The category gives the base (severity in the taxonomy). One step up for subtypes that kill many
(bombing, aerial_attack, artillery, earthquake, assassination); one step down for cyber attacks
and boycotts and for what is planned, attempted or disputed. With a death it is at least high, from
ten deaths on critical.
"""

from typing import get_args

from schemas.event import Severity, Status

STEPS: tuple[Severity, ...] = get_args(Severity)
GRAVE_SUBTYPES = frozenset({"bombing", "aerial_attack", "artillery", "earthquake", "assassination"})
SLIGHT_SUBTYPES = frozenset({"cyber_attack", "boycott"})
LESS_CERTAIN: frozenset[Status] = frozenset({"planned", "attempted", "disputed"})


def severity(
    base: Severity, subtype: str | None, status: Status, killed: int | None = None
) -> Severity:
    """Return the severity of an event."""
    step = STEPS.index(base)
    if subtype in GRAVE_SUBTYPES:
        step += 1
    if subtype in SLIGHT_SUBTYPES or status in LESS_CERTAIN:
        step -= 1
    if killed is not None:
        if killed >= 10:
            step = max(step + 1, STEPS.index("critical"))
        elif killed >= 1:
            step = max(step, STEPS.index("high"))
    return STEPS[min(max(step, 0), len(STEPS) - 1)]
