package io.sluice.corpus.huggingface;

import java.util.List;

/**
 * What adds tokens around a text. None is ever added here, and the library is not given this part
 * of the file; but a file in which it is damaged is a damaged file.
 */
final class PostProcessors {

  private PostProcessors() {}

  static List<ComponentType> types(Vocabulary vocabulary) {
    return List.of(
        ComponentType.of(
            "BertProcessing", part -> tokens(part.only("type", "sep", "cls"), vocabulary)),
        ComponentType.of(
            "RobertaProcessing",
            part -> {
              part.only("type", "sep", "cls", "trim_offsets", "add_prefix_space");
              tokens(part, vocabulary);
              part.flag("trim_offsets");
              part.flag("add_prefix_space");
            }),
        ComponentType.of("ByteLevel", PreTokenizers::byteLevel),
        ComponentType.of("TemplateProcessing", part -> Templates.check(part, vocabulary)),
        ComponentType.sequence("processors"));
  }

  /** Each a pair of a token and its id. */
  private static void tokens(JsonValue part, Vocabulary vocabulary) {
    for (JsonValue pair : List.of(part.required("sep"), part.required("cls"))) {
      if (!pair.node().isArray() || pair.node().size() != 2) {
        throw pair.wrong("it must be a token and its id");
      }
      pair.item(0).text();
      Templates.requireKnownId(pair.item(1), vocabulary);
    }
  }
}
