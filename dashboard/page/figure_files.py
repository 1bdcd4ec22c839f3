"""A drawn figure as PNG, SVG or PDF: title, alternative text and source inside, always the same bytes."""

import io
import re
import zlib
from collections.abc import Mapping

import pikepdf
import vl_convert

from dashboard.page.extract import Extract
from dashboard.page.figure import Figure
from dashboard.page.figure_options import PRESETS
from dashboard.page.svg import clean, element
from dashboard.page.typeface import embed_fonts, register_fonts

_HEADER = 8 + 25  # bytes of a PNG's signature and its first chunk
_POINTS_AN_INCH = 72  # a pixel of the design is a point of the PDF, so both have the same size on paper
_ROUNDING = 0.01  # the renderer cuts off parts of a pixel
_FONT_NAME = re.compile(rb"/(fo\d+)(?=\s)")


def list_metadata(extract: Extract, figure: Figure) -> dict[str, str]:
    """Give what a figure's file says of itself, by the keywords that PNG gives such texts."""
    about = extract.about(figure.boundaries)
    return {
        "Title": clean(figure.title),
        "Description": clean(figure.description),
        "Comment": f"Filters: {about['filters']}. {extract.say_counts(figure.events)}",
        "Source": f"{about['data']} {about['citation']}",
        "Copyright": about["credits"],
        "Software": "Protest Map",
    }


def write_png(extract: Extract, figure: Figure) -> bytes:
    """Give the figure as PNG, as many pixels wide as its options ask."""
    register_fonts()
    pixels = figure.options.width or PRESETS[figure.options.preset].pixels
    drawn = vl_convert.svg_to_png(figure.svg, ppi=_POINTS_AN_INCH * (pixels + _ROUNDING) / figure.width)
    texts = b"".join(_text_chunk(name, words) for name, words in list_metadata(extract, figure).items())
    return drawn[:_HEADER] + texts + drawn[_HEADER:]


def _text_chunk(keyword: str, words: str) -> bytes:
    """Give one text of a PNG's, in UTF-8, not compressed."""
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0en\0\0" + words.encode("utf-8")
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def write_svg(extract: Extract, figure: Figure) -> bytes:
    """Give the figure as SVG that carries its typeface and what it says of itself."""
    style = element("style", embed_fonts(figure.svg))
    told = list_metadata(extract, figure)
    described = "".join(element(f"dc:{name}", _escape(told[key])) for name, key in _DUBLIN_CORE.items())
    work = f'<rdf:Description rdf:about="">{described}</rdf:Description>'
    metadata = f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DC}">{work}</rdf:RDF></metadata>'
    head, rest = figure.svg.split("<defs>", 1)
    return f"{head}{metadata}{style}<defs>{rest}\n".encode()


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_DUBLIN_CORE = {
    "title": "Title", "description": "Description", "coverage": "Comment", "source": "Source", "rights": "Copyright"
}  # fmt: skip


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def write_pdf(extract: Extract, figure: Figure) -> bytes:
    """Give the figure as a one-page PDF with letters as letters and an alternative text for screen readers."""
    register_fonts()
    told = list_metadata(extract, figure)
    with pikepdf.open(io.BytesIO(vl_convert.svg_to_pdf(figure.svg))) as document:
        _name_fonts(document.pages[0])
        _add_alternative_text(document, told["Description"])
        _add_metadata(document, told)
        written = io.BytesIO()
        document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def _name_fonts(page: pikepdf.Page) -> None:
    """Name the page's fonts by their own names: the renderer numbers them in any order."""
    fonts = page.obj.Resources.Font
    ordered = sorted(fonts.keys(), key=lambda name: str(fonts[name].BaseFont))
    renamed = {name: f"/F{number}" for number, name in enumerate(ordered)}
    page.obj.Resources.Font = pikepdf.Dictionary({new: fonts[old] for old, new in renamed.items()})
    content = page.Contents.read_bytes()
    by_bytes: Mapping[bytes, bytes] = {old[1:].encode(): new.encode() for old, new in renamed.items()}
    page.Contents.write(_FONT_NAME.sub(lambda found: by_bytes[found[1]], content))


def _add_alternative_text(document: pikepdf.Pdf, words: str) -> None:
    """Make the whole page one figure with a text in its stead, as tagged PDF has it."""
    page = document.pages[0]
    page.Contents.write(b"/Figure <</MCID 0>> BDC\n" + page.Contents.read_bytes() + b"\nEMC\n")
    tree = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    figure = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, P=tree, Pg=page.obj, K=0, Alt=words)
    )
    tree.K = figure
    tree.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([figure])]))
    page.obj.StructParents = 0
    document.Root.StructTreeRoot = tree
    document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    document.Root.Lang = "en"
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _add_metadata(document: pikepdf.Pdf, told: Mapping[str, str]) -> None:
    for key in list(document.docinfo.keys()):
        del document.docinfo[key]
    document.docinfo["/Title"] = told["Title"]
    document.docinfo["/Subject"] = told["Comment"]
    document.docinfo["/Keywords"] = f"{told['Source']} {told['Copyright']}"
    document.docinfo["/Creator"] = told["Software"]
