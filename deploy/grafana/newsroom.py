"""The dashboard Newsroom: what happens, where, how severe, how sure?"""

from grafana_foundation_sdk.builders import common, dashboard, geomap, table
from grafana_foundation_sdk.models import common as common_models

from deploy.grafana.parts import (
    BLUE,
    GREEN,
    ORANGE,
    RED,
    RELATION_COLOURS,
    SEVERITY_COLOURS,
    SOURCE,
    YELLOW,
    bars,
    buckets,
    choice,
    coloured_cells,
    heat,
    instant,
    listing,
    new_dashboard,
    query,
    rows,
    series,
    stat,
    steps,
)

UID, TITLE = "tocsin-newsroom", "Tocsin: Newsroom"
OTHER = ("tocsin-operations", "Tocsin: Operations")
PICK = 'job=~"$job", category=~"$category"'
ALERTS = f'tocsin_alerts_total{{{PICK}, severity=~"$severity"}}'
RATE = "[$__rate_interval]"
_COUNTRY = f'tocsin_alerts_by_country_total{{{PICK}, country!~"none|other"}}'
# A country's series begins at 1, with its first alert, of which increase() knows nothing: one more
# for each series that was not there when the time range began.
BY_COUNTRY = (
    f"(increase({_COUNTRY}[$__range]) + clamp_max(min_over_time({_COUNTRY}[$__range]) "
    f"unless {_COUNTRY} offset $__range, 1) or increase({_COUNTRY}[$__range]))"
)


def build() -> dashboard.Dashboard:
    """Return the dashboard."""
    board = (
        new_dashboard(
            UID,
            TITLE,
            "The alerts of Tocsin by category, severity and country, the stories behind them, and "
            "how sure the classifier is. The alerts themselves are at /alerts and in the streams.",
            OTHER,
        )
        .with_variable(
            choice(
                "category",
                "Category",
                "Categories of events",
                'label_values(tocsin_alerts_total{job=~"$job"}, category)',
            )
        )
        .with_variable(
            choice(
                "severity",
                "Severity",
                "Severities of alerts",
                'label_values(tocsin_alerts_total{job=~"$job"}, severity)',
            )
        )
    )
    _now(board)
    _over_time(board)
    _places(board)
    _stories(board)
    _confidence(board)
    return board


def _now(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("In this time range"))
    board.with_panel(
        stat(
            "Alerts",
            "Alerts written in the time range, of the categories and severities chosen above.",
            query(f"sum(increase({ALERTS}[$__range]))"),
            decimals=0,
            width=4,
        )
    )
    board.with_panel(
        stat(
            "Critical",
            "Critical alerts in the time range, of the categories chosen.",
            query(f'sum(increase(tocsin_alerts_total{{{PICK}, severity="critical"}}[$__range]))'),
            decimals=0,
            thresholds=steps(GREEN, (1, RED)),
            width=4,
        )
    )
    board.with_panel(
        stat(
            "Countries",
            "Countries with an alert in the time range.",
            query(f"count(sum by (country) {BY_COUNTRY} > 0)"),
            width=4,
        )
    )
    board.with_panel(
        stat(
            "New stories",
            "Happenings reported for the first time in the time range, of all categories.",
            query(
                'sum(increase(tocsin_story_alerts_total{job=~"$job", relation="new"}[$__range]))'
            ),
            decimals=0,
            width=4,
        )
    )
    board.with_panel(
        stat(
            "Documents read",
            "Documents finished in the time range, of any result.",
            query('sum(increase(tocsin_documents_total{job=~"$job"}[$__range]))'),
            decimals=0,
            width=4,
        )
    )
    board.with_panel(
        stat(
            "Documents with an alert",
            "Share of the documents that state an event.",
            query(
                'sum(rate(tocsin_documents_total{job=~"$job", result="alerted"}[$__range])) / '
                'sum(rate(tocsin_documents_total{job=~"$job"}[$__range]))'
            ),
            unit="percentunit",
            decimals=0,
            width=4,
        )
    )


