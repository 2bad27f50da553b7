"""Importers and exporters, one file a format, behind one registry."""
