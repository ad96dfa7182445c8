"""The other door: what is done with the findings besides reporting them."""
from __future__ import annotations

from flake8_bigthree.commands import main

raise SystemExit(main())
