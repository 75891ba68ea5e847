"""The exceptions of the package, and the exit code each one means.

VerandertheorieFout         70  base: what a caller can be told in one Dutch sentence
├── AanroepFout              2  the question itself is wrong: an unknown cycle, claim or example
├── GeweigerdFout            1  it is understood, and not done: it would write where only reading is allowed
├── DossierFout              3  the dossier is missing, damaged, foreign, or newer than the program
├── AanmeldFout              4  a server does not let us in
├── VerbindingFout           5  a server cannot be reached, or went away
└── ConflictFout             6  two contents for one id, or a file or workspace that somebody else holds
"""

import errno


class VerandertheorieFout(Exception):
    """Base of everything a caller can be told in one Dutch sentence."""

    exitcode = 70


class AanroepFout(VerandertheorieFout, ValueError):
    """The question itself is wrong: it names a cycle, claim, factor or example that is not there."""

    exitcode = 2


class GeweigerdFout(VerandertheorieFout):
    """It is understood and not done: a query that writes, a database that may only be read."""

    exitcode = 1


class AanmeldFout(VerandertheorieFout):
    """A server does not let us in: no password, a wrong one, or one that expired."""

    exitcode = 4


class VerbindingFout(VerandertheorieFout):
    """A server cannot be reached, speaks something else, or went away."""

    exitcode = 5


class DossierFout(VerandertheorieFout):
    """The dossier file is missing, damaged, foreign or newer than the program, or cannot be written."""

    exitcode = 3


class ConflictFout(VerandertheorieFout):
    """Two contents for one id, or two writers for one file or workspace."""

    exitcode = 6


_REDENEN = {
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.EEXIST: "het bestaat al",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ECONNREFUSED: "er luistert niets",
    errno.ETIMEDOUT: "er kwam geen antwoord",
    errno.EIO: "de schijf geeft een fout",
}


def reden_van(fout: OSError) -> str:
    """Why the system would not do it, in a few Dutch words; what we have no words for, in its own.

    >>> reden_van(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'het bestaat niet'
    """
    return _REDENEN.get(fout.errno or 0) or fout.strerror or type(fout).__name__
