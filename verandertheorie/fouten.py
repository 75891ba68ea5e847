"""The exceptions of the package, and the exit code each one means.

VerandertheorieFout         70  base: what a caller can be told in one Dutch sentence
├── AanroepFout              2  the question itself is wrong: an unknown cycle, claim or example
├── DossierFout              3  the dossier is missing, damaged, foreign, or newer than the program
└── ConflictFout             6  two contents for one id, or a file that somebody else holds
"""


class VerandertheorieFout(Exception):
    """Base of everything a caller can be told in one Dutch sentence."""

    exitcode = 70


class AanroepFout(VerandertheorieFout, ValueError):
    """The question itself is wrong: it names a cycle, claim, factor or example that is not there."""

    exitcode = 2


class DossierFout(VerandertheorieFout):
    """The dossier file is missing, damaged, foreign or newer than the program, or cannot be written."""

    exitcode = 3


class ConflictFout(VerandertheorieFout):
    """Two contents for one id, or two writers for one file."""

    exitcode = 6
