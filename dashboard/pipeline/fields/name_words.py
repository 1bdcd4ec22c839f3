"""The words that tell names of groups, people and institutions apart."""

from dashboard.pipeline.wordlists import word_set

TITLES = word_set(
    """Mr Mrs Ms Dr Rev Sen Rep Reps Sens Gov President Senator Mayor Pastor Bishop Father Rabbi Imam Councilman
    Councilwoman Congressman Congresswoman Activist Organizer Organizers Organiser Organisers Senior Junior
    Sophomore Freshman Co-organizer Co-organizers Co-founder Sheriff Chief Judge Attorney Former
    Governor Representative Commissioner Chancellor Professor Principal Superintendent Coach Alderman Alderwoman
    Assemblyman Assemblywoman Officer Detective Trooper
    Actor Actress Rapper Singer Musician Comedian Filmmaker Author Poet Sgt Capt"""
)
"""Before a person's name."""
BEFORE_TITLES = word_set("Police Fire Vice Deputy City County State Council Borough Village Town Lt Assistant")
"""Before such a title: "Police Chief Ann Lee"."""
NOT_FIRST = word_set(
    """Led Organized Organised Hosted Sponsored Called Planned Answering Hundreds Thousands Dozens Scores Tens Crowds
    Groups Supporters Residents Police Yesterday Today Last The A An In On At By But And Or For From With When
    While After As It He She They We I This That These Those There If So Also Not Many Most Some Several Both One
    His Her Their Its Our About More Advocacy Earlier Meanwhile Rally Protest Event Members What Who No Local
    Protesters Protestors Demonstrators Marchers Counterprotesters Counterprotestors Counter-protesters Picketers
    Activists Volunteers Leaders Before During Since Although Because Until Between"""
)
"""Capitalised at a sentence's start, and no part of a name."""
NUMBERS = word_set("Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozen")
"""Capitalised before those whom they count, where these start a sentence."""
OF_HEADS = word_set(
    """Up League Front Group Daughters Sons Association Union Council Party Coalition Voters Federation Brotherhood
    Society Center Centre Institute Alliance Women Friends Mothers Veterans Conference Congress Order Knights
    Board Department University Bureau Ministry Committee Movement Students Citizens Nation Church Confederation
    Network Chapter Parents Workers Voice Voices Campaign Committees Fund Project Forum Partnership Club Families
    Neighbors Teachers Nurses Organization Organisation Chamber Circle Team Company Congregation Diocese
    Archdiocese Assembly Caucus Collective Guild Institute Parenthood Out"""
)
"""Go with "of": "League of Voters"."""
OFFICES = word_set(
    "President Director Chairman Chairwoman Chair Secretary Organizer Coordinator Spokeswoman Spokesman Pastor"
)
"""Between a group's name and that of a person who serves it."""
HEADS = word_set(
    """Union Circle Association Coalition Committee Network Alliance Council Project Group Club Society Federation
    League Foundation Institute Fund Campaign Movement Collective Initiative Caucus Center Party Front Congress
    Commission Ministry Ministries Force Team Fellowship Guild Assembly Forum Organization Partnership Agency
    Corps Services"""
)
"""End a group's name."""
UNION_FIRST = word_set("United International Amalgamated National American")
"""Start the names of unions of several trades: "United Food and Commercial Workers"."""
CAUSES = word_set(
    """Peace Justice Freedom Democracy Equality Equity Liberation Unity Dignity Life Liberty Truth Faith Labor Labour
    Health Safety Environment Inclusion Diversity Reconciliation Hope Love Solidarity"""
)
"""What groups are for; two of them joined by "and" are one cause: "Peace and Justice"."""
LANDS_IN_NAMES = word_set("Palestine Syria Tibet Burma Sudan Iran Iraq Ukraine Haiti Cuba America")
"""Lands for which groups elsewhere are named: "Students for Justice in Palestine"."""
LONE_GROUPS = word_set("Indivisible Teamsters Steelworkers Machinists Minutemen Patriots")
"""Groups whose names are common words: no sentence's mere first word."""
KEPT_WHOLE = ("Planned Parenthood",)
"""Groups whose first word otherwise only starts a sentence."""
LANDS_FIRST = word_set("North South East West New")
"""Common words that start names of places: "teachers in North Carolina"."""
IMPERATIVES = word_set(
    """Stop Save Ban End Defend Reclaim Protect Free Occupy Abolish Close Fight Over Break Block Defund Feed Love
    Rock Raise Make Take Keep"""
)
"""Go with "the": "Stop the Mine"."""
PREPOSITIONS = word_set("Against For From Of On In With Around Across Over Under")
"""Inside of a name; go with "the": "Veterans Against the War"."""
COUNCILS = word_set("Council Committee Coalition Conference Campaign Commission Center")
"""Go with "on": "Council on Foreign Wars"."""
PRONOUNS = word_set("Our Your Their My Us Them")
"""Capitalised inside of a name alone: "Not in Our Name", "Workers and Their Families"."""
INSTITUTIONS = word_set(
    """police department office university college school schools court senate house government
    administration ministry county sheriff capitol hall park street avenue square plaza state city district jail
    airport hospital news times post herald tribune journal gazette chronicle globe courier press magazine twitter
    facebook youtube instagram reuters cnn nbc cbs abc fox ap bbc npr ice fbi day act amendment election building
    center’s road mall stadium arena coliseum theater courthouse hotel plaza station bridge corp inc llc ltd company
    corporation bank foods holdings industries motors airlines clinic river lake beach mountain museum cathedral
    monument memorial amphitheater fairgrounds library army navy marines nato eu un"""
)
"""End a name that is no group's."""
SURNAMES = word_set("park hall street lake day fox")
"""Of these, those that are surnames as well."""
CALLS = word_set(
    "Indivisible Occupy Save Stop Defend Reclaim Abolish Defund Protect Ban Keep Reopen Citizens Concerned"
)
"""Start a group's name whatever its end: "Occupy Wall Street"."""
GROUP_WORDS = word_set(
    """association union alliance coalition party movement league network front council committee federation society
    campaign project foundation institute fund conference congress brotherhood collective caucus club church
    ministries chapter group together united justice action matter now rights workers patriots students mothers
    moms families citizens democrats republicans voters voices indivisible antifa local naacp aclu seiu dsa
    organization organisation power peace freedom march watch team task force initiative center centre guild lives
    klan boys america americans occupy neighbors uaw afscme cwa ibew ufcw teamsters steelworkers
    pro-life resistance women conservatives parents teachers nurses farmers tenants veterans voices
    youth rising solidarity minutemen minuteman"""
)
"""Stand in a name that is no person's."""
KINDS = {
    "union": word_set(
        """union unions unite local nurses teachers association federation teamsters steelworkers workers seiu uaw
        afscme cwa ibew ufcw guild autoworkers machinists pilots writers actors"""
    ),
    "party": word_set("party democrats republicans"),
    "church": word_set("church ministries congregation"),
}
"""Of nouns for groups, the words in a name that tell that it is one."""
TRADES = word_set(
    """education educators faculty workers employees drivers players attendants firefighters police physicians staff
    professors nurses teachers pilots writers actors"""
)
"""Make an association or a federation a union."""
NO_UNIONS = word_set("liberties student students european soviet credit christian")
"""In the names of what is called a union, and does not strike: "American Civil Liberties Union"."""
