"""What both dashboards are made of: queries, panels with one look, variables, links."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, Self, TypeVar

from grafana_foundation_sdk.builders import bargauge, common, dashboard, prometheus, table
from grafana_foundation_sdk.builders import heatmap as heatmap_builders
from grafana_foundation_sdk.builders import stat as stat_builders
from grafana_foundation_sdk.builders import timeseries as timeseries_builders
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

SOURCE = models.DataSourceRef(type_val="prometheus", uid="${datasource}")
TAG = "tocsin"

GREEN, YELLOW, ORANGE, RED = "#56A64B", "#E8B62C", "#F2801E", "#E02F44"
BLUE, PURPLE, GREY = "#5794F2", "#B877D9", "#8E8E8E"
SEVERITY_COLOURS = {"low": BLUE, "medium": YELLOW, "high": ORANGE, "critical": RED}
RESULT_COLOURS = {
    "alerted": GREEN,
    "silent": BLUE,
    "foreign": PURPLE,
    "duplicate": GREY,
    "dead": ORANGE,
    "lost": YELLOW,
    "failed": RED,
}
RELATION_COLOURS = {
    "new": GREEN,
    "update": BLUE,
    "duplicate": GREY,
    "cancel": RED,
    "failed": ORANGE,
}
"""One colour for one meaning, on every panel."""


P = TypeVar("P", bound="_Panel")


class _Panel(Protocol):
    def title(self, title: str) -> Self: ...
    def description(self, description: str) -> Self: ...
    def datasource(self, datasource: models.DataSourceRef) -> Self: ...
    def unit(self, unit: str) -> Self: ...
    def thresholds(self, thresholds: dashboard.ThresholdsConfig) -> Self: ...
    def with_target(self, target: prometheus.Dataquery) -> Self: ...
    def span(self, w: int) -> Self: ...
    def height(self, h: int) -> Self: ...


def query(expr: str, legend: str = "") -> prometheus.Dataquery:
    """Return a query over the dashboard's time range."""
    return prometheus.Dataquery().expr(" ".join(expr.split())).legend_format(legend).range()


def instant(expr: str, legend: str = "") -> prometheus.Dataquery:
    """Return a query of one moment, the end of the range."""
    return prometheus.Dataquery().expr(" ".join(expr.split())).legend_format(legend).instant()


def rows(expr: str) -> prometheus.Dataquery:
    """Return a query of one moment as a table: a row per series, a column per label."""
    return instant(expr).format(PromQueryFormat.TABLE)


def buckets(expr: str, *, moment: bool = False) -> prometheus.Dataquery:
    """Return a query of histogram buckets, which Grafana makes single from cumulative."""
    made = instant(expr, "{{le}}") if moment else query(expr, "{{le}}")
    return made.format(PromQueryFormat.HEATMAP)


def steps(base: str, *further: tuple[float, str]) -> dashboard.ThresholdsConfig:
    """Return thresholds: a colour, and others from given values on."""
    found = [models.Threshold(value=None, color=base)]
    found += [models.Threshold(value=value, color=colour) for value, colour in further]
    return dashboard.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(found)


def _common(
    panel: P,
    title: str,
    description: str,
    unit: str,
    thresholds: dashboard.ThresholdsConfig,
    size: tuple[int, int],
    targets: Iterable[prometheus.Dataquery],
) -> P:
    panel.title(title).description(description).datasource(SOURCE).unit(unit)
    panel.thresholds(thresholds).span(size[0]).height(size[1])
    for number, target in enumerate(targets):
        panel.with_target(target.ref_id("ABCDEFGH"[number]))
    return panel


def _last() -> common.ReduceDataOptions:
    return common.ReduceDataOptions().calcs(["lastNotNull"]).values(False)


