"""Files of every kind that we read, as text with places; and YAML as we write it."""

from verandertheorie.formaten.formaat import EXTENSIES, lees_bestand

__all__ = ["EXTENSIES", "lees_bestand"]
