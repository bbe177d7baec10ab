"""`versions.lock`: which content belongs to which version, so that nothing changes under a version people have used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assessment.domain.checklist import Checklist
from assessment.domain.errors import StorageTrouble
from assessment.domain.remark import Place, Remark, Severity
from assessment.library.loader import HEAD_FILE

LOCK_FILE = "versions.lock"


class LockNotWritten(StorageTrouble):
    """The lock cannot be written where the checklists stand."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(
            f"{file} could not be written: {reason}. Only checklists in a folder of your own can be locked: "
            "copy this one into the folder “checklists” of the data folder."
        )


def check_version(checklist: Checklist, folder: Path) -> Remark | None:
    """A remark when the content differs from what was locked under the same version; no lock, no remark."""
    locked = _read(folder.parent / LOCK_FILE).get((checklist.head.id, checklist.head.version))
    if locked in {None, checklist.fingerprint}:
        return None
    return Remark(
        code="version-unchanged",
        severity=Severity.ERROR,
        place=Place(file=f"{folder.name}/{HEAD_FILE}", item=checklist.head.id),
        message=f"The content has changed, but the version is still {checklist.head.version}.",
        hint="Raise the version in checklist.yaml, then run `iso10002 checklist lock`.",
    )


def lock_versions(parent: Path, checklists: Iterable[Checklist]) -> Path:
    """Write the content of these checklists into the lock of `parent`; older versions stay listed."""
    file = parent / LOCK_FILE
    known = _read(file)
    known.update({(one.head.id, one.head.version): one.fingerprint for one in checklists})
    lines = [f"{name} {version} {fingerprint}\n" for (name, version), fingerprint in sorted(known.items())]
    draft = file.with_suffix(".part")
    try:
        draft.write_text("".join(lines), encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise LockNotWritten(file, error.strerror or "unknown reason") from error
    return file


def _read(file: Path) -> dict[tuple[str, str], str]:
    if not file.is_file():
        return {}
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return {(line[0], line[1]): line[2] for line in lines if len(line) == 3}  # noqa: PLR2004 -- id, version, hash
