"""The list of parts as CycloneDX 1.6 in JSON (ECMA-424), in one fixed order: the same parts give the same bytes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any

from build_parts import Part
from build_tree import Commit

_SPACE = uuid.UUID(
    "5d0c5e0a-54a3-5b0e-9d5b-6c1a0d6a7b11"
)  # ours, drawn once; the serial number follows from the commit
_LONGEST_EXPRESSION = 100


def sbom(name: str, version: str, commit: Commit, parts: Sequence[Part], tools: Sequence[tuple[str, str]]) -> bytes:
    """The file ``sbom.cdx.json`` of a build of ``commit``."""
    root = f"pkg:generic/yarrow@{version}"
    listed = [part for part in parts if part.name != "This-program"]
    refs = {part.name: _reference(part) for part in listed}
    held: dict[str, list[str]] = {ref: [] for ref in refs.values()}
    for part in listed:
        if part.within in refs:
            held[refs[part.within]].append(refs[part.name])
    top = sorted(refs[part.name] for part in listed if part.within not in refs)
    told: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, f'{commit.id} {name}')}",
        "version": 1,
        "metadata": {
            "timestamp": commit.date,
            "lifecycles": [{"phase": "build"}],
            "tools": {
                "components": [{"type": "application", "name": tool, "version": number} for tool, number in tools]
            },
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "yarrow",
                "version": version,
                "purl": root,
                "licenses": [{"expression": "GPL-3.0-or-later AND CC-BY-SA-4.0"}],
                "properties": [{"name": "yarrow:commit", "value": commit.id}],
            },
        },
        "components": [_component(part, refs[part.name]) for part in listed],
        "dependencies": [
            {"ref": root, "dependsOn": top},
            *({"ref": ref, "dependsOn": sorted(inner)} for ref, inner in sorted(held.items())),
        ],
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _reference(part: Part) -> str:
    return part.purl or f"part:{part.name}"


def _component(part: Part, ref: str) -> dict[str, Any]:
    told: dict[str, Any] = {"type": part.kind, "bom-ref": ref, "name": part.name}
    if part.version:
        told["version"] = part.version
    if part.licence and len(part.licence) <= _LONGEST_EXPRESSION:
        told["licenses"] = [{"expression": part.licence}]
    elif part.texts:
        told["licenses"] = [{"license": {"name": f"see lib/about/{part.name}"}}]
    if part.purl:
        told["purl"] = part.purl
    if part.origin:
        told["properties"] = [{"name": "yarrow:taken-from", "value": part.origin}]
    return told
