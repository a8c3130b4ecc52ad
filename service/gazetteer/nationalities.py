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
|FI finnish|FR french|GA gabonese|GM gambian|GE georgian georgians|DE german germans|GH ghanaian
|GR greek greeks|GT guatemalan guatemalans|GN guinean|GY guyanese|HT haitian haitians|HN honduran
hondurans|HU hungarian|IS icelandic|IN indian indians|ID indonesian indonesians|IR iranian iranians
|IQ iraqi iraqis|IE irish|IL israeli israelis|IT italian italians|CI ivorian|JM jamaican|JP japanese
|JO jordanian jordanians|KZ kazakh|KE kenyan kenyans|XK kosovar|KW kuwaiti|KG kyrgyz|LA lao laotian
|LV latvian|LB lebanese|LR liberian|LY libyan libyans|LT lithuanian|LU luxembourgish
|MG malagasy|MW malawian|MY malaysian malaysians|MV maldivian|ML malian malians|MT maltese
|MR mauritanian|MU mauritian|MX mexican mexicans|MD moldovan|MN mongolian|ME montenegrin
|MA moroccan moroccans|MZ mozambican|MM burmese|NA namibian|NP nepali nepalese|NL dutch
|NI nicaraguan|NE nigerien|NG nigerian nigerians|KP pyongyang|NO norwegian norwegians|OM omani
|PK pakistani pakistanis|PS palestinian palestinians|PA panamanian|PY paraguayan|PE peruvian
peruvians|PH philippine filipino filipinos|PL polish|PT portuguese|QA qatari|RO romanian
|RU russian russians kremlin|RW rwandan|SA saudi saudis|SN senegalese|RS serbian serbians
|SL leonean|SG singaporean|SK slovak|SI slovenian|SO somali somalis|ZA pretoria|ES spanish
|LK lankan lankans|SD sudanese|SR surinamese|SE swedish|CH swiss|SY syrian syrians|TW taiwanese
|TJ tajik tajiks|TZ tanzanian|TH thai thais|TG togolese|TT trinidadian|TN tunisian tunisians
|TR turkish|TM turkmen|UG ugandan ugandans|UA ukrainian ukrainians|AE emirati
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
}
