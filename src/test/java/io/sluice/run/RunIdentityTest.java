package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdentityTest {
  private static final String LANGUAGE =
      """
      {"provenance": {"sluice": "1", "java": "17", "identity": "0f"},
       "recipe": {"corpus": {"text": "/a/text.txt", "validation_share": 0.1},
                  "tokenizer": "/a/tokenizer.json", "batch": 4,
                  "model": {"width": 96, "feed_forward": "swiglu", "biases": false},
                  "training": {"steps": 20, "peak": 1.0E-3, "marks": [5, 10],
                               "validation_interval": 5, "checkpoint_interval": 10}},
       "seed": 1, "text": {"corpus": "aa", "tokenizer": "bb", "vocabulary": 65},
       "compute": {"device": "cpu", "precision": "fp32", "threads": 2}}
      """;
  private static final String VISION =
      """
      {"provenance": {"sluice": "1"}, "recipe": {"net": "mlp(2)", "hinges": [-1, 0.5]}, "seed": 1,
       "images": {"training": "aa"}, "weights": {"file": "/a/b", "sha256": "cc", "learned": {"epochs": 1}}}
      """;
  private static final String MLP =
      """
      {"provenance": {"sluice": "1"}, "recipe": {"data": "/a/rows.csv", "hidden": 3}, "seed": 1,
       "table": {"rows": "aa", "inputs": ["x", "y"]}}
      """;

  private static final List<String> BESIDE =
      List.of(
          "provenance",
          "recipe.corpus",
          "recipe.tokenizer",
          "recipe.training.marks",
          "recipe.training.validation_interval",
          "recipe.training.checkpoint_interval",
          "weights.file",
          "weights.learned",
          "recipe.data");

  private static RunIdentity identity(JsonNode tree) {
    return RunIdentity.of(tree);
  }

  private static JsonNode tree(String text) {
    return Json.parseTree(text, "test");
  }

  /**
   * Changes every value once: it is another run if the value decides numbers, and else the same.
   */
  @ParameterizedTest
  @ValueSource(strings = {LANGUAGE, VISION, MLP})
  void everyValueCountsButWhoMadeItAndWhereThingsLie(String text) {
    List<String> paths = new ArrayList<>();
    collect(tree(text), "", paths);
    assertThat(paths).hasSizeGreaterThan(5);
    for (String path : paths) {
      JsonNode changed = tree(text);
      String[] keys = path.split("/", -1);
      ObjectNode holder = (ObjectNode) changed;
      for (int i = 0; i < keys.length - 1; i++) {
        holder = (ObjectNode) holder.get(keys[i]);
      }
      holder.put(keys[keys.length - 1], "something else");
      String dotted = path.replace('/', '.');
      boolean same = BESIDE.stream().anyMatch(key -> (dotted + ".").startsWith(key + "."));
      assertThat(identity(changed).sha256().equals(identity(tree(text)).sha256()))
          .as(path)
          .isEqualTo(same);
      if (!same) {
        assertThat(identity(tree(text)).differences(identity(changed), "x").get(0).key())
            .startsWith(dotted);
      }
    }
  }

  private static void collect(JsonNode node, String path, List<String> paths) {
    if (!node.isObject()) {
      paths.add(path);
    }
    node.properties()
        .forEach(
            field ->
                collect(
                    field.getValue(),
                    path.isEmpty() ? field.getKey() : path + "/" + field.getKey(),
                    paths));
  }

  @Test
  void spellingIsNoDifference() {
    String other =
        LANGUAGE
            .replace("1.0E-3", "0.001")
            .replace("\"batch\": 4", "\"batch\": 4.0")
            .replace("\n", " ");
    assertThat(identity(tree(other)).sha256()).isEqualTo(identity(tree(LANGUAGE)).sha256());
    assertThat(RunIdentity.of(Map.of("seed", 1, "text", Map.of("a", 0.1f))).sha256())
        .isEqualTo(identity(tree("{\"text\":{\"a\":0.1},\"seed\":1}")).sha256());
  }

  @Test
  void comesBackFromTheMetadataOfAFile() {
    RunIdentity identity = identity(tree(LANGUAGE));
    assertThat(RunIdentity.in(identity.metadata())).contains(identity);
    assertThat(RunIdentity.in(Map.of("format", "pt"))).isEmpty();
    assertThatThrownBy(
            () -> identity.differences(new RunIdentity("0f", "{\"seed\":"), "file: its metadata"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file: its metadata");
  }
}
