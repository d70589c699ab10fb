"""Sees a loss run away, as Mien.Training's RunawayWatch does: a network whose gain feeds itself leaves its valley over hundreds of steps, each of them finite."""

_BLOCK_STEPS = 100
_DOUBTFUL_TIMES = 1.25
_RUNAWAY_TIMES = 2


class RunawayWatch:
    """Compares means of blocks of steps with the least so far in this sitting. A loss that is not above 0 is never doubted."""

    def __init__(self):
        self._waiting = []
        self.mean, self.least = 0.0, float("inf")

    @property
    def is_doubtful(self):
        """A checkpoint of now should not take the place of one from before."""
        return self.least > 0 and self.mean > self.least * _DOUBTFUL_TIMES

    @property
    def has_run_away(self):
        return self.least > 0 and self.mean > self.least * _RUNAWAY_TIMES

    def see(self, loss):
        """:param loss: of the next step."""
        self._waiting.append(loss)
        if len(self._waiting) == _BLOCK_STEPS:
            self.mean = sum(self._waiting) / _BLOCK_STEPS
            self.least = min(self.least, self.mean)
            self._waiting = []
