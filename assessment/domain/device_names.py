"""Names that Windows keeps for devices: a file of such a name cannot be made there, and what is written to it is lost."""

from __future__ import annotations

import re

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)", re.IGNORECASE)


def is_device_name(name: str) -> bool:
    """True for one step of a path that Windows takes for a device, whatever its ending."""
    return bool(_DEVICE.match(name))
