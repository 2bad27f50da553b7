"""The studio: packs are written, looked through, signed and handed over here."""
