"""What the tests of the CMS share: forms as the browser sends them, and the words a person sees on a screen."""

import re
from html.parser import HTMLParser

from django.utils.formats import localize_input
from wagtail.test.utils.form_data import nested_form_data

INVISIBLE = {"script", "style", "template", "svg"}
SPOKEN = {"title", "aria-label", "placeholder", "alt", "aria-description"}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag, attrs):
        self.skipping += tag in INVISIBLE
        if not self.skipping:
            self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self.skipping -= tag in INVISIBLE

    def handle_data(self, data):
        if not self.skipping and data.strip():
            self.found.append(data.strip())


def words(html: str) -> str:
    """What is seen or read aloud: text, and the attributes that screen readers and tooltips use."""
    parser = _Words()
    parser.feed(html)
    return "\n".join(parser.found)


class _Fields(HTMLParser):
    """The fields of the page's main form, with what they hold."""

    def __init__(self):
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.select: str | None = None
        self.textarea: str | None = None
        self.skipping = 0

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        if tag in ("script", "template"):
            self.skipping += 1
        if self.skipping or "disabled" in attrs:
            return
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in ("submit", "button", "file"):
            if attrs.get("type") in ("checkbox", "radio"):
                if "checked" in attrs:
                    self.fields.setdefault(name, []).append(attrs.get("value", "on"))
            else:
                self.fields.setdefault(name, []).append(attrs.get("value", "") or "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.fields.setdefault(self.select, []).append(attrs.get("value", ""))
        elif tag == "textarea" and name:
            self.textarea = name
            self.fields.setdefault(name, []).append("")

    def handle_startendtag(self, tag, attributes):
        if tag not in ("script", "template"):
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in ("script", "template"):
            self.skipping -= 1
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea and not self.skipping:
            self.fields[self.textarea][-1] += data


def form_in(html: str) -> dict[str, list[str]]:
    """What a browser would send back unchanged from the edit form in ``html``."""
    form = re.search(r"<form[^>]*data-edit-form.*?</form>", html, re.S) or re.search(
        r"<form[^>]*method=\"POST\".*?</form>", html, re.S
    )
    parser = _Fields()
    parser.feed(form.group(0) if form else html)
    return parser.fields


def inline(*rows: dict, initial: int = 0) -> dict:
    """A child formset's fields, for ``nested_form_data``."""
    data = {"TOTAL_FORMS": str(len(rows)), "INITIAL_FORMS": str(initial), "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    for number, row in enumerate(rows):
        data[str(number)] = {"ORDER": str(number + 1), "DELETE": "", "id": "", **row}
    return data


def flat(data: dict) -> dict:
    """``data`` as form fields: nested formsets joined by hyphens, values as a browser writes them."""
    return {
        name: value if isinstance(value, list) else localize_input(value) for name, value in nested_form_data(data).items()
    }
