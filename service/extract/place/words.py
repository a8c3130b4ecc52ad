"""Words by which places are told from other names."""

from service.classify.lexicon import MONTHS, WEEKDAYS, word_set

MOST_WORDS = 4
"""Words of the longest place name."""
INSIDE = word_set(
    "in near at outside around across inside within over off on into throughout between "
    "close through beside along"
)
"""Words before the place where something happens."""
TOWARDS = word_set("to for via towards toward visited visits visit visiting toured reached leaving")
"""Words before a place that somebody goes to."""
FORE = word_set(
    "the a an central downtown northern southern eastern western north south east west "
    "northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern upper lower greater nearby neighbouring neighboring coastal mountain capital "
    "city town village port resort district suburb province state region county island border "
    "remote historic old mainly predominantly restive far its their country's"
)
"""Words that stand between such a word and the name."""
KINDS = word_set(
    "district province state region county town city village area quarter neighbourhood "
    "neighborhood suburb square street road avenue highway bridge prison jail airport port "
    "harbour harbor market mosque church cathedral temple synagogue stadium hospital school "
    "university station camp base barracks border crossing checkpoint valley river lake island "
    "islands mountains forest park hotel palace castle mine quarry refinery plant factory "
    "industrial estate junction intersection square gate municipality prefecture governorate "
    "oblast territory peninsula coast bay strait sea desert plateau zone subdistrict commune "
    "township settlement hamlet resort outskirts suburbs slum locality division sector embassy"
)
"""What kind of place a name is of."""
BODIES = word_set(
    "united fc university times post club party council bank court airlines army police hospital "
    "institute corporation company ministry agency news herald association federation commission "
    "committee authority department government parliament congress senate assembly group inc ltd "
    "plc affairs airways rovers city's championship cup league open festival"
)
"""Words that make the name of a body out of a place's."""
TITLES = word_set(
    "mr mrs ms dr president minister general colonel captain judge king queen prince senator "
    "secretary chancellor sheikh major sergeant inspector sir professor bishop pope "
    "governor mayor ambassador premier sheriff lieutenant commander"
)
TIMES = MONTHS | WEEKDAYS | {"christmas", "easter", "ramadan"}
"""Names of months, days and feasts."""
NOT_PLACES = TIMES | word_set(
    "the a an he she they it his her i we you mr mrs parliament congress islam english "
    "parliamentary of muslim christian catholic police court university army navy minister "
    "ministry government state council house senate supreme high federal national international "
    "first second third no not all both some this that these there their its our my at in on for "
    "from by with as but and or if when while after before since until during god lord lady dr "
    "church group company bank party union league cup club world us kingdom republic sultanate "
    "emirate united african asian european arab"
)
ABBREVIATIONS: dict[str, str] = dict.fromkeys(
    word_set(
        "ala ariz ark calif colo conn fla ga ill ind kan ky mich minn mont neb nev okla ore penn "
        "tenn tex va vt wash wis wyo tx ca ny nj nc sc dc mo md"
    ),
    "US",
) | dict.fromkeys(word_set("ont que alta nsw qld"), "CA")
"""States as datelines shorten them, to the country's code."""
ABBREVIATIONS |= dict.fromkeys(word_set("nsw qld vic"), "AU")
SPOTS = word_set(
    "district province county village square street road avenue highway bridge prison jail airport "
    "port market mosque church cathedral temple synagogue stadium hospital camp base barracks "
    "crossing checkpoint valley river lake forest park mine refinery town suburb settlement "
    "hamlet colony slum junction pass station monastery quarter governorate oblast"
)
"""Kinds of place by which a name is known as one without a word before it."""
ROADS = word_set("road street avenue highway expressway motorway boulevard lane railway")
"""What is named for where it leads to."""
SEAS = word_set("sea ocean gulf bay strait straits channel trench")
"""Waters that are named for a country and border on others."""
OCEANS = frozenset(
    ["pacific", "atlantic", "mediterranean", "caribbean", "baltic", "aegean", "adriatic"]
)
"""Seas that are called so without the word: some towns are called like them."""
URBAN = word_set(
    "market mosque church cathedral temple synagogue stadium hospital street road avenue station "
    "quarter neighbourhood neighborhood hotel palace castle school university embassy "
    "court plaza suburb colony port airport bridge prison jail barracks gate park factory plant "
    "junction intersection hall chowk pagoda shrine monastery grounds ground building centre "
    "center headquarters ministry avenida calle rue via square roundabout flyover highway "
    "boulevard lane bazaar mall theatre tower cemetery office"
)
"""Kinds of spot that lie in the town where the report was written, unless it says other."""
PARTS_OF_TOWNS = word_set("suburb district borough neighbourhood neighborhood quarter")
"""Parts of a town that may be told with its name before them: "the Oran suburb of Senia"."""
SETTLEMENTS = word_set("city town village port resort suburb hamlet settlement township island")
"""Kinds of place whose own name may follow: "the town of Aalst"."""
RURAL = word_set(
    "district province county region state oblast governorate island lake river mountains"
)
"""Kinds of place that hold towns rather than lie in them."""
THERE_ENDS = TIMES | word_set(
    "in on at by with to for from of since until after before during between amid over under "
    "about when while as and but or who last this earlier later early late today "
    "yesterday overnight again"
)
"""Words behind a "there" that points to a place: "there was", "there also came" point to none."""
OFFICES = word_set(
    "police officials officers official officer authorities prosecutors prosecutor detectives "
    "investigators spokesman spokeswoman spokesperson ministry minister government army military "
    "court courts judge judges magistrate magistrates jail prison custody cell hospital hospitals "
    "clinic headquarters lawyers lawyer reporters doctors"
)
"""Those who speak, judge or keep people, and where: far from the deed as often as near it."""
COMPASS = word_set("north south east west northeast northwest southeast southwest centre center")
"""Words that name a part of a country by themselves; a hyphen makes two of a word."""
DIRECTIONS = COMPASS | word_set(
    "northern southern eastern western central northeastern northwestern southeastern "
    "southwestern far"
)
"""Words for a part of a country."""
PARTS = COMPASS | word_set("central downtown greater")
"""Words for a part of a town, written large before its name."""
AREAS = word_set(
    "part parts half end corner tip coast region regions area areas districts provinces"
)
"""What a direction is said of: "the eastern part of Malawi"."""
DATELINE_STATES = ABBREVIATIONS | dict.fromkeys(word_set("mass pa la miss del"), "US")
"""The same, and those that are words of their own: "ERIE, Pa."."""
SAINTS = word_set("st ft mt")
"""Words of a name whose full stop ends no sentence: "ST. LOUIS"."""
LOOSE = word_set("on over into through between within along across off")
"""Words before places that stand before much else."""
