package io.sluice.corpus.huggingface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A family of components that are told apart by the field {@code type}. */
final class Components {
  private static final int DEEPEST = 4;
  private static final int MOST = 64;
  static final String SEQUENCE = "Sequence";

  private Components() {}

  /** One kind of component. */
  interface Type {
    /** What the file calls it. */
    String word();

    /** The components in it, of the same family; none unless it is a sequence. */
    default List<JsonValue> check(JsonValue part) {
      fields(part);
      return List.of();
    }

    /** Refuses a component whose fields are not as they must be. */
    void fields(JsonValue part);
  }

  /** Checks a component and all in it. */
  static void check(JsonValue part, Type... types) {
    check(part, 1, types);
  }

  private static void check(JsonValue part, int depth, Type... types) {
    if (depth > DEEPEST) {
      throw part.wrong("sequences may be nested " + DEEPEST + " deep and no deeper");
    }
    List<JsonValue> inner = of(part, types).check(part);
    if (inner.size() > MOST) {
      throw part.wrong("a sequence may have at most " + MOST + " components");
    }
    for (JsonValue each : inner) {
      check(each, depth + 1, types);
    }
  }

  private static Type of(JsonValue part, Type... types) {
    if (!part.node().isObject()) {
      throw part.wrong("it must be an object");
    }
    JsonValue word = part.required("type");
    for (Type type : types) {
      if (type.word().equals(word.node().textValue())) {
        return type;
      }
    }
    throw word.wrong(
        "it must be one of "
            + Arrays.stream(types).map(Type::word).collect(Collectors.joining(", ")));
  }

  /** The expression or text of a component's {@code pattern}. */
  static RegularExpression pattern(JsonValue part) {
    JsonValue pattern = part.required("pattern").only("String", "Regex");
    if (pattern.node().size() != 1) {
      throw pattern.wrong("it must have either String or Regex");
    }
    return pattern.node().has("String")
        ? RegularExpression.ofText(pattern.filledText("String"))
        : RegularExpression.of(pattern.required("Regex"));
  }
}
