from pathlib import Path

import pytest

from dashboard.pipeline.articles import read_articles
from dashboard.pipeline.fields.group_names import find_aliases, name_key
from dashboard.pipeline.fields.name_finding import find_names
from dashboard.pipeline.fields.organizers import Known, Role, find_organizers

ARTICLES = Path(__file__).parents[3] / "data" / "articles"


def roles(text: str, known: Known | None = None) -> dict[str, str]:
    found = find_organizers(text, known=known)
    assert all(0 <= o.start < o.end <= len(text) for o in found)
    return {o.name: o.role.value for o in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rally was organized by the River Action Network.", {"River Action Network": "organizer"}),
        (
            "The march, led by Voices of Dayton and Stop the Mine, began late.",
            {"Voices of Dayton": "organizer", "Stop the Mine": "organizer"},
        ),
        ("Take Back Ohio, which hosted the vigil, said it was full.", {"Take Back Ohio": "organizer"}),
        ("In June, a chapter of Books Not Bombs held a sit-in.", {"Books Not Bombs": "organizer"}),
        (
            "said Ann Lee, a director at Open Water, among the groups organizing the vigils.",
            {"Open Water": "organizer"},
        ),
        ("About 20 members of the Tenants Union picketed.", {"Tenants Union": "organizer"}),
        ("An organizer with Bread for Ohio said so.", {"Bread for Ohio": "organizer"}),
        ("Jane Doe, lead organizer of the rally, was glad.", {"Jane Doe": "personal"}),
        ("Kansans for Peace will rally at noon.", {"Kansans for Peace": "organizer"}),
        ("Open Water, a league of ten groups, began organizing the march.", {"Open Water": "organizer"}),
        ("The sit-in was led by famed rower Ann Lee.", {"Ann Lee": "personal"}),
        ("Open Water is expecting 400 people to march.", {"Open Water": "organizer"}),
        ("Open Water was responsible for weeks of protests.", {"Open Water": "organizer"}),
        ("Planned Parenthood of Dayton organized the rally.", {"Planned Parenthood of Dayton": "organizer"}),
        ("The march was organized by Extinction Action (XA).", {"Extinction Action": "organizer"}),
        ("The hour was hosted by Open Water.", {"Open Water": "organizer"}),
        ("One of the march’s planners, Ann Lee, was glad.", {"Ann Lee": "personal"}),
        ("Ann Lee said she organized the rally after a fire.", {"Ann Lee": "personal"}),
        ("Ann Lee created a Facebook event for the vigil.", {"Ann Lee": "personal"}),
        ("Bay Action had a permit for the rally.", {"Bay Action": "organizer"}),
        (
            "The Bay Action Group and Casa de Dayton are among the groups sponsoring the march.",
            {"Bay Action Group": "organizer", "Casa de Dayton": "organizer"},
        ),
        ("Groups including Open Water took part in organizing the march.", {"Open Water": "organizer"}),
        ("Climate Action Now organizers said 90 people came.", {"Climate Action Now": "organizer"}),
        ("The Bay Action Group’s annual River Day rally grew.", {"Bay Action Group": "organizer"}),
        ("Okonjo’s Ohio Action Network organized the march.", {"Ohio Action Network": "organizer"}),
        ("The Ohio-based Bay Action Group plans to picket the hall.", {"Bay Action Group": "organizer"}),
        ("Indivisible and other groups are organizing rallies.", {"Indivisible": "organizer"}),
        ("Open Water activists disrupted the hearing.", {"Open Water": "organizer"}),
        ("The rally in Lansing, Michigan, sponsored by Open Water, ended.", {"Open Water": "organizer"}),
        ("A sit-in, which drew 90, was led by the Quaker peace group Open Water.", {"Open Water": "organizer"}),
        (
            "“We won,” said Ann Lee, a co-founder of Open Water, the group that organized the march.",
            {"Open Water": "organizer"},
        ),
        ("The march was held by Make the Road Ohio.", {"Make the Road Ohio": "organizer"}),
        ("About 90 people, including members of Open Water, marched.", {}),
        ("They sat at the doors of the Bay Trust branch in Dayton to protest loans.", {}),
        ("Ann Lee, a co-organizer of the Million Moms March, wept.", {"Ann Lee": "personal"}),
        ("The Ohio Highway Patrol (OHP) met. The OHP canceled the rallies.", {}),
        ("The sit-in, which drew 90 people, was led by Open Water.", {"Open Water": "organizer"}),
        ("Dozens of people, led by the Rev. Ann Lee, marched.", {"Ann Lee": "personal"}),
        ("Counterprotesters with Open Water outnumbered them.", {"Open Water": "organizer"}),
        ("Ann Lee, 34, a nurse who organized the vigil, wept.", {"Ann Lee": "personal"}),
        ("Ann Lee, a senior and one of the main organizers, sang.", {"Ann Lee": "personal"}),
        ("Open Water (OW) activists delayed trains after blocking the tracks.", {"Open Water": "organizer"}),
        ("Members of the Tenants Union are scheduled to rally Friday.", {"Tenants Union": "organizer"}),
        (
            "The march was called by Fight for $15 and by SEIU Local 9GB.",
            {"Fight for $15": "organizer", "SEIU Local 9GB": "organizer"},
        ),
        ("The march was organized by a coalition of Black student groups.", {}),
        ("Teachers in North Carolina rallied.", {}),
        (
            "The rally was called by Black Rose and backed by the Bay Action Group.",
            {"Black Rose": "organizer", "Bay Action Group": "promoter"},
        ),
        (
            "The rally was called by Black Rose and organized by the Bay Action Group.",
            {"Black Rose": "organizer", "Bay Action Group": "organizer"},
        ),
        ("The Bay Action Group sponsored it.", {"Bay Action Group": "organizer"}),
        (
            "The vigil was sponsored by St. Anne's Church and Dayton Standing Up for Peace.",
            {"St. Anne's Church": "organizer", "Dayton Standing Up for Peace": "organizer"},
        ),
        (
            "Hosted by Friends of the Creek with the Hill Choir.",
            {"Friends of the Creek": "organizer", "Hill Choir": "organizer"},
        ),
        ("The organizers, the Bay Action Group, were glad.", {"Bay Action Group": "organizer"}),
        ("Open Water, whose rally this is, expects rain.", {"Open Water": "organizer"}),
        (
            "Pastor Ann Lee organized the march together with the Ministers’ Council.",
            {"Ann Lee": "personal", "Ministers’ Council": "organizer"},
        ),
        ("It was put together by Hands on the Bay, a group of rowers.", {"Hands on the Bay": "organizer"}),
        ("Open Water, the coalition that organized the day, was glad.", {"Open Water": "organizer"}),
        (
            "The Cortland Workers’ Council, which had called it, asked for quiet.",
            {"Cortland Workers’ Council": "organizer"},
        ),
        ("The Oak Alliance expects as many as 900 people to march.", {"Oak Alliance": "organizer"}),
        ("Ann Lee founded Open Water and helped organize the march.", {"Ann Lee": "personal"}),
        ("Ann Lee, a retired nurse who organized the rally, wept.", {"Ann Lee": "personal"}),
        ("Ann Lee, the march’s lead organizer, wept.", {"Ann Lee": "personal"}),
        ("The vigil was Ann Lee’s idea.", {"Ann Lee": "personal"}),
        (
            "The vigil was organized by Banks’ aunt, Ann Lee, and the Rev. May Roe of Hill Church.",
            {"Ann Lee": "personal", "May Roe": "personal"},
        ),
        (
            "Organizers with Open Water and the Bay Action Group said they expect 300 people.",
            {"Open Water": "organizer", "Bay Action Group": "organizer"},
        ),
        ("The march was organized by Open Water, and Ann Lee said it was calm.", {"Open Water": "organizer"}),
        ("The Rev. Ann Banks spoke. Banks organized the march.", {"Ann Banks": "personal"}),
        ("Two dozen people from OPENW, a club, waved battle flags.", {"OPENW": "organizer"}),
        (
            "The march was organized by Open Water, a Quaker peace group, and Hill Church.",
            {"Open Water": "organizer", "Hill Church": "organizer"},
        ),
        (
            "Hill Friends, joined by St. Rose Parish, organized a vigil.",
            {"Hill Friends": "organizer", "St. Rose Parish": "organizer"},
        ),
        (
            "They met at the call of the Bay Alliance, the Jewish Voice for Peace chapter and Hill Friends.",
            {"Bay Alliance": "organizer", "Jewish Voice for Peace": "organizer", "Hill Friends": "organizer"},
        ),
        ("A rally on Sunday was organized by @dbqforpeace.", {"@dbqforpeace": "organizer"}),
        (
            "About 55 members of United Food and Commercial Workers Local 400 carried signs.",
            {"United Food and Commercial Workers Local 400": "organizer"},
        ),
        (
            "Ann Lee of the Bay Patriots organized the rally.",
            {"Ann Lee": "personal", "Bay Patriots": "organizer"},
        ),
        (
            "Ann Lee, executive director of the Bay Alliance, one of the rally’s sponsors, was glad.",
            {"Bay Alliance": "organizer"},
        ),
        (
            "It was over, said Ann Lee of Bay Defenders, the group that called the march.",
            {"Bay Defenders": "organizer"},
        ),
        (
            "Ann Lee, who founded a choir and organized the protest with her neighbor, Bob Tran, wept.",
            {"Ann Lee": "personal", "Bob Tran": "personal"},
        ),
        (
            "The sponsors were Showing Up for Racial Justice and the Coalition to March on the Dam.",
            {"Showing Up for Racial Justice": "organizer", "Coalition to March on the Dam": "organizer"},
        ),
        ("Demonstrators, most from the Bay Alliance, sang.", {"Bay Alliance": "organizer"}),
        ("Neighbors met at Eighth St. Parents hosted the vigil.", {}),
        ("Nurses turned out for the Black Lives Matter march.", {}),
        ("Members of IAM District 751 picketed.", {"IAM District 751": "organizer"}),
        ("Anti-war activists gathered on Sunday.", {}),
        ("Clark asked that the group move its rally.", {}),
        ("Women in Black held their vigil.", {"Women in Black": "organizer"}),
        ("Écologie Ouvrière organised the march.", {"Écologie Ouvrière": "organizer"}),
        ("Workers represented by SEIU 1199 walked out.", {"SEIU 1199": "organizer"}),
        ("Fair Water, a coalition of farm families, gathered at noon.", {"Fair Water": "organizer"}),
        (
            "The march was a joint effort of Fair Water and Clean Air Now.",
            {"Fair Water": "organizer", "Clean Air Now": "organizer"},
        ),
        ("A rally by Fair Water and its allies drew 300.", {"Fair Water": "organizer"}),
        (
            "The strike was called by three unions: Unite, the GMB and Unison.",
            {"Unite": "organizer", "GMB": "organizer", "Unison": "organizer"},
        ),
        ("The RMT union’s members picketed the station.", {"RMT": "organizer"}),
        ("Organizers: Fair Water and the Ridge Club.", {"Fair Water": "organizer", "Ridge Club": "organizer"}),
        ("The call to walk out came from Bay Voices.", {"Bay Voices": "organizer"}),
        (
            "The vigil, an initiative of the Bay Ministers’ Alliance, was long.",
            {"Bay Ministers’ Alliance": "organizer"},
        ),
        ("Farmers under the banner of the Bay Federation blocked it.", {"Bay Federation": "organizer"}),
        ("Led by Teamsters Local 89, drivers picketed the gate.", {"Teamsters Local 89": "organizer"}),
        ("Open Water said it would hold a vigil.", {"Open Water": "organizer"}),
        ("Open Water and two other groups had called the protest.", {"Open Water": "organizer"}),
        (
            "The groups behind the rally, Open Water and Clean Air Now, met.",
            {"Open Water": "organizer", "Clean Air Now": "organizer"},
        ),
        (
            "The union, Local 12 of the Miners’ Federation, called the strike.",
            {"Local 12 of the Miners’ Federation": "organizer"},
        ),
        ("Ann Lee, 19, organized the walkout.", {"Ann Lee": "personal"}),
        ("The Open Water-led march was long.", {"Open Water": "organizer"}),
        ("The strike, called by the Parks and Rivers Union, was long.", {"Parks and Rivers Union": "organizer"}),
        ("Tenants Union President Ann Lee organized the rally.", {"Ann Lee": "personal"}),
        ("Rally organizers from the newly formed Bay Neighbors group were glad.", {"Bay Neighbors": "organizer"}),
        (
            "Sponsors of the vigil include Clean Air Now, the Hill Choir and others.",
            {"Clean Air Now": "organizer", "Hill Choir": "organizer"},
        ),
        ("Fair Water was one of the organizers of the march.", {"Fair Water": "organizer"}),
        ("Fair Water obtained a permit for the march.", {"Fair Water": "organizer"}),
        (
            "Organizer Ann Lee of Lakeside Indivisible was glad.",
            {"Ann Lee": "personal", "Lakeside Indivisible": "organizer"},
        ),
        (
            "Ann Lee, who organized the event with Students for Clean Air, was glad.",
            {"Ann Lee": "personal", "Students for Clean Air": "organizer"},
        ),
        ("Ann Lee, head of the Bay Club, which called the march, was glad.", {"Bay Club": "organizer"}),
        ("Teachers in the Bay Education Association went on strike.", {"Bay Education Association": "organizer"}),
        ("Black Rose League protesters blocked the road.", {"Black Rose League": "organizer"}),
        (
            "Open Water, Fair Share, and Clean Air are organizing the rally.",
            {"Open Water": "organizer", "Fair Share": "organizer", "Clean Air": "organizer"},
        ),
        ("The rally was organized by Open Water, and Fair Share was against it.", {"Open Water": "organizer"}),
        (
            "The Coalition of Patriotic Americans organized the rally.",
            {"Coalition of Patriotic Americans": "organizer"},
        ),
        ("Occupy Dayton held signs along Oak Street.", {"Occupy Dayton": "organizer"}),
        ("It was planned online at 9 a.m. by a group calling itself Open Water.", {"Open Water": "organizer"}),
        (
            "Fair Water, a new group, met. On Sunday the group led about 90 people to the dam.",
            {"Fair Water": "organizer"},
        ),
        ("The Bay Union and the Elm Club met. The union called off its march.", {"Bay Union": "organizer"}),
        ("“We are here,” said Ann Lee, another organizer.", {"Ann Lee": "personal"}),
        ("“We called this march,” said Ann Lee of Fair Water Action.", {"Fair Water Action": "organizer"}),
        ("Ann Lee of Fair Water Action said her group planned the vigil.", {"Fair Water Action": "organizer"}),
        ("Members of UNISON, along with those from UNITE, will march.", {"UNISON": "organizer", "UNITE": "organizer"}),
        ("The union federation that called the march, Bay Work, was glad.", {"Bay Work": "organizer"}),
        ("Ann Lee helped put the march together.", {"Ann Lee": "personal"}),
        ("Ann Lee met Bob Tran. Tran organized the rally.", {"Bob Tran": "personal"}),
        ("The rallies were promoted by Open Water, a national group.", {"Open Water": "promoter"}),
        (
            "Other groups sponsoring the march include Clean Air Now and the Hill Choir.",
            {"Clean Air Now": "organizer", "Hill Choir": "organizer"},
        ),
        ("Event organizers like Ann Lee were glad.", {"Ann Lee": "personal"}),
        (
            "Groups like Fair Share and the Hill Club are banding together to hold the march.",
            {"Fair Share": "organizer", "Hill Club": "organizer"},
        ),
        (
            "Groups like Fair Share and Open Water are leading the charge.",
            {"Fair Share": "organizer", "Open Water": "organizer"},
        ),
        ("Sheriff Tom Roe led the effort to clear the street.", {}),
        (
            "The march was organized by the Oak Coalition, which is composed of Fair Share, Open Water, and others.",
            {"Oak Coalition": "organizer"},
        ),
        (
            "BEND [Boaters for the Bend], the Oak Club and Fair Share organized the rally.",
            {"BEND": "organizer", "Oak Club": "organizer", "Fair Share": "organizer"},
        ),
        ("A group called Open Water created Facebook events for the rallies.", {"Open Water": "organizer"}),
        ("The vigil was the creation of Open Water.", {"Open Water": "organizer"}),
        (
            "It was organized by Open Water, in collaboration with the Oak Club.",
            {"Open Water": "organizer", "Oak Club": "organizer"},
        ),
        ("Ann Lee, founder of Open Water Now, organized the march.", {"Ann Lee": "personal"}),
        ("The march was organized by Ann Lee and her sister May.", {"Ann Lee": "personal"}),
        ("Ann Lee, 17, a junior at Hill High School who organized the walkout, wept.", {"Ann Lee": "personal"}),
        ("Ann Lee, a member of Drivers Local 9 who organized the picket, wept.", {"Ann Lee": "personal"}),
        ("Ann Lee, Dayton’s event organizer, was glad.", {"Ann Lee": "personal"}),
        ("“It rained,” said Bread March organizer Ann Lee.", {"Ann Lee": "personal"}),
        ("Ann Lee, one of organizers of the march, wept.", {"Ann Lee": "personal"}),
        (
            "Fair Share and the Oak Club were among those who organized.",
            {"Fair Share": "organizer", "Oak Club": "organizer"},
        ),
        (
            "It was organized by Fair Share and the Ohio chapter of the Oak Club.",
            {"Fair Share": "organizer", "Oak Club": "organizer"},
        ),
        ("Students for Clean Air at Dayton State set up an encampment.", {"Students for Clean Air": "organizer"}),
        ("Organizers behind the group Open Water postponed it.", {"Open Water": "organizer"}),
        (
            "Over 90 groups — including Fair Share and the Oak Club — organized the march.",
            {"Fair Share": "organizer", "Oak Club": "organizer"},
        ),
        (
            "It was sponsored by several churches, unions and choirs, including Fair Share and the Oak Club.",
            {"Fair Share": "organizer", "Oak Club": "organizer"},
        ),
        ("Fair Share is teaming up with other local groups to plan a march.", {"Fair Share": "organizer"}),
        ("Fair Share is part of a coalition of choirs that is planning the march.", {"Fair Share": "organizer"}),
        (
            "A spokeswoman for Fair Water Action said the group expects 90 people at the march.",
            {"Fair Water Action": "organizer"},
        ),
        ("The Graduate Club (GC), affiliated with Drivers Local 9, held the march.", {"Graduate Club": "organizer"}),
        ("Ann Lee, a Dayton nurse, organized the march.", {"Ann Lee": "personal"}),
        ("Protest organizer and Dayton resident Ann Lee wept.", {"Ann Lee": "personal"}),
        (
            "Ann Lee, leader of Fair Water Action and one of the protest organizers, wept.",
            {"Ann Lee": "personal", "Fair Water Action": "organizer"},
        ),
        ("Black Lives Matter protesters blocked the road.", {}),
        ("Open Water held a Peace in Solidarity march.", {"Open Water": "organizer"}),
        ("The Oak Club is one of several organizations behind the march.", {"Oak Club": "organizer"}),
        ("The Dayton City Council canceled the march.", {}),
        ("Ann Lee called for an end to the marches.", {}),
        ("The Oak Alliance will be protesting outside.", {"Oak Alliance": "organizer"}),
        ("The march was called by the 50501 movement.", {"50501": "organizer"}),
        ("Organizers of the march--including the youth club Open Water--want trees.", {"Open Water": "organizer"}),
        ("Open Water was also supporting the marches.", {"Open Water": "promoter"}),
        ("Calling for the march on Friday, Open Water said it was time.", {"Open Water": "organizer"}),
        ("Ann Lee said she and two friends organized the march.", {"Ann Lee": "personal"}),
        ("Ann Lee said she decided to hold a vigil.", {"Ann Lee": "personal"}),
        ("Open Water called for a peaceful protest on Friday.", {"Open Water": "organizer"}),
        ("The vigil was the work of Ann Lee, a baker.", {"Ann Lee": "personal"}),
        ("Ann Lee, who had a permit for the rally, wept.", {"Ann Lee": "personal"}),
        ("The march was organized by a Facebook group called Oak Dads.", {"Oak Dads": "organizer"}),
        ("Ann Lee, 55, of Hill Church, helped plan the rally.", {"Ann Lee": "personal"}),
        ("Ann Lee and Bob Tran are organizing the Oak Rally 4 Trees.", {"Ann Lee": "personal", "Bob Tran": "personal"}),
        ("The march was led by the brothers Abbo and Bob Lee.", {"Abbo Lee": "personal", "Bob Lee": "personal"}),
        ("The march was led by Indivisible and Bob Lee.", {"Indivisible": "organizer", "Bob Lee": "personal"}),
        ("Oakham Baptist Church met. Oakham members picketed.", {"Oakham Baptist Church": "organizer"}),
        ("Actress Ann Lee led a protest at the dam.", {"Ann Lee": "personal"}),
        ("Ann Lee, whose son sang, organized the march.", {"Ann Lee": "personal"}),
        ("Police arrested Ann Lee, who they said had organized the protest.", {"Ann Lee": "personal"}),
        ("The NAACP's Dayton branch held a vigil.", {"NAACP": "organizer"}),
        ("It was organized by Open Water, the youth wing of the Oak Club.", {"Open Water": "organizer"}),
        ("Hundreds walked out of class on Friday, led by 17-year-old Ann Lee.", {"Ann Lee": "personal"}),
        ("A sit-in, hosted by the youth club ‘Free Hours’, was long.", {"Free Hours": "organizer"}),
    ],
)
def test_tells_who_organized_and_who_promoted(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rally was watched by the Dayton Police Department.",
        "Sen. Jane Doe spoke at the march, the Dayton Herald reported.",
        "The bill was sponsored by Rep. Jane Doe.",
        "They held signs reading Save Our River at the rally.",
        "Hundreds marched in Dayton, Ohio.",
        "Dayton residents organized a rally.",
        "Hundreds of Greeks marched.",
        "Fair Water called the protest a success.",
        "Acme Steel called the strike illegal.",
        "A march by the Akron High School band opened the day.",
        "For information, call Fair Water at 555-0101.",
        "Islamist groups marched.",
        "Ann Lee led chants of “No more.”",
        "The Rev. Ann Lee led the marchers in prayer.",
        "A band led by Ann Lee played at the rally.",
        "Open Water condemned the rally.",
        "The protest targeted Acme Holdings, which owns the mine.",
        "The call for the removal of the Hill Statue came late.",
        "Iraqi demonstrators marched in the cold.",
        "A Black Rose protest began at noon.",
        "Ann Lee is a community organizer.",
        "The supporters of the Blue Party marched.",
        "Ann Lee announced a review of actions taken at the protests.",
        "The race was called by the Daily Star.",
        "Police were called to the rally by the Hill Hotel.",
        "It was on the site of the World Dance Organization protests.",
        "The family of Ann Lee organized the vigil.",
        "The arrests in Akron, Ohio, led to protests in Dayton.",
        "Friends of the late Ann Lee staged a vigil.",
        "Activists angered by the plans of President Ann Lee staged a rally.",
        "Local Democrats held a rally.",
        "The mural organizer Ann Lee was glad.",
        "Workers at Acme Holdings went on strike.",
        "Bob Tran said he and his son watched the march.",
        "In announcing the curfew, Mayor Ann Lee said the march was over.",
        "Mayor Ann Lee called for peaceful protests.",
        "Mayor Ann Lee called for the protests to end.",
        "Mayor Ann Lee urged people to march peacefully.",
        "Ann Lee announced a ban on marches.",
        "Black Lives Matter activists gathered at noon.",
        "Union members picketed the hall.",
        "Hundreds protested at the clinic on Friday, led by Ann Lee since May.",
        "Rabbi Ann Lee led the vigil in prayer.",
        "Police Chief Ann Lee said she planned to march with them.",
        "The Roe campaign held a rally in Dayton.",
        "Ann Lee held a news conference before the march.",
        "Relatives of Ann Lee organized the vigil.",
        "The vigil was organized by the Roe family.",
        "Police Chief Ann Lee expects 400 people to march.",
        "Officer Ann Lee led the march down the street.",
        "The march was led by members of the UQ.",
    ],
)
def test_leaves_out_speakers_outlets_authorities_and_slogans(text):
    assert roles(text) == {}


