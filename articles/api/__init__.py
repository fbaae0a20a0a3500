"""The archive for programs: read-only JSON under /api/, over what readers may see and no more.

`views` answer, `shapes` say what a thing looks like, `specification` tells programs of both
(OpenAPI 3.1). Lists go by place: follow "older" and "newer" until they are null.
"""
