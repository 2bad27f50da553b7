"""Words on screen.  Every sentence goes through `translate`, with its context written out.

The context is always a literal: an alias without it, or ``self.tr`` in a subclass, would put the
sentence under another name than the one the translators' file has.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
