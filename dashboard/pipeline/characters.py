"""Characters that no table, page or file of ours could hold, whatever the format that a text came in."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_NONCHARACTER = re.compile("[\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNKNOWN = "\ufffd"


def mend_characters(text: str) -> str:
    """Give `text` with U+FFFD for halves of surrogate pairs and noncharacters, a space for control characters.

    Escapes of JSON and YAML can name all of them; UTF-8 cannot encode the halves, and XML none of them. Two halves
    that YAML's escapes give one by one are the character they make together.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub(" ", _NONCHARACTER.sub(_UNKNOWN, text))
