from newsroom import release


def test_a_release_is_the_same_until_a_served_file_changes(settings, tmp_path):
    settings.BASE_DIR, settings.DEBUG = tmp_path, True
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("One")
    first = release.release()
    assert release.release() == first
    page.write_text("Two")
    assert release.release() != first


def test_the_name_of_the_site_is_part_of_every_page(settings, tmp_path):
    settings.BASE_DIR, settings.DEBUG = tmp_path, True
    first = release.release()
    settings.SITE_NAME = "Another"
    assert release.release() != first
