"""Data Integrity proofs: the signature inside a JSON document, and whether its key may sign."""

from __future__ import annotations

import json
from typing import Any, Final

from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError

from microcred import proof as ours
from microcred.verify.check import Failed, NotRun, Unknown
from microcred.verify.clock import about_time
from microcred.verify.controller import Controller, known_as, resolved
from microcred.verify.fetching import Fetch
from microcred.verify.form import (
    MAX_CONTEXTS,
    has_too_many_contexts,
    misleading,
    unknown_context,
)
from microcred.verify.keys import ed25519, pem

SUITE: Final = "eddsa-rdfc-2022"


def proof_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return the one Data Integrity proof of a document.

    Raises Failed where there is none, and Unknown where it is not clear which one counts.
    """
    value = document.get("proof")
    proofs = value if isinstance(value, list) else [value]
    found = [
        one for one in proofs if isinstance(one, dict) and one.get("type") == "DataIntegrityProof"
    ]
    if not found:
        raise Failed("it carries no Data Integrity proof, so anybody can have written it")
    if len(found) > 1:
        supported = [one for one in found if one.get("cryptosuite") == SUITE]
        if len(supported) != 1:
            raise Unknown("it carries several proofs, and nothing tells which one counts")
        return supported[0]
    return found[0]


def issuer_id(document: dict[str, Any]) -> str:
    """Return the id of who issued a document. Raises Failed where it names nobody."""
    issuer = document.get("issuer")
    identifier = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(identifier, str) or not identifier:
        raise Failed("it names no issuer")
    return identifier


def check_issuer(document: dict[str, Any], fetch: Fetch) -> str:
    """Return that the key of the proof may sign for the issuer, or raise another outcome."""
    identifier = issuer_id(document)
    controller, method = _named(document, fetch)
    if objection := controller.objection(method):
        raise Failed(f"{objection}: {method.get('id')}")
    return told(identifier)


def told(identifier: str) -> str:
    """Return what is sure of an issuer whose key signed."""
    if identifier.startswith("did:key:"):
        return (
            "The key that signed this is all that is known of its issuer. Nothing tells whose it "
            f"is, whatever name the badge gives: {identifier}."
        )
    return (
        f"The issuer, {known_as(identifier)}, lists the key that signed this and lets it sign: "
        f"{identifier}."
    )


def check_proof(document: dict[str, Any], fetch: Fetch) -> str:
    """Return that the signature covers every part of a document, or raise another outcome."""
    proof = proof_of(document)
    try:
        _, method = _named(document, fetch)
    except (Failed, Unknown) as why:
        raise NotRun("Without the issuer's key the signature cannot be checked.") from why
    if found := next(misleading(document), None):
        raise Failed(f"It is written so that readers are misled: {found}.")
    if has_too_many_contexts(document):
        raise Failed(f"It names more contexts than any badge needs: more than {MAX_CONTEXTS}.")
    suite = proof.get("cryptosuite")
    if suite != SUITE:
        said = f"It is signed by the cryptosuite {suite!r}, which cannot be checked here."
        return _by_openbadgeslib(document, method, Unknown(said))
    if unknown := unknown_context(document):
        said = f"It is written in words whose meaning is not known here: {unknown}."
        return _by_openbadgeslib(document, method, Unknown(said))
    return _by_ours(document, proof, method)


def _named(document: dict[str, Any], fetch: Fetch) -> tuple[Controller, dict[str, Any]]:
    """Return the issuer's document and the key in it that the proof names."""
    identifier, name = issuer_id(document), proof_of(document).get("verificationMethod")
    if not isinstance(name, str):
        raise Failed("its proof names no key")
    if name.partition("#")[0] != identifier.partition("#")[0]:
        raise Failed(f"it is signed by a key of somebody else: {name}")
    controller = resolved(identifier, fetch)
    method = controller.method(name)
    if method is None:
        raise Failed(f"the issuer's document does not list the key that signed this: {name}")
    return controller, method


def _by_ours(document: dict[str, Any], proof: dict[str, Any], method: dict[str, Any]) -> str:
    try:
        ours.verified({**document, "proof": proof}, ed25519(method))
    except ours.ProofProblem as problem:
        # Ours takes only what every program signs alike, such as no fractions. Others may have
        # signed more than that, so a second opinion is asked before it is called forged.
        said = f"It was changed after it was signed, or never signed: {problem}."
        return _by_openbadgeslib(document, method, Failed(said))
    return f"The signature ({SUITE}) covers every part of it, and nothing was changed since."


def _by_openbadgeslib(
    document: dict[str, Any], method: dict[str, Any], otherwise: Exception
) -> str:
    """Return that the signature holds, as openbadgeslib has it, or raise what it is otherwise."""
    try:
        OB3LdpVerifier(pubkey_pem=pem(method)).verify(json.dumps(document))
    except OB3VerificationError as error:
        if not about_time(error):
            raise otherwise from error
    return "The signature holds, and nothing was changed since."
