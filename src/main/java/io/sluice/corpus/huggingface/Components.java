package io.sluice.corpus.huggingface;

import java.util.List;
import java.util.stream.Collectors;

/** A family of components that are told apart by the field {@code type}. */
final class Components {
  private static final int DEEPEST = 4;
  private static final int MOST = 64;

  private Components() {}

  /** Checks a component and all in it. */
  static void check(JsonValue part, List<ComponentType> types) {
    check(part, 1, types);
  }

  private static void check(JsonValue part, int depth, List<ComponentType> types) {
    if (depth > DEEPEST) {
      throw part.wrong("sequences may be nested " + DEEPEST + " deep and no deeper");
    }
    List<JsonValue> inner = of(part, types).check().apply(part);
    if (inner.size() > MOST) {
      throw part.wrong("a sequence may have at most " + MOST + " components");
    }
    for (JsonValue each : inner) {
      check(each, depth + 1, types);
    }
  }

  private static ComponentType of(JsonValue part, List<ComponentType> types) {
    if (!part.node().isObject()) {
      throw part.wrong("it must be an object");
    }
    JsonValue word = part.required("type");
    for (ComponentType type : types) {
      if (type.word().equals(word.node().textValue())) {
        return type;
      }
    }
    throw word.wrong(
        "it must be one of "
            + types.stream().map(ComponentType::word).collect(Collectors.joining(", ")));
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
