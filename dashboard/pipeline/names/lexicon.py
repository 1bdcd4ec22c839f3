"""Words that are written like place names and are none, and the words that tell which they are."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.pipeline.wordlists import word_set

LEXICON = Path(__file__).with_name("lexicon.txt")


class Lexicon(NamedTuple):
    """Lists of words in small letters, made by `compile_lexicon`."""

    first_names: frozenset[str]
    surnames: frozenset[str]
    common_words: frozenset[str]
    small_words: frozenset[str]
    """Articles, prepositions, pronouns and their like."""

    def is_common(self, word: str) -> bool:
        """Tell whether `word` (in small letters) is a plain English word, in any of its forms."""
        return word in self.common_words or any(
            word.endswith(ending)
            and (word[: -len(ending)] in self.common_words or word[: -len(ending)] + "e" in self.common_words)
            for ending in ("s", "es", "ed", "ing", "ly")
        )


@cache
def read_lexicon() -> Lexicon:
    """Read the lists; once a process."""
    lines = (line.split() for line in LEXICON.read_text(encoding="utf-8").splitlines())
    return Lexicon(**{name: frozenset(words) for name, *words in lines})


SCHOOLS = word_set("high middle elementary school schools prep preparatory academy")
"""Make a school's name out of a name before them, as often a person's as a place's."""
NEWSPAPERS = word_set("""
    times post herald news tribune gazette journal star sun dispatch chronicle register press courier observer examiner
    sentinel ledger record telegraph mercury globe inquirer advocate daily weekly journal-constitution
    """)
MONTHS_AND_DAYS = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun christmas easter thanksgiving ramadan halloween juneteenth
""")
TITLES = word_set("""
    mr mrs ms miss dr prof professor sir dame lord lady judge justice sheriff officer deputy detective trooper
    constable sgt sergeant lt lieutenant capt captain cpl corporal maj major col colonel gen general adm admiral
    pvt cmdr commander sen senator rep representative congressman congresswoman gov governor mayor president
    vice chancellor premier minister secretary ambassador pastor rev reverend father sister brother rabbi imam
    bishop archbishop cardinal pope saint king queen prince princess duke duchess earl coach chairman chairwoman
    councilman councilwoman councillor alderman commissioner superintendent principal chief spokesman
    spokeswoman spokesperson attorney lawyer director manager author actor actress singer defendant suspect
    mother uncle aunt supervisor assemblyman assemblywoman delegate del dels sens reps treasurer comptroller
    marshal inspector agent ceo
""")
"""Stand before a person's name."""
SAYING = word_set("""
    said says say told tells added asked wrote writes testified explained noted argued recalled thinks believes
    believed laughed smiled replied responded insisted acknowledged admitted joked declined pleaded hopes knew
    knows wants wanted felt feels
""")
"""Have a person before them; a capital city or a country may stand there for its government."""
INSIDE = word_set("in near")
"""Of LOCATIVES, those that say it most surely."""
LOCATIVES = word_set("""
    in near at from outside around to toward towards through across into nearby throughout within inside leaving
    beyond via between downtown central northern southern eastern western northeast northwest southeast
    southwest suburban greater visited visiting toured
""")
"""Have a place after them."""
OF_PLACES = word_set("""
    city town village township borough hamlet suburb suburbs suburban outskirts streets north south east west
    northeast northwest southeast southwest northern southern eastern western state province region county
    people residents resident part parts capital outside miles kilometers kilometres community neighborhood side
    area town's city's island port centre center corner downtown edge heart citizens
""")
"""Have "of" and a place after them."""
AFTER_PLACES = word_set("""
    resident residents area areas man woman men women native natives couple family police officials officers
    officer mayor suburb suburbs neighborhood neighborhoods home based teen teenager boy girl firefighters
    authorities metro region streets street-corner downtown voters students student county's city bound born
    mother father attorney lawyer businessman headquarters office offices campus plant activists protesters
    demonstrators pastor clergy schools
""")
"""Have a place before them, written small."""
DIRECTIONS = word_set("""
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central downtown greater upper lower mid inner outer old suburban
    metro metropolitan midtown uptown near
""")
"""Written with a capital before a place's name without changing which place it is, where the whole is not a name."""
NAME_OPENERS = word_set("""
    fort ft lake mount mt new port san santa saint st ste camp cape point rio el la los las le les villa glen
    lago isle bay grand little big nueva puerto sierra cerro costa mc mac von van de del du
""")
"""The first words of longer names: what follows them alone is another place."""
STREETS = word_set("""
    street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy way circle terrace
    trail turnpike pike expressway freeway bypass loop alley crossing trafficway interstate route row close
    crescent tunnel causeway thruway beltway streets avenues roads boulevards
""")
ROADS = STREETS | word_set("motorway railway railroad line corridor border")
"""Bear two towns' names, "the Lagos-Ibadan expressway"."""
ROAD_JOINTS = frozenset(("-", "–", "/"))
WATERS_AND_HEIGHTS = word_set("""
    river creek lake brook pond bayou reservoir dam canal mountain mountains mount hill hills ridge canyon peak
    falls bay forest woods gulch glacier desert trail valley island islands springs beach ocean sea strait gulf
    channel basin plateau glen gap pass wilderness
""")
INSTITUTIONS = word_set("""
    region coast metro reserve
    police policemen policeman patrol fire department dept sheriff sheriff's office university college school
    schools academy institute hospital clinic medical center centre health church cathedral temple mosque
    synagogue chapel ministries museum library theater theatre council commission committee board agency
    authority bureau court courthouse jail prison district association society club union league federation
    foundation fund trust bank company co corp corporation inc llc ltd group industries systems services service
    airlines airport airways railway railroad transit hotel inn resort casino mall stadium arena ballpark
    speedway times post herald news tribune gazette journal star sun dispatch chronicle register press courier
    observer examiner sentinel ledger record telegraph mercury globe inquirer daily weekly magazine radio tv
    television army guard national military corps navy force congress parliament senate house legislature
    assembly government ministry party republicans democrats republican democrat chamber orchestra symphony
    philharmonic festival fair project coalition alliance network campaign movement initiative program plan act
    bill accord accords treaty conference summit games cup open series bowl tournament marathon high middle
    elementary junior parks public works power electric gas energy water hall building tower towers bridge stock
    exchange superior supreme municipal federal circuit regional community state foods motors steel insurance
    financial partners capital restaurant cafe grill bar market store plaza station terminal depot democratic
    liberal conservative labor labour green socialist communist
""")
"""Make a name of an organization or a building out of a place's name before them."""
BUILDINGS = word_set("""
    plaza square hall center centre stadium arena mall airport bridge tower towers building garden gardens house library
    theater theatre hotel inn museum auditorium coliseum fieldhouse pavilion gallery park field terminal memorial
    """)
