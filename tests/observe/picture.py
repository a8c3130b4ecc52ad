"""Draws a dashboard as it would look, from Prometheus' real data: one PNG each.

For where no Grafana can be had. It reads the very JSON that Grafana reads: grid, queries, units,
thresholds, colours, transformations.
"""

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from service.gazetteer import gazetteer
from tests.observe.expressions import dashboard, dashboards, filled
from tests.observe.server import Prometheus

COLUMN, ROW, GAP, DPI = 0.70, 0.38, 0.05, 100
"""Inches of a grid cell and around a panel; dots per inch."""
HEAD = 1.4
"""Grid cells above the panels."""
BACK, PANEL, EDGE, INK, FAINT, GRID = (
    "#111217", "#181B1F", "#26282E", "#D8D9DA", "#8E9096", "#2A2D33",
)  # fmt: skip
PALETTE = (
    "#5794F2", "#73BF69", "#F2CC0C", "#FF9830", "#B877D9", "#F2495C", "#37C7C7", "#C0A16B",
    "#8AB8FF", "#96D98D",
)  # fmt: skip
TITLE, TEXT, SMALL = 9.0, 8.0, 7.0
POINTS = 240
"""Steps of a query over time."""


def draw_all(prometheus: Prometheus, start: float, end: float, folder: Path) -> None:
    """Draw every dashboard over a time range into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in dashboards():
        target = folder / f"{path.stem}.png"
        _Board(prometheus, start, end, dashboard(path)).draw(target)
        print(f"drew {target}")


class _Board:
    def __init__(
        self, prometheus: Prometheus, start: float, end: float, content: dict[str, Any]
    ) -> None:
        self.prometheus, self.start, self.end, self.content = prometheus, start, end, content
        panels = content["panels"]
        self.rows = max(one["gridPos"]["y"] + one["gridPos"]["h"] for one in panels) + HEAD
        self.width, self.height = 24 * COLUMN, self.rows * ROW
        self.figure = Figure(figsize=(self.width, self.height), facecolor=BACK)

    def draw(self, target: Path) -> None:
        begin, end = (datetime.fromtimestamp(at, UTC) for at in (self.start, self.end))
        y = 1 - 0.75 * ROW / self.height
        self.figure.text(
            0.006, y, self.content["title"], color=INK, fontsize=13, weight="bold", va="center"
        )
        names = [one for one in self.content["templating"]["list"] if one["name"] != "datasource"]
        chosen = "     ".join(f"{one['label']}: All" for one in names)
        self.figure.text(0.21, y, chosen, color=FAINT, fontsize=TEXT, va="center")
        when = f"{begin:%Y-%m-%d %H:%M} to {end:%H:%M} UTC"
        links = "   ".join(f"→ {one['title']}" for one in self.content["links"])
        self.figure.text(
            0.994, y, f"{links}      {when}", color=FAINT, fontsize=TEXT, va="center", ha="right"
        )
        kinds: dict[str, Callable[[dict[str, Any]], None]] = {
            "row": self._row,
            "stat": self._stat,
            "timeseries": self._series,
            "bargauge": self._bars,
            "table": self._table,
            "geomap": self._map,
            "heatmap": self._heat,
        }
        for panel in self.content["panels"]:
            kinds[panel["type"]](panel)
        self.figure.savefig(target, dpi=DPI, facecolor=BACK, metadata={"Software": None})

    # Places

    def _box(self, panel: dict[str, Any]) -> tuple[float, float, float, float]:
        """Return left, bottom, width, height of a panel, inches."""
        at = panel["gridPos"]
        bottom = self.height - (at["y"] + HEAD + at["h"]) * ROW
        return (
            at["x"] * COLUMN + GAP,
            bottom + GAP,
            at["w"] * COLUMN - 2 * GAP,
            at["h"] * ROW - 2 * GAP,
        )

    def _frame(self, panel: dict[str, Any]) -> tuple[float, float, float, float]:
        left, bottom, width, height = self._box(panel)
        self.figure.add_artist(
            FancyBboxPatch(
                (left / self.width, bottom / self.height),
                width / self.width,
                height / self.height,
                boxstyle="square,pad=0",
                facecolor=PANEL,
                edgecolor=EDGE,
                linewidth=0.8,
                transform=self.figure.transFigure,
                zorder=-2,
            )
        )
        self._text(left + 0.1, bottom + height - 0.14, panel["title"], size=TITLE)
        return left, bottom, width, height

    def _text(self, x: float, y: float, text: str, **style: Any) -> None:
        size = style.pop("size", TEXT)
        style.setdefault("color", INK)
        style.setdefault("va", "center")
        self.figure.text(x / self.width, y / self.height, text, fontsize=size, **style)

    def _axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height)
        )
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(colors=FAINT, labelsize=SMALL, length=0, pad=3)
        return axes

    # Data

    def _ask(self, panel: dict[str, Any], target: dict[str, Any]) -> list[dict[str, Any]]:
        span = f"{int(self.end - self.start)}s"
        text = filled(target["expr"], rate="60s", span=span)
        if target.get("instant"):
            found = self.prometheus.instant(text, self.end)
        else:
            step = (self.end - self.start) / POINTS
            found = self.prometheus.over(text, self.start, self.end, step)
        assert found, (panel["title"], text)
        return found

    def _lines(self, panel: dict[str, Any]) -> list[tuple[str, Any, Any]]:
        """Return (name, times, values) of each series of a panel."""
        found = []
        for target in panel["targets"]:
            for one in self._ask(panel, target):
                pairs = one["values"] if "values" in one else [one["value"]]
                times = numpy.array([float(at) for at, _value in pairs])
                values = numpy.array([float(value) for _at, value in pairs])
                found.append(
                    (_legend(target.get("legendFormat", ""), one["metric"]), times, values)
                )
        return found

    # Kinds of panels

    def _row(self, panel: dict[str, Any]) -> None:
        left, bottom, _width, height = self._box(panel)
        self._text(left + 0.06, bottom + height / 2, "▾  " + panel["title"], size=10, weight="bold")

    def _stat(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        _name, times, values = self._lines(panel)[0]
        defaults = panel["fieldConfig"]["defaults"]
        good = values[~numpy.isnan(values)]
        colour = _threshold(defaults, good[-1])
        axes = self._axes(left, bottom + 0.02, width, height * 0.38)
        axes.fill_between(times, values, color=colour, alpha=0.18, linewidth=0)
        axes.plot(times, values, color=colour, linewidth=1)
        low, high = min(0.0, good.min()), good.max()
        axes.set_ylim(low, high * 1.1 if high > low else low + 1)
        axes.set_xlim(self.start, self.end)
        axes.axis("off")
        self._text(
            left + width / 2,
            bottom + height * 0.56,
            _number(good[-1], defaults.get("unit", "short"), defaults.get("decimals"), self.end),
            size=22,
            color=colour,
            ha="center",
        )

    def _series(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        defaults = panel["fieldConfig"]["defaults"]
        custom = defaults.get("custom", {})
        lines = sorted(self._lines(panel), key=lambda one: one[0] if len(one[0]) > 3 else "")
        if panel["title"].endswith("severity"):
            lines = self._lines(panel)
        names = [name for name, _times, _values in lines]
        colours = _colours(panel, names)
        legend_height, shown = self._legend(left, bottom, width, names, colours)
        axes = self._axes(
            left + 0.62, bottom + 0.26 + legend_height, width - 0.78, height - 0.6 - legend_height
        )
        if custom.get("stacking", {}).get("mode") == "normal":
            grid = numpy.linspace(self.start, self.end, POINTS + 1)
            table = [
                numpy.nan_to_num(numpy.interp(grid, times, numpy.nan_to_num(values), left=0))
                for _name, times, values in lines
            ]
            axes.stackplot(
                grid,
                table,
                colors=[colours[name] for name in names],
                alpha=custom["fillOpacity"] / 100 + 0.1,
                linewidth=0,
            )
            upper = numpy.sum(table, axis=0).max()
        else:
            for name, times, values in lines:
                axes.plot(times, values, color=colours[name], linewidth=1.4)
                axes.fill_between(times, values, color=colours[name], alpha=0.07, linewidth=0)
            every = numpy.concatenate([values for _name, _times, values in lines])
            upper = numpy.nanmax(every) if len(every) else 1.0
        steps = defaults["thresholds"]["steps"]
        if custom.get("thresholdsStyle", {}).get("mode") == "dashed":
            limit = steps[-1]["value"]
            axes.axhline(limit, color=steps[-1]["color"], linewidth=1, linestyle=(0, (5, 4)))
            upper = max(upper, limit) if limit < 4 * upper else upper
        self._finish(axes, defaults, upper, shown)

    def _finish(self, axes: Axes, defaults: dict[str, Any], upper: float, _shown: int) -> None:
        if defaults["custom"].get("scaleDistribution", {}).get("type") == "log":
            axes.set_yscale("log")
            axes.set_ylim(None, max(30, upper * 1.5))
        else:
            axes.set_ylim(0, defaults.get("max") or (upper * 1.12 if upper > 0 else 1))
            axes.locator_params(axis="y", nbins=5)
        axes.set_xlim(self.start, self.end)
        axes.grid(color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)
        unit = defaults.get("unit", "short")
        axes.yaxis.set_major_formatter(lambda value, _at: _number(value, unit, None, self.end))
        self._clock(axes)

    def _clock(self, axes: Axes) -> None:
        span = self.end - self.start
        step = next(one for one in (5, 10, 30, 60, 120, 300, 600, 1800, 86_400) if span / one <= 7)
        first = math.ceil(self.start / step) * step
        ticks = [first + n * step for n in range(int((self.end - first) / step) + 1)]
        form = "%H:%M" if step >= 60 else "%H:%M:%S"
        labels = [datetime.fromtimestamp(one, UTC).strftime(form) for one in ticks]
        axes.set_xticks(ticks, labels)

    def _legend(
        self, left: float, bottom: float, width: float, names: list[str], colours: dict[str, str]
    ) -> tuple[float, int]:
        """Write the legend in lines from below; return its height and number of names."""
        lines: list[list[tuple[float, str]]] = [[]]
        x = 0.12
        for name in names:
            needed = 0.24 + 0.062 * len(name)
            if x + needed > width - 0.1 and lines[-1]:
                lines.append([])
                x = 0.12
            lines[-1].append((x, name))
            x += needed
        shown = lines[:3]
        for number, line in enumerate(reversed(shown)):
            y = bottom + 0.12 + 0.16 * number
            for offset, name in line:
                self._text(left + offset, y, "■", size=7, color=colours[name])
                self._text(left + offset + 0.12, y, name, size=SMALL, color=INK)
        return 0.16 * len(shown), sum(map(len, shown))

    def _bars(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        defaults = panel["fieldConfig"]["defaults"]
        target = panel["targets"][0]
        answer = self._ask(panel, target)
        if target.get("format") == "heatmap":
            pairs = _single([(one["metric"]["le"], float(one["value"][1])) for one in answer])
        else:
            legend = target["legendFormat"]
            pairs = [(_legend(legend, one["metric"]), float(one["value"][1])) for one in answer]
            pairs.sort(key=lambda pair: -pair[1])
        most = defaults.get("max") or max(value for _name, value in pairs) or 1
        unit, decimals = defaults.get("unit", "short"), defaults.get("decimals")
        names, values = [name for name, _value in pairs], [value for _name, value in pairs]
        colours = [_threshold(defaults, value) for value in values]
        labels = [_number(value, unit, decimals, self.end) for value in values]
        if panel["options"]["orientation"] == "vertical":
            axes = self._axes(left + 0.15, bottom + 0.28, width - 0.3, height - 0.7)
            axes.bar(range(len(values)), [most] * len(values), color="#22252B", width=0.8)
            axes.bar(range(len(values)), values, color=colours, width=0.8)
            for at, label in enumerate(labels):
                axes.text(
                    at, values[at] + most * 0.02, label, color=INK, fontsize=SMALL, ha="center"
                )
            axes.set_xticks(range(len(names)), names)
            axes.set_yticks([])
            axes.set_ylim(0, most * 1.1)
        else:
            axes = self._axes(left + 1.25, bottom + 0.1, width - 1.8, height - 0.42)
            places = range(len(values))
            axes.barh(places, [most] * len(values), color="#22252B", height=0.72)
            axes.barh(places, values, color=colours, height=0.72)
            for at, label in enumerate(labels):
                axes.text(most * 1.02, at, label, color=colours[at], fontsize=TEXT, va="center")
            axes.set_yticks(places, names)
            axes.set_xticks([])
            axes.set_xlim(0, most)
            axes.invert_yaxis()
            axes.tick_params(labelcolor=INK, labelsize=TEXT)

    def _table(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        headings, rows = _tabulate(panel, [self._ask(panel, target) for target in panel["targets"]])
        units = {
            one["matcher"]["options"]: one["properties"][0]["value"]
            for one in panel["fieldConfig"]["overrides"]
            if one["properties"][0]["id"] == "unit"
        }
        coloured = any(
            one["properties"][0]["id"] == "custom.cellOptions"
            for one in panel["fieldConfig"]["overrides"]
        )
        texts = [
            [
                _number(cell, units.get(heading, "short"), None, self.end)
                if isinstance(cell, float)
                else str(cell)
                for heading, cell in zip(headings, row, strict=True)
            ]
            for row in rows
        ]
        lengths = [
            max(len(heading), *(len(row[at]) for row in texts)) + 2
            for at, heading in enumerate(headings)
        ]
        inner, line = width - 0.2, 0.245
        starts = numpy.cumsum([0, *lengths]) / sum(lengths) * inner + left + 0.1
        top = bottom + height - 0.42
        shown = int((height - 0.55) / line)
        for at, heading in enumerate(headings):
            self._text(starts[at] + 0.05, top, heading, size=SMALL, color="#6E9FFF", weight="bold")
        for number, (row, cells) in enumerate(zip(texts[:shown], rows, strict=False)):
            y = top - line * (number + 1)
            for at, text in enumerate(row):
                cell = cells[at]
                if coloured and isinstance(cell, float):
                    colour = _threshold(panel["fieldConfig"]["defaults"], cell)
                    self._cell(starts[at], y, starts[at + 1] - starts[at], line, colour)
                    text = "" if cell == 0 else text  # noqa: PLW2901
                self._text(starts[at] + 0.05, y, text, size=SMALL)

    def _cell(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if colour == "transparent":
            return
        self.figure.add_artist(
            FancyBboxPatch(
                ((x + 0.01) / self.width, (y - height / 2 + 0.01) / self.height),
                (width - 0.02) / self.width,
                (height - 0.02) / self.height,
                boxstyle="square,pad=0",
                facecolor=colour,
                edgecolor="none",
                transform=self.figure.transFigure,
                zorder=-1,
            )
        )

    def _map(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        axes = self._axes(left + 0.05, bottom + 0.05, width - 0.1, height - 0.35)
        axes.set_facecolor("#0F1B2B")
        spots = defaultdict(list)
        for country, longitude, latitude in gazetteer().cities.spots():
            spots[country].append((longitude, latitude))
        every = numpy.concatenate([numpy.array(own) for own in spots.values()])
        axes.scatter(every[:, 0], every[:, 1], s=0.5, color="#3B4A5E", linewidths=0)
        answer = self._ask(panel, panel["targets"][0])
        counts = {one["metric"]["country"]: float(one["value"][1]) for one in answer}
        most = max(counts.values())
        style = panel["options"]["layers"][0]["config"]["style"]
        for country, count in sorted(counts.items(), key=lambda pair: -pair[1]):
            if country in spots:
                lon = statistics.median(spot[0] for spot in spots[country])
                lat = statistics.median(spot[1] for spot in spots[country])
                size = style["size"]
                diameter = size["min"] + (size["max"] - size["min"]) * count / most
                axes.scatter(
                    lon, lat, s=diameter**2 * 0.7, color=style["color"]["fixed"], alpha=0.6,
                    edgecolors="#FFD9A8", linewidths=0.5,
                )  # fmt: skip
                axes.text(lon, lat, country, color="white", fontsize=6.5, ha="center", va="center")
        axes.set_xlim(-170, 180)
        axes.set_ylim(-56, 74)
        axes.set_xticks([])
        axes.set_yticks([])

    def _heat(self, panel: dict[str, Any]) -> None:
        left, bottom, width, height = self._frame(panel)
        answer = self._ask(panel, panel["targets"][0])
        bounds = sorted({one["metric"]["le"] for one in answer}, key=float)
        grid = numpy.linspace(self.start, self.end, 61)
        table = []
        for bound in bounds:
            one = next(found for found in answer if found["metric"]["le"] == bound)
            times = [float(at) for at, _value in one["values"]]
            values = [float(value) for _at, value in one["values"]]
            table.append(numpy.interp(grid[:-1], times, values, left=0))
        single = numpy.clip(numpy.diff(numpy.array(table), axis=0, prepend=0), 0, None)
        keep = [at for at, bound in enumerate(bounds) if bound != "+Inf"]
        axes = self._axes(left + 0.5, bottom + 0.26, width - 0.65, height - 0.62)
        blues = LinearSegmentedColormap.from_list("blues", [PANEL, "#1F4E79", "#5794F2", "#CFE3FF"])
        axes.pcolormesh(grid, range(len(keep) + 1), single[keep], cmap=blues)
        axes.set_yticks([at + 0.5 for at in range(len(keep))], [bounds[at] for at in keep])
        self._clock(axes)


def _legend(form: str, labels: dict[str, str]) -> str:
    if not form:
        return ", ".join(f"{name}={value}" for name, value in labels.items()) or "value"
    return re.sub(r"\{\{(\w+)\}\}", lambda found: labels.get(found[1], ""), form)


def _colours(panel: dict[str, Any], names: Sequence[str]) -> dict[str, str]:
    fixed = {
        one["matcher"]["options"]: one["properties"][0]["value"]["fixedColor"]
        for one in panel["fieldConfig"]["overrides"]
        if one["properties"][0]["id"] == "color"
    }
    return {name: fixed.get(name, PALETTE[at % len(PALETTE)]) for at, name in enumerate(names)}


def _threshold(defaults: dict[str, Any], value: float) -> str:
    colour = INK
    for step in defaults["thresholds"]["steps"]:
        if step["value"] is None or value >= step["value"]:
            colour = step["color"]
    return colour


def _single(pairs: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Make cumulative buckets single."""
    found, before = [], 0.0
    for bound, value in sorted(pairs, key=lambda pair: float(pair[0])):
        if bound != "+Inf":
            found.append((bound, max(0.0, value - before)))
        before = value
    return found


