"""Which keys sign the packs that come with Yarrow.

A pack is said to come with Yarrow only if the author's key is one of these (``docs/adr``, 0401).  It
says where the words come from, not that they are right; and like every line of this program it is
worth as much as the copy of the program that it stands in.
"""

from __future__ import annotations

from typing import Final

from app.packs.keys import VerifierKey, read_line
from app.packs.model import Pack, Role
from app.packs.reading import Signed

RELEASE_KEYS: Final[tuple[str, ...]] = ()
"""Public keys of releases, in the form that stands in a note, the oldest first.

None yet: no release was ever signed.  A key that was replaced stays here, so that packs signed with
it still say where they come from; one that was revoked is taken out.
"""


def comes_with_yarrow(pack: Signed[Pack]) -> bool:
    """Whether an author of this pack signed it with a key of a release.  Its signatures hold, or it would not be read.

    That the key was revoked since is for `app.packs.trust` to know, and weighs more.
    """
    pinned = release_keys()
    return any(
        key in pinned and key not in pack.note.lacking and signer.role is Role.AUTHOR
        for key, signer in zip(pack.signers, pack.what.signers, strict=True)
    )


def release_keys() -> frozenset[VerifierKey]:
    """The pinned keys."""
    return frozenset(key for key in map(read_line, RELEASE_KEYS) if key is not None)
