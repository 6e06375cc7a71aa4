"""microcred: a programme of educator micro-credentials, run from one Git repository.

The map. Each group may use what stands below it, and none above; `make check` holds that.

The command line, which alone prints or exits:
    __main__       runs it as `python -m microcred`
    cli            the verbs, one module each

Joins of edges and core:
    answering      what happened on GitHub to what was done about it
    audit          the ledger of awards, and every problem with it
    award_pages    the ledger on the site: award pages, did.json, images
    awarding       decided submissions to signed awards, and what may follow
    build          the whole programme to a site, where anything changed
    building       the steps of a build
    bundle         what runs in browsers, for the site
    check          the whole programme to every problem with it
    checkouts      files that a fresh checkout has as they were committed
    committed      the programme as a commit has it
    compromise     a key distrusted, and all it signed signed anew
    deciding       submissions to cases that can be decided
    frameworks     the frameworks of standards that were imported
    freezing       versions to the release files that are still missing
    gathering      pull requests to what Git and the programme know of them
    handed_in      all submissions, and their problems
    inputs         digests of all that a site is made of
    intake         files handed in to branches of their own
    issue_forms    the issue form, and whether it is current
    keyguard       no private key in the repository, none that signed lost
    last           what the last build came to, and whether its site is as it was left
    lists          the plain facet pages, those that changed
    memory         what the last build found out, as JSON
    offering       what is offered beside our own micro-credentials
    order          what a build is asked for, and what it comes to
    people         who scores, and the private list of who hands in
    private_folder the private folder of what is known of people
    publishing     awards to the public repository, definitions from it
    queueing       open submissions to the figures of the queue
    registering    awards of this repository's ledger as reports see them
    reporting      a programme and its private folder to what reports may know
    reviews        scorecards and events, kept in Git beside the tree
    scored         scorecards kept in Git, as reports see them
    serve          a site on this machine that follows changes
    setting_up     the repository on GitHub, brought to what it is to be
    survey         which files a programme has
    trails         how an award came to be, from its files
    units          one micro-credential examined and written; runs beside others
    verifying      badges to verify: files, addresses, folders
    watching       dates and links looked at, and the issue that tells of them
    workshop       the folder where a site is prepared

Edges, one outside thing each:
    engine         mkdocs or properdocs, and Pagefind
    files          the disk
    git            history, files of commits, commits, refs, other repositories
    github         GitHub, by PyGithub
    pool           processes
    scripts        Node.js: npm packages, bundles, scripts
    signing        the private key
    web            documents over https, bounded

Core, values in and values out:
    assignment     who is asked to score, and why the others are not
    attempt        an attempt: its parts, what is in, what guards it
    badge          an award before it is signed
    badge_image    a badge's design to SVG
    baking         a credential in and out of its badge image
    bot            what happened on GitHub to what is to be done about it
    case_package   a CASE package to a framework of standards
    characters     characters that nobody can see
    codeowners     whom GitHub asks to review a change
    cohorts        who has a seat in which cohort, and who waits
    csvtext        tables as CSV text
    definition     a micro-credential with its rubric
    did            did:web, and the keys it lists
    document       text to a model that remembers its lines
    earned         an award as reports and recognition rules see it
    entry          the little that lists show of a micro-credential
    evaluators     program/evaluators.yml, read and checked
    examine        one micro-credential to a definition and its problems
    facts          what reports may know of people
    formats        the catalog as JSON, feeds, sitemap
    keyring        keys.yml, read and changed
    labels         words that pages show for those of closed lists
    learner_record somebody's awards as one record, before it is signed
    ledger         what the log of awards tells, and what may change
    links          addresses inside the site
    mentoring      who may mentor, who has nobody, and with what to begin
    model          what files hold, field by field
    multibase      bytes as base58 and base64url text
    offered        organisations, adopted catalogs, pathways, cohorts, rules: read
    offers         whether a release takes submissions
    pathways       how far somebody has come on a pathway, and its picture
    places         where submissions, decisions and awards are kept
    private_keys   private keys in what a file holds
    problem        what is wrong, where, and how to mend it
    proof          signatures that credentials carry
    recognition    awards and rules to who is owed what, and why
    releases       what never changes once it is published
    reminding      when evaluators are reminded, and somebody else is asked
    report         problems to text, JSON, GitHub annotations, SARIF
    reports        what coordinators ask, as text, tables, CSV, JSON and a page
    research_page  docs/research.md
    review         scorecards and a release to a decision
    roster         the roster and the tables of people, read and checked
    rules          what may be wrong; docs/rules.md
    saying         a sentence of a rule, filled in here and in browsers
    schemas        JSON Schemas for editors
    school_days    the days on which people score
    scorecards     scorecards read, held to their task, and written
    settings       program.yml and issuer.yml, read and checked
    setup          what the repository on GitHub is to be set to, and what differs
    shape          what is wrong with a file's fields, in an author's words
    site           definitions and entries to pages
    snippets       completion of front matter in editors
    starters       new files that teach
    status_list    which awards are revoked, a bit for each
    turnaround     by when a teacher has an answer
    verify         a badge, checked one check after the other
    watch          dates that come, and links that lead nowhere
    words          numbers, lists and days as words
    yamltext       YAML to plain values with lines
    yamlwords      what libyaml says, in an author's words
"""

__version__ = "0.1.0"
