from colead.community.models.thanks import Thanks

__all__ = ["Thanks"]
