package io.sluice.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.engine.MachineMemory;
import io.sluice.run.Json;
import io.sluice.study.Study;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.vision.VisionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of every recipe and study, as small and as large as can be written: what no machine
 * can do is refused by the name of its key, before anything is made.
 */
class SizesTest {

  private static final List<String> ALWAYS_WRONG = List.of("1e308", "-1e308", "\"NaN\"", "\"abc\"");
  private static final MachineMemory MACHINE = new MachineMemory(64e9, 8e9);

  /** Numbers that count for nothing by themselves, or that a person can wait for. */
  private static final Set<String> MAY_BE_GREAT =
      Set.of(
          "seed",
          "seeds",
          "marks",
          "steps",
          "warmup_steps",
          "validation_interval",
          "checkpoint_interval",
          "clip",
          "rotary_base");

  /** Random streams begin with any number. */
  private static final Set<String> MAY_BE_NEGATIVE = Set.of("seed");

  /** Fingerprints say what was there, and are compared. */
  private static final Set<String> COMPARED = Set.of("training_images", "test_images");

  @TempDir Path folder;

  /** A place of a number: the keys that lead there. */
  private record Place(List<String> keys) {
    String key() {
      String last = keys.get(keys.size() - 1);
      return last.matches("\\d+") ? keys.get(keys.size() - 2) : last;
    }
  }

  @Test
  void numbersOfLanguageConfigurations() throws IOException {
    every(
        RunTexts.languageConfigurations(),
        "config.json",
        file -> {
          LanguageConfiguration read = Json.read(file, LanguageConfiguration.class);
          read.recipe()
              .model()
              .memory(read.text().vocabulary(), read.recipe().batch())
              .requireTrainable("cpu", MACHINE, "layers, width, context, vocabulary, plain, batch");
        });
  }

  @Test
  void numbersOfVisionConfigurations() throws IOException {
    every(
        RunTexts.visionConfigurations(),
        "config.json",
        file ->
            Json.read(file, VisionConfiguration.class)
                .recipe()
                .shape()
                .memory()
                .requireTrainable("cpu", MACHINE, "net"));
  }

  @Test
  void numbersOfStudies() throws IOException {
    every(plans("\nfeed_forward:"), "study.yaml", Study::read);
    List<String> vision = new ArrayList<>(plans("\nactivations:"));
    vision.add(RunTexts.VISION_STUDY);
    every(vision, "study.yaml", VisionStudy::read);
  }

  private static List<String> plans(String key) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("eval"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(file -> file.endsWith("study.yaml")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains(key)) {
          texts.add(text);
        }
      }
      return texts;
    }
  }

  /** Reads a file and whatever is computed from it before anything is made. */
  @FunctionalInterface
  private interface Reading {
    void of(Path file);
  }

  private void every(List<String> texts, String name, Reading reading) throws IOException {
    ObjectMapper format = name.endsWith("yaml") ? new YAMLMapper() : new ObjectMapper();
    Path file = folder.resolve(name);
    Set<String> great = new TreeSet<>();
    Set<String> negative = new TreeSet<>();
    for (String text : texts) {
      JsonNode tree = format.readTree(text);
      numbers(
          tree,
          new ArrayList<>(),
          (place, node) -> {
            for (String wrong : ALWAYS_WRONG) {
              assertRefused(file, format, tree, place, wrong, reading);
            }
            refusal(file, format, tree, place, "0", reading);
            if (refusal(file, format, tree, place, "-1", reading) == null) {
              negative.add(place.key());
            }
            if (refusal(file, format, tree, place, "2147483647", reading) == null) {
              great.add(place.key());
            }
            for (String greatest : List.of("9223372036854775807", "9223372036854775808")) {
              if (refusal(file, format, tree, place, greatest, reading) == null) {
                assertThat(place.key()).isIn("seed", "seeds", "clip");
              }
            }
          });
    }
    negative.removeAll(COMPARED);
    assertThat(MAY_BE_NEGATIVE).containsAll(negative);
    great.removeAll(COMPARED);
    assertThat(MAY_BE_GREAT).containsAll(great);
  }

  private void assertRefused(
      Path file, ObjectMapper format, JsonNode tree, Place at, String number, Reading reading) {
    assertThat(refusal(file, format, tree, at, number, reading))
        .as("%s with %s", at, number)
        .isNotNull();
  }

  /** The sentence, if it is refused; it names the key. */
  private String refusal(
      Path file, ObjectMapper format, JsonNode tree, Place at, String number, Reading reading) {
    try {
      Files.writeString(
          file, format.writeValueAsString(with(tree, at, new ObjectMapper().readTree(number))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Throwable thrown = catchThrowable(() -> reading.of(file));
    if (thrown == null) {
      return null;
    }
    assertThat(thrown).as("%s with %s", at, number).isInstanceOf(IllegalArgumentException.class);
    assertThat(thrown.getMessage().replace('-', '_').replace(' ', '_'))
        .as("%s with %s", at, number)
        .doesNotContain("\n")
        .contains(at.key());
    return thrown.getMessage();
  }

  private static void numbers(JsonNode node, List<String> keys, BiConsumer<Place, JsonNode> use) {
    if (node.isNumber()) {
      use.accept(new Place(List.copyOf(keys)), node);
    }
    if (node.isObject()) {
      node.properties().forEach(field -> below(field.getKey(), field.getValue(), keys, use));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      below(Integer.toString(i), node.get(i), keys, use);
    }
  }

  private static void below(
      String key, JsonNode node, List<String> keys, BiConsumer<Place, JsonNode> use) {
    keys.add(key);
    numbers(node, keys, use);
    keys.remove(keys.size() - 1);
  }

  private static JsonNode with(JsonNode tree, Place at, JsonNode value) {
    JsonNode copy = tree.deepCopy();
    JsonNode holder = copy;
    for (String key : at.keys().subList(0, at.keys().size() - 1)) {
      holder = holder.isArray() ? holder.get(Integer.parseInt(key)) : holder.get(key);
    }
    String last = at.keys().get(at.keys().size() - 1);
    if (holder instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else if (holder instanceof ObjectNode object) {
      object.set(last, value);
    }
    return copy;
  }
}
