package io.sluice.board;

import io.sluice.page.Asset;
import io.sluice.page.Page;
import io.sluice.page.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page, with the list of runs in it: a browser that has it need not ask before it draws. */
final class BoardPage {

  private static final List<String> SCRIPTS =
      Stream.of(
              "store.js",
              "live.js",
              "list.js",
              "curves.js",
              "compare.js",
              "activations.js",
              "studies.js",
              "board.js")
          .map(name -> Asset.resource(BoardPage.class, name))
          .toList();

  private BoardPage() {}

  /**
   * The document.
   *
   * @param overview what {@code /api/runs} answers
   * @return HTML
   */
  static String html(Object overview) {
    String main = Template.of(BoardPage.class, "board.html").with(Map.of());
    return new Page("Sluice board", main, overview, SCRIPTS, Page.Network.OWN_SERVER).html();
  }
}