def stat(
    title: str,
    description: str,
    target: prometheus.Dataquery,
    *,
    unit: str = "short",
    decimals: int | None = None,
    thresholds: dashboard.ThresholdsConfig | None = None,
    width: int = 3,
) -> stat_builders.Panel:
    """Return one figure, coloured by its thresholds, with its course behind it."""
    panel = _common(
        stat_builders.Panel(),
        title,
        description,
        unit,
        thresholds or steps(BLUE),
        (width, 4),
        [target],
    )
    panel.reduce_options(_last()).color_mode(common_models.BigValueColorMode.VALUE)
    panel.graph_mode(common_models.BigValueGraphMode.AREA)
    if decimals is not None:
        panel.decimals(decimals)
    return panel


def series(
    title: str,
    description: str,
    targets: Sequence[prometheus.Dataquery],
    *,
    unit: str = "short",
    stacked: bool = False,
    limit: float | None = None,
    logarithmic: bool = False,
    colours: dict[str, str] | None = None,
    maximum: float | None = None,
    width: int = 8,
    height: int = 8,
) -> timeseries_builders.Panel:
    """Return lines over time, or areas on top of each other; `limit` draws a red line."""
    thresholds = steps("transparent", (limit, RED)) if limit is not None else steps(GREEN)
    panel = _common(
        timeseries_builders.Panel(),
        title,
        description,
        unit,
        thresholds,
        (width, height),
        targets,
    )
    panel.line_width(1 if stacked else 2).fill_opacity(55 if stacked else 8)
    if logarithmic:
        panel.scale_distribution(
            common.ScaleDistributionConfig().type(common_models.ScaleDistribution.LOG).log(10)
        )
    else:
        panel.min(0)
    panel.show_points(common_models.VisibilityMode.NEVER)
    panel.line_interpolation(common_models.LineInterpolation.LINEAR)
    panel.tooltip(
        common.VizTooltipOptions()
        .mode(common_models.TooltipDisplayMode.MULTI)
        .sort(common_models.SortOrder.DESCENDING)
    )
    panel.legend(
        common.VizLegendOptions()
        .display_mode(common_models.LegendDisplayMode.LIST)
        .placement(common_models.LegendPlacement.BOTTOM)
        .show_legend(True)
    )
    if stacked:
        panel.stacking(common.StackingConfig().mode(common_models.StackingMode.NORMAL).group("A"))
    if limit is not None:
        panel.thresholds_style(
            common.GraphThresholdsStyleConfig().mode(common_models.GraphThresholdsStyleMode.DASHED)
        )
    if maximum is not None:
        panel.max(maximum)
    for name, colour in (colours or {}).items():
        panel.override_by_name(name, [_fixed(colour)])
    return panel


def bars(
    title: str,
    description: str,
    target: prometheus.Dataquery,
    *,
    unit: str = "short",
    thresholds: dashboard.ThresholdsConfig | None = None,
    colours: dict[str, str] | None = None,
    decimals: int = 0,
    maximum: float | None = None,
    vertical: bool = False,
    width: int = 6,
    height: int = 8,
) -> bargauge.Panel:
    """Return a bar per series."""
    panel = _common(
        bargauge.Panel(),
        title,
        description,
        unit,
        thresholds or steps(BLUE),
        (width, height),
        [target],
    )
    panel.reduce_options(_last()).min(0).decimals(decimals)
    panel.display_mode(common_models.BarGaugeDisplayMode.BASIC)
    panel.orientation(
        common_models.VizOrientation.VERTICAL
        if vertical
        else common_models.VizOrientation.HORIZONTAL
    )
    if maximum is not None:
        panel.max(maximum)
    for name, colour in (colours or {}).items():
        panel.override_by_name(name, [_fixed(colour)])
    return panel


def heat(
    title: str,
    description: str,
    target: prometheus.Dataquery,
    *,
    unit: str = "short",
    width: int = 8,
    height: int = 8,
) -> heatmap_builders.Panel:
    """Return buckets over time, the darker the more."""
    panel = _common(
        heatmap_builders.Panel(),
        title,
        description,
        "short",
        steps(BLUE),
        (width, height),
        [target],
    )
    panel.calculate(False)
    panel.y_axis(heatmap_builders.YAxisConfig().unit(unit))
    panel.color(heatmap_builders.HeatmapColorOptions().scheme("Blues").steps(64).reverse(False))
    return panel


