"""Write resources/schema/asl.schema.json from the field declarations: python packaging/make_schema.py."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "schema" / "asl.schema.json"


def main() -> None:
    """Write the schema and say where."""
    # The checkout need not be installed to be built.
    sys.path.insert(0, str(ROOT))
    from editor.language.schema import schema_text
    from editor.states.schema import asl_schema

    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(schema_text(asl_schema()), encoding="utf-8", newline="\n")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
