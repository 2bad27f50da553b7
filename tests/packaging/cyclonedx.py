"""What the schema of CycloneDX 1.6 (bom-1.6.schema.json, ECMA-424) asks of the parts that we write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_KINDS = {
    "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver",
    "firmware", "file", "machine-learning-model", "data", "cryptographic-asset",
}  # fmt: skip
_SERIAL = re.compile(r"urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_TOP = {"bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"}
_COMPONENT = {"type", "bom-ref", "name", "version", "licenses", "purl", "properties"}


def faults(told: dict[str, Any]) -> list[str]:
    """What is against the schema, in words; empty: nothing."""
    return [*_head(told), *_components(told), *_dependencies(told)]


def _head(told: dict[str, Any]) -> Iterator[str]:
    if told.get("bomFormat") != "CycloneDX" or told.get("specVersion") != "1.6":
        yield "not CycloneDX 1.6"
    if not _SERIAL.fullmatch(told.get("serialNumber", "")):
        yield "serialNumber"
    if not isinstance(told.get("version"), int) or told["version"] < 1:
        yield "version"
    if unknown := set(told) - _TOP:
        yield f"unknown: {unknown}"
    head = told.get("metadata", {})
    if not _TIME.fullmatch(head.get("timestamp", "")):
        yield "metadata.timestamp"
    yield from _component(head.get("component", {}), "metadata.component")
    for tool in head.get("tools", {}).get("components", []):
        yield from _component(tool, "metadata.tools")


def _components(told: dict[str, Any]) -> Iterator[str]:
    for part in told.get("components", []):
        yield from _component(part, str(part.get("name")))
    refs = [part.get("bom-ref") for part in told.get("components", [])]
    if len(refs) != len(set(refs)):
        yield "bom-ref: not unique"


def _component(part: dict[str, Any], where: str) -> Iterator[str]:
    if part.get("type") not in _KINDS:
        yield f"{where}: type"
    if not part.get("name"):
        yield f"{where}: name"
    if unknown := set(part) - _COMPONENT:
        yield f"{where}: unknown {unknown}"
    if "purl" in part and not re.fullmatch(r"pkg:[a-z]+/[^ ]+", part["purl"]):
        yield f"{where}: purl"
    for choice in part.get("licenses", []):
        if set(choice) == {"expression"} and len(part["licenses"]) == 1 and isinstance(choice["expression"], str):
            continue
        licence = choice.get("license", {})
        if set(choice) != {"license"} or len({"id", "name"} & set(licence)) != 1:
            yield f"{where}: licenses"


def _dependencies(told: dict[str, Any]) -> Iterator[str]:
    known = {part.get("bom-ref") for part in told.get("components", [])}
    known.add(told.get("metadata", {}).get("component", {}).get("bom-ref"))
    named = [one["ref"] for one in told.get("dependencies", [])]
    if len(named) != len(set(named)) or not set(named) <= known:
        yield "dependencies: ref"
    for one in told.get("dependencies", []):
        if not set(one.get("dependsOn", [])) <= known or len(set(one.get("dependsOn", []))) != len(
            one.get("dependsOn", [])
        ):
            yield f"dependencies of {one['ref']}"
