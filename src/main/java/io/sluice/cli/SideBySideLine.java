package io.sluice.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What runs that go on side by side show on one line: each as much of itself as all of them have
 * room for, and none at another's cost.
 *
 * @param runs in the order in which they began
 */
record SideBySideLine(List<At> runs) {

  private static final String BETWEEN = " | ";

  /** Of a name, with the dots that say that it is cut. */
  private static final int LEAST_NAME = 6;

  private static final String CUT = "..";

  /**
   * Where a run is.
   *
   * @param name of its folder
   * @param step the last
   * @param steps all of them
   * @param lossNats of the last
   */
  record At(String name, long step, long steps, double lossNats) {

    private String whole() {
      return Text.of("%s: %,d/%,d, loss %.3f", name, step, steps, lossNats);
    }

    private String brief() {
      return Text.of("%s %d/%d %.3f", name, step, steps, lossNats);
    }

    private String position() {
      return Text.of("%s %d/%d", name, step, steps);
    }

    private String percent() {
      return Text.of("%d %%", 100 * step / steps);
    }

    /** Names of a study begin alike and end in the seed, so that the middle goes. */
    private String cut(int letters) {
      String rest = position().substring(name.length());
      int room = Math.max(LEAST_NAME, letters - rest.length()) - CUT.length();
      return name.length() <= room + CUT.length()
          ? name + rest
          : name.substring(0, room / 2)
              + CUT
              + name.substring(name.length() - room + room / 2)
              + rest;
    }
  }

  /** The richest text that fits. */
  String in(int columns) {
    int each = (columns - BETWEEN.length() * (runs.size() - 1)) / Math.max(1, runs.size());
    List<Function<At, String>> poorer =
        List.of(At::whole, At::brief, At::position, at -> at.cut(each), At::percent);
    String poorest = joined(At::percent);
    return poorer.stream()
        .map(this::joined)
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElseGet(() -> poorest.substring(0, Math.min(poorest.length(), Math.max(0, columns))));
  }

  private String joined(Function<At, String> text) {
    return runs.stream().map(text).collect(Collectors.joining(BETWEEN));
  }
}
