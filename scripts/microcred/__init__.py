"""microcred: a programme of educator micro-credentials, run from one Git repository.

The map. Core, values in and values out: `model` (what files hold), `yamltext` and `document` (text
to models with line numbers), `rules` (what may be wrong), `examine` (one definition),
`releases` (what never changes), `badge_image` and `site` (programme to pages and data), `report`
(problems to text). Edges, one outside thing each: `files` (disk), `git`, `engine` (mkdocs and
Pagefind), `pool` (processes). `check`, `build` and `serve` join the two; `cli` alone prints
or exits.
"""

__version__ = "0.1.0"