def listing(
    title: str,
    description: str,
    targets: Sequence[prometheus.Dataquery],
    columns: dict[str, str],
    *,
    units: dict[str, str] | None = None,
    matrix: tuple[str, str] | None = None,
    hidden: Sequence[str] = (),
    width: int = 8,
    height: int = 8,
) -> table.Panel:
    """Return a table; `columns` gives each field's heading, `units` the headings' units.

    `matrix` is (row field, column field): a cell for each pair.
    """
    panel = _common(
        table.Panel(), title, description, "short", steps(BLUE), (width, height), targets
    )
    if len(targets) > 1:
        panel.with_transformation(_transformation("merge", {}))
    if matrix:
        row, column = matrix
        panel.with_transformation(
            _transformation(
                "groupingToMatrix",
                {
                    "rowField": row,
                    "columnField": column,
                    "valueField": "Value",
                    "emptyValue": "zero",
                },
            )
        )
        columns = {f"{row}\\{column}": columns[row]}
    panel.with_transformation(
        _transformation(
            "organize",
            {
                "excludeByName": dict.fromkeys(["Time", *hidden], True),
                "renameByName": columns,
                "indexByName": {name: place for place, name in enumerate(columns)},
            },
        )
    )
    for heading, unit in (units or {}).items():
        panel.override_by_name(heading, [models.DynamicConfigValue(id_val="unit", value=unit)])
    return panel


def coloured_cells(panel: table.Panel, thresholds: Sequence[tuple[float | None, str]]) -> None:
    """Colour the numbers of a table by thresholds."""
    found = [models.Threshold(value=value, color=colour) for value, colour in thresholds]
    config = dashboard.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(found)
    panel.thresholds(config)
    panel.override_by_field_type(
        "number",
        [
            models.DynamicConfigValue(
                id_val="custom.cellOptions", value={"type": "color-background", "mode": "basic"}
            )
        ],
    )


def _transformation(name: str, options: dict[str, Any]) -> models.DataTransformerConfig:
    return models.DataTransformerConfig(id_val=name, options=options)


def _fixed(colour: str) -> models.DynamicConfigValue:
    return models.DynamicConfigValue(id_val="color", value={"mode": "fixed", "fixedColor": colour})


def choice(name: str, label: str, description: str, values: str) -> dashboard.QueryVariable:
    """Return a variable with any number of values, taken from Prometheus; at first all."""
    return (
        dashboard.QueryVariable(name)
        .label(label)
        .description(description)
        .datasource(SOURCE)
        .query({"query": values, "refId": name})
        .multi(True)
        .include_all(True)
        .all_value(".*")
        .current(models.VariableOption(selected=True, text="All", value="$__all"))
        .refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(models.VariableSort.ALPHABETICAL_ASC)
    )


def new_dashboard(
    uid: str, title: str, description: str, other: tuple[str, str]
) -> dashboard.Dashboard:
    """Return an empty dashboard with what both have; `other` is uid and title of the other one."""
    return (
        dashboard.Dashboard(title)
        .uid(uid)
        .description(description)
        .tags([TAG])
        .timezone("utc")
        .time("now-1h", "now")
        .refresh("15s")
        .readonly()
        .tooltip(models.DashboardCursorSync.CROSSHAIR)
        .link(
            dashboard.DashboardLink(other[1])
            .type(models.DashboardLinkType.LINK)
            .url(f"/d/{other[0]}")
            .icon("dashboard")
            .keep_time(True)
            .include_vars(True)
            .tooltip(f"The same time on {other[1]}")
        )
        .with_variable(
            dashboard.DatasourceVariable("datasource")
            .label("Data source")
            .type("prometheus")
            .description("The Prometheus that scrapes Tocsin")
        )
        .with_variable(
            choice("job", "Job", "Installations of Tocsin", "label_values(tocsin_build_info, job)")
        )
    )
