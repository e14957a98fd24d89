"""What is wrong with a page in a browser: what axe finds, and whether it scrolls sideways."""

from axe_playwright_python.sync_playwright import Axe

ROOT = "document.documentElement"
FADED = "Promise.all(document.getAnimations().map((each) => each.finished))"


def faults_of(page):
    """A line for each, with the markup it is about."""
    found = [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in Axe().run(page).response["violations"]
    ]
    return found + ["scrolls sideways"] * scrolls_sideways(page)


def scrolls_sideways(page):
    """Whether anything is wider than the window."""
    return page.evaluate(f"{ROOT}.scrollWidth > {ROOT}.clientWidth")


def faults_by_day_and_night(page):
    """Of the page in both colour schemes; looks when the colours have faded from one into the other."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(FADED)
        found += [f"{scheme} {fault}" for fault in faults_of(page)]
    return found
