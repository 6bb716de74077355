"""The error reference: a catalogue of YAML files, and what is made from it."""
