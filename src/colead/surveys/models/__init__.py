from colead.surveys.models.instrument import AddedInstrument

__all__ = ["AddedInstrument"]
