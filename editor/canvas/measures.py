"""The sizes of what the canvas draws, in pixels at 100 %; all on a grid of 4."""

from __future__ import annotations

CARD_WIDTH, CARD_HEIGHT = 208.0, 56.0
CARD_RADIUS = 8.0
GLYPH_SQUARE = 40.0
GLYPH_INSET = 8.0
GLYPH_SIDE = 22.0
TEXT_LEFT = GLYPH_SQUARE + 2 * GLYPH_INSET
TEXT_WIDTH = CARD_WIDTH - TEXT_LEFT - 8.0
NAME_BASE, SUBTITLE_BASE = 10.0, 31.0
BADGE_SIDE = 14.0
SQUARE_RADIUS = 6.0
HEADER_GLYPH, HEADER_GLYPH_SIDE = 24.0, 16.0
HEADER_NAME_BASE, HEADER_MODE_BASE = 10.0, 11.0
LANE_MARGIN = 8.0
ANCHOR_SIDE, INNER_ANCHOR_SIDE = 24.0, 16.0
STUB_HEIGHT = 36.0
LABEL_HEIGHT, LABEL_PADDING, LABEL_LONGEST = 20.0, 8.0, 184.0
EDGE_WIDTH, ARROW_LENGTH, ARROW_HALF = 1.5, 8.0, 4.0
RING_WIDTH, HALO_WIDTH = 2.0, 6.0
OVERVIEW_BELOW = 0.4
"""Under this zoom no text can be read: boxes and lines are drawn as two shapes."""
PORT_RADIUS, HANDLE_RADIUS, APPEND_RADIUS = 5.0, 5.0, 8.0
GRAB = 9.0
"""How near to a port or handle, in pixels of the screen, a press takes hold of it."""
FARTHEST_GRAB = 16.0
"""No farther than this from it, in canvas units: from far away a card is still more than its ports."""
