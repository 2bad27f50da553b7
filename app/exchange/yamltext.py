"""YAML from elsewhere, without YAML's powers.

The text is walked once as events, which bounds its depth and number of nodes and refuses aliases
(the ``billion laughs``); then it is composed into nodes, and only maps, lists and words come out.
No tag ever constructs anything: ``!!python/unicode`` and every other tag on a word yields the
word.  Numbers and dates stay words, because YAML 1.1 reads ``12:30`` as 750.
"""

from __future__ import annotations

import base64
import binascii
import json
import re

import yaml

from app.errors import Code, UntrustedInput
from app.exchange.limits import LIMITS, Limits

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,15})(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?")
_BINARY = "tag:yaml.org,2002:binary"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(value: str, limits: Limits = LIMITS, where: str = "", *, typed: bool = False) -> Plain:
    """The value of one YAML document.

    ``typed`` turns what looks like a JSON number or ``true``/``false`` into one.  Raises
    `UntrustedInput`: not YAML, too large, nested too deeply, with aliases or a key said twice.
    """
    if len(value) > limits.yaml:
        raise UntrustedInput(Code.INPUT_TOO_LARGE, where=where)
    try:
        _bound(value, limits, where)
        node = yaml.compose(value, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise UntrustedInput(Code.INPUT_UNREADABLE, where=where) from None
    return None if node is None else _plain(node, where, typed)


def _bound(value: str, limits: Limits, where: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(value, Loader=_Loader)):
        if isinstance(event, yaml.AliasEvent):
            raise UntrustedInput(Code.INPUT_UNREADABLE, where=where)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > limits.yaml_depth:
                raise UntrustedInput(Code.INPUT_NESTED, where=where)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if count > limits.yaml_nodes:
            raise UntrustedInput(Code.INPUT_TOO_LARGE, where=where)


def _plain(node: yaml.Node, where: str, typed: bool) -> Plain:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, where, typed) for n in node.value]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Plain] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in found or not isinstance(key, yaml.ScalarNode):
                raise UntrustedInput(Code.INPUT_UNREADABLE, where=where)
            found[name] = _plain(value, where, typed)
        return found
    return _scalar(node, where, typed) if isinstance(node, yaml.ScalarNode) else None


def _scalar(node: yaml.ScalarNode, where: str, typed: bool) -> Plain:
    word = str(node.value)
    if node.tag == _BINARY:  # how PyYAML under Python 2 wrote words beyond ASCII
        try:
            return base64.b64decode(word).decode("utf-8")
        except (binascii.Error, ValueError):
            raise UntrustedInput(Code.INPUT_UNREADABLE, where=where) from None
    if node.style in ("'", '"', "|", ">") or node.tag.startswith("tag:yaml.org,2002:python/"):
        return word
    if word in _NULLS:
        return None
    if typed and word in ("true", "false"):
        return word == "true"
    if typed and _NUMBER.fullmatch(word):
        number: int | float = json.loads(word)
        return number
    return word