def test_a_known_place_is_no_organizer():
    text = "Dayton held a rally."
    assert roles(text, Known(places=frozenset({"Dayton"}))) == {}


def test_a_group_is_not_named_by_its_place():
    known = Known(places=frozenset({"Ohio"}))
    assert roles("Ohio’s Tenants Union organized a rally.", known) == {"Tenants Union": "organizer"}


def test_second_names_are_given_as_the_first():
    text = "The rally was called by Tenants Rise Together (TRT). TRT organized a march in May."
    assert roles(text) == {"Tenants Rise Together": "organizer"}
    assert find_aliases(text) == {name_key("TRT"): "Tenants Rise Together"}


def test_an_abbreviation_that_the_text_does_not_introduce_stays_itself():
    assert roles("Tenants Rise Together spoke. TRT organized a march.") == {"TRT": "organizer"}


def test_the_group_is_the_one_named_before():
    text = "Ann Lee is a director of Open Water. The group is hosting a vigil."
    (found,) = find_organizers(text)
    assert (found.name, text[found.start : found.end]) == ("Open Water", "group")
    assert found.event is not None
    assert text[slice(*found.event)] == "vigil"


def test_a_plural_gathering_is_general():
    (plural,) = find_organizers("The marches are organized by Open Water.")
    (single,) = find_organizers("The march was organized by Open Water.")
    assert (plural.is_general, single.is_general) == (True, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("by Mothers for Justice and the Coalition to Stop Hate", ["Mothers for Justice", "Coalition to Stop Hate"]),
        ("said Sen. Jane Doe of Ohio", ["Jane Doe", "Ohio"]),
        ("the League of Cyclists met MoveOn.org", ["League of Cyclists", "MoveOn.org"]),
        ("The Rev. Al Green’s church", ["Al Green"]),
    ],
)
def test_finds_names_whole(text, names):
    assert [name.text for name in find_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    "pair", [("MoveOn", "MoveOn.org"), ("The Sierra Club", "Sierra Club"), ("Unite Here", "UNITE HERE")]
)
def test_spellings_of_one_name_agree(pair):
    assert name_key(pair[0]) == name_key(pair[1])


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("cnn.md", {"Families Belong Together": Role.ORGANIZER, "MoveOn.org": Role.PROMOTER}),
        ("cbs-san-francisco.md", {"Families Belong Together": Role.ORGANIZER}),
        ("nbc-news-first.md", {"Families Belong Together": Role.ORGANIZER}),
        (
            "nbc-news-second.md",
            {"Families Belong Together": Role.ORGANIZER, "National Domestic Workers Alliance": Role.PROMOTER},
        ),
        ("nbc-news-third.md", {"Micaela Eller": Role.PERSONAL}),
    ],
)
def test_the_five_articles(file, expected):
    articles, _ = read_articles(ARTICLES / file)
    text = articles["text"][0]
    known = Known(frozenset({"Lin-Manuel Miranda", "Debra Messing"}), frozenset({"California", "Texas", "New York"}))
    found = {o.name: o.role for o in find_organizers(text, known=known) if o.name not in known.people}
    assert found == expected
