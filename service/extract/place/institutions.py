"""Bodies and words that belong to one country: "the Duma", "crore", "Crown Court"."""

from service.classify.lexicon import words_of

_TABLE = """
AF taliban|AR casa-rosada|AT nationalrat|BD upazila|BR petrobras planalto polícia-militar|CA
rcmp mounties|CD m23 monusco|CL la-moneda carabineros-de-chile|CN politburo pla
zhongnanhai renminbi yuan|CO farc eln clan-del-golfo extraditables|CZ koruna|DE bundestag
bundesrat bundeswehr verfassungsschutz|DK folketing|ES guardia-civil mossos moncloa|FI
eduskunta|FR elysee élysée matignon quai-d'orsay|GB downing-street whitehall scotland-yard
crown-court magistrates-court holyrood stormont westminster mi5 mi6 nhs
met-police psni|GR syriza|HK icac|HT gourde|ID rupiah densus|IE taoiseach garda gardaí gardai dáil
dail tanaiste tánaiste|IL knesset idf mossad shin-bet shekels|IN crore lakh lakhs crores
lok-sabha rajya-sabha bjp cbi nia taluka talukas panchayat lathi sdm jawans naxals naxal
tehsildar sarpanch dcp crpf bsf bandh|IQ peshmerga|IR majlis irgc revolutionary-guards|IS
althing althingi|IT carabinieri ndrangheta camorra questura guardia-di-finanza farnesina
quirinale|JP yakuza|KR blue-house|LB hezbollah|LT seimas|LV saeima|MA dirham makhzen|MX sedena
cartel-de-sinaloa guardia-nacional|MY ringgit|NG naira boko-haram efcc ndlea nscdc
local-government-area federal-high-court nafdac amotekun iswap|NL binnenhof tweede-kamer|NO
storting|NP maoist-centre|PE shining-path sendero sendero-luminoso|PH abu-sayyaf malacañang
malacanang barangay|PK katcha|PL sejm zloty|PS hamas islamic-jihad|RU kremlin fsb duma rouble
roubles omon rosgvardia emercom|SD rapid-support-forces janjaweed rsf|SE riksdag säpo|SO
al-shabaab shabaab|SV fmln|TH baht|TR pkk jandarma|UA sbu verkhovna-rada rada hryvnia|US fbi dea
atf sheriff sheriff's pentagon white-house capitol state-department treasury-department
homeland-security national-guard state-police district-attorney u-s-attorney grand-jury
state-troopers highway-patrol|VE bolivares chavistas sebin|YE houthi houthis|ZA saps|ZW zanu-pf
"""
INSTITUTIONS: dict[str, str] = {
    word.replace("-", " "): parts[0]
    for parts in (words_of(entry) for entry in _TABLE.split("|"))
    for word in parts[1:]
}
"""Lower-cased body or word to the ISO 3166-1 alpha-2 code of its country."""
LONGEST_INSTITUTION = 3
"""Words of the longest entry."""
INSTITUTION_HEADS = frozenset(entry.split()[0] for entry in INSTITUTIONS)
"""First words, by which most words are passed over at once."""
