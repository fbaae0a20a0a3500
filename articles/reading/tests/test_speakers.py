"""Each case is a body of invented people and the fragments with their speakers."""

import pytest

from articles.reading.people import read_people
from articles.reading.quotations import read_quotations
from people.directory import Directory

INTRODUCED = "Defense Secretary Alan Mercer met Sen. Dora Quist, a Democrat, on Monday.\n\n"

CASES = [
    # after the quotation
    ("“We are ready,” Jane Roe said.", ["Jane Roe"]),
    ("“We are ready,” said Jane Roe.", ["Jane Roe"]),
    ("“We are ready,” said Jane Roe, a spokeswoman for the Harbor Board.", ["Jane Roe"]),
    ("“We are ready,” said Defense Secretary Alan Mercer.", ["Alan Mercer"]),
    ("“We are ready,” Defense Secretary Alan Mercer said here today.", ["Alan Mercer"]),
    ("“We are ready,” Jane Roe, the harbor spokeswoman, said Tuesday.", ["Jane Roe"]),
    ("“We are ready,” Jane Roe, who leads the board, told reporters.", ["Jane Roe"]),
    ("“We are ready,” Jane Roe of the Harbor Board said.", ["Jane Roe"]),
    ("“We are ready,” added Jane Roe.", ["Jane Roe"]),
    ("“Are we ready?” Jane Roe asked.", ["Jane Roe"]),
    ("“Are we ready?” asked Jane Roe.", ["Jane Roe"]),
    ("“We are ready!” Jane Roe shouted.", ["Jane Roe"]),
    ("“We are ready,” Jane Roe later told the council.", ["Jane Roe"]),
    ("“We are ready,” Jane Roe has repeatedly said.", ["Jane Roe"]),
    ("“We are ready to sail,” according to Jane Roe.", ["Jane Roe"]),
    ("“We are ready to sail,” according to Capt. Jane Roe.", ["Jane Roe"]),
    ("“We are ready,” Army Gen. Jane Roe said.", ["Jane Roe"]),
    ("“We are ready,” ministry spokesman Ivan Dolny said by telephone.", ["Ivan Dolny"]),
    ("“We are ready,” said the ministry’s spokesman, Ivan Dolny.", ["Ivan Dolny"]),
    ("“We are ready,” Dr. Jane Roe wrote in a letter.", ["Jane Roe"]),
    # before the quotation
    ("Jane Roe said: “We are ready.”", ["Jane Roe"]),
    ("Jane Roe said, “We are ready.”", ["Jane Roe"]),
    ("Jane Roe said the board was “ready to sail at once.”", ["Jane Roe"]),
    ("Jane Roe said that the plan “would harm the whole coast.”", ["Jane Roe"]),
    ("Jane Roe called the plan “absurd.”", ["Jane Roe"]),
    ("Jane Roe described the talks as “useful and frank.”", ["Jane Roe"]),
    ("According to Jane Roe, the plan is “a danger to the coast.”", ["Jane Roe"]),
    ("Jane Roe, a spokeswoman for the board, said: “We are ready.”", ["Jane Roe"]),
    ("Speaking at the port, Jane Roe said, “We are ready.”", ["Jane Roe"]),
    ("Jane Roe praised the crew and said, “We are ready.”", ["Jane Roe"]),
    ("Jane Roe left the talks early, calling them “a waste of time.”", ["Jane Roe"]),
    ("Jane Roe rejected the offer, saying it was “far too late.”", ["Jane Roe"]),
    ("In a statement, Jane Roe said the board “will not give way.”", ["Jane Roe"]),
    ("Jane Roe told Peter Vance that the plan was “dead on arrival.”", ["Jane Roe"]),
    ("A letter by Peter Vance was read, but Jane Roe said, “We are ready.”", ["Jane Roe"]),
    ("Peter Vance believes “the board must act at once,” Jane Roe said.", ["Jane Roe"]),
    # pronouns
    (INTRODUCED + "Mercer opened the talks.\n\n“We are ready,” he said.", ["Alan Mercer"]),
    (INTRODUCED + "Quist opened the talks.\n\n“We are ready,” she said.", ["Dora Quist"]),
    (INTRODUCED + "Mercer thanked Quist.\n\n“We are ready,” he said.", ["Alan Mercer"]),
    (INTRODUCED + "Mercer thanked Quist.\n\n“We are ready,” she said.", ["Dora Quist"]),
    (INTRODUCED + "Quist said Mercer was late. “We are ready,” she said.", ["Dora Quist"]),
    (INTRODUCED + "He said the talks were “long and rather dull.”", ["Alan Mercer"]),
    (INTRODUCED + "When Mercer arrived, he said, “We are ready.”", ["Alan Mercer"]),
    (INTRODUCED + "Mercer, she said, “has much to learn about ships.”", ["Dora Quist"]),
    (
        "Peter Vance greeted Karl Brandt at the port.\n\n“We are ready,” he said.",
        ["Peter Vance"],
    ),
    (
        "Peter Vance spoke first. Karl Brandt answered him.\n\n“We are ready,” he said.",
        ["Karl Brandt"],
    ),
    (
        "“We are ready,” Peter Vance said.\n\nHe told Karl Brandt the board “must act at once.”",
        ["Peter Vance", "Peter Vance"],
    ),
    (
        "“We are ready,” Peter Vance said. The port was quiet.\n\n“We sail at dawn,” he added.",
        ["Peter Vance", "Peter Vance"],
    ),
    # titles and descriptions
    (INTRODUCED + "“We are ready,” the secretary said.", ["Alan Mercer"]),
    (INTRODUCED + "“We are ready,” the senator said.", ["Dora Quist"]),
    (INTRODUCED + "The defense secretary said, “We are ready.”", ["Alan Mercer"]),
    ("“We are ready,” the ministry said in a statement.", ["the ministry"]),
    ("“We are ready,” the Defense Ministry said in a statement.", ["Defense Ministry"]),
    ("“We are ready,” said a senior harbor official.", ["a senior harbor official"]),
    ("The Harbor Board said it was “ready to sail at once.”", ["Harbor Board"]),
    (
        "The Harbor Board met.\n\nJane Roe came. “We sail,” a spokesman for Jane Roe said.",
        ["a spokesman for Jane Roe"],
    ),
    # split, several and continued
    ("“We could sail,” Jane Roe said, “if the wind holds.”", ["Jane Roe"] * 2),
    ("“We could sail,” Jane Roe said. “The wind holds.”", ["Jane Roe"] * 2),
    ("“We could sail,” said Jane Roe. “The wind holds. We go.”", ["Jane Roe"] * 2),
    ("Jane Roe called it “absurd” and “a danger.”", ["Jane Roe"] * 2),
    (
        "“We go,” Jane Roe said. “We stay,” Peter Vance replied.",
        ["Jane Roe", "Peter Vance"],
    ),
    (
        "Jane Roe called it “absurd,” but Peter Vance said it was “a good plan for all.”",
        ["Jane Roe", "Peter Vance"],
    ),
    (
        "“We go,” Jane Roe said.\n\n“The wind is good and the crew is rested.”",
        ["Jane Roe", "Jane Roe"],
    ),
    (
        "Jane Roe was blunt. “The plan has failed.”",
        ["Jane Roe"],
    ),
    (
        "Jane Roe pointed to the costs.\n\n“The plan has failed, and all know it.”",
        ["Jane Roe"],
    ),
    (
        "“We go,” Jane Roe said. “The wind is good.\n\n“The crew is rested.”",
        ["Jane Roe"] * 3,
    ),
    (
        "“We go. The wind is good.\n\n“The crew is rested,” Jane Roe said.",
        ["Jane Roe"] * 2,
    ),
    (
        "“We go.\n\n“The crew is rested.\n\n“We sail,” said Jane Roe.",
        ["Jane Roe"] * 3,
    ),
    ("“We go.” Jane Roe said.", ["Jane Roe"]),
    ("“We could sail,” Jane Roe said, adding: “The wind holds.”", ["Jane Roe"] * 2),
    ("Jane Roe, 44, a fisher, wept. “They took it all,” she said.", ["Jane Roe"]),
    ("“We go,” Roe said.\n\nJane Roe leads the board.", ["Jane Roe"]),
    ("“We go,” said Jan van der Berg, the port chief.", ["Jan van der Berg"]),
    ("“We go,” Berg said after Jan van der Berg had spoken.", ["Jan van der Berg"]),
    ("“We go,” said John Roe Jr., the pilot.", ["John Roe Jr."]),
    ("Roe’s spokeswoman, Mary Vance, said: “We go.”", ["Mary Vance"]),
    ("“We go,” Mary Vance, spokeswoman for Sen. Dora Quist, said.", ["Mary Vance"]),
    ("Asked about the plan, Jane Roe replied: “We go.”", ["Jane Roe"]),
    ('"We are ready," Jane Roe said.', ["Jane Roe"]),
    ("``We are ready,'' Jane Roe said.", ["Jane Roe"]),
    ("“We will act.” — Sen. Zora Quill, R-Iowa, in a statement.", ["Zora Quill"]),
    ("“We’ll see,” Sen. Zora Quill, R-Okla., told reporters.", ["Zora Quill"]),
    ("Sen. Zora Quill, R-Ohio, described it as a “good, plain talk.”", ["Zora Quill"]),
    ("“It was good,” said Sen. Zora Quill, R-Neb. “We go on.”", ["Zora Quill"] * 2),
    ("Jane Roe left, saying it was “fine,” “great” and “wonderful.”", ["Jane Roe"] * 3),
    (
        "Jane Roe told reporters across the street it was a “fine evening,” but said no more.",
        ["Jane Roe"],
    ),
    ("“She liked it much,” the harbor official said.", ["the harbor official"]),
    ("“I think so,” Jane Roe, the board’s chairwoman, told the Daily Star.", ["Jane Roe"]),
    ("Jane Roe, speaking in Oslo, said: “We go.”", ["Jane Roe"]),
    ("Jane Roe – who leads the board – said: “We go.”", ["Jane Roe"]),
    ("In an interview with Peter Vance, Jane Roe said: “We go.”", ["Jane Roe"]),
    ("Peter Vance, when asked about Jane Roe, said: “We go.”", ["Peter Vance"]),
    ("“We go,” Jane Roe told The Daily Star. “It is time.”", ["Jane Roe"] * 2),
    ("Jane Roe tweeted: “We go.”", ["Jane Roe"]),
    ("“We go,” they said.", [None]),
    ("A police officer shouted, “Stop there!”", ["a police officer"]),
    ("“It was loud,” said neighbor Mary Vance.", ["Mary Vance"]),
    ("“It was loud,” said her longtime friend Mary Vance.", ["Mary Vance"]),
    ("“Why,” asked Jane Roe, “must we go?”", ["Jane Roe"] * 2),
    ("Jane Roe accused Peter Vance of “gross neglect of duty.”", ["Jane Roe"]),
    ("The plan, Jane Roe said, is “a danger to us all.”", ["Jane Roe"]),
    ("Jane Roe’s remark that it was “a danger to us all” was heard.", ["Jane Roe"]),
    (
        "The Harbor Board denied it. “It is false,” the board said. “It is old,” it added.",
        ["the board", "the board"],
    ),
    (
        "“We go,” said Jane Roe, who farms near Oslo. She lost a barn. “It is gone,” she said.",
        ["Jane Roe"] * 2,
    ),
    (
        "Jane Roe met Peter Vance. He thanked her. “We go,” he said.",
        ["Peter Vance"],
    ),
    (
        "Zork Quorl, an analyst, spoke. “We go,” Quorl said.\n\nShe left. “It is so,” she said.",
        ["Zork Quorl"] * 2,
    ),
    ("“We go,” Mr. Quist said. “It is so.”", ["Quist"] * 2),
    ("Asked whether the board agreed, Jane Roe said “not yet.”", ["Jane Roe"]),
    ("The board is “a danger to all,” in the words of Jane Roe.", ["Jane Roe"]),
    ("“We go,” says Jane Roe.", ["Jane Roe"]),
    ("“We go,” Roe said. Her sister Jane Roe agreed.", ["Jane Roe"]),
    (
        "Jane Roe spoke first.\n\nThe plan, which Peter Vance wrote, is “dead,” she said.",
        ["Jane Roe"],
    ),
    (
        "Peter Vance and Jane Roe met. Vance said it was “good for all.” Roe said it was “bad.”",
        ["Peter Vance", "Jane Roe"],
    ),
    ("“We go,” Jane Roe said in Oslo on Monday, according to the Daily Star.", ["Jane Roe"]),
    ("“We go,” the ministry quoted Jane Roe as saying.", ["Jane Roe"]),
    ("Jane Roe was quoted as saying: “We go.”", ["Jane Roe"]),
    (INTRODUCED + "Mercer left. He on Monday said, “We go.”", ["Alan Mercer"]),
    (INTRODUCED + "Quist left. “We go,” she and others said.", ["Dora Quist"]),
    (
        "“We go,” Jane Roe said.\n\n“It is all gone.” Peter Vance, a farmer, wept.",
        ["Jane Roe", "Peter Vance"],
    ),
    (
        "“We go,” Jane Roe said.\n\n“It is gone.” “All of it,” Peter Vance said.",
        ["Jane Roe", "Peter Vance", "Peter Vance"],
    ),
    (
        "“We go,” Jane Roe said.\n\n“It is gone.” The barn had burned on Monday.",
        ["Jane Roe", "Jane Roe"],
    ),
]


@pytest.mark.parametrize(("body", "speakers"), CASES)
def test_a_fragment_has_the_speaker_the_copy_names(body, speakers):
    people = read_people(body, None, Directory())
    quotations = read_quotations(body, people)
    assert [quotation.speaker for quotation in quotations] == speakers


@pytest.mark.parametrize(("body", "speakers"), CASES)
def test_a_speaker_who_is_a_person_of_the_story_has_that_persons_number(body, speakers):
    people = read_people(body, None, Directory())
    for quotation in read_quotations(body, people):
        if quotation.person is not None:
            assert people.persons[quotation.person].name == quotation.speaker
        else:
            assert quotation.speaker not in {person.name for person in people.persons}
