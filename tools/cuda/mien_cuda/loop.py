"""Trains from where a run stands to its end, a time limit or a stop; then everything is kept that is needed to go on."""
import json
import math
import signal
import sys
import time

import numpy as np

from mien_cuda.faults import BAD_INPUT, Fault
from mien_cuda.items import ItemOrder
from mien_cuda.run_folder import setting_at
from mien_cuda.runaway import RunawayWatch

_STEPS_PER_LOOK = 50  # metrics stay on the device for so long, since fetching them makes it wait
_SECONDS_PER_REPORT = 10.0
_WATCHED = "loss"  # the metric that may run away, where a recipe has it
_GO_ON_SLOWER = "run again with a smaller --learning-rate"


class Loop:
    def __init__(self, folder, step, first_step, checkpoint_seconds):
        self._folder, self._step, self._done, self._checkpoint_seconds = folder, step, first_step, checkpoint_seconds
        self._description = folder.description
        self._settings = self._description["settings"]
        self._saved = first_step
        self._stop = False
        self._watch = RunawayWatch()

    def run(self, steps, seconds, order):
        """:param steps: in all. :returns: (steps done in all, seconds). :raises Fault: a loss is no longer a number, or has run away."""
        log, before = self._folder.open_metrics(self._done)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: setattr(self, "_stop", True))
        first, start = self._done, time.monotonic()
        looked = saved = reported = start
        waiting = []
        with log:
            while self._done < steps and not self._stop and time.monotonic() - start < seconds:
                number = self._done + 1
                settings = {name: setting_at(schedule, number) for name, schedule in self._settings.items()}
                waiting.append((number, self._step.run(order.batch(number, self._description["batch"]), settings), settings))
                self._done = number
                if len(waiting) == _STEPS_PER_LOOK or number == 1:
                    loss = self._look(waiting, log, before + looked - start, before + time.monotonic() - start)
                    looked, waiting = time.monotonic(), []
                    if looked - reported >= _SECONDS_PER_REPORT:
                        reported = looked
                        self._report(loss, first, steps, looked - start)
                    if looked - saved >= self._checkpoint_seconds and not self._watch.is_doubtful:
                        self._save()
                        saved = time.monotonic()
            if waiting:
                self._report(self._look(waiting, log, before + looked - start, before + time.monotonic() - start), first, steps, time.monotonic() - start)
        self._save()
        return self._done, time.monotonic() - start

    def _look(self, waiting, log, since, now):
        """Fetches the metrics and writes a line for each step; the time between two looks is shared out evenly. :returns: the mean of the first metric."""
        values = np.stack([metrics.cpu().numpy() for _, metrics, _ in waiting])
        for i, (number, _, settings) in enumerate(waiting):
            metrics = dict(zip(self._step.metric_names, values[i].tolist()))
            for name, value in metrics.items():
                if not math.isfinite(value):
                    raise Fault(BAD_INPUT, f"step {number}: {name} is no longer a number; the checkpoint of step {self._saved} is kept", _GO_ON_SLOWER)
            metrics.update({name: value for name, value in settings.items() if self._settings[name]["kind"] != "constant"})
            seconds = since + (now - since) * (i + 1) / len(waiting)
            self._watch.see(metrics.get(_WATCHED, 0))
            log.write(json.dumps({"step": number, "seconds": round(seconds, 3), **metrics}, separators=(",", ":")).encode() + b"\n")
        log.flush()
        if self._watch.has_run_away:
            raise Fault(BAD_INPUT, f"step {self._done}: the loss has run away, from {self._watch.least:.3g} to {self._watch.mean:.3g}; the checkpoint of step {self._saved} is kept", _GO_ON_SLOWER)
        return values[:, 0].mean()

    def _report(self, loss, first, steps, seconds):
        rate = (self._done - first) / max(seconds, 1e-3)
        left = int((steps - self._done) / max(rate, 1e-9))
        print(f"step {self._done}/{steps} · {self._step.metric_names[0]} {loss:.4g} · {rate:.2f} steps/s · {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left", file=sys.stderr, flush=True)

    def _save(self):
        if self._saved == self._done:
            return
        states = self._step.states()
        broken = next((name for name, value in states.items() if value.dtype.kind == "f" and not np.isfinite(value).all()), None)
        if broken is not None:
            raise Fault(BAD_INPUT, f"step {self._done}: {broken} is no longer a number; the checkpoint of step {self._saved} is kept", _GO_ON_SLOWER)
        self._folder.save(self._done, states)
        self._saved = self._done


def order_of(description, items):
    return ItemOrder(description["seed"], len(next(iter(items.values()))))
