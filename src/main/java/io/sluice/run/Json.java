package io.sluice.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as JSON or YAML text, read strictly and written so that they read back equal.
 *
 * <p>Keys are the record's components in snake_case ({@code lossNats} is {@code loss_nats}); words
 * of an enum are lower-case with hyphens ({@code GELU_TANH} is {@code gelu-tanh}) unless the enum
 * names them itself with {@code @JsonValue}. Every key is required, except components of type
 * {@code Optional}, {@code OptionalInt}, {@code OptionalLong} and {@code OptionalDouble}, which are
 * left out when empty. Unknown keys, missing keys, keys given twice, nulls, values of another kind,
 * numbers that are not finite and values that a record's constructor refuses are answered with an
 * {@link IllegalArgumentException} of one sentence: the file, the key and what is legal. A file
 * that cannot be read is an {@link UncheckedIOException}.
 */
public final class Json {
  private static final ObjectMapper MAPPER = StrictMapper.create();
  private static final JsonFactory JSON = StrictMapper.json();
  private static final JsonFactory YAML = StrictMapper.yaml();

  private Json() {}

  /** Reads a JSON file. */
  public static <T> T read(Path file, Class<T> type) {
    return parse(text(file), file.toString(), type);
  }

  /** Reads a YAML file. */
  public static <T> T readYaml(Path file, Class<T> type) {
    return parseYaml(text(file), file.toString(), type);
  }

  /**
   * Reads JSON text.
   *
   * @param origin what a refusal calls the text: a file's name, or an option's
   */
  public static <T> T parse(String text, String origin, Class<T> type) {
    return bind(StrictTree.read(JSON, text, origin), origin, type);
  }

  /**
   * Reads YAML text.
   *
   * @param origin what a refusal calls the text: a file's name, or an option's
   */
  public static <T> T parseYaml(String text, String origin, Class<T> type) {
    return bindYaml(StrictTree.read(YAML, text, origin), origin, type);
  }

  /**
   * The value as JSON on one line, without the line's end.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static String line(Object value) {
    return tree(value).toString();
  }

  /**
   * The value as indented JSON, without the last line's end.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static String pretty(Object value) {
    try {
      return MAPPER.writer(StrictMapper.indented()).writeValueAsString(tree(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was just made cannot be written", e);
    }
  }

  /**
   * The value as YAML that a person would write, ending in a line feed.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static String yaml(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = YAML.createGenerator(text)) {
      MAPPER.writeTree(generator, tree(value));
    } catch (IOException e) {
      throw new IllegalStateException("a tree that was just made cannot be written", e);
    }
    return text.toString();
  }

  /** Writes the value atomically as a YAML file. */
  public static void writeYaml(Path file, Object value) {
    AtomicFile.write(file, yaml(value));
  }

  /** Writes the value atomically as an indented JSON file. */
  public static void write(Path file, Object value) {
    AtomicFile.write(file, pretty(value) + "\n");
  }

  /** The text as a tree in which keys occur once and no value is null or not finite. */
  static JsonNode parseTree(String text, String origin) {
    return StrictTree.read(JSON, text, origin);
  }

  /**
   * YAML text as a tree in which keys occur once and no value is null or not finite.
   *
   * @param origin what a refusal calls the text: a file's name, or an option's
   */
  public static JsonNode parseYamlTree(String text, String origin) {
    return StrictTree.read(YAML, text, origin);
  }

  /** A YAML file as such a tree. */
  public static JsonNode yamlTree(Path file) {
    return parseYamlTree(text(file), file.toString());
  }

  /** Every key of a record in a file, as a dotted path; those of records within it too. */
  public static List<String> keys(Class<?> type) {
    return RecordKeys.of(MAPPER, type);
  }

  /**
   * A tree as a record.
   *
   * @param origin what a refusal calls the tree: a file's name, or an option's
   */
  public static <T> T bind(JsonNode tree, String origin, Class<T> type) {
    return bind(tree, origin, "", type);
  }

  /** The same of a tree in YAML, which people write: a key that is missing is theirs to add. */
  static <T> T bindYaml(JsonNode tree, String origin, Class<T> type) {
    return bind(tree, origin, ": add it", type);
  }

  private static <T> T bind(JsonNode tree, String origin, String remedy, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new BindingError(MAPPER, tree, origin, remedy).explain(e);
    }
  }

  /** As {@link #bind}, but empty when the tree's {@code type} names none of the type's records. */
  static <T> Optional<T> bindIfKnown(JsonNode tree, String origin, Class<T> type) {
    try {
      return Optional.of(MAPPER.treeToValue(tree, type));
    } catch (JsonProcessingException e) {
      if (e instanceof InvalidTypeIdException unknown && unknown.getTypeId() != null) {
        return Optional.empty();
      }
      throw new BindingError(MAPPER, tree, origin, "").explain(e);
    }
  }

  /**
   * What a record says under each of its keys: the elements of a list, what an object holds as
   * {@code key=value}, or the one value that it is.
   *
   * @param record written as JSON would be an object
   * @return keys in the record's order
   */
  public static Map<String, List<String>> entries(Object record) {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    tree(record)
        .properties()
        .forEach(field -> entries.put(field.getKey(), elements(field.getValue())));
    return entries;
  }

  private static List<String> elements(JsonNode node) {
    List<String> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> elements.addAll(elements(element)));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  elements(field.getValue())
                      .forEach(value -> elements.add(field.getKey() + "=" + value)));
    } else {
      elements.add(node.asText());
    }
    return elements;
  }

  /**
   * The value as a tree.
   *
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static JsonNode tree(Object value) {
    JsonNode tree;
    try {
      tree = MAPPER.valueToTree(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(value.getClass().getName() + " cannot be written as JSON", e);
    }
    StrictTree.requireWritable(tree, "");
    return tree;
  }

  /**
   * The file's text, decoded strictly as UTF-8; a byte order mark is dropped.
   *
   * @param file of text
   * @return its text
   * @throws IllegalArgumentException with the file, if it is no text
   */
  public static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(RegularFile.checked(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + " is not UTF-8 text: save it as UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + " does not exist", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    }
  }
}
