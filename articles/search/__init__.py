"""What readers find: words of stories, folded alike for both databases, and whom they name.

`words` tells what a word is, `queries` what a reader asks, `index` keeps each story's words,
`hits` finds, counts and sorts, `marks` shows where, `spelling` and `subjects` suggest.
"""
