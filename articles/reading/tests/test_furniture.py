"""What a saved page prints around a story, and copy that only looks like it."""

import pytest

from articles.reading import captions, closings, date_lines, furniture, signoffs

FURNITURE = """\
Home
Home > News > World
News | Sports | Weather | Jobs
Skip to content
Skip navigation links
Advertisement
Print this page
E-mail this story
Share this
Share on Facebook
Tweet
Read more: Ferry fares to rise
Read more...
RELATED: Ferry fares to rise
ALSO READ: Ferry fares to rise
Related Articles
See also: Pier gets a roof
More from this section
Join the Harbor Gazette mailing list
Sign up for our daily newsletter
Subscribe to our newsletter
Follow us on Twitter
Donate today
Please consider: make a charitable donation to the lifeboats!
© 2007 Harbor Gazette
Copyright 2007 Harbor Gazette. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
Click photo for screen-resolution image
Download Hi-Res
12 comments
No comments:
Comments (3)
3 min read
Tags: ferries, harbor
Labels: ferries
Topics: harbor-politics, ferries
https://example.com/story
On the Net: http://example.com
Contact: Mia Roe
Tel: 555 0100
FOR IMMEDIATE RELEASE
No. 123-07
Press Release No. 12
We use cookies to improve this site.
Text size: A A A
Next story: Pier gets a roof
« Previous
Posted by Mia Roe at 10:14
***
1 / 4
Biographies:
Leave a Reply
Back to top
Home / News Content Tools: Save | Print | E-mail | Most Read | Comment
comments Print
Showing posts with label Ferries. Show all posts
Archives for category: Harbor
Send to friend
Add to blog
For more news from the harbor, visit www.example.com.
Adjust font size:
Weitere Artikel aus diesem Ressort
Читайте также: Паромы стоят
Print Friendly, PDF & Email
Please do not send comments that hurt others.
For questions about this story, email the desk at desk(at)example.com
Please support our journalism with a gift.
Volume: 7 Issue: 63
pier_0191.jpg
Use the form below to begin a discussion.
bottom of page
More news on: Ferries, Harbors, Piers, Lighthouses, Tides, Winds, Gulls and the Night Sky
Ferry fares to rise in spring, the council said Monday Read more »
This entry was posted in Uncategorized. Bookmark the permalink.
Please note that links in this article were added without a word from the desk.
Support our mission
Story Identification #: 200512
permalink
![pier](pier.jpg) |
In case you don't have a subscription yet, visit our shop""".splitlines()

COPY = """\
The harbor council put off a decision on the terminal.
“Share this with everyone,” she said.
"Read more: it helps," she said.
More than 150 engineers measured the wall.
Read the wall like a book, the engineer told her crew.
Home prices rose in March, the office said.
Join hands, the chair told the crowd at the pier.
Support for the plan came from the ferry crews.
Comments by the chair drew applause.
No one was hurt, the harbor office said.
Ferries, buses and trams stopped.
In the news conference, she spoke of the wall.
Ending the strike by Monday, the chair said, would save the season.
A wall older than the town
Next week the council meets again.
See you in March, she told reporters.
Press freedom groups said the law was too broad.
Contact with the crew was lost at noon, the office said.
Donations came from three towns.
The photo shows a pier that no longer stands, the engineer said.
Follow the money, she said.
By entering the pier, crews break the rule, the office said.
The browser was made in Lisbon, and its maker said it sells.
Support for independent journalism has fallen, she said.
An official website lists the ferries that wait.
Comments that hurt are part of the work, the chair said.
This entry was the first of 40, the office said.
Please note the tide, the chair told the crews.
Support for our crews is growing in town
With AP in the room, the chair reports to no one.""".splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known(line):
    assert furniture.is_furniture(line)


