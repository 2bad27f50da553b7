"""Coming from elsewhere and leaving for elsewhere: importers and exporters, one file a format."""
