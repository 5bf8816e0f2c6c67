"""A disk that fails at one step of a save: the system itself refuses the call, on Linux."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
LOAD, JUMP_IF_EQUAL, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x45, 0x06
REFUSE, ALLOW = 0x00050000, 0x7FFF0000
NUMBER, THIRD_ARGUMENT = 0, 32
CALLS = {
    "x86_64": {"write": 1, "close": 3, "fsync": 74, "rename": 82, "openat": 257},
    "aarch64": {"write": 64, "close": 57, "fsync": 82, "rename": 38, "openat": 56},
}
CAN_FAIL = sys.platform == "linux" and platform.machine() in CALLS


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def refuse(call: str, error: int) -> None:
    """Let a system call fail with an error number in this thread from now on.

    Of `openat` only the making of a new file fails.
    """
    number = CALLS[platform.machine()][call]
    steps = [(LOAD, 0, 0, NUMBER), (JUMP_IF_EQUAL, 0, 1, number)]
    if call == "openat":
        steps[1] = (JUMP_IF_EQUAL, 0, 3, number)
        steps += [(LOAD, 0, 0, THIRD_ARGUMENT), (JUMP_IF_SET, 0, 1, os.O_CREAT)]
    steps += [(RETURN, 0, 0, REFUSE | error), (RETURN, 0, 0, ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.addressof(code))
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if system.prctl(SET_SECCOMP, FILTER, ctypes.byref(program)) != 0:
        raise OSError(ctypes.get_errno(), "the system takes no filter")
