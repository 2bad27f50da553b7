"""The door: header, key slots, the SQLCipher database, migrations, copies."""
