from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.page.cards import (
    write_article,
    write_disagreements,
    write_event_head,
    write_reason,
    write_report,
    write_reports_line,
    write_row,
    write_title,
)
from dashboard.page.collection import Collection
from dashboard.page.filters import EventIndex
from dashboard.page.sources import read_article, read_stories, safe_url
from tests.sample_tables import build_tables


def test_reports_are_grouped_by_story(index: EventIndex) -> None:
    stories = read_stories(index.collection, "austin")
    assert sorted(len(story.reports) for story in stories) == [1, 2]
    assert write_reports_line(stories) == "3 reports of 2 independent stories, by 3 outlets"


def test_quote_is_the_evidence_with_its_words_marked(index: EventIndex) -> None:
    [story] = read_stories(index.collection, "warwick")
    html = write_report(story.reports[0])
    assert '<mark class="pm-crowd" title="crowd">several dozen<sup aria-hidden="true">C</sup></mark>' in html
    assert '<mark class="pm-place" title="place">Warwick<sup aria-hidden="true">P</sup></mark>' in html
    assert "State: told from the other places of the article" in html


def test_words_outside_the_evidence_are_quoted_too(index: EventIndex) -> None:
    [story] = read_stories(index.collection, "eugene")
    [day, organizer, promoter] = story.reports[0].elsewhere
    assert list(day.fields) == ["day"]
    assert 'Families Belong Together<sup aria-hidden="true">O</sup>' in organizer.quote
    assert 'MoveOn.org<sup aria-hidden="true">S</sup>' in promoter.quote


def test_day_without_words_says_where_it_comes_from(index: EventIndex) -> None:
    [story] = read_stories(index.collection, "philadelphia")
    assert "Day: no words say it; taken from the publication day" in story.reports[0].notes


def test_unknown_event_is_a_key_error(index: EventIndex) -> None:
    with pytest.raises(KeyError):
        read_stories(index.collection, "nowhere")


def test_whole_article_keeps_every_paragraph_and_mark(index: EventIndex) -> None:
    [story] = read_stories(index.collection, "eugene")
    article = read_article(index.collection, story.reports[0].mention_id)
    html = write_article(article)
    assert len(article.paragraphs) == 27 - 4
    assert 'About 100<sup aria-hidden="true">C</sup>' in html
    assert "Sessions announced the &#34;zero-tolerance&#34; policy last month." in html


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        (" JaVaScRiPt:alert(1)", None),
        ("data:text/html,<script>", None),
        ("//example.org", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: str | None) -> None:
    assert safe_url(url) == kept


def tell_nastily(**changes: Any) -> Collection:
    """Give the sample with one article's fields replaced."""
    tables = build_tables()
    articles = tables["articles"].copy()
    for column, value in changes.items():
        articles.loc[articles["article_id"] == "cnn", column] = value
    return Collection(**{**tables, "articles": articles})


def test_markup_from_outside_never_reaches_the_page() -> None:
    nasty = "<script>alert(1)</script>"
    collection = tell_nastily(publisher=nasty, headline=f'"{nasty}', url="https://example.org/\"onclick='x'")
    [story] = read_stories(collection, "eugene")
    html = write_report(story.reports[0]) + write_article(read_article(collection, story.reports[0].mention_id))
    assert "<script" not in html
    assert "onclick='" not in html
    assert "&lt;script&gt;" in html


def test_event_head_escapes_and_says_what_is_known(index: EventIndex) -> None:
    event = index.event(index.find_rows(["eugene"])[0]) | {
        "organizers": ["<b>A</b>", "B"],
        "other_reading": "Eugene, Missouri",
    }
    html = write_event_head(event)
    assert "<b>A</b>" not in html
    assert "<bdi>&lt;b&gt;A&lt;/b&gt;</bdi> and <bdi>B</bdi>" in html
    assert "probably Eugene, Oregon; the name could also mean Eugene, Missouri" in html
    assert "town centre" in html


def test_what_a_person_changed_is_said(index: EventIndex) -> None:
    event = index.event(index.find_rows(["eugene"])[0]) | {"by_hand": ["place", "place", "confirmed"]}
    assert "<dt>By hand</dt><dd>place and confirmed as it stands</dd>" in write_event_head(event)


