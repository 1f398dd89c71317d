package io.sluice.report.html;

import io.sluice.experiment.ReportTable;
import io.sluice.experiment.Section;
import io.sluice.picture.ForestPlot;
import io.sluice.picture.HeatMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A section of a report as the template and the scripts take it.
 *
 * @param place among those that are seen, from 0
 * @param section what it shows
 */
record SectionView(int place, Section section) {

  /** Rows from which on a table scrolls in a box of its own. */
  private static final int LONG = 24;

  /** Letters of a cell that stays in one line. */
  private static final int SHORT = 20;

  /** Whether it has anything for people. */
  static boolean isSeen(Section section) {
    return !section.tables().isEmpty()
        || !section.notes().isEmpty()
        || !section.pictures().isEmpty();
  }

  /** For the template. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", "section-" + place);
    values.put("place", place);
    values.put(
        "heading", section.heading().map(SectionView::capital).map(List::of).orElse(List.of()));
    values.put("tables", section.tables().stream().map(this::table).toList());
    values.put("notes", section.notes().stream().map(Prose::parts).toList());
    values.put("charts", !figures().isEmpty());
    values.put(
        "heatMaps",
        section.pictures().values().stream()
            .filter(HeatMap.class::isInstance)
            .map(HeatMap.class::cast)
            .map(map -> new HeatMapView(map).values())
            .toList());
    return values;
  }

  /** Whether it shows the differences at a glance. */
  static boolean isHeadline(Section section) {
    return section.pictures().values().stream().anyMatch(ForestPlot.class::isInstance);
  }

  private static String capital(String heading) {
    return heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
  }

  /** For the scripts, in the order of the pictures. */
  List<Record> figures() {
    List<Record> figures = new ArrayList<>();
    section
        .pictures()
        .forEach((file, picture) -> ChartData.of(file, picture).ifPresent(figures::add));
    return figures;
  }

  private Map<String, Object> table(ReportTable table) {
    return Map.of(
        "label",
        section.heading().map(SectionView::capital).orElse("Results"),
        "long",
        table.rows().size() > LONG,
        "headings",
        table.columns().stream().map(heading -> cell(heading, heading.text())).toList(),
        "rows",
        table.rows().stream()
            .map(
                row ->
                    IntStream.range(0, row.size())
                        .mapToObj(at -> cell(table.columns().get(at), row.get(at)))
                        .toList())
            .toList());
  }

  private static Map<String, Object> cell(ReportTable.Heading heading, String text) {
    return Map.of(
        "text",
        text,
        "kind",
        heading.align() == ReportTable.Align.RIGHT
            ? List.of("right")
            : text.length() <= SHORT ? List.of("short") : List.of());
  }
}
