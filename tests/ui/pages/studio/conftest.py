"""The studio on a vault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.pages.studio import StudioScreen
from tests.ui.harness import Told
from ui.context import Context

Open = Callable[..., StudioScreen]


@pytest.fixture
def studio(qtbot: Any, ctx: Context, told: Told) -> Open:
    def make(**more: Any) -> StudioScreen:
        return StudioScreen(qtbot, ctx, told, **more)

    return make
