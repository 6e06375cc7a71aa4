"""`microcred transcript`: somebody's awards in one signed file, to keep and take along."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from microcred import did, places
from microcred.badge import file_bytes
from microcred.cli.casework import now
from microcred.cli.common import refuse, root_option
from microcred.cli.job import Refused, key_option
from microcred.files import write_if_changed
from microcred.keyring import read_keys
from microcred.learner_record import learner_record
from microcred.problem import Problem, verdict
from microcred.proof import ProofProblem, signed
from microcred.registering import registered
from microcred.settings import Settings, read_settings
from microcred.signing import KeyProblem, SigningKey, signing_key, trusted
from microcred.survey import Survey
from microcred.words import counted


@click.command()
@click.argument("earner")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file."
)
@key_option
@root_option
def command(earner: str, out: Path, key: Path | None, root: Path) -> None:
    """Write what EARNER holds as a signed learner record (CLR 2.0), for them to keep.

    It holds each award as it was signed. Whoever has it can check it with `microcred verify`, also
    when the earner has left, as long as the issuer's did.json and status lists are kept.
    """
    root = root.resolve()
    survey = Survey(root)
    settings, problems = read_settings(survey.read)
    earned, unknown = registered(survey)
    if settings is None or not verdict((*problems, *unknown)).passed:
        refuse(tuple(sorted({*problems, *unknown})), survey.count)
        raise click.exceptions.Exit(1)
    at = now()
    held = [one.award for one in earned if one.person == earner and one.award and one.held(at)]
    if not held:
        raise Refused(f"The ledger holds no award of {earner} that stands.")
    awards = list(_awards(survey, held))
    record = learner_record(
        awards,
        identity=f"urn:uuid:{uuid.uuid4()}",
        issuer=did.did_web(settings.program.model.url),
        name=settings.issuer.model.name,
        at=at,
    )
    data = _signed(record, settings, _key(root, survey, key))
    if out.resolve().is_relative_to(root):
        raise Refused(f"{out} lies in the programme's folder; give it to the earner instead.")
    write_if_changed(out, data)
    click.echo(f"wrote {out}: {counted(len(awards), 'award')} of {earner}")


def _awards(survey: Survey, held: list[str]) -> Iterator[dict[str, Any]]:
    for award in held:
        data = survey.read_bytes(places.award(award))
        if isinstance(data, Problem):
            raise Refused(f"{data.path} cannot be read: {data.message}.")
        yield json.loads(data)


def _key(root: Path, survey: Survey, file: Path | None) -> SigningKey:
    try:
        ring = read_keys(survey.read)
        key = signing_key(root, os.environ, file)
        return trusted(key, ring.document.model) if ring.document else key
    except KeyProblem as problem:
        raise Refused(str(problem)) from None


def _signed(record: dict[str, Any], settings: Settings, key: SigningKey) -> bytes:
    method = f"{did.did_web(settings.program.model.url)}#{key.multikey}"
    try:
        return file_bytes(signed(record, method=method, created=now(), sign=key.sign))
    except ProofProblem as problem:
        raise Refused(f"This record cannot be signed: {problem}.") from None
