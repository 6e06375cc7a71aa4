"""Where the templates and assets of the theme are."""

from pathlib import Path

import material

from microcred.site import theme

THEME = Path(theme.__file__).parent
MATERIAL = Path(material.__file__).parent / "templates"
