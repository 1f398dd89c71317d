package io.sluice.picture;

import java.util.List;

/**
 * Differences with their intervals, a row a name and a panel a column: a forest plot. All panels
 * have one axis and the same names in the same order.
 *
 * @param title above everything; may be empty
 * @param label what differs, with its unit
 * @param names of the rows, from the top
 * @param panels from the left, at least one
 * @param caption what points and lines are, in a sentence
 */
public record ForestPlot(
    String title, String label, List<String> names, List<Panel> panels, String caption)
    implements Picture {

  /**
   * A panel.
   *
   * @param title above it
   * @param differences one a row
   */
  public record Panel(String title, List<Difference> differences) {
    public Panel {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A difference.
   *
   * @param mean its middle
   * @param half the half width of its own interval; 0 if it has none
   * @param jointHalf that of the interval that holds together with all others
   * @param finding what may be said of it
   */
  public record Difference(double mean, double half, double jointHalf, Finding finding) {
    public Difference {
      if (!Double.isFinite(mean) || !(half >= 0) || !(jointHalf >= half)) {
        throw new IllegalStateException(
            "a difference of %s with half widths of %s and %s".formatted(mean, half, jointHalf));
      }
    }
  }

  /** What may be said of a difference. */
  public enum Finding {
    /** The better one. */
    BETTER,
    /** The worse one. */
    WORSE,
    /** Neither, as far as the runs tell. */
    OPEN,
    /** There is nothing to say anything of. */
    MISSING
  }

  /** Refuses panels that have not a difference for each name. */
  public ForestPlot {
    names = List.copyOf(names);
    panels = List.copyOf(panels);
    int rows = names.size();
    if (names.isEmpty()
        || panels.isEmpty()
        || panels.stream().anyMatch(panel -> panel.differences().size() != rows)) {
      throw new IllegalStateException(
          "forest plot '%s' has not a difference for each of %d names in %d panels"
              .formatted(title, rows, panels.size()));
    }
  }

  @Override
  public byte[] png() {
    return new ForestPlotDrawing(this).sheet().png();
  }

  @Override
  public byte[] svg() {
    return new ForestPlotDrawing(this).sheet().svg();
  }
}
