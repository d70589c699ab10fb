"""What can go wrong outside of the program, told as Mien tells it: `error:`, `hint:` and an exit code (docs/errors.md)."""

WRONG_USAGE, BAD_INPUT, MODEL_OR_DEVICE, CANCELLED = 2, 3, 4, 130


class Fault(Exception):
    def __init__(self, exit_code, message, hint):
        super().__init__(message)
        self.exit_code, self.hint = exit_code, hint
