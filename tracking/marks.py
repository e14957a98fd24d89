"""The mark of what an open page shows (its ETag), as browsers send it back to ask whether anything has changed."""


def is_among(mark: str, sent: str) -> bool:
    """Whether `sent`, an If-None-Match, has this mark. A proxy that zips weakens it (W/"…") or adds to it, and may
    send several."""
    return mark.strip('"') in sent
