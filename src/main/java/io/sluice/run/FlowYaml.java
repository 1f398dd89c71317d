package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as YAML on one line, for a sentence that says what to write into a file. */
public final class FlowYaml {

  /** Words and notations that YAML takes as they are. */
  private static final Pattern PLAIN =
      Pattern.compile("(?!(true|false|null)$)[a-z][a-z0-9-]*(\\([a-z0-9-]*\\))?");

  private FlowYaml() {}

  /**
   * What a record says under each of its keys.
   *
   * @param record written as JSON would be an object
   * @return keys in the record's order, with values such as {@code [1, 2, 3]}
   */
  public static Map<String, String> entries(Object record) {
    Map<String, String> entries = new LinkedHashMap<>();
    Json.tree(record)
        .properties()
        .forEach(field -> entries.put(field.getKey(), line(field.getValue())));
    return entries;
  }

  private static String line(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(FlowYaml::line).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value
          .propertyStream()
          .map(field -> field.getKey() + ": " + line(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.isTextual() && PLAIN.matcher(value.asText()).matches()
        ? value.asText()
        : value.toString();
  }
}
