"""The contact sheet of `python3 dev.py pictures`."""

from wraptor.tests.pictures import contact_sheet


def test_contact_sheet_shows_every_picture_under_its_page(tmp_path):
    for name in ("on-hold", "not-found"):
        (tmp_path / name).mkdir()
        for picture in ("0360-light.png", "1280-dark.png"):
            (tmp_path / name / picture).touch()
    sheet = contact_sheet([tmp_path / "on-hold", tmp_path / "not-found"])
    assert sheet.index('<h2 id="on-hold">') < sheet.index("on-hold/1280-dark.png")
    assert sheet.index("on-hold/1280-dark.png") < sheet.index('<h2 id="not-found">')
    assert sheet.count("<img") == 4
