"""Peoples' names and the countries they tell of: "Georgian" speaks for the country, not the state."""

_DEMONYMS = """
afghan afghans AF; albanian albanians AL; algerian algerians DZ; american americans US; angolan angolans AO; argentine
argentinian argentines argentinians AR; armenian armenians AM; australian australians AU; austrian austrians AT;
azerbaijani azeri azerbaijanis azeris AZ; bahraini bahrainis BH; bangladeshi bangladeshis BD; belarusian belarusians
BY; belgian belgians BE; bolivian bolivians BO; bosnian bosnians BA; brazilian brazilians BR; british briton britons
GB; bulgarian bulgarians BG; burmese MM; burundian burundians BI; cambodian cambodians KH; cameroonian cameroonians
CM; canadian canadians CA; chadian chadians TD; chilean chileans CL; chinese CN; colombian colombians CO; congolese
CD; croatian croatians croat croats HR; cuban cubans CU; cypriot cypriots CY; czech czechs CZ; danish dane danes DK;
dominican dominicans DO; dutch NL; ecuadorian ecuadorean ecuadorians ecuadoreans EC; egyptian egyptians EG; emirati
emiratis AE; english englishman GB; eritrean eritreans ER; estonian estonians EE; ethiopian ethiopians ET; filipino
filipinos philippine PH; finnish finn finns FI; french FR; gambian gambians GM; georgian georgians GE; german germans
DE; ghanaian ghanaians GH; greek greeks GR; guatemalan guatemalans GT; guinean guineans GN; guyanese GY; haitian
haitians HT; honduran hondurans HN; hungarian hungarians HU; icelandic icelander icelanders IS; indian indians IN;
indonesian indonesians ID; iranian iranians IR; iraqi iraqis IQ; irish IE; israeli israelis IL; italian italians IT;
ivorian ivorians CI; jamaican jamaicans JM; japanese JP; jordanian jordanians JO; kazakh kazakhs kazakhstani KZ;
kenyan kenyans KE; kosovar kosovars XK; kuwaiti kuwaitis KW; kyrgyz KG; laotian laotians LA; latvian latvians LV;
lebanese LB; liberian liberians LR; libyan libyans LY; lithuanian lithuanians LT; macedonian macedonians MK; malaysian
malaysians MY; malian malians ML; maltese MT; mauritanian mauritanians MR; mexican mexicans MX; moldovan moldovans MD;
mongolian mongolians MN; montenegrin montenegrins ME; moroccan moroccans MA; mozambican mozambicans MZ; namibian
namibians NA; nepalese nepali nepalis NP; nicaraguan nicaraguans NI; nigerian nigerians NG; nigerien nigeriens NE;
norwegian norwegians NO; omani omanis OM; pakistani pakistanis PK; palestinian palestinians PS; panamanian panamanians
PA; paraguayan paraguayans PY; peruvian peruvians PE; polish PL; portuguese PT; qatari qataris QA; romanian romanians
RO; russian russians RU; rwandan rwandans RW; salvadoran salvadorans SV; saudi saudis SA; scottish GB; senegalese SN;
serb serbs serbian serbians RS; singaporean singaporeans SG; slovak slovaks slovakian SK; slovene slovenes slovenian
slovenians SI; somali somalis SO; spanish spaniard spaniards ES; sudanese SD; swedish swede swedes SE; swiss CH;
syrian syrians SY; taiwanese TW; tajik tajiks TJ; tanzanian tanzanians TZ; thai thais TH; tunisian tunisians TN;
turkish turk turks TR; turkmen TM; ugandan ugandans UG; ukrainian ukrainians UA; uruguayan uruguayans UY; uzbek uzbeks
UZ; venezuelan venezuelans VE; vietnamese VN; welsh GB; yemeni yemenis YE; zambian zambians ZM; zimbabwean zimbabweans
ZW
"""


def _read(table: str) -> dict[str, str]:
    rows = (row.split() for row in table.split(";"))
    return {word: code for *words, code in rows for word in words}


_COUNTRY_OF = _read(_DEMONYMS) | {
    "sri lankan": "LK",
    "sri lankans": "LK",
    "south african": "ZA",
    "south africans": "ZA",
}
_COUNTRY_OF |= {"new zealander": "NZ", "new zealanders": "NZ", "south korean": "KR", "south koreans": "KR"}
_COUNTRY_OF |= {"north korean": "KP", "north koreans": "KP", "puerto rican": "PR", "puerto ricans": "PR"}


def country_of(demonym: str) -> str | None:
    """Give the ISO code of the country whose people or things are called so: "Georgian" → "GE"."""
    return _COUNTRY_OF.get(demonym.lower())
