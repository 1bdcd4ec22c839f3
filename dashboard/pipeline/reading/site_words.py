"""Words by which a place is told to be, or not to be, where people gathered."""

from dashboard.pipeline.wordlists import word_set

AT = word_set(
    "in at outside near around across through throughout on inside along by into onto before within downtown "
    "nearby toward towards under behind between off down up over"
)
EXCLUDED_AT = word_set("over between up down off by under")
"""Prepositions that name a site of a thing ("over the river") and, with a town, a topic or a bound."""
PLACE_NOUNS = word_set(
    "province region avenue roads road state entrance meters yards miles outside city cities town towns village "
    "villages streets street center centre downtown capital suburb suburbs outskirts campus heart area areas "
    "neighborhood neighbourhood neighborhoods borough district districts part parts north south east west side "
    "section square parks park corner community communities county places metropolis hub hubs port stretch middle "
    "edge site locations sites location gates steps front headquarters office offices building buildings "
    "courthouse hall capitol statehouse station plaza lane lanes block blocks stretches intersections freeway highway"
)
SUBURBS = word_set("suburb suburbs")
AWAY = word_set("across block blocks feet steps yards street away")
"""Before "from", they tell of a place close by: "across from", "two blocks from"."""
UNITS = word_set("second seconds minute minutes hour hours day days week weeks")
STREET_NAMES = word_set(
    "street avenue boulevard drive lane avenues roads road highway highways expressway motorway freeway turnpike"
)
BEARINGS = word_set("north south east west northeast northwest southeast southwest miles kilometers kilometres")
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today tonight yesterday morning afternoon evening night"
)
TIMES = DAYS | word_set(
    "noon midnight weekend week month january february march april may june july august september october november "
    "december a.m. p.m. am pm"
)
INCIDENTS = word_set(
    "killing killings shooting shootings death deaths attack attacks bombing bombings massacre war violence "
    "murder murders crackdown coup invasion offensive arrest arrests trial conflict airstrike airstrikes raid "
    "raids fire fires deportation deportations abuse abuses beating hurricane earthquake crash outbreak"
)
"""What people gather about, and which happened elsewhere as often as not."""
SCENES = word_set("scene site spot place")
"""Of an incident, they are where people gather who are told to be at it."""
TOWNS_OWN = word_set("university school schools high college campus library mall jail prison")
"""Buildings that bear the name of the town they stand in, as a rule."""
VENUE_NOUNS = word_set("park square plaza hall bridge center centre station theater theatre common commons green field")
PUBLIC = word_set("city town county civic public municipal community convention state")
"""Between a name and "hall", "center" or "square" they show that the name is the town's."""
PEOPLE_NOUNS = word_set(
    "resident residents mayor native natives police officer officers man woman men women lawyer attorney bishop "
    "pastor rabbi imam reporter correspondent journalist councilman councilwoman councilmember sheriff chief "
    "spokesman spokeswoman spokesperson representative senator congressman congresswoman rep. sen. gov. governor "
    "member members director teacher student professor president chairman chairwoman chair leader head founder "
    "archbishop nurse mother father couple family teen teenager boy girl businessman activist organizer "
    "coordinator owner manager judge prosecutor firefighter veteran democrat republican author cop cops deputies"
)
CROWD_NOUNS = word_set(
    "people hundreds thousands dozens scores tens crowd crowds protesters protestors demonstrators marchers "
    "students teachers workers residents activists supporters members women men others many some group groups "
    "crowd families parents employees nurses strikers opponents counterprotesters counterdemonstrators "
    "participants picketers rallygoers drivers farmers neighbors friends relatives citizens pupils mothers "
    "veterans immigrants lawmakers critics advocates leaders throngs throng mourners ralliers few more faculty "
    "staff fans clergy children teens teenagers youths volunteers attendees convoy caravan motorcade procession"
)
GROUPS = word_set("group coalition organization organisation union chapter club church congregation")
"""Those of a town's name who may gather in another one: "a Rochester group"."""
PART_OF_IT = word_set("one another others some many most hundreds thousands dozens scenes clashes confrontations")
"""Behind "with", they tell of the gatherings just told: "protests are planned, with one in Erie"."""
HOST_VERBS = word_set(
    "see saw seen host hosts hosted hosting hold holds held hold witness witnessed had has plan plans planned "
    "conducted stage staged join joined kicks kicked experienced saw draw drew"
)
STRUCK_VERBS = word_set(
    "rocked swept hit reached gripped filled shook roiled paralyzed shut jammed clogged flooded engulfed "
    "gridlocked snarled choked besieged"
)
MOTION = word_set(
    "came come comes coming went go going goes gone travel traveled travelled traveling drove drive driving flew "
    "flocked bused headed heading descend descended trekked walked walk marched march marching marches brought "
    "bring converged returned took moved rode spread spreads spreading made poured streamed swarmed arrived "
    "arrive rallied carried"
)
DOZENS = word_set("dozens hundreds scores thousands number handful")
TAKEN = word_set(
    "streets street road roads highway highways parts part entrance entrances gates gate steps bridge bridges square "
    "squares intersection intersections center centre heart lanes sidewalks"
)
"""What a crowd fills, blocks or occupies, and so where it is: "blocked parts of the capital"."""
FILL_VERBS = word_set(
    "packed packing filled filling crowded surrounded surrounding circled encircled picketed picketing occupied "
    "occupying stormed"
)
"""What a crowd does to the place it is at, whatever kind of place: "packed a Little Rock church"."""
VISITED = word_set("visited toured visits tours")
SET_OUT = word_set("left departed leave depart leaving set departing")
BOARDED = word_set("boarded boarding board boards piled loaded")
VEHICLES = word_set("bus buses van vans coach coaches charter charters carpool carpools train trains")
"""Bring people to a gathering from where they set out."""
LEFT_VERBS = word_set("left departed circled crossed toured")
END_VERBS = word_set("reached ended finished concluded culminated")
LOCAL = word_set("police officials authorities organizers officers officer department bureau cop cops deputies")
"""Those who tell of what happened in their own town."""
ADDRESSED = word_set("told addressed urged reminded assured")
"""What speakers do with a crowd: "told about 200 people in Erie that the rally"."""
SPEECH = word_set("said says say told tells wrote added tweeted asked stated estimated reported")
