import pytest

from dashboard.pipeline.fields.name_finding import find_names
from dashboard.pipeline.fields.organizers import Known, find_organizers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # one name with "and" in it
        ("It was called by United for Peace and Justice.", ["United for Peace and Justice"]),
        ("It was called by the Ohio Immigrant and Refugee Agency.", ["Ohio Immigrant and Refugee Agency"]),
        (
            "called by the Mothers and Daughters for a Clean River Alliance",
            ["Mothers and Daughters for a Clean River Alliance"],
        ),
        # two names
        ("Open Water and Oak Street Agency were there.", ["Open Water", "Oak Street Agency"]),
        ("Ohioans for Peace and Hope House were there.", ["Ohioans for Peace", "Hope House"]),
        # small words inside of a name
        ("It was led by Daytonians United for Trees.", ["Daytonians United for Trees"]),
        ("It was led by Moms Take Action for River Sense in America.", ["Moms Take Action for River Sense in America"]),
        ("It was led by Tom Power for Dayton.", ["Tom Power", "Dayton"]),
        ("It was led by the Circle of Hope.", ["Circle of Hope"]),
        ("It was led by Peace in the Valley.", ["Peace in the Valley"]),
        ("It drew Mothers in the Bronx.", ["Mothers", "Bronx"]),
        ("the banner of Sailors Against the War", ["Sailors Against the War"]),
        ("BEND organized the rally.", ["BEND"]),
        ("It was led by the NAACP of Ohio.", ["NAACP of Ohio"]),
        ("It was led by the Dams Out of Dayton Coalition.", ["Dams Out of Dayton Coalition"]),
        ("It was led by People United to Keep the Creek.", ["People United to Keep the Creek"]),
        ("It was led by the Chamber of Commerce.", ["Chamber of Commerce"]),
        ("It was led by Not in Our Street.", ["Not in Our Street"]),
        ("It was led by the Fund for Miners and Their Families.", ["Fund for Miners and Their Families"]),
        ("It was led by Students for Open Books in Education.", ["Students for Open Books in Education"]),
        ("It was led by the Council on Ohio-Quebec Relations.", ["Council on Ohio-Quebec Relations"]),
        ("The Tenants Union on Oak Street met.", ["Tenants Union", "Oak Street"]),
        ("It was led by Open Water St. Paul.", ["Open Water St. Paul"]),
        ("It was led by “Bread and Pie” and the Oak Club.", ["Bread and Pie", "Oak Club"]),
        ("It was led by Co-organizers Ann Lee and May Roe.", ["Ann Lee", "May Roe"]),
        ("members of Open Water--which is new--met.", ["Open Water"]),
        ("It was led by Students for Peace in the Middle Valley.", ["Students for Peace in the Middle Valley"]),
        ("It was led by the Oak Club and Rowers Out and About (ROA).", ["Oak Club", "Rowers Out and About", "ROA"]),
        ("It was led by Rowers Out and About (Dayton).", ["Rowers Out", "About", "Dayton"]),
        ("It was led by 'Bread and Pie' and the Oak Club.", ["Bread and Pie", "Oak Club"]),
        ("It was led by the 'Bread Club', he said.", ["Bread Club"]),
        ("It was led by the Bakers' Club.", ["Bakers' Club"]),
        # who or how many they are
        ("Friends Ann Lee and May Roe met.", ["Ann Lee", "May Roe"]),
        ("Friends of the Creek met.", ["Friends of the Creek"]),
        ("Two Oak Club members met.", ["Oak Club"]),
        ("Two Rivers Action members met.", ["Two Rivers Action"]),
        # initials
        ("It was led by Ann T. Lee and the D.C. Tenants Union.", ["Ann T. Lee", "D.C. Tenants Union"]),
        ("It was led, said Ann L., by nobody.", ["Ann L."]),
        # what is no name, or no part of one
        ("The neo-Roman group met pro-Doe voters.", []),
        ("THE NURSES marched.", []),
        ("THE ANSWER Coalition marched.", ["ANSWER Coalition"]),
        ("Nurses with the Oak Union marched.", ["Oak Union"]),
        ("Teamsters marched.", ["Teamsters"]),
        ("It was led by Police Chief Tom Roe.", ["Tom Roe"]),
        ("It was led by a group called “No Dams.”", ["No Dams"]),
        ("“No Dams were built,” she said.", ["Dams"]),
    ],
)
def test_names_are_whole_and_clean(text, names):
    assert [name.text for name in find_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        ("The Rev Al Boone's Ohio Action Network organized the rally.", "Ohio Action Network"),
        ("Women’s March Youth Rise organized the rally.", "Women’s March Youth Rise"),
        ("Dayton Rising’s Ann Lee organized the rally.", "Ann Lee"),
        ("OSU's Graduate Tenants Organizing Committee organized the rally.", "Graduate Tenants Organizing Committee"),
        ("Hill University’s Student Union organized the rally.", "Student Union"),
        ("Members of the Hill Church of Topeka, Kan., rallied.", "Hill Church"),
        ("Members of the Friends of Topeka, a choir, rallied.", "Friends of Topeka"),
    ],
)
def test_a_name_is_told_from_its_owner_and_its_town(text, organizer):
    assert [o.name for o in find_organizers(text, known=Known())] == [organizer]
