"""Invented copy for tests: nobody in it exists."""

STORY = """\
Northern Press Service

Harbor Ministers Agree on Radar Exchange

By Ann Roe
Northern Press Service

VARNHOLM, March 5, 2007 – The harbor ministers of two coasts agreed here today to exchange radar \
data, Harbor Minister Tove Lind said.

“We will share what we see,” Lind told reporters.

The exchange begins in autumn.

Join our mailing list
"""
