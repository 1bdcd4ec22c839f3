from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import TablesError
from dashboard.kept_tables import keep_written, read_kept
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


def test_what_was_written_here_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging, folder, frame = tmp_path / "staging", tmp_path / "folder", links("a")
    for path in (staging, folder):
        path.mkdir()
    LINKS.write(frame, staging)
    keep_written(LINKS, folder, staging / "links.parquet", frame)
    (staging / "links.parquet").replace(folder / "links.parquet")
    assert read_kept(LINKS, folder) is frame
    LINKS.write(links("b"), folder)
    assert read_kept(LINKS, folder)["mention_id"].tolist() == ["b"]
