import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from dashboard.page.export_webpage import write_webpage
from dashboard.page.figure import draw_figure
from dashboard.page.figure_files import write_png, write_svg
from dashboard.page.figure_options import FigureOptions
from tests.page.extracts import sample_extract


@pytest.fixture
def page(browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(write_webpage(sample_extract(), FigureOptions()))
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: asked.append(message.text))
    opened.goto(path.as_uri())
    yield opened
    assert {address.split("#")[0] for address in asked} == {path.as_uri()}
    context.close()


def test_a_click_on_a_dot_shows_its_quote(page):
    page.locator("a.dot", has=page.get_by_text("Eugene, Oregon: 1 event", exact=False)).click()
    quote = page.locator(".place:target blockquote")
    assert quote.is_visible()
    assert "people" in quote.inner_text()
    assert "KEZI" in quote.inner_text()


def test_words_and_status_narrow_the_list_and_pale_the_dots(page):
    page.get_by_label("Find in the list").fill("kezi")
    assert page.locator(".event:visible h3").count() == 1
    assert page.locator("a.dot.gone").count() == 10
    assert "1 of 13 events listed" in page.locator("#listed").inner_text()
    page.get_by_label("Find in the list").fill("")
    page.get_by_label("Held (11)").uncheck()
    assert page.locator(".event:visible").count() == 2


def test_a_keyboard_reaches_a_dot_and_its_place(page):
    page.locator("a.dot").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".place:target").count() == 1


def test_nothing_scrolls_sideways_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_it_prints_on_both_papers(page, paper, size):
    document = pypdfium2.PdfDocument(page.pdf(format=paper))
    assert tuple(round(length) for length in document[0].get_size()) == pytest.approx(size, abs=1)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert "Find in the list" not in words
    for place in ("Eugene, Oregon", "Warwick, Rhode Island", "Online", "GeoNames"):
        assert place in words


def test_an_svg_looks_in_a_browser_as_its_png(browser, tmp_path: Path):
    extract = sample_extract()
    figure = draw_figure(extract, FigureOptions(width=960))
    path = tmp_path / "figure.svg"
    path.write_bytes(write_svg(extract, figure))
    page = browser.new_page(viewport={"width": 960, "height": round(figure.height)})
    page.goto(path.as_uri())
    page.evaluate("document.fonts && document.fonts.ready")
    seen = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L"), dtype=float)
    page.close()
    drawn = np.asarray(Image.open(io.BytesIO(write_png(extract, figure))).convert("L"), dtype=float)
    height = min(len(seen), len(drawn))
    differs = np.abs(seen[:height] - drawn[:height])
    assert differs.mean() < 2
    assert (differs > 100).mean() < 0.01