def test_report_says_why_it_belongs_to_the_event(index: EventIndex) -> None:
    reports = [report for story in read_stories(index.collection, "austin") for report in story.reports]
    reasons = [write_reason(report) for report in reports]
    assert any("Belongs here: same town and day" in reason for reason in reasons)


def test_title_names_a_status_other_than_held(index: EventIndex) -> None:
    planned = index.event(index.find_rows(["st-louis"])[0])
    assert write_title(planned) == "St. Louis, Missouri · Thu 14 June 2018 · March · planned"
    assert write_title(index.event(index.find_rows(["online"])[0])).startswith("Online · ")


def test_row_says_in_one_line_what_is_known(index: EventIndex) -> None:
    rows = {name: write_row(index.event(index.find_rows([name])[0])) for name in ("austin", "warwick")}
    assert rows["austin"] == ("Austin, Texas", "Thu 14 June 2018 · Rally · 3 reports")
    assert rows["warwick"][1] == "Thu 14 June 2018 · Rally · about 36 people · place not certain"


def test_reports_that_differ_on_the_status_quote_it() -> None:
    tables = build_tables()
    mentions = tables["mentions"].copy()
    is_nbc = mentions["mention_id"].str.endswith("-austin") & mentions["article_id"].str.startswith("nbc")
    mentions.loc[is_nbc, "status"] = "planned"
    spans = pd.concat([
        tables["spans"],
        tables["spans"].iloc[:1].assign(
            mention_id=mentions.loc[is_nbc, "mention_id"].iloc[0], field="status", start=0, end=4
        ),
    ])  # fmt: skip
    collection = Collection(**{**tables, "mentions": mentions, "spans": spans.reset_index(drop=True)})
    text = tables["articles"].set_index("article_id")["text"][mentions.loc[is_nbc, "article_id"].iloc[0]]
    [line] = write_disagreements(read_stories(collection, "austin"))
    assert "Reports differ on the status:" in line
    assert f"<strong>Planned</strong> <span>NBC News, 14 June 2018: “{text[:4]}”</span>" in line
    assert "<strong>Held</strong> <span>CBS San Francisco, 14 June 2018" in line


def test_versions_with_the_same_sentence_quote_it_once(index: EventIndex) -> None:
    [story] = read_stories(index.collection, "eugene")
    report = story.reports[0]
    other = replace(report, mention_id="another", outlet="KEZI", notes=["Day: not known"])
    [group] = replace(story, reports=[report, other]).group_by_quote()
    html = write_report(*group)
    assert html.count("<blockquote") == 1
    assert "<strong>CNN</strong>" in html
    assert "<strong>KEZI</strong>" in html
    assert "<li>Day: not known</li>" in html
    elsewhere = replace(other, evidence="Another sentence.")
    assert len(replace(story, reports=[report, elsewhere]).group_by_quote()) == 2


def test_reports_that_differ_say_who_said_what() -> None:
    tables = build_tables()
    mentions = tables["mentions"].copy()
    chosen = mentions["mention_id"].str.endswith("-austin") & (mentions["article_id"] != "cbs-san-francisco")
    mentions.loc[chosen, "crowd_low"] = pd.array([200, 350], dtype="Int64")
    mentions.loc[chosen, "crowd_high"] = pd.array([200, 350], dtype="Int64")
    mentions.loc[mentions["article_id"] == "cnn", "crowd_said_by"] = "police"
    stories = read_stories(Collection(**{**tables, "mentions": mentions}), "austin")
    [line] = write_disagreements(stories)
    assert "Reports differ on the crowd:" in line
    assert "<strong>about 350 people</strong> <span>police, in CNN</span>" in line
    assert "<strong>about 200 people</strong> <span>NBC News</span>" in line


def test_a_long_list_of_organizers_does_not_push_the_quote_away(index: EventIndex) -> None:
    event = index.event(index.find_rows(["eugene"])[0]) | {"organizers": [f"Group {n}" for n in range(9)]}
    html = write_event_head(event)
    assert "<bdi>Group 3</bdi><details><summary>and 5 more</summary><bdi>Group 4</bdi>, " in html
    assert html.count("<bdi>Group") == 9