@pytest.mark.parametrize("line", COPY)
def test_copy_is_not_taken_for_furniture(line):
    assert not furniture.is_furniture(line)
    assert not captions.is_caption(line)
    assert not signoffs.is_signoff(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Mia Roe",
        "Crews rehearse at the old pier. Mia Roe, Gazette News/file",
        "The council has heard the crews. Image by Mia Roe/GAZETTE PHOTOS",
        "File photo",
        "FILE - The old pier in March.",
        "The old pier. (AP Photo/Mia Roe)",
        "U.S. Army photo by Sgt. Mia Roe",
        "Defense Dept. photo by Mia Roe",
        "The old pier (Photo: Mia Roe)",
        "The chair greets crews at the pier, March 4, 2019. Defense Dept. photo by Mia Roe",
        "The old pier at dusk. [Xinhua]",
        "The old pier at dusk. [Xinhua/Reuters, File Photo]",
        "REUTERS/Mia Roe",
        "Photo courtesy of the harbor office",
        "In this photo, crews leave the pier.",
        "The old pier at dusk (file photo)",
        "Photo credit: Mia Roe",
        "Mia Roe (file photo) (CNS)",
        "The old pier at dusk [EPA]",
        "The chair at the pier. Photo courtesy AFP.",
        "Date: 03/04/2019 Description: The chair speaks at the pier. - Harbor Image",
    ],
)
def test_captions_are_known(line):
    assert captions.is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Mia Roe; Editing by Jon Lind)",
        "Reporting By Mia Roe, Writing by Jon Lind",
        "Additional reporting by Mia Roe in Porto; Editing by Jon Lind",
        "-end-",
        "- END -",
        "###",
        "# # #",
        "-30-",
        "mr/jl",
        "(AP, Interfax)",
        "(Reuters)",
        "Mia Roe in Porto contributed to this report.",
        "Some information for this report was provided by AP and Reuters.",
        "-- AFP",
        "(ends)",
    ],
)
def test_sign_offs_are_known(line):
    assert signoffs.is_signoff(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("April 23, 2007", True),
        ("Published: April 23, 2007 10:12 GMT", True),
        ("Posted 4/23/2007 11:14 PM", True),
        ("Last updated on Monday, 23 April 2007 at 10:14 a.m. EDT", True),
        ("No. 053-P May 22, 2003", True),
        ("Coast Trade News 23 April 2007 17:54", True),
        ("[23.04.2007 19:04 UTC] Many Authors", True),
        ("Lisbon, 23 April 2007 17:54", False),
        ("The ferries stop 23 April 2007 at 17:54", False),
        ("On April 23, 2007, the ferries stopped.", False),
        ("Ferries stop April 23, 2007", False),
        ("Est. May 19, 1883", False),
    ],
)
def test_a_date_line_prints_a_day_and_little_else(line, is_one):
    assert date_lines.is_date_line(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("3 comments:", True),
        ("Leave a Reply", True),
        ("soundoff (15 Responses)", True),
        ("Comments (3)", True),
        ("Comments by the chair drew applause.", False),
        ("0 Have Your Say!:", True),
        ("About the author", True),
        ("About the author little is known.", False),
        ("Discussion", False),
    ],
)
def test_a_line_closes_the_story(line, is_one):
    assert closings.closes_story(line) is is_one


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The ferries wait. (Yonhap)", "Yonhap"),
        ("The ferries wait. [ANI]", "ANI"),
        ("Die Fähren warten. (tso/dpa)", "dpa"),
        ("The ferries belong to the Lisbon Port Group (LPG)", None),
        ("The ferries wait. (They always do)", None),
    ],
)
def test_an_agency_behind_the_last_sentence_signs_the_story(text, agency):
    cut = signoffs.inline_signoff(text)
    assert (signoffs.agency_of(text[cut:]) if cut else None) == agency


def test_a_sign_off_is_found_behind_the_last_sentence():
    text = "The ferries wait. (Reporting by Mia Roe; Editing by Jon Lind)"
    assert text[signoffs.inline_signoff(text) :].startswith("(Reporting")
    assert signoffs.inline_signoff("The ferries wait (as ever).") is None


def test_an_author_is_introduced_by_name():
    assert signoffs.biography_of("Mia Roe is a reporter in Porto.") == "Mia Roe"
    assert signoffs.biography_of("The chair is a former reporter.") is None
