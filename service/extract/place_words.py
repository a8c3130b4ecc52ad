"""Words by which places are told from other names."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


INSIDE = _set(
    "in near at outside around across inside within over off on into throughout between "
    "close through beside along"
)
"""Words before the place where something happens."""
TOWARDS = _set("to for via towards toward visited visits visit visiting toured reached leaving")
"""Words before a place that somebody goes to."""
FORE = _set(
    "the a an central downtown northern southern eastern western north south east west "
    "north-west northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern upper lower greater nearby neighbouring neighboring coastal mountain capital "
    "city town village port district suburb province state region county island border remote "
    "historic old mainly predominantly restive far its their country's"
)
"""Words that stand between such a word and the name."""
KINDS = _set(
    "district province state region county town city village area quarter neighbourhood "
    "neighborhood suburb square street road avenue highway bridge prison jail airport port "
    "harbour harbor market mosque church cathedral temple synagogue stadium hospital school "
    "university station camp base barracks border crossing checkpoint valley river lake island "
    "islands mountains forest park hotel palace castle mine quarry refinery plant factory "
    "industrial estate junction intersection square gate municipality prefecture governorate "
    "oblast territory peninsula coast bay strait sea desert plateau zone subdistrict commune "
    "township settlement hamlet outskirts suburbs slum locality division sector embassy"
)
"""What kind of place a name is of."""
BODIES = _set(
    "united fc university times post club party council bank court airlines army police hospital "
    "institute corporation company ministry agency news herald association federation commission "
    "committee authority department government parliament congress senate assembly group inc ltd "
    "plc airways rovers city's championship cup league open festival"
)
"""Words that make the name of a body out of a place's."""
TITLES = _set(
    "mr mrs ms dr president minister general colonel captain judge king queen prince senator "
    "secretary chancellor sheikh major sergeant inspector sir professor bishop pope saint "
    "governor mayor ambassador premier sheriff lieutenant commander"
)
NOT_PLACES = _set(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday the a an he she they it his her i we you mr mrs parliament congress islam "
    "english parliamentary of christmas easter ramadan muslim christian catholic police court "
    "university army navy university minister ministry government state council house senate "
    "supreme high federal national international first second third no not all both some this "
    "that these there their its our my at in on for from by with as but and or if when while "
    "after before since until during god lord lady dr church group company bank party union "
    "league cup club world us kingdom republic united"
)
LANDMARKS: dict[str, str] = {
    "kremlin": "moscow",
    "white house": "washington",
    "capitol": "washington",
    "pentagon": "washington",
    "downing street": "london",
    "westminster": "london",
    "whitehall": "london",
    "elysee": "paris",
    "élysée": "paris",
    "bundestag": "berlin",
    "tiananmen": "beijing",
    "manhattan": "new york city",
    "brooklyn": "new york city",
}
"""Well-known spots to the city that they lie in."""
