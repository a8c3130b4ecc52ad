"""How many happenings of a category a short text tells."""

import pytest

from tests.support.shipped import events_of

TEXTS = [
    # Told as one event before.
    ("arrest", 2, "Customs officers at Dubai airport arrested a Brazilian woman carrying three "
     "kilograms of cocaine. Meanwhile, police in Sharjah detained five men accused of running a "
     "phone scam."),
    ("protest", 2, "Protesters blocked a bridge in Novi Sad on Sunday. In Belgrade, students have "
     "occupied the university's rectorate since Monday."),
    ("security_incident", 2, "A hand grenade was thrown into a bar in Bujumbura on Saturday night, "
     "killing two people. Ten days earlier a similar attack wounded 12 at a bus station."),
    ("prosecution", 2, "A judge in Houston on Monday sentenced a pastor to 20 years for fraud. In "
     "Dallas, a jury found a nurse guilty of manslaughter."),
    ("sanction", 2, "The EU on Monday extended its sanctions against Russia by six months. It also "
     "imposed a travel ban on four Georgian judges."),
    # One happening told on.
    ("arrest", 1, "Police in Marseille on Tuesday arrested two brothers over the theft of a "
     "painting. The men, aged 22 and 27, were caught at a petrol station. Both deny the charge."),
    ("disaster", 1, "A bus plunged into a ravine near Cusco on Monday, killing 14 passengers. The "
     "driver survived and is being questioned. Rescuers pulled 20 injured people from the wreck."),
    ("agreement", 1, "India and Oman signed a free trade agreement in Muscat on Thursday. The pact "
     "removes duties on most goods. Ministers of both countries put their signatures to it."),
    ("state_visit", 1, "Vietnam's prime minister met his Thai counterpart in Bangkok on Monday. "
     "The two discussed fishing and trade. They also visited a factory."),
    ("security_incident", 1, "A policeman was killed when a bomb went off in Peshawar on Monday. "
     "The device had been hidden in a rickshaw. Three passers-by were also hurt."),
]  # fmt: skip


@pytest.mark.parametrize(("category", "number", "text"), TEXTS)
def test_each_happening_is_one_event(category: str, number: int, text: str) -> None:
    assert len(events_of(category, text)) == number
