"""microcred: a programme of educator micro-credentials, run from one Git repository.

The map. Each group may use what stands below it, and none above; `make check` holds that.

The command line, which alone prints or exits:
    __main__       runs it as `python -m microcred`
    cli            the verbs, one module each

Joins of edges and core:
    build          the whole programme to a site; the steps of a build
    check          the whole programme to every problem with it
    freezing       versions to the release files that are still missing
    inputs         digests of all that a site is made of
    lists          the plain facet pages, those that changed
    memory         what the last build found out, as JSON
    serve          a site on this machine that follows changes
    survey         which files a programme has
    units          one micro-credential examined and written; runs beside others
    workshop       the folder where a site is prepared

Edges, one outside thing each:
    engine         mkdocs or properdocs, and Pagefind
    files          the disk
    git            history, read only
    pool           processes

Core, values in and values out:
    badge_image    a badge's design to SVG
    characters     characters that nobody can see
    definition     a micro-credential with its rubric
    document       text to a model that remembers its lines
    entry          the little that lists show of a micro-credential
    examine        one micro-credential to a definition and its problems
    formats        the catalog as JSON, feeds, sitemap
    labels         words that pages show for those of closed lists
    links          addresses inside the site
    model          what files hold, field by field
    problem        what is wrong, where, and how to mend it
    releases       what never changes once it is published
    report         problems to text, JSON, GitHub annotations, SARIF
    research_page  docs/research.md
    rules          what may be wrong; docs/rules.md
    schemas        JSON Schemas for editors
    settings       program.yml and issuer.yml, read and checked
    shape          what is wrong with a file's fields, in an author's words
    site           definitions and entries to pages
    snippets       completion of front matter in editors
    starters       new files that teach
    yamltext       YAML to plain values with lines
    yamlwords      what libyaml says, in an author's words
"""

__version__ = "0.1.0"
