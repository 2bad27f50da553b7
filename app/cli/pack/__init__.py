"""``yarrow-cli pack``: making packs, handing them over, taking them in (docs/guide/packs.md)."""
