from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import TablesError
from dashboard.kept_tables import read_kept
from dashboard.tables import LINKS


def links(*names: str) -> pd.DataFrame:
    return LINKS.frame({"mention_id": name, "event_id": "e", "reason": "r"} for name in names)


def test_a_table_is_kept_until_its_file_is_another(tmp_path: Path) -> None:
    LINKS.write(links("a"), tmp_path)
    first = read_kept(LINKS, tmp_path)
    assert read_kept(LINKS, tmp_path) is first
    LINKS.write(links("a", "b"), tmp_path)
    assert read_kept(LINKS, tmp_path)["mention_id"].tolist() == ["a", "b"]
    assert first["mention_id"].tolist() == ["a"]


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(TablesError, match="run `protest-map build"):
        read_kept(LINKS, tmp_path)
