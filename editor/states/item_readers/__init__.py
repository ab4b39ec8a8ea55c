"""What a distributed Map reads its items from: the contents of objects as lists of items.

AWS Step Functions guide, "ItemReader": JSON, JSON Lines, CSV, manifests of an S3 inventory, and listings of a bucket.
"""

from __future__ import annotations

from editor.states.item_readers.contents import items_of
from editor.states.item_readers.problem import ItemReaderProblem

__all__ = ["ItemReaderProblem", "items_of"]
