"""Who is the subject of a verb of saying, wherever it stands."""

import pytest

from articles.reading.tests.speaking import speakers

MET = "Defense Secretary Alan Mercer met Sen. Dora Quist, a Democrat, on Monday.\n\n"

CASES = [
    ("The plan was hailed by Jane Roe as “a turning point for ships.”", ["Jane Roe"]),
    ("The plan was called “a disaster for us” by Jane Roe.", ["Jane Roe"]),
    ("The plan was described as “a disaster for us” by Jane Roe, a pilot.", ["Jane Roe"]),
    ("Peter Vance left. It would “fail at sea,” the Star quoted him as saying.", ["Peter Vance"]),
    ("The terms, described by Jane Roe as “a debt,” were signed.", ["Jane Roe"]),
    ("Jane Roe says the Harbor Board believes they are “in the bay.”", ["Jane Roe"]),
    ("Jane Roe took to the radio to say, “We sail at dawn.”", ["Jane Roe"]),
    ("“We sail,” the Harbor Board’s chief, Jane Roe, said.", ["Jane Roe"]),
    ("“We sail,” a statement from Jane Roe said.", ["Jane Roe"]),
    ("Jane Roe told reporters, “We sail,” according to the Daily Star.", ["Jane Roe"]),
    ("Jane Roe noted that these so-called votes “run against the law.”", ["Jane Roe"]),
    ("Jane Roe asked him to explain Vance’s comments. She said: “We sail.”", ["Jane Roe"]),
    ("Jane Roe: “We sail at dawn. We do.”", ["Jane Roe"]),
    ("Quell: “We sail at dawn. We do.”", ["Quell"]),
    ("Jane Roe’s reply:\n\n“We sail at dawn.”", ["Jane Roe"]),
    ("Jane Roe did not mince words:\n\n“We sail at dawn.”", ["Jane Roe"]),
    ("Jane Roe said this:\n\n“We sail at dawn.\n\n“We do not stay.”", ["Jane Roe"] * 2),
    ("“We sail at dawn.”\n\nThat was the message of Jane Roe, who is a pilot.", ["Jane Roe"]),
    ("“We sail at dawn.”\n\nSo said Jane Roe, who leads the board.", ["Jane Roe"]),
    (MET + "Quist, whose husband, Karl Brandt, is a pilot, said: “We sail.”", ["Dora Quist"]),
    (MET + "“We sail,” said Quist, adding that Mercer “is lost.”", ["Dora Quist"] * 2),
    (MET + "Mercer, who has called Quist “a friend of the fleet,” said no.", ["Alan Mercer"]),
    (MET + "Mercer said Quist had told him: “We sail.”", ["Dora Quist"]),
    (MET + "“We sail,” Mercer, flanked by Quist and Adm. Paul Tarn, said.", ["Alan Mercer"]),
    (MET + "“We sail,” Mercer’s spokeswoman, Mary Vance, wrote.", ["Mary Vance"]),
    (MET + "“Mercer is sad,” his wife, Mary Vance, said.", ["Mary Vance"]),
    (MET + "“We sail,” an aide to Mercer said.", ["an aide to Mercer"]),
    (MET + "Mercer’s speech warned of “a long war at sea.”", ["Alan Mercer"]),
    (MET + "“We sail,” he told the Daily Star’s Karl Brandt.", ["Alan Mercer"]),
    ("Jane Roe, author of “The Long Sea: A Life,” said it was “good.”", ["Jane Roe"]),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_the_subject_of_the_attribution_speaks(body, expected):
    assert speakers(body) == expected
