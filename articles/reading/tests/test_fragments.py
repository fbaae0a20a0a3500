"""Single marks, as British copy prints them, and marks that are not speech."""

import pytest

from articles.reading.tests.speaking import spoken

SINGLE = [
    ("‘We sail,’ Jane Roe said. ‘It’s time the ship’s crew went.’",
     ["We sail,", "It’s time the ship’s crew went."]),
    ("'We sail,' Jane Roe said. 'It's time.'", ["We sail,", "It's time."]),
    ("‘We sail at dawn’, Jane Roe said.", ["We sail at dawn"]),
    ("Jane Roe said: ‘We sail at dawn’.", ["We sail at dawn"]),
    ("Jane Roe said they were ‘ready to sail’ and ‘fit for sea’.",
     ["ready to sail", "fit for sea"]),
    ("‘The ships’ crews are here,’ Jane Roe said.", ["The ships’ crews are here,"]),
    ("‘They said “no” to me,’ Jane Roe said.", ["They said “no” to me,"]),
    ("‘We sail.\n\n‘We do not stay,’ Jane Roe said.", ["We sail.", "We do not stay,"]),
    ("“We said ‘no’ to him,” Jane Roe said.", ["We said ‘no’ to him,"]),
    ("The ships' crew met the sailors' wives in the '90s.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SINGLE)
def test_single_marks_count_where_they_are_the_copys_own(body, expected):
    assert spoken(body) == expected


TITLES = [
    "Jane Roe, host of “Meet the Fleet,” said no.",
    "Jane Roe was on NBC’s “Meet the Fleet” and said no.",
    "The band played “Song of the Sea” as Jane Roe said goodbye.",
    "So-called “sanctuary ports” will lose money, Jane Roe said.",
]


@pytest.mark.parametrize("body", TITLES)
def test_the_title_of_a_work_is_nobodys_speech(body):
    assert spoken(body) == []
