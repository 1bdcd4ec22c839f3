"""The words that tell names of groups, people and institutions apart."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """Mr Mrs Ms Dr Rev Sen Rep Reps Sens Gov President Senator Mayor Pastor Bishop Father Rabbi Imam Councilman
    Councilwoman Congressman Congresswoman Activist Organizer Organizers Organiser Organisers Senior Junior
    Sophomore Freshman Sheriff Chief Judge Attorney Former"""
)
"""Before a person's name."""
NOT_FIRST = _words(
    """Led Organized Organised Hosted Sponsored Called Planned Answering Hundreds Thousands Dozens Scores Tens Crowds
    Groups Supporters Residents Police Yesterday Today Last The A An In On At By But And Or For From With When
    While After As It He She They We I This That These Those There If So Also Not Many Most Some Several Both One
    His Her Their Its Our About More Advocacy Earlier Meanwhile Rally Protest Event Members What Who No"""
)
"""Capitalised at a sentence's start, and no part of a name."""
OF_HEADS = _words(
    """League Front Group Daughters Sons Association Union Council Party Coalition Voters Federation Brotherhood
    Society Center Centre Institute Alliance Women Friends Mothers Veterans Conference Congress Order Knights
    Board Department University Bureau Ministry Committee Movement Students Citizens Nation Church Confederation
    Network Chapter Parents Workers"""
)
"""Go with "of": "League of Voters"."""
IMPERATIVES = _words(
    """Stop Save Ban End Defend Reclaim Protect Free Occupy Abolish Close Fight Over Break Block Defund Feed Love
    Rock Raise"""
)
"""Go with "the": "Stop the Mine"."""
INSTITUTIONS = _words(
    """police department office university college school schools court congress senate house government
    administration ministry county sheriff capitol hall park street avenue square plaza state city district jail
    airport hospital news times post herald tribune journal gazette chronicle globe courier press magazine twitter
    facebook youtube instagram reuters cnn nbc cbs abc fox ap bbc npr ice fbi day act amendment election building
    center’s road mall stadium arena coliseum theater"""
)
"""End a name that is no group's."""
GROUP_WORDS = _words(
    """association union alliance coalition party movement league network front council committee federation society
    campaign project foundation institute fund conference congress brotherhood collective caucus club church
    ministries chapter group together united justice action matter now rights workers patriots students mothers
    moms families citizens democrats republicans voters voices indivisible antifa local naacp aclu seiu dsa
    organization organisation power peace freedom march watch team task force initiative center centre guild lives
    klan boys america americans"""
)
"""Stand in a name that is no person's."""
