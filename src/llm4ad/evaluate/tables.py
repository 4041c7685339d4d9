"""An evaluation as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from llm4ad.evaluate.published import CATEGORIES, published_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.evaluate.bootstrap import Figure
    from llm4ad.evaluate.figures import CategoryFigures, Evaluation, KindFigures

METRIC_NAMES = {
    "image_auroc": "image AUROC",
    "image_auroc_official": "AUROC, official rule",
    "f1_max": "F1-max",
    "aupr": "AUPR",
}


def percent(figure: Figure | None, *, interval: bool = True) -> str:
    """Return a figure in percent, with its interval."""
    if figure is None:
        return "-"
    value = f"{100 * figure.value:.2f}"
    return f"{value} [{100 * figure.low:.1f}, {100 * figure.high:.1f}]" if interval else value


def evaluation_tables(evaluation: Evaluation, *, published: bool) -> Iterator[Table]:
    """Yield the tables of an evaluation: figures, defect types, conditions, published rows."""
    yield _figures_table(evaluation)
    for category in evaluation.categories:
        yield _defects_table(category)
        yield _conditions_table(category)
    if published:
        yield _published_table(evaluation)
        yield _published_means(evaluation)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for number, name in enumerate(columns):
        table.add_column(name, justify="left" if number == 0 else "right")
    return table


def figure_rows(category: CategoryFigures) -> Iterator[tuple[str, ...]]:
    """Yield a row for each kind of anomaly: images, image metrics, rates, AU-sPRO at 0.05."""
    for kind, figures in category.kinds.items():
        yield (category.category, kind, *_kind_cells(category, figures))


def _kind_cells(category: CategoryFigures, figures: KindFigures) -> tuple[str, ...]:
    return (
        f"{category.good} + {figures.images}",
        *(percent(figures.image[name]) for name in METRIC_NAMES),
        percent(figures.miss_rate),
        percent(figures.undecided_rate),
        percent(figures.au_spro.get("0.05")),
    )


def _figures_table(evaluation: Evaluation) -> Table:
    table = _table(
        "figures in percent, with 95 % bootstrap intervals",
        *("product", "anomalies", "images", *METRIC_NAMES.values()),
        *("missed", "undecided", "AU-sPRO 0.05"),
    )
    for category in evaluation.categories:
        for row in figure_rows(category):
            table.add_row(*row)
        table.add_row(
            category.category,
            "mean of both" if category.mean_image_auroc else "good",
            str(category.good),
            percent(category.mean_image_auroc),
            *("", "", "", f"false alarms {percent(category.false_alarm_rate)}"),
            percent(category.undecided_rate),
            "",
        )
    for kind, figure in evaluation.mean_image_auroc.items():
        if len(evaluation.categories) > 1:
            table.add_row("all products", kind, "", percent(figure), style="bold")
    return table


def _defects_table(category: CategoryFigures) -> Table:
    table = _table(
        f"{category.category}: by defect type",
        *("defect type", "kind", "images", "image AUROC", "normal", "anomalous", "undecided"),
    )
    for row in category.defects:
        auroc = "" if row.image_auroc is None else f"{100 * row.image_auroc:.2f}"
        counts = (str(row.verdicts[name]) for name in ("normal", "anomalous", "undecided"))
        table.add_row(row.defect_type, row.kind, str(row.images), auroc, *counts)
    return table


def _conditions_table(category: CategoryFigures) -> Table:
    table = _table(
        f"{category.category}: which condition noticed which defect",
        *("condition", "good images", "defects (images)"),
    )
    table.columns[2].justify = "left"
    for condition, text in category.conditions.items():
        noticed = {row.defect_type: row.noticed_by.get(condition, 0) for row in category.defects}
        false = sum(
            row.noticed_by.get(condition, 0) for row in category.defects if row.kind == "good"
        )
        kinds = {row.defect_type: row.kind for row in category.defects}
        found = [
            f"{name} ({count})"
            for name, count in noticed.items()
            if count and kinds[name] != "good"
        ]
        table.add_row(text, str(false), ", ".join(found) or "-")
    return table


def _published_table(evaluation: Evaluation) -> Table:
    table = _table(
        "logical image AUROC as published on MVTec LOCO AD's own pictures, in percent",
        *("method", "what it sees", *CATEGORIES, "mean"),
    )
    for row in published_rows("logical"):
        cells = (row.by_category[name] for name in CATEGORIES)
        table.add_row(
            row.method,
            row.protocol,
            *("" if cell is None else f"{cell:.1f}" for cell in cells),
            f"{row.mean:.1f}",
        )
    table.add_row(*own_row(evaluation), style="bold")
    return table


def own_row(evaluation: Evaluation) -> tuple[str, ...]:
    """Return this evaluation as a row below the published ones; the mean is that of all five."""
    mine = {
        item.category: item.kinds["logical"].image["image_auroc"]
        for item in evaluation.categories
        if "logical" in item.kinds
    }
    cells = (percent(mine.get(name), interval=False) for name in CATEGORIES)
    complete = set(CATEGORIES) <= set(mine)
    mean = percent(evaluation.mean_image_auroc.get("logical"), interval=False) if complete else "-"
    return (_mine(evaluation), f"pictures of {evaluation.root}", *cells, mean)


def _mine(evaluation: Evaluation) -> str:
    return "this run" if evaluation.scoring == "graded" else "this run, plain scores"


def _published_means(evaluation: Evaluation) -> Table:
    """Return other published figures, which are known as means over the five products only."""
    names = {"mean": "mean of logical and structural AUROC", "au_spro_0.05": "AU-sPRO 0.05"}
    table = _table(
        "means over the five products as published, in percent", "method", "what it sees", "figure"
    )
    for metric, name in names.items():
        for row in published_rows(metric):
            table.add_row(row.method, row.protocol, f"{name} {row.mean:.1f}")
    mine = percent(evaluation.mean_image_auroc.get("mean"), interval=False)
    table.add_row(
        _mine(evaluation),
        f"pictures of {evaluation.root}, {len(evaluation.categories)} products",
        f"{names['mean']} {mine}",
        style="bold",
    )
    return table