"""Are named after people more often than after small towns."""
VENUES = BUILDINGS | word_set("square village common commons green circle station market")
"""Close the names of places within a town."""
DESCRIBING = word_set("superior supreme municipal federal circuit regional")
"""Those of them that stand before the institution's own word."""
TOWNS_OFFICES = frozenset(
    tuple(office.split())
    for office in (
        "City Council", "Town Council", "Village Council", "City Commission", "City Hall", "City Manager", "Mayor",
        "City Attorney", "Police Department", "Police Chief", "police", "Fire Department", "Public Schools",
        "School District", "School Board", "School Committee", "Teachers Union", "Teachers Association",
        "Education Association",
    )
)  # fmt: skip
"""What a town has, as is written behind its name."""
OF_THE_US = word_set(
    "gop republican republicans medicaid medicare obamacare nra aclu naacp fema teamsters trump obama sen rep"
)
"""Tell that an article is of the United States, as "Americans" does."""
TOWNS_DOING = word_set("saw sees hosted hosts")
"""Said of towns where something takes place."""
KINDS_OF_POLICE = word_set("capitol metro metropolitan transit park university state military campus border railway")
"""Describe a police that no town of the name has."""
OF_INSTITUTIONS = word_set("""
    university college bank institute church diocese archdiocese museum hospital chamber club republic battle
    school library daughters sons order house bishop duke earl prince princess association league friends treaty
    hall federation society
""")
"""Make a name out of "of" and a place's name after them."""
TEAMS = word_set("""
    yankees mets giants jets knicks nets islanders rangers bills sabres patriots bruins celtics eagles phillies
    flyers sixers steelers pirates penguins ravens orioles browns cavaliers guardians indians bengals reds cubs
    bulls bears blackhawks packers brewers bucks vikings twins timberwolves wild lions tigers pistons colts
    pacers chiefs royals cardinals rams blues cowboys mavericks stars texans astros rockets spurs saints
    pelicans falcons braves hawks hornets panthers hurricanes dolphins marlins heat buccaneers rays lightning
    magic jaguars titans predators grizzlies broncos rockies nuggets avalanche suns coyotes diamondbacks raiders
    chargers lakers clippers dodgers angels ducks kings warriors athletics sharks 49ers seahawks mariners
    sounders timbers blazers jazz thunder sooners longhorns aggies bulldogs wildcats huskies trojans gators
    seminoles volunteers crimson buckeyes wolverines spartans hoosiers boilermakers hawkeyes cyclones jayhawks
    huskers cornhuskers tar heels demons tarheels canucks flames oilers leafs canadiens senators raptors united
    rovers wanderers albion hotspur athletic fc city's
""")
PARTIES = word_set("r d i dfl gop rep dem con lab")
"""Stand joined before a politician's town: "R-Elbow Lake"."""
NO_PLACES = frozenset(
    (
        "white house",
        "red cross",
        "santa claus",
        "black",
        "white",
        "tesla",
        "wall street",
        "tea party",
        "black friday",
        "good friday",
        "new year",
        "big ben",
        "air force",
        "coast guard",
        "high school",
        "middle school",
        "supreme court",
        "general assembly",
        "tri-city",
        "ground zero",
        "holy family",
        "new deal",
        "first lady",
        "main street",
        "middle east",
        "far east",
        "west coast",
        "east coast",
        "bay area",
        "long island",
        "new england",
        "cape cod",
        "silicon valley",
        "gulf coast",
        "great lakes",
        "great plains",
        "deep south",
        "south side",
        "north side",
        "west side",
        "east side",
        "upper east side",
        "upper west side",
        "lower east side",
    )
)
"""Capital words that some hamlet bears as its name, yet that mean something else, or a stretch of country that the
gazetteer does not hold, wherever no state follows them."""
