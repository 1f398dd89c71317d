package io.sluice.page;

import com.samskivert.mustache.Mustache;
import java.util.Map;

/**
 * HTML with places for values, in the language of Mustache: <code>{{name}}</code> is a value with
 * what HTML would take for its own escaped.
 *
 * @param text the template
 */
public record Template(String text) {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(true).strictSections(true);

  /**
   * A template in a file.
   *
   * @param beside a class of its package
   * @param name of the resource
   * @return the template
   */
  public static Template of(Class<?> beside, String name) {
    return new Template(Asset.resource(beside, name));
  }

  /**
   * The template with values in their places.
   *
   * @param values by name: texts, numbers, lists and maps of such
   * @return HTML
   */
  public String with(Map<String, ?> values) {
    return COMPILER.compile(text).execute(values);
  }
}
