"""Secret codes that open a public page: alphabet, length, how one is made and how a URL matches one."""

import re
import secrets
import string

CODE_ALPHABET = string.ascii_lowercase + "234567"
"""Lower-case base32 (RFC 4648, section 6): no capitals, `-` or `_`, so that messengers keep a link whole."""

CODE_LENGTH = 26
"""Characters in a code. At 5 bits each that is 130 bits, too many to guess."""

CODE_REGEX = rf"[a-z2-7]{{{CODE_LENGTH}}}"
"""Matches a code and nothing else; use with `fullmatch`, it carries no anchors of its own."""

CODE_IN_TEXT = re.compile(rf"(?<![a-z2-7]){CODE_REGEX}(?![a-z2-7])")
"""Finds what looks like a code, wherever it stands: in a path, a referer, an exception's text."""


def new_code() -> str:
    """Return a fresh code from the operating system's source of randomness."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def without_codes(text: str) -> str:
    """Return the text with each link code replaced by `[code]`."""
    return CODE_IN_TEXT.sub("[code]", text)


class CodeConverter:
    """`<code:…>` in a URL; a malformed code matches no URL, so it reaches no view and costs no query."""

    regex = CODE_REGEX

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        """Return `value`; ValueError if it is no code, which Django turns into NoReverseMatch."""
        if not re.fullmatch(CODE_REGEX, value):
            # The value itself stays out of the message: error reports never carry a code.
            raise ValueError("This is not a link code.")
        return value
