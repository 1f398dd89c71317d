package io.sluice.corpus.huggingface;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a normalizer may leave nothing of an added token. What is nothing is found everywhere,
 * within a character too, and there the library ends the process.
 */
final class Erasure {
  private static final Set<String> OF_SPACE_AND_MARKS =
      Set.of("Strip", "StripAccents", "BertNormalizer", "Nmt", "Precompiled");

  private Erasure() {}

  static void check(Iterable<JsonValue> added, Optional<JsonValue> normalizer) {
    for (JsonValue token : added) {
      if (token.flag("normalized")
          && normalizer.isPresent()
          && mayErase(normalizer.get(), token.text("content"))) {
        throw token
            .required("normalized")
            .wrong(
                "but the normalizer may leave nothing of "
                    + Shown.text(token.text("content"))
                    + ", so it must be false");
      }
    }
  }

  private static boolean mayErase(JsonValue normalizer, String content) {
    if (normalizer.node().has("normalizers")) {
      return normalizer.items("normalizers").stream().anyMatch(each -> mayErase(each, content));
    }
    boolean erases = normalizer.node().path("content").asText("-").isEmpty();
    if (erases) {
      String taken = normalizer.node().path("pattern").path("String").asText("");
      return taken.isEmpty() || content.codePoints().noneMatch(c -> stays(c) && !isIn(c, taken));
    }
    return OF_SPACE_AND_MARKS.contains(normalizer.text("type"))
        && content.codePoints().noneMatch(Erasure::stays);
  }

  /** Whether no cleaning takes a character out; case may change before it is done. */
  private static boolean stays(int point) {
    return Character.isLetterOrDigit(point) || (point > ' ' && point < 127);
  }

  private static boolean isIn(int point, String text) {
    return text.codePoints()
        .anyMatch(c -> Character.toLowerCase(c) == Character.toLowerCase(point));
  }
}
