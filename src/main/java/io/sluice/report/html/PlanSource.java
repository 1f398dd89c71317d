package io.sluice.report.html;

import java.util.Map;

/**
 * A file that says what was to be compared.
 *
 * @param title what it is
 * @param text YAML
 */
public record PlanSource(String title, String text) {

  Map<String, Object> values() {
    return Map.of("title", title, "text", text);
  }
}
