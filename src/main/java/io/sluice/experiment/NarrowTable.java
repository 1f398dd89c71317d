package io.sluice.experiment;

import io.sluice.experiment.ReportTable.Align;
import io.sluice.experiment.ReportTable.Heading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table on a terminal. Where it is too wide, its first column stands above the rows that it
 * groups; where it still is, what all rows have in common is said once, details are left to the
 * report's file, and the longest words are cut into lines; and where that is not enough, a row is a
 * sentence.
 *
 * @param table what is shown
 * @param width of the terminal
 */
record NarrowTable(ReportTable table, int width) {

  private static final String GAP = "  ";
  private static final String SEPARATORS = " ,(=-";
  private static final int LEAST_WORDS = 12;

  List<String> lines() {
    return whole(table)
        .or(() -> brief(1))
        .or(() -> brief(2))
        .or(() -> brief(3))
        .orElseGet(this::sentences);
  }

  /** Without what is the same in all rows, and without details of so many turns. */
  private Optional<List<String>> brief(int turns) {
    List<Integer> same = columns(this::isSame);
    List<Integer> details =
        columns(i -> heading(i).detail() > 0 && heading(i).detail() <= turns && !isSame(i));
    ReportTable brief = table.with(columns(i -> !same.contains(i) && !details.contains(i)));
    return nothingElse(brief)
        .or(() -> whole(brief))
        .or(() -> isGrouped(brief) ? shown(brief, 1, width) : Optional.empty())
        .or(() -> shown(brief, 0, width))
        .map(
            lines -> {
              List<String> all = new ArrayList<>();
              if (!same.isEmpty()) {
                String values = sentence(table.rows().get(0), same);
                all.addAll(Paragraph.lines("all rows: " + values, GAP, width));
              }
              all.addAll(lines);
              if (!details.isEmpty()) {
                String names =
                    details.stream().map(i -> heading(i).text()).collect(Collectors.joining(", "));
                all.addAll(Paragraph.lines("also in " + Report.NAME + ": " + names, GAP, width));
              }
              return all;
            });
  }

  /** Rows that are told already. */
  private static Optional<List<String>> nothingElse(ReportTable brief) {
    return brief.columns().isEmpty() ? Optional.of(List.of()) : Optional.empty();
  }

  private interface Choice {
    boolean takes(int column);
  }

  private List<Integer> columns(Choice choice) {
    return IntStream.range(0, table.columns().size()).filter(choice::takes).boxed().toList();
  }

  private Heading heading(int column) {
    return table.columns().get(column);
  }

  private boolean isSame(int column) {
    return table.rows().size() > 1
        && table.rows().stream().map(row -> row.get(column)).distinct().count() == 1;
  }

  /** In columns, if their words need not be cut. */
  private Optional<List<String>> whole(ReportTable some) {
    return shown(some, 0, Integer.MAX_VALUE)
        .or(() -> isGrouped(some) ? shown(some, 1, Integer.MAX_VALUE) : Optional.empty());
  }

  private static boolean isGrouped(ReportTable some) {
    return some.rows().stream().map(row -> row.get(0)).distinct().count() * 2 <= some.rows().size();
  }

  /** In columns, whose words are cut so that a row is of at most so many letters. */
  private Optional<List<String>> shown(ReportTable some, int grouping, int letters) {
    ReportTable rest = some.with(IntStream.range(grouping, some.columns().size()).boxed().toList());
    int[] room = room(rest, letters);
    List<List<String>> rows = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (List<String> row : rest.rows()) {
      starts.add(rows.size());
      rows.addAll(cut(row, room));
    }
    starts.add(rows.size());
    List<String> lines = new ReportTable(rest.columns(), rows).lines();
    if (lines.get(0).length() > width) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(List.of(lines.get(0).stripTrailing()));
    String group = "";
    for (int i = 0; i < rest.rows().size(); i++) {
      String here = some.columns().get(0).text() + " " + some.rows().get(i).get(0) + ":";
      if (grouping > 0 && !here.equals(group)) {
        all.addAll(Paragraph.lines(here, GAP, width));
        group = here;
      }
      lines.subList(starts.get(i) + 1, starts.get(i + 1) + 1).stream()
          .map(String::stripTrailing)
          .forEach(all::add);
    }
    return Optional.of(all);
  }

  /** How wide each column is when the widest of words have given way. */
  private static int[] room(ReportTable some, int letters) {
    int[] room = IntStream.range(0, some.columns().size()).map(some::width).toArray();
    for (int over = some.lines().get(0).length() - letters; over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < room.length; i++) {
        int least = Math.max(LEAST_WORDS, some.columns().get(i).text().length());
        if (some.columns().get(i).align() == Align.LEFT
            && room[i] > least
            && (widest < 0 || room[i] > room[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return room;
      }
      room[widest]--;
    }
    return room;
  }

  /** A row whose cells take as many lines as they need. */
  private static List<List<String>> cut(List<String> row, int[] room) {
    List<List<String>> rows = new ArrayList<>();
    for (int column = 0; column < room.length; column++) {
      List<String> pieces = pieces(row.get(column), room[column]);
      for (int i = 0; i < pieces.size(); i++) {
        if (i == rows.size()) {
          rows.add(new ArrayList<>(Collections.nCopies(room.length, "")));
        }
        rows.get(i).set(column, pieces.get(i));
      }
    }
    return rows;
  }

  private static List<String> pieces(String cell, int room) {
    List<String> pieces = new ArrayList<>();
    String rest = cell;
    while (rest.length() > room) {
      int end = room;
      while (end > LEAST_WORDS / 2 && SEPARATORS.indexOf(rest.charAt(end - 1)) < 0) {
        end--;
      }
      end = end > LEAST_WORDS / 2 ? end : room;
      pieces.add(rest.substring(0, end).stripTrailing());
      rest = GAP + rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }

  private List<String> sentences() {
    List<Integer> every = columns(i -> true);
    return table.rows().stream()
        .flatMap(row -> Paragraph.lines(GAP + sentence(row, every), GAP.repeat(2), width).stream())
        .toList();
  }

  /** Each cell behind its heading. */
  private String sentence(List<String> row, List<Integer> some) {
    return some.stream()
        .filter(i -> !row.get(i).isEmpty())
        .map(i -> heading(i).text() + " " + row.get(i))
        .collect(Collectors.joining(", "));
  }
}
