"""Tolls of whole articles, in which several are told: by whole classification."""

from datetime import UTC, datetime

import pytest

from tests.support.shipped import events

WEDNESDAY = datetime(2026, 6, 17, 9, tzinfo=UTC)

_FERRY = """
A passenger ferry carrying some 180 people capsized in rough seas off the island of Mindoro late \
on Tuesday, the coast guard said.

Coast guard vessels rescued 141 passengers and crew. Twenty-three people were still missing.

Spokesman Arnel Reyes said 16 bodies had been recovered. Eleven survivors were taken to hospital \
in Calapan with hypothermia and fractures.

In April, a motorised outrigger overturned off Romblon and two fishermen drowned.
"""
_COACH = """
A coach taking pensioners home from Italy left the A43 motorway east of Lyon on Tuesday night and \
rolled down an embankment.

The prefecture of Isère said that six people had lost their lives, including the driver.

Twenty-nine passengers were injured. Eight of them were flown to hospitals in Lyon and Grenoble.

It is France's worst coach accident since 2015, when 43 people died in a collision between a coach \
and a lorry at Puisseguin.
"""
_TRAINS = """
Two high-speed trains collided near Adamuz in the province of Córdoba on Sunday evening, in the \
worst rail accident in Spain for more than a decade.

The regional government said on Tuesday that 40 people were known to have died and that 152 had \
been hurt.

Forty-one of the injured are still in hospital, including four children.
"""
_FACTORY = """
At least nine workers died when a fire swept through a four-storey garment factory in Gazipur, \
north of the Bangladeshi capital Dhaka, on Monday evening.

Some 350 people were in the building.

By noon on Tuesday the toll had reached 14 after firefighters found five more bodies in a \
washroom, said Lieutenant Colonel Tajul Islam of the fire service.

Police arrested the factory's owner, Rafiqul Haque, and two managers on Tuesday.
"""
_RIOT = """
Rioting broke out for a second night on Sunday in the Northern Irish town of Ballymena, where a \
crowd set fire to a leisure centre.

Police said that 22 officers were hurt in the disorder, bringing the number injured since Saturday \
to 39.

In the riots of August 2024, about 300 officers were injured across the United Kingdom.
"""
_QUAKE = """
The number of people killed by the earthquake that struck Turkey's eastern province of Malatya on \
Monday has risen to 58, the disaster agency AFAD said on Wednesday, up from 41 a day earlier.

The magnitude 6.3 quake brought down some 70 buildings.

Health Minister Kemal Memişoğlu said 612 people had sought treatment for injuries, and that 87 \
were still in hospital, 14 of them in intensive care.

Rescuers have pulled 33 people out of the rubble alive.
"""
_VERDICT = """
A court in Santo Domingo on Wednesday sentenced five people over the collapse of a nightclub roof \
that killed 236 people.

Outside the courthouse a scuffle broke out. Police detained three men, and an officer was treated \
for a cut to the forehead.
"""


@pytest.mark.parametrize(
    ("text", "words", "field", "number"),
    [
        (_FERRY, "ferry", "killed", 16),  # told three paragraphs on, beside rescued and missing
        (_FERRY, "ferry", "injured", 11),
        (_FERRY, "outrigger", "killed", 2),
        (_COACH, "pensioners", "killed", 6),  # not those of 2015
        (_TRAINS, "trains", "injured", 152),  # of whom 41 are a part
        (_FACTORY, "workers died", "killed", 14),  # an update
        (_FACTORY, "arrested", "detained", 3),
        (_RIOT, "Rioting", "injured", 39),
        (_QUAKE, "earthquake", "injured", 612),
        (_VERDICT, "detained", "detained", 3),
    ],
)
def test_the_toll_of_an_article(text: str, words: str, field: str, number: int) -> None:
    found = events(text.strip(), published=WEDNESDAY)
    stating = [one for one in found if any(words in part.sentence for part in one.evidence)]
    assert number in [getattr(one, field) for one in stating]
