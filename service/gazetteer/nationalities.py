"""Nationalities, by the ISO 3166-1 alpha-2 code of the country."""

_TABLE = """
AF afghan afghans|AL albanian albanians|DZ algerian algerians|AO angolan angolans|AR argentine
argentinian argentinians|AM armenian armenians|AU australian australians|AT austrian austrians|AZ
azerbaijani azeri|BH bahraini bahrainis|BD bangladeshi bangladeshis|BY belarusian belarusians|BE
belgian belgians|BJ beninese|BT bhutanese|BO bolivian bolivians|BA bosnian bosnians bosniak
bosnian-serb|BW motswana|BR brazilian brazilians|BG bulgarian bulgarians|BF burkinabe burkinabé|BI
burundian burundians|KH cambodian cambodians|CM cameroonian cameroonians|CA canadian canadians|TD
chadian chadians|CL chilean chileans|CN chinese|CO colombian colombians|CD congolese|CR rican
costa-rican costa-ricans|HR croatian croats croatians|CU cuban cubans|CY cypriot|CZ czech
czechs|DK danish danes|DJ djiboutian djiboutians|EC ecuadorian ecuadorean|EG egyptian egyptians|SV
salvadoran salvadorean|ER eritrean eritreans|EE estonian estonians|ET ethiopian ethiopians|FJ
fijian fijians|FI finnish finns|FR french frenchman frenchmen frenchwoman|GA gabonese|GM gambian
gambians|GE georgian georgians abkhaz|DE german germans|GH ghanaian|GR greek greeks|GT guatemalan
guatemalans|GN guinean|GY guyanese|HT haitian haitians|HN honduran hondurans|HU hungarian
hungarians|IS icelandic icelander icelanders|IN indian indians|ID indonesian indonesians|IR
iranian iranians|IQ iraqi iraqis|IE irish irishman irishmen|IL israeli israelis|IT italian
italians|CI ivorian|JM jamaican jamaicans|JP japanese|JO jordanian jordanians|KZ kazakh kazakhs
kazakhstani|KE kenyan kenyans|XK kosovar kosovan kosovars|KW kuwaiti kuwaitis|KG kyrgyz
kyrgyzstani|LA lao laotian|LV latvian latvians|LB lebanese|LR liberian liberians|LY libyan
libyans|LT lithuanian lithuanians|LU luxembourgish|MG malagasy|MW malawian malawians|MY malaysian
malaysians|MV maldivian maldivians|ML malian malians|MT maltese|MR mauritanian|MU mauritian|MX
mexican mexicans|MD moldovan moldovans|MN mongolian|ME montenegrin|MA moroccan moroccans|MZ
mozambican|MM burmese|NA namibian|NP nepali nepalese|NL dutch dutchman dutchmen|NI nicaraguan
nicaraguans|NE nigerien|NG nigerian nigerians|KP north-korean north-koreans|NO norwegian
norwegians|OM omani omanis|PK pakistani pakistanis|PS palestinian palestinians gazan gazans|PA
panamanian panamanians|PY paraguayan paraguayans|PE peruvian peruvians|PH philippine filipino
filipinos filipina|PL polish poles|PT portuguese|QA qatari qataris|RO romanian|RU russian
russians|RW rwandan rwandans|SA saudi saudis saudi-arabian|SN senegalese|RS serbian serbians serb
serbs|SL leonean|SG singaporean|SK slovak slovaks|SI slovenian slovene slovenes slovenians|SO
somali somalis|ZA south-african south-africans|ES spanish|LK lankan lankans sri-lankan
sri-lankans|SD sudanese|SR surinamese|SE swedish swedes|CH swiss|SY syrian syrians|TW taiwanese|TJ
tajik tajiks|TZ tanzanian tanzanians|TH thai thais|TG togolese|TT trinidadian|TN tunisian
tunisians|TR turkish turks|TM turkmen turkmens|UG ugandan ugandans|UA ukrainian ukrainians|AE
emirati emiratis|GB british briton britons scottish welsh scots|KR south-korean south-koreans|US
american americans|UY uruguayan uruguayans|UZ uzbek uzbeks uzbekistani|VE venezuelan
venezuelans|VN vietnamese|YE yemeni yemenis|ZM zambian zambians|ZW zimbabwean zimbabweans|NZ
new-zealander new-zealanders|MK macedonian macedonians north-macedonian|PG papua-new-guinean|CF
central-african|BS bahamian|BB barbadian barbadians|TL timorese|GQ equatorial-guinean|GW
bissau-guinean|CV cape-verdean|AD andorran|MC monegasque|LI liechtensteiner|WS samoan|TO tongan|VU
vanuatuan ni-vanuatu|GL greenlandic greenlander greenlanders|FO faroese|SZ swazi|LS basotho|KM
comorian|SC seychellois|DO dominican|SS south-sudanese|GB northern-irish|PR puerto-rican
puerto-ricans|CN tibetan
"""
NATIONALITIES: dict[str, str] = {
    word.replace("-", " "): parts[0]
    for parts in (entry.split() for entry in _TABLE.split("|"))
    for word in parts[1:]
}
"""Lower-cased nationality to country."""
COUNTRY_ALIASES: dict[str, str] = {
    "usa": "US",
    "united states": "US",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "burma": "MM",
    "ivory coast": "CI",
    "turkey": "TR",
    "turkiye": "TR",
    "dr congo": "CD",
    "democratic republic of the congo": "CD",
    "czech republic": "CZ",
    "south korea": "KR",
    "north korea": "KP",
    "palestine": "PS",
    "gaza": "PS",
    "gaza strip": "PS",
    "west bank": "PS",
    "netherlands": "NL",
    "east timor": "TL",
    "kosovo": "XK",
    "us": "US",
    "u s": "US",
    "uk": "GB",
    "u k": "GB",
    "uae": "AE",
    "drc": "CD",
    "democratic republic of congo": "CD",
    "republic of the congo": "CG",
    "congo": "CD",
    "republic of congo": "CG",
    "swaziland": "SZ",
    "macedonia": "MK",
    "republic of macedonia": "MK",
    "republic of korea": "KR",
    "north macedonia": "MK",
    "bosnia": "BA",
    "bosnia herzegovina": "BA",
    "cape verde": "CV",
    "cote d'ivoire": "CI",
    "the gambia": "GM",
    "gambia": "GM",
    "holland": "NL",
    "czechia": "CZ",
    "soviet union": "RU",
    "vatican": "VA",
    "holy see": "VA",
    "micronesia": "FM",
    "great britain": "GB",
    "united kingdom": "GB",
    "america": "US",
    "emirates": "AE",
    "the netherlands": "NL",
    "palestinian territories": "PS",
    "hong kong": "HK",
    "macau": "MO",
    "timor leste": "TL",
    "brunei": "BN",
    "laos": "LA",
    "burma myanmar": "MM",
    "eswatini": "SZ",
    "vietnam": "VN",
    "russia": "RU",
    "syria": "SY",
    "iran": "IR",
    "tanzania": "TZ",
    "moldova": "MD",
    "bolivia": "BO",
    "venezuela": "VE",
    "taiwan": "TW",
}
REGIONS: dict[str, str] = {
    "niger state": "NG",
    "niger delta": "NG",
    "nagorno karabakh": "AZ",
    "karabakh": "AZ",
    "stepanakert": "AZ",
    "abkhazia": "GE",
    "south ossetia": "GE",
    "western sahara": "EH",
    "rhodes": "GR",
    "crete": "GR",
    "lesbos": "GR",
    "samos": "GR",
    "chios": "GR",
    "lampedusa": "IT",
    "gotland": "SE",
    "bali": "ID",
    "java": "ID",
    "sumatra": "ID",
    "sulawesi": "ID",
    "zanzibar": "TZ",
    "sinai": "EG",
    "galilee": "IL",
    "lapland": "FI",
    "yorkshire": "GB",
    "cornwall": "GB",
    "patagonia": "AR",
    "sakhalin": "RU",
    "kamchatka": "RU",
    "crimea": "UA",
    "donbas": "UA",
    "donbass": "UA",
    "kashmir": "IN",
    "jammu": "IN",
    "chechnya": "RU",
    "dagestan": "RU",
    "ingushetia": "RU",
    "siberia": "RU",
    "tatarstan": "RU",
    "kurdistan region": "IQ",
    "iraqi kurdistan": "IQ",
    "tigray": "ET",
    "darfur": "SD",
    "north kivu": "CD",
    "south kivu": "CD",
    "cabo delgado": "MZ",
    "catalonia": "ES",
    "basque country": "ES",
    "andalusia": "ES",
    "bavaria": "DE",
    "saxony": "DE",
    "sicily": "IT",
    "sardinia": "IT",
    "lombardy": "IT",
    "tuscany": "IT",
    "corsica": "FR",
    "brittany": "FR",
    "normandy": "FR",
    "provence": "FR",
    "flanders": "BE",
    "transnistria": "MD",
    "puntland": "SO",
    "somaliland": "SO",
    "tibet": "CN",
    "xinjiang": "CN",
    "inner mongolia": "CN",
    "west java": "ID",
    "east java": "ID",
    "central java": "ID",
    "west papua": "ID",
    "mindanao": "PH",
    "luzon": "PH",
    "northern ireland": "GB",
    "kerala": "IN",
    "orissa": "IN",
    "odisha": "IN",
    "bihar": "IN",
    "gujarat": "IN",
    "rajasthan": "IN",
    "jharkhand": "IN",
    "chhattisgarh": "IN",
    "haryana": "IN",
    "meghalaya": "IN",
    "arunachal pradesh": "IN",
    "anbar": "IQ",
    "deir ezzor": "SY",
    "aleppo province": "SY",
    "helmand": "AF",
    "kandahar": "AF",
    "waziristan": "PK",
    "north waziristan": "PK",
    "south waziristan": "PK",
    "khyber pakhtunkhwa": "PK",
    "arizona": "US",
    "colorado": "US",
    "florida": "US",
    "maryland": "US",
    "montana": "US",
    "vermont": "US",
    "virginia": "US",
    "ontario": "CA",
    "new brunswick": "CA",
    "newfoundland": "CA",
    "yukon": "CA",
    "devon": "GB",
    "essex": "GB",
    "fife": "GB",
    "hampshire": "GB",
    "kent": "GB",
    "lincolnshire": "GB",
    "midlothian": "GB",
    "northumberland": "GB",
    "somerset": "GB",
    "suffolk": "GB",
    "surrey": "GB",
    "louth": "IE",
    "durango": "MX",
    "michoacan": "MX",
    "nuevo leon": "MX",
    "sonora": "MX",
    "veracruz": "MX",
    "antioquia": "CO",
    "magdalena": "CO",
    "andalucia": "ES",
    "asturias": "ES",
    "vaucluse": "FR",
    "zeeland": "NL",
    "darien": "PA",
    "morazan": "SV",
    "atlantida": "HN",
}
"""Parts of countries that go by another name in English than in ISO 3166-2, or better known than
a town abroad of their name."""
COMMON_WORDS = frozenset(
    [
        "most",
        "store",
        "male",
        "pest",
        "free",
        "rouge",
        "mary",
        "paul",
        "grad",
        "duarte",
        "somali",
        "canaries",
        "papua",
        "sahel",
        "nelson",
        "york",
        "georgia",
    ]
)
"""Words and given names that are some province's name as well."""
