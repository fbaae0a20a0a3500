from articles.reading.anchors import anchors_of


def test_marks_blanks_and_capitals_do_not_change_an_anchor():
    assert anchors_of(["We sail,"]) == anchors_of(["“we  SAIL.”"]) == anchors_of(["We sail"])


def test_words_said_twice_have_two_anchors_and_other_words_another():
    one, again, other = anchors_of(["We sail,", "We sail.", "We stay."])
    assert again == f"{one}-2"
    assert other not in {one, again}


def test_what_has_no_words_has_an_anchor_too():
    assert len(set(anchors_of(["…", "?!", "…"]))) == 3
