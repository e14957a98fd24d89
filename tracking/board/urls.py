"""Addresses of the job board, beneath the admin's own; the board itself is the admin's first page."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from tracking.board import views


def under(guard: Callable[[Any], Any]) -> list[URLPattern]:
    """The addresses, each behind `guard`, the admin site's own view wrapper."""
    return [
        path("board/live/", guard(views.live), name="board_live"),
        path("board/list/<slug:name>/", guard(views.one_list), name="board_list"),
        path("board/<int:pk>/move/", guard(views.move), name="board_move"),
        path("board/selected/", guard(views.selected), name="board_selected"),
        path("board/undo/", guard(views.take_back), name="board_undo"),
    ]