def _over_time(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Alerts"))
    board.with_panel(
        series(
            "Alerts by category",
            "Alerts per minute. A category that falls silent for six hours against its own week "
            "raises TocsinCategorySilent: look at the sources first.",
            [query(f"sum by (category) (rate({ALERTS}{RATE})) * 60", "{{category}}")],
            unit="suffix: /min",
            stacked=True,
            width=9,
        )
    )
    board.with_panel(
        series(
            "Alerts by severity",
            "Alerts per minute, the most severe at the top.",
            [
                query(
                    f"sum(rate(tocsin_alerts_total{{{PICK}, "
                    f'severity=~"$severity", severity="{name}"}}{RATE})) * 60',
                    name,
                )
                for name in SEVERITY_COLOURS
            ],
            unit="suffix: /min",
            stacked=True,
            colours=SEVERITY_COLOURS,
            width=9,
        )
    )
    latest = listing(
        "Latest critical",
        "When a category was last critical in a country; `none` where no place is known. The alert "
        "itself: /alerts?severity=critical&category=...&country=...",
        [
            rows(
                "sort_desc(max by (category, country) "
                f"(tocsin_last_critical_alert_timestamp_seconds{{{PICK}}})) * 1000"
            )
        ],
        {"Value": "Last", "category": "Category", "country": "Country"},
        units={"Last": "dateTimeFromNow"},
        width=6,
    )
    board.with_panel(latest)


def _categories_and_severities() -> table.Panel:
    panel = listing(
        "Categories and severities",
        "Alerts in the time range: a row per category, a column per severity.",
        [rows(f"round(sum by (category, severity) (increase({ALERTS}[$__range])))")],
        {"category": "Category"},
        matrix=("category", "severity"),
        width=9,
        height=10,
    )
    coloured_cells(panel, [(None, "transparent"), (1, "#1F4E79"), (50, "#2E75B6"), (500, BLUE)])
    return panel


def _places(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Where"))
    board.with_panel(_map())
    board.with_panel(
        bars(
            "Countries with most alerts",
            "Alerts in the time range by ISO 3166-1 code of the place that the text names.",
            instant(
                f"topk(15, sum by (country) {BY_COUNTRY} > 0)",
                "{{country}}",
            ),
            thresholds=steps(BLUE),
            width=9,
            height=10,
        )
    )
    panel = listing(
        "Countries and categories",
        "Alerts in the time range for the 15 countries with most: a column per category.",
        [
            rows(
                f"round(sum by (country, category) {BY_COUNTRY} "
                f"and on (country) topk(15, sum by (country) {BY_COUNTRY}))"
            )
        ],
        {"country": "Country"},
        matrix=("country", "category"),
        width=15,
        height=10,
    )
    coloured_cells(panel, [(None, "transparent"), (1, "#1F4E79"), (10, "#2E75B6"), (100, BLUE)])
    board.with_panel(panel)
    board.with_panel(_categories_and_severities())


def _map() -> geomap.Panel:
    panel = (
        geomap.Panel()
        .title("Where")
        .description("Alerts in the time range by country; the larger the circle, the more.")
        .datasource(SOURCE)
        .unit("short")
        .thresholds(steps(ORANGE))
        .span(15)
        .height(10)
        .view(geomap.MapViewConfig().id("coords").lat(20).lon(10).zoom(1))
        .layers(
            [
                common.MapLayerOptions()
                .type("markers")
                .name("Alerts")
                .location(
                    common.FrameGeometrySource()
                    .mode(common_models.FrameGeometrySourceMode.LOOKUP)
                    .lookup("country")
                    .gazetteer("public/gazetteer/countries.json")
                )
                .config(
                    {
                        "showLegend": False,
                        "style": {
                            "color": {"fixed": ORANGE},
                            "opacity": 0.6,
                            "size": {"field": "Value", "fixed": 5, "min": 4, "max": 28},
                            "symbol": {"mode": "fixed", "fixed": "img/icons/marker/circle.svg"},
                            "text": {"field": "country", "mode": "field"},
                            "textConfig": {"fontSize": 10, "textAlign": "center"},
                        },
                    }
                )
            ]
        )
    )
    panel.with_target(rows(f"sum by (country) {BY_COUNTRY} > 0").ref_id("A"))
    return panel


def _stories(board: dashboard.Dashboard) -> None:
    board.with_row(dashboard.Row("Stories"))
    board.with_panel(
        series(
            "Alerts by relation to their story",
            "Per minute, of all categories. new: first report; update: it changes what is known; "
            "duplicate: nothing new; cancel: denied or withdrawn. news:stories has all but "
            "duplicates.",
            [
                query(
                    "sum by (relation) "
                    f'(rate(tocsin_story_alerts_total{{job=~"$job"}}{RATE})) * 60',
                    "{{relation}}",
                )
            ],
            unit="suffix: /min",
            stacked=True,
            colours=RELATION_COLOURS,
            width=9,
        )
    )
    board.with_panel(
        series(
            "Reports per story",
            "Alerts per new story: how much an editor is spared who follows news:stories only.",
            [
                query(
                    'sum(rate(tocsin_story_alerts_total{job=~"$job"}[$__range])) / '
                    '(sum(rate(tocsin_story_alerts_total{job=~"$job", relation="new"}[$__range])) '
                    "> 0)",
                    "reports",
                )
            ],
            width=8,
        )
    )
    board.with_panel(
        series(
            "Stories known",
            "Stories that a report can still join; TOCSIN_STORY_LIMIT bounds them.",
            [query('max(tocsin_stories_known{job=~"$job"})', "stories")],
            width=7,
        )
    )


def _confidence(board: dashboard.Dashboard) -> None:
    confidence = f"tocsin_alert_confidence_bucket{{{PICK}}}"
    board.with_row(dashboard.Row("How sure"))
    board.with_panel(
        bars(
            "Confidence of the alerts",
            "Alerts in the time range by upper bound of their confidence, a calibrated "
            "probability: of the alerts near 0.9, nine in ten should be right.",
            buckets(f"sum by (le) (increase({confidence}[$__range]))", moment=True),
            thresholds=steps(BLUE),
            vertical=True,
            width=9,
        )
    )
    board.with_panel(
        heat(
            "Confidence over time",
            "Alerts by confidence; a shift downwards after a new model or new sources wants a look "
            "with `tocsin explain`.",
            buckets(f"sum by (le) (increase({confidence}{RATE}))"),
            width=8,
        )
    )
    board.with_panel(
        bars(
            "Median confidence by category",
            "Half of the alerts in the time range are surer than this.",
            instant(
                f"histogram_quantile(0.5, sum by (category, le) (increase({confidence}[$__range])))"
                " >= 0",
                "{{category}}",
            ),
            unit="percentunit",
            thresholds=steps(RED, (0.6, YELLOW), (0.75, GREEN)),
            maximum=1,
            width=7,
        )
    )
