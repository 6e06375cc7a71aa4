"""“Add to profile” of LinkedIn: an address that opens their form, filled in.

https://addtoprofile.linkedin.com gives the parameters. Nothing is sent to LinkedIn before the
earner opens the address.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

FORM = "https://www.linkedin.com/profile/add"


def add_to_profile(
    name: str,
    organisation: str,
    organisation_id: int | None,
    issued: tuple[str, str],
    expires: tuple[str, str] | None,
    address: str,
    number: str,
) -> str:
    """Return the address. `issued` and `expires` are year and month in digits.

    LinkedIn shows the logo of the organisation with this id; without one it goes by the name.
    `address`, of the award, and `number` are put in as they are, so they must be quoted already.
    """
    who = (
        ("organizationId", organisation_id)
        if organisation_id
        else ("organizationName", organisation)
    )
    known = urlencode([("startTask", "CERTIFICATION_NAME"), ("name", name), who], quote_via=quote)
    dates = f"&issueYear={issued[0]}&issueMonth={issued[1]}"
    if expires:
        dates += f"&expirationYear={expires[0]}&expirationMonth={expires[1]}"
    return f"{FORM}?{known}{dates}&certUrl={address}&certId={number}"
