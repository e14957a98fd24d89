"""Reads a staff page as a browser would: its form with what is filled in, its body, its messages."""

from html.parser import HTMLParser

from django.contrib.messages import get_messages


class _Forms(HTMLParser):
    """Collects each form of a page: its attributes and what a browser would send of its fields."""

    def __init__(self):
        super().__init__()
        self.forms, self._select, self._textarea = [], None, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.forms.append((given, {}))
        elif not self.forms:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._textarea = given.get("name")
            self.forms[-1][1][self._textarea] = ""
        elif tag == "select":
            self._select = given.get("name")
        elif tag == "option" and self._select:
            fields = self.forms[-1][1]
            if "selected" in given or self._select not in fields:
                fields[self._select] = given.get("value", "")

    def handle_data(self, data):
        if self._textarea:
            self.forms[-1][1][self._textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self._textarea:
            fields = self.forms[-1][1]
            fields[self._textarea] = fields[self._textarea].removeprefix("\r\n").removeprefix("\n")
            self._textarea = None
        elif tag == "select":
            self._select = None

    def _input(self, given):
        sent = (
            given.get("type") not in ("submit", "button", "file", "checkbox", "radio") or "checked" in given
        )
        if sent and given.get("name"):
            self.forms[-1][1][given["name"]] = given.get("value", "on" if "checked" in given else "")


def fields_of(response):
    """What a browser would send of the page's main form: the one that posts back to its own address."""
    parser = _Forms()
    parser.feed(response.content.decode())
    own = [
        fields for given, fields in parser.forms if given.get("method") == "post" and not given.get("action")
    ]
    assert own, f"no form on {response.request['PATH_INFO']} (status {response.status_code})"
    fields = own[-1]
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def body_of(response):
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")
    return response.content.decode("utf-8", "replace")


def said_in_passing(response):
    """The messages that wait for the person's next page, in one text."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))
