"""A micro-credential in the words of schema.org, for search engines and registries."""

from __future__ import annotations

from collections.abc import Mapping

from microcred.labels import label
from microcred.model.credential import Achievement, Validity
from microcred.model.program import Issuer

CREATIVE_COMMONS = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}


def json_ld(
    achievement: Achievement, issuer: Issuer, url: str, permanent: str | None, image: str
) -> dict[str, object]:
    """Return an EducationalOccupationalCredential as JSON-LD.

    `url` is the page it is printed on, `permanent` the address of the frozen version, None before
    there is one. Properties are those of schema.org's EducationalOccupationalCredential and its
    parents CreativeWork and Thing; one without a value is left out.
    """
    audience = achievement.audience
    return _present({
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalCredential",
        "@id": permanent,
        "name": achievement.name,
        "description": achievement.description,
        "url": url,
        "image": image,
        "credentialCategory": "micro-credential",
        "competencyRequired": achievement.competency,
        "educationalLevel": label("depth", achievement.depth.value),
        "recognizedBy": _organization(issuer.name, issuer.url),
        "publisher": _organization(issuer.name, issuer.url),
        "provider": _organization(achievement.provider.name, achievement.provider.url),
        "funder": _organization(achievement.provider.funder, None),
        "about": label("area", achievement.area.value),
        "keywords": [label("subject", subject) for subject in audience.subjects
                     if subject != "any"],
        "audience": [_audience(label("role", role.value)) for role in audience.roles],
        "educationalAlignment": [
            _present({
                "@type": "AlignmentObject",
                "educationalFramework": alignment.framework,
                "targetName": alignment.name or alignment.code,
                "targetUrl": alignment.url,
            })
            for alignment in achievement.alignments
        ],
        "citation": [source.citation for source in achievement.research],
        "validFor": _duration(achievement),
        "inLanguage": achievement.language,
        "version": achievement.version,
        "license": license_url(achievement.license),
    })  # fmt: skip


def license_url(name: str) -> str | None:
    """Return the address of a Creative Commons licence, None for any other."""
    return CREATIVE_COMMONS.get(name)


def _duration(achievement: Achievement) -> str | None:
    """Return the validity as an ISO 8601 duration."""
    validity = achievement.validity
    return f"P{validity.years}Y" if isinstance(validity, Validity) else None


def _organization(name: str | None, url: str | None) -> dict[str, object] | None:
    return _present({"@type": "Organization", "name": name, "url": url}) if name else None


def _audience(role: str) -> dict[str, object]:
    return {"@type": "EducationalAudience", "educationalRole": role}


def _present(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value not in (None, [], "")}
