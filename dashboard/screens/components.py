"""Our own Streamlit components: an HTML and a CSS beside this file, and a JavaScript module in dashboard/static.

Streamlit sends a component's code again with every run of the page. The module is therefore served by address, where
the browser keeps it, and what is sent is the line that loads it.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_STATIC = _HERE.parent / "static"
_LISTED = re.compile(r"await Promise\.all\(\s*\[([^\]]*)\]\.map\(")
_SINGLE = re.compile(r"await import\(`\./(\w+)\.js")
"""How our modules import others as they are loaded; what is imported later is not awaited."""
_LOADER = """
const script = [...document.scripts].find((one) => one.src.includes("/static/js/"));
const base = script ? script.src.split("/static/js/")[0] : location.origin;
for (const [name, as] of AHEAD) {
  const isModule = as === "module";
  const link = { rel: isModule ? "modulepreload" : "preload", href: `${base}/app/static/${name}` };
  if (!isModule) link.as = as;
  if (as === "fetch") link.crossOrigin = "anonymous"; // as fetch() asks for it
  document.head.append(Object.assign(document.createElement("link"), link));
}
let module;
export default function (component) {
  let close = null, gone = false;
  module ??= import(`${base}/app/static/NAME.js?v=VERSION`);
  module.then(({ default: show }) => gone || (close = show(component)));
  return () => ((gone = true), close?.());
}
"""


def register_component(name: str, *, html: str | None = None, ahead: Sequence[str] = ()) -> Any:
    """Give what mounts the component of NAME.html, NAME.css and static/NAME.js; `html` stands in for the two files.

    `ahead` are files of dashboard/static that the module will ask for: they are fetched beside it, not after it, as are
    the modules that it imports.
    """
    ahead = [*ahead, *(f"{module}.js" for module in list_imports(name))]
    css = None if html is not None else _read(f"{name}.css")
    script = _LOADER.replace("AHEAD", json.dumps([_describe_ahead(file) for file in ahead]))
    script = script.replace("NAME", name).replace("VERSION", _version())
    markup = _read(f"{name}.html") if html is None else html
    return st.components.v2.component(f"protest_{name}", html=markup, css=css, js=script)


def list_imports(name: str) -> list[str]:
    """Give the modules that a module of dashboard/static imports as it is loaded, and those that they import."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        text = (_STATIC / f"{waiting.pop()}.js").read_text(encoding="utf-8")
        imported = re.findall(r'"(\w+)"', " ".join(_LISTED.findall(text))) + _SINGLE.findall(text)
        new = [module for module in imported if module not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def _describe_ahead(file: str) -> tuple[str, str]:
    """Give a file's address within dashboard/static and as what it is fetched, just as the module asks for it."""
    if file.endswith(".min.js"):
        return file, "script"  # its name has its version
    return f"{file}?v=VERSION", "module" if file.endswith(".js") else "fetch"


@cache
def _version() -> str:
    """Give what changes with any of our files, so that no browser mixes an old one with a new one."""
    digest = hashlib.sha256()
    for path in sorted(_STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
