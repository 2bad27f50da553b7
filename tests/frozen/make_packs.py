"""Makes frozen packs: what this version of the program hands over, kept for ever.

    python -m tests.frozen.make_packs v2

Refuses to overwrite: a pack that was handed over is never made again.  Every later version must
open each of them, by whatever way it came, and find in it what was found then.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from app.packs import agefile, armor, frames, reading
from app.packs.model import FORMAT, Contact, Revocation, Rotation, Why
from tests.packs import AUTHOR, REVIEWER, STRANGER, every_kind, pack

HERE = Path(__file__).parent / "packs"
WORDS = "six plain words open this one"
README = """# Frozen packs

Made by the program at format {format} of packs with `python -m tests.frozen.make_packs {name}`. Never changed, never made again.

* `*.yarrow`: notes; `pasted.txt` and `symbols.txt`: `small.yarrow` as text and as the texts of symbols
* `words.age`: `small.yarrow`, opened by the words `{words}`
* `person.age`: `small.yarrow`, opened by the identity `{identity}`
* `expected.json`: what every later version must find in each
"""


def contents(folder: Path) -> dict[str, Any]:
    """What each file says, as plain JSON, read by the way that it came."""
    identity = next(
        line.split("`")[-2] for line in (folder / "README.md").read_text("utf-8").splitlines() if "identity" in line
    )
    found = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yarrow"))}
    found["pasted.txt"] = armor.unwrap((folder / "pasted.txt").read_text("ascii"))
    found["symbols.txt"] = frames.join((folder / "symbols.txt").read_text("ascii").splitlines())
    found["words.age"] = agefile.decrypt_with_words((folder / "words.age").read_bytes(), WORDS)
    found["person.age"] = agefile.decrypt_as((folder / "person.age").read_bytes(), [identity])
    return {name: _plain(reading.read(data)) for name, data in found.items()}


def _plain(read: reading.Signed[Any]) -> dict[str, Any]:
    what = json.loads(msgspec.json.encode(read.what))
    return {"type": str(read.note.type), "signers": [key.line for key in read.signers], "what": what}


def main(name: str) -> None:
    """Make ``packs/NAME``."""
    target = HERE / name
    if target.exists():
        sys.exit("Those are frozen.")
    target.mkdir(parents=True)
    rotation = Rotation(format=FORMAT, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="2026-11")
    revocation = Revocation(format=FORMAT, key=STRANGER.verifier.line, reason=Why.RETIRED, made="")
    notes = {
        "rotation": reading.sign(rotation, [AUTHOR, STRANGER]),
        "revocation": reading.sign(revocation, [STRANGER]),
    }
    carried = tuple(data.decode("utf-8") for data in notes.values())
    identity, recipient = agefile.new_identity()
    card = Contact(
        format=FORMAT, name=AUTHOR.name, shown="Riverside", about="A small place.", made="2026-11", age=recipient
    )
    notes["contact"] = reading.sign(card, [AUTHOR])
    notes["every-kind"] = reading.sign(pack(), [AUTHOR])
    notes["signed-by-two"] = reading.sign(pack(keys=(AUTHOR, REVIEWER), seq=2, carried=carried), [AUTHOR, REVIEWER])
    notes["small"] = small = reading.sign(pack([every_kind()[3], every_kind()[7]]), [AUTHOR])
    for stem, data in notes.items():
        (target / f"{stem}.yarrow").write_bytes(data)
    (target / "pasted.txt").write_text(armor.wrap(small), "ascii")
    (target / "symbols.txt").write_text("\n".join(frames.split(small)) + "\n", "ascii")
    (target / "words.age").write_bytes(agefile.encrypt_with_words(small, WORDS))
    (target / "person.age").write_bytes(agefile.encrypt_to(small, [recipient]))
    readme = README.format(format=FORMAT, name=name, words=WORDS, identity=identity)
    (target / "README.md").write_text(readme, "utf-8")
    (target / "expected.json").write_text(json.dumps(contents(target), indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
