import sys

import pytest

from tests.corpus import expected


def test_asking_for_help_rewrites_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(expected, "write_golden", lambda: pytest.fail("it wrote"))
    monkeypatch.setattr(sys, "argv", ["expected", "--help"])
    with pytest.raises(SystemExit) as ended:
        expected.main()
    assert ended.value.code == 0
    assert "Rewrite" in capsys.readouterr().out
