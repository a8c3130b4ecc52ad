"""How severe an event is: a rule that a reader can check and a user can change.

The category gives the base (`severity` in the taxonomy). One step up for grave subtypes and grave
targets, one step down for slight subtypes and for what is planned, attempted or disputed. From
`high_from` deaths on it is at least high, from `critical_from` on critical; many injured count as
a death. The numbers and lists stand in the taxonomy's table `[severity_rule]`.
"""

from typing import get_args

from pydantic import BaseModel, ConfigDict, Field

from schemas.event import Event, Severity, Status

STEPS: tuple[Severity, ...] = get_args(Severity)


class SeverityRule(BaseModel):
    """The rule's numbers and lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grave_subtypes: frozenset[str] = frozenset(
        {"bombing", "aerial_attack", "artillery", "earthquake", "assassination"}
    )
    slight_subtypes: frozenset[str] = frozenset({"cyber_attack", "boycott"})
    less_certain: frozenset[Status] = frozenset({"planned", "attempted", "disputed"})
    grave_targets: frozenset[str] = frozenset({"head_of_state", "head_of_government"})
    """Roles of targets that raise an event done to them."""
    done_to: frozenset[str] = frozenset({"security_incident", "arrest", "prosecution"})
    """Categories in which somebody does something to the target."""
    high_from: int = Field(default=1, ge=1)
    """Deaths."""
    critical_from: int = Field(default=10, ge=1)
    """Deaths."""
    injured_as_death: int = Field(default=20, ge=1)
    """Injured that weigh as much as one death."""


def severity(rule: SeverityRule, event: Event) -> Severity:
    """Return the severity of an event that has its category's so far."""
    step = STEPS.index(event.severity)
    roles = {one.role for one in event.participants if one.part == "target"}
    if event.subtype in rule.grave_subtypes:
        step += 1
    if event.category in rule.done_to and not rule.grave_targets.isdisjoint(roles):
        step += 1
    if event.subtype in rule.slight_subtypes or event.status in rule.less_certain:
        step -= 1
    deaths = (event.killed or 0) + (event.injured or 0) // rule.injured_as_death
    if deaths >= rule.critical_from:
        step = max(step + 1, STEPS.index("critical"))
    elif deaths >= rule.high_from:
        step = max(step, STEPS.index("high"))
    return STEPS[min(max(step, 0), len(STEPS) - 1)]
