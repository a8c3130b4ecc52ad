"""Nationalities, by the ISO 3166-1 alpha-2 code of the country."""

_TABLE = """
AF afghan afghans|AL albanian albanians|DZ algerian algerians|AO angolan angolans|AR argentine
argentinian argentinians|AM armenian armenians|AU australian australians|AT austrian austrians
|AZ azerbaijani azeri|BH bahraini|BD bangladeshi bangladeshis|BY belarusian belarusians
|BE belgian belgians|BJ beninese|BT bhutanese|BO bolivian bolivians|BA bosnian bosnians|BW motswana
|BR brazilian brazilians|BG bulgarian bulgarians|BF burkinabe burkinabé|BI burundian
|KH cambodian cambodians|CM cameroonian|CA canadian canadians|TD chadian|CL chilean chileans
|CN chinese|CO colombian colombians|CD congolese|CR rican|HR croatian|CU cuban cubans|CY cypriot
|CZ czech czechs|DK danish|DJ djiboutian|EC ecuadorian ecuadorean|EG egyptian egyptians
|SV salvadoran salvadorean|ER eritrean eritreans|EE estonian|ET ethiopian ethiopians|FJ fijian
|FI finnish|FR french frenchman|GA gabonese|GM gambian|GE georgian georgians|DE german germans
|GH ghanaian
|GR greek greeks|GT guatemalan guatemalans|GN guinean|GY guyanese|HT haitian haitians|HN honduran
hondurans|HU hungarian|IS icelandic|IN indian indians|ID indonesian indonesians|IR iranian iranians
|IQ iraqi iraqis|IE irish|IL israeli israelis|IT italian italians|CI ivorian|JM jamaican|JP japanese
|JO jordanian jordanians|KZ kazakh|KE kenyan kenyans|XK kosovar|KW kuwaiti|KG kyrgyz|LA lao laotian
|LV latvian|LB lebanese|LR liberian|LY libyan libyans|LT lithuanian|LU luxembourgish
|MG malagasy|MW malawian|MY malaysian malaysians|MV maldivian|ML malian malians|MT maltese
|MR mauritanian|MU mauritian|MX mexican mexicans|MD moldovan|MN mongolian|ME montenegrin
|MA moroccan moroccans|MZ mozambican|MM burmese|NA namibian|NP nepali nepalese|NL dutch
|NI nicaraguan|NE nigerien|NG nigerian nigerians|KP pyongyang|NO norwegian norwegians|OM omani
|PK pakistani pakistanis|PS palestinian palestinians gazan gazans
|PA panamanian|PY paraguayan|PE peruvian
peruvians|PH philippine filipino filipinos|PL polish|PT portuguese|QA qatari|RO romanian
|RU russian russians kremlin|RW rwandan|SA saudi saudis|SN senegalese|RS serbian serbians
|SL leonean|SG singaporean|SK slovak|SI slovenian|SO somali somalis|ZA pretoria|ES spanish
|LK lankan lankans|SD sudanese|SR surinamese|SE swedish swedes|CH swiss|SY syrian syrians
|TW taiwanese
|TJ tajik tajiks|TZ tanzanian|TH thai thais|TG togolese|TT trinidadian|TN tunisian tunisians
|TR turkish turks|TM turkmen|UG ugandan ugandans|UA ukrainian ukrainians|AE emirati
|GB british briton britons|KR seoul
|US american americans|UY uruguayan|UZ uzbek|VE venezuelan venezuelans|VN vietnamese
|YE yemeni yemenis|ZM zambian|ZW zimbabwean zimbabweans
"""
NATIONALITIES: dict[str, str] = {
    word: parts[0] for parts in (entry.split() for entry in _TABLE.split("|")) for word in parts[1:]
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
    "türkiye": "TR",
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
    "sahel region": "BF",
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
}
"""Parts of countries that go by another name in English than in ISO 3166-2."""
