package io.sluice.page;

import io.sluice.data.Sha256;
import io.sluice.run.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document that holds all it needs. Equal pages are equal bytes.
 *
 * @param title of the window
 * @param main HTML of a {@link Template}
 * @param data what its scripts find as {@code sluice.data}
 * @param scripts of this page, run after those that all pages have
 * @param network what it may ask for
 */
public record Page(String title, String main, Object data, List<String> scripts, Network network) {

  /** What a page may ask for. */
  public enum Network {
    /** Nothing: it opens without a network. */
    NONE("'none'"),
    /** What its scripts ask of the server that it came from. */
    OWN_SERVER("'self'");

    private final String source;

    Network(String source) {
      this.source = source;
    }
  }

  /** Copies the scripts. */
  public Page {
    scripts = List.copyOf(scripts);
  }

  /**
   * The document.
   *
   * @return HTML of one file
   */
  public String html() {
    List<String> all = new ArrayList<>(Asset.texts(Asset.Kind.SCRIPT));
    all.addAll(scripts);
    List<String> styles = Asset.texts(Asset.Kind.STYLE);
    return Template.of(Page.class, "page.html")
        .with(
            Map.of(
                "title", title,
                "policy", policy(all, styles),
                "licences", Asset.texts(Asset.Kind.LICENCE),
                "styles", styles.stream().map(Page::inline).toList(),
                "main", main,
                "data", json(data),
                "scripts", all.stream().map(Page::inline).toList()));
  }

  private String policy(List<String> scripts, List<String> styles) {
    return "default-src 'none'; script-src %s; style-src %s; img-src data:; connect-src %s; base-uri 'none'; form-action 'none'"
        .formatted(hashes(scripts), hashes(styles), network.source);
  }

  private static String hashes(List<String> texts) {
    return texts.stream().map(Page::hash).collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
  }

  /** Within an element that ends at the first tag that looks like its end. */
  private static String inline(String text) {
    if (text.contains("</") || text.contains("<!--")) {
      throw new IllegalStateException("a style or script has </ or <!-- in it");
    }
    return text;
  }

  /**
   * JSON that may stand in HTML: nothing in it can end the element, or begin another.
   *
   * @param value a record, map, list, text or number
   * @return one line
   */
  public static String json(Object value) {
    return Json.line(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
