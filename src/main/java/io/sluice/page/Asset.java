package io.sluice.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What every page has, in the order in which a browser reads it. */
public enum Asset {
  /** How the charts' parts lie. */
  UPLOT_STYLE(Kind.STYLE, Asset.UPLOT + "dist/uPlot.min.css"),
  /** Colours, light and dark, and the layout. */
  STYLE(Kind.STYLE, "page.css"),
  /** Whose work the charts are. */
  UPLOT_LICENCE(Kind.LICENCE, Asset.UPLOT + "LICENSE"),
  /** The charts. */
  UPLOT_SCRIPT(Kind.SCRIPT, Asset.UPLOT + "dist/uPlot.iife.min.js"),
  /** Elements, numbers as text, the data of the page. */
  ELEMENTS(Kind.SCRIPT, "elements.js"),
  /** Colour and dashes of a name, and whether it is shown. */
  ARMS(Kind.SCRIPT, "arms.js"),
  /** What all charts have: axes, zoom, keys, the note beside the pointer. */
  PLOT(Kind.SCRIPT, "plot.js"),
  /** Error bars, bands and bars. */
  MARKS(Kind.SCRIPT, "marks.js"),
  /** Series between two axes. */
  CHARTS(Kind.SCRIPT, "charts.js"),
  /** Charts with one title and one legend. */
  FIGURES(Kind.SCRIPT, "figures.js"),
  /** How losses went. */
  CURVES(Kind.SCRIPT, "curves.js"),
  /** Differences with their intervals. */
  FOREST(Kind.SCRIPT, "forest.js"),
  /** Tables that are sorted by a click. */
  TABLES(Kind.SCRIPT, "tables.js"),
  /** Two configurations side by side. */
  CONFIGURATIONS(Kind.SCRIPT, "configurations.js");

  /** The version is that of the project's file. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** What a browser does with it. */
  public enum Kind {
    /** Applies it. */
    STYLE,
    /** Runs it. */
    SCRIPT,
    /** Nothing: a person may read it. */
    LICENCE
  }

  private final Kind kind;
  private final String path;

  Asset(Kind kind, String path) {
    this.kind = kind;
    this.path = path;
  }

  /**
   * Its text.
   *
   * @return as the browser gets it
   */
  public String text() {
    return resource(Asset.class, path);
  }

  /** All of a kind, in order. */
  static List<String> texts(Kind kind) {
    return Arrays.stream(values()).filter(each -> each.kind == kind).map(Asset::text).toList();
  }

  /**
   * A text beside a class.
   *
   * @param beside a class of its package
   * @param path its name, or from the root of all resources with a slash before it
   * @return all of it
   */
  public static String resource(Class<?> beside, String path) {
    try (InputStream stream = beside.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no resource %s beside %s".formatted(path, beside));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
