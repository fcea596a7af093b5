"""The promises of docs/decisions that no reader of one file could see broken."""