def _tabulate(
    panel: dict[str, Any], answers: list[list[dict[str, Any]]]
) -> tuple[list[str], list[list[str | float]]]:
    """Return headings and rows after the panel's transformations."""
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    several = len(answers) > 1
    common = set.intersection(*(set(one["metric"]) for answer in answers for one in answer))
    for number, answer in enumerate(answers):
        for one in answer:
            labels = one["metric"]
            key = tuple(labels[name] for name in sorted(common)) if several else (*labels.values(),)
            name = f"Value #{'ABCDEFGH'[number]}" if several else "Value"
            rows.setdefault(key, {}).update(labels | {name: float(one["value"][1])})
    options = {one["id"]: one["options"] for one in panel["transformations"]}
    found = list(rows.values())
    if matrix := options.get("groupingToMatrix"):
        row, column = matrix["rowField"], matrix["columnField"]
        head = f"{row}\\{column}"
        lines: dict[str, dict[str, Any]] = {}
        for one in found:
            lines.setdefault(one[row], {head: one[row]})[one[column]] = one["Value"]
        columns = sorted({one[column] for one in found})
        order = {"low": 0, "medium": 1, "high": 2, "critical": 3}
        columns.sort(key=lambda name: order.get(name, 9))
        found = [
            {head: one[head]} | {name: one.get(name, 0.0) for name in columns}
            for one in sorted(lines.values(), key=lambda one: -sum(list(one.values())[1:]))
        ]
    organize = options["organize"]
    hidden, renamed = organize["excludeByName"], organize["renameByName"]
    places = organize["indexByName"]
    fields = [
        name for name in dict.fromkeys(n for one in found for n in one) if not hidden.get(name)
    ]
    fields.sort(key=lambda name: places.get(name, 99))
    return (
        [renamed.get(name, name) for name in fields],
        [[one.get(name, "") for name in fields] for one in found],
    )


