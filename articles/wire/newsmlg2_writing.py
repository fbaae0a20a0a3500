def render(stories, channel=None):
    raise NotImplementedError
