from __future__ import annotations

import functools

import jinja2


@functools.cache
def page_template(package: str, name: str) -> jinja2.Template:
    """Load a page from the folder ``templates`` of a package; a variable it lacks is an error."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name)