def _number(value: float, unit: str, decimals: int | None, now: float) -> str:
    """Write a number in Grafana's unit."""
    if unit == "dateTimeFromNow":
        return _ago(now - value / 1000)
    if unit == "bool_yes_no":
        return "Yes" if value else "No"
    if unit == "percentunit":
        return f"{value * 100:.{decimals or 0}f}%"
    if unit == "bytes":
        return _scaled(value, ((2**30, " GiB"), (2**20, " MiB"), (2**10, " KiB"), (1, " B")), 0)
    if unit == "s":
        scales = ((3600, " h"), (60, " min"), (1, " s"), (1e-3, " ms"), (1e-6, " µs"))
        return "0 s" if value == 0 else _scaled(value, scales, decimals)
    suffix = unit.removeprefix("suffix:") if unit.startswith("suffix:") else ""
    if decimals is None:
        return _scaled(value, ((1e6, " Mil"), (1e3, " K"), (1, "")), None) + suffix
    return f"{value:,.{decimals}f}{suffix}"


def _scaled(value: float, scales: Sequence[tuple[float, str]], decimals: int | None) -> str:
    factor, name = next((one for one in scales if abs(value) >= one[0]), scales[-1])
    amount = value / factor
    if decimals is None or (decimals and amount >= 100):
        return f"{amount:.3g}{name}"
    return f"{amount:.{decimals}f}{name}"


def _ago(seconds: float) -> str:
    for size, name in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "a few seconds ago"
