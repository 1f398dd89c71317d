package io.sluice.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.sluice.notation.DecimalLiteral;
import io.sluice.notation.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text to a tree without duplicates, nulls, aliases or numbers that are not finite. */
final class StrictTree {
  // YAML 1.1 takes 010 for eight, which nobody means in a configuration.
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9_]+");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Far beyond any file of ours, and far from where reading one within the other fills the stack.
   */
  private static final int DEEPEST = 100;

  private final JsonParser parser;
  private final String origin;
  private int depth;

  private StrictTree(JsonParser parser, String origin) {
    this.parser = parser;
    this.origin = origin;
  }

  static JsonNode read(JsonFactory format, String text, String origin) {
    try (JsonParser parser = format.createParser(text)) {
      return new StrictTree(parser, origin).document();
    } catch (JsonEOFException e) {
      throw refused(origin, e.getLocation(), "the text ends too early: is the file cut off?", e);
    } catch (JsonProcessingException e) {
      throw refused(origin, e.getLocation(), sentence(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(origin + " cannot be read: " + e.getMessage(), e);
    }
  }

  private JsonNode document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new IllegalArgumentException(origin + " is empty: it must hold a group of keys");
    }
    JsonNode tree = value(first, "");
    if (parser.nextToken() != null) {
      throw refused("something follows after the end of the document: remove it");
    }
    return tree;
  }

  private JsonNode value(JsonToken token, String path) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw refused(
          "the alias *" + Quoted.plain(yaml.getText()) + " is not supported: write the value out");
    }
    return switch (token) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> list(path);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> isSexagesimal() ? NODES.textNode(parser.getText()) : finite(path);
      case VALUE_NULL ->
          throw refused(Quoted.of(path) + " has no value: give one or remove the key");
      default -> throw new IllegalStateException("no such token in a tree: " + token);
    };
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw refused("values lie more than " + DEEPEST + " deep within each other: take some out");
    }
  }

  private ObjectNode object(String path) throws IOException {
    enter();
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      object.set(key, value(parser.nextToken(), child(path, key)));
    }
    depth--;
    return object;
  }

  private ArrayNode list(String path) throws IOException {
    enter();
    ArrayNode list = NODES.arrayNode();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      list.add(value(token, path + "[" + list.size() + "]"));
    }
    depth--;
    return list;
  }

  private JsonNode whole() throws IOException {
    if (OCTAL.matcher(parser.getText()).matches()) {
      throw refused(
          "the number " + Quoted.plain(parser.getText()) + " starts with 0: remove the zero");
    }
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  /** YAML 1.1 takes 1:0.5 for a number in base sixty, and Jackson cannot read it. */
  private boolean isSexagesimal() throws IOException {
    return parser.getText().contains(":");
  }

  private JsonNode finite(String path) throws IOException {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw refused(
          Quoted.of(path) + " is too large for a number: " + Quoted.plain(parser.getText()));
    }
    if (DecimalLiteral.vanishes(parser.getText(), value)) {
      throw refused(
          "%s is too near to 0 for a number, write 0: %s"
              .formatted(Quoted.of(path), Quoted.plain(parser.getText())));
    }
    return NODES.numberNode(value);
  }

  /** Refuses to write what could not be read back. */
  static void requireWritable(JsonNode node, String path) {
    if (node.isNull() || node.isMissingNode()) {
      throw new IllegalStateException("'" + path + "' is null: use an optional component");
    }
    if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException(
          "'" + path + "' is " + node.doubleValue() + ": files hold finite numbers only");
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      requireWritable(node.get(i), path + "[" + i + "]");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      requireWritable(field.getValue(), child(path, field.getKey()));
    }
  }

  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private IllegalArgumentException refused(String what) {
    return refused(origin, parser.currentTokenLocation(), what, null);
  }

  private static IllegalArgumentException refused(
      String origin, JsonLocation at, String what, Exception cause) {
    String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    String sentence = origin + ": " + (place.isEmpty() ? "" : place + ": ") + Quoted.oneLine(what);
    return new IllegalArgumentException(sentence, cause);
  }

  // YAML's messages quote the text over several indented lines; the plain lines say what is wrong.
  private static String sentence(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "))
        .replace("Duplicate field", "the key is given twice:");
  }
}
