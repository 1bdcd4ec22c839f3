import io
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFont

from dashboard.page.figure import draw_figure
from dashboard.page.figure_files import write_pdf, write_png, write_svg
from dashboard.page.figure_options import PRESETS, FigureOptions
from dashboard.page.figure_palette import THEMES
from dashboard.page.typeface import FONTS
from tests.page.extracts import large_extract, sample_extract

WRITERS = {"png": write_png, "svg": write_svg, "pdf": write_pdf}


def make(kind: str, **options) -> bytes:
    extract = sample_extract()
    return WRITERS[kind](extract, draw_figure(extract, FigureOptions(**options)))


def read_colour(picture: np.ndarray, x: float, y: float) -> str:
    red, green, blue = picture[round(y), round(x), :3]
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_figure_has_the_same_bytes(kind):
    assert len({make(kind, width=700) for _ in range(6)}) == 1


@pytest.mark.parametrize(("width", "preset"), [(None, "article"), (800, "article"), (6000, "slide"), (900, "poster")])
def test_a_png_is_as_wide_as_asked(width, preset):
    with Image.open(io.BytesIO(make("png", width=width, preset=preset))) as picture:
        picture.load()
        assert picture.width == (width or PRESETS[preset].pixels)
        if PRESETS[preset].height:
            assert picture.height / picture.width == pytest.approx(
                PRESETS[preset].height / PRESETS[preset].width, abs=0.01
            )


def test_a_png_says_what_it_shows():
    with Image.open(io.BytesIO(make("png"))) as picture:
        picture.load()
        texts = picture.text
    assert texts["Title"] == "12 protest events in 11 places"
    assert "Eugene, Oregon" in texts["Description"]
    assert "All events · 1–14 June 2018" in texts["Comment"]
    assert "12 on the map" in texts["Comment"]
    assert sample_extract().data_hash in texts["Source"]
    assert "GeoNames" in texts["Copyright"]


@pytest.mark.parametrize("theme", THEMES)
def test_each_dot_has_its_colour_at_its_place_in_a_png(theme):
    extract = sample_extract()
    figure = draw_figure(extract, FigureOptions(theme=theme))
    with Image.open(io.BytesIO(write_png(extract, figure))) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    zoom = pixels.shape[1] / figure.width
    for mark in figure.marks:
        status = extract.events.iloc[mark.mark.rows[0]]["status"] if mark.mark.count == 1 else "held"
        inks = THEMES[theme]
        if mark.mark.crowd is not None:
            beside = 0.65 * mark.radius if mark.mark.is_unsure else 0  # in the middle stands its question mark
            assert read_colour(pixels, (mark.x - beside) * zoom, mark.y * zoom) == inks.status[status]
        else:  # a ring: its colour lies on the circle, to the left of the middle
            assert read_colour(pixels, (mark.x - mark.radius) * zoom, mark.y * zoom) == inks.status[status]


def test_a_pdf_shows_the_same_as_the_png():
    extract = sample_extract()
    figure = draw_figure(extract, FigureOptions())
    with Image.open(io.BytesIO(write_png(extract, figure))) as picture:
        drawn = np.asarray(picture.convert("L"), dtype=float)
    document = pypdfium2.PdfDocument(write_pdf(extract, figure))
    page = document[0].render(scale=drawn.shape[1] / figure.width).to_numpy()
    read = np.asarray(Image.fromarray(page[..., :3]).convert("L").resize(drawn.shape[::-1]), dtype=float)
    document.close()
    assert np.abs(drawn - read).mean() < 2
    assert (np.abs(drawn - read) > 100).mean() < 0.004


def test_a_pdf_has_letters_title_and_alternative_text():
    content = make("pdf")
    document = pypdfium2.PdfDocument(content)
    told = document.get_metadata_dict()
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert told["Title"] == "12 protest events in 11 places"
    assert "12 on the map" in told["Subject"]
    assert "GeoNames" in told["Keywords"]
    assert sample_extract().data_hash in told["Keywords"]
    assert not told["CreationDate"]
    assert "Families" not in words
    assert "Washington, D.C." in words
    assert b"/Alt" in content
    assert b"/StructTreeRoot" in content


def test_an_svg_carries_its_typeface_and_its_words():
    tree = ElementTree.fromstring(make("svg"))
    svg = "{http://www.w3.org/2000/svg}"
    assert tree.findtext(f"{svg}title") == "12 protest events in 11 places"
    assert "Eugene, Oregon" in tree.findtext(f"{svg}desc")
    assert tree.findtext(f"{svg}style").startswith("@font-face")
    rights = next(tree.iter("{http://purl.org/dc/elements/1.1/}rights"))
    assert "GeoNames" in rights.text
    assert tree.get("role") == "img"
    assert "http" not in tree.findtext(f"{svg}style")


@pytest.mark.parametrize("kind", WRITERS)
def test_ten_thousand_places_fit_in_a_file(kind):
    extract = large_extract(12_000, 10_000)
    figure = draw_figure(extract, FigureOptions(width=1200))
    assert len(WRITERS[kind](extract, figure)) > 200_000


def has_letter(letter: str) -> bool:
    face = ImageFont.truetype(FONTS / "LibreFranklin_400Regular.ttf", 40, layout_engine=ImageFont.Layout.BASIC)
    return bytes(face.getmask(letter)) != bytes(face.getmask("\uffff"))


def test_the_typeface_has_the_letters_of_europe_and_vietnam():
    assert all(map(has_letter, "ŁódźKrakówSãoPauloĐàNẵngМосква“–…·×≥€"))
    assert not has_letter("東")


def test_a_png_has_the_size_of_its_pdf_on_paper():
    with Image.open(io.BytesIO(make("png", preset="poster", width=1684))) as picture:
        assert picture.info["dpi"] == pytest.approx((72, 72), abs=0.1)
    document = pypdfium2.PdfDocument(make("pdf", preset="poster"))
    assert document[0].get_size() == pytest.approx((1684, 1191), abs=1)
    document.close()
