"""The exceptions of the package, and the exit code each one means.

VerandertheorieFout         70  base: what a caller can be told in one Dutch sentence
├── AanroepFout              2  the question itself is wrong: an unknown cycle, claim or example
├── ToonFout                 2  nothing can be shown: standard output is full or closed
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


class ToonFout(VerandertheorieFout):
    """Nothing can be shown: standard output is full or closed. ``reden``: why, in a few Dutch words."""

    exitcode = 2

    def __init__(self, reden: str) -> None:
        super().__init__(f"Hier is niets te tonen: de uitvoer is niet te schrijven ({reden}).")
        self.reden = reden


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
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ELOOP: "de verwijzingen lopen in een kring",
    errno.EINVAL: "dat kan hier niet",
    errno.ENXIO: "er luistert niets",
    errno.ENODEV: "dat apparaat is er niet",
    errno.EBUSY: "het is in gebruik",
    errno.ETXTBSY: "het is in gebruik",
    errno.EXDEV: "het staat op een andere schijf",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "het geheugen is vol",
    errno.EBADF: "die staat niet open",
    errno.EPIPE: "de andere kant is weg",
    errno.EIO: "de schijf geeft een fout",
    errno.ESTALE: "de netwerkschijf is weg",
    errno.ECONNREFUSED: "er luistert niets",
    errno.ECONNRESET: "de verbinding viel weg",
    errno.ETIMEDOUT: "er kwam geen antwoord",
    errno.ENETUNREACH: "het netwerk is er niet",
    errno.EHOSTUNREACH: "die computer is er niet",
    -2: "die naam is niet bekend",  # of a computer, on Linux
    -3: "de naam is nu niet op te zoeken",
}


def reden_van(fout: OSError) -> str:
    """Why the system would not do it, in a few Dutch words; what we have no words for, by its number.

    >>> reden_van(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'het bestaat niet'
    """
    return _REDENEN.get(fout.errno or 0) or f"het systeem meldt {type(fout).__name__} {fout.errno or ''}".rstrip()
