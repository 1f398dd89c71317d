package io.sluice.run;

import static io.sluice.run.JsonSamples.CONFIG;
import static io.sluice.run.JsonSamples.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.run.JsonSamples.Config;
import io.sluice.run.JsonSamples.Lists;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  @Test
  void readsYaml() {
    Config config =
        Json.parseYaml(
            """
            name: a   # a comment
            layers: 2
            steps: 3000000000
            precision: bf16
            optimizer: {learning_rate: 1e-3, beta2: .99}
            """,
            "study.yaml",
            Config.class);
    assertThat(config).isEqualTo(config(CONFIG));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seeds: 010 | the number 010 starts with 0",
        "seeds: &x 1\\narms: *x | line 2, column 7: the alias *x is not supported",
        "seeds: 1\\nseeds: 2 | line 2, column 6: the key is given twice: 'seeds'",
        "seeds: | 'seeds' has no value",
        "seeds: ~ | 'seeds' has no value",
        "seeds: .nan | Malformed numeric value '.nan'",
        "seeds: 1e400 | 'seeds' is too large for a number: 1e400",
        "seeds: -1e-400 | 'seeds' is too near to 0 for a number, write 0: -1e-400",
        "seeds: [1, 2 | expected ',' or ']', but got <stream end>",
        "seeds: [1]\\n---\\nseeds: [2] | something follows after the end of the document",
        "\\tseeds: 1 | line 1",
      })
  void refusesBrokenYaml(String yaml, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    yaml.replace("\\n", "\n").replace("\\t", "\t"), "study.yaml", Lists.class))
        .withMessageStartingWith("study.yaml: line ")
        .withMessageContaining(part)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void yamlKeepsQuotedAndWordlikeTextsAsTexts() {
    record Texts(String a, String b, String c) {}
    assertThat(Json.parseYaml("{a: no, b: \"\", c: '1'}", "x", Texts.class))
        .isEqualTo(new Texts("no", "", "1"));
  }

  @Test
  void pairsOfNumbersAreTexts() {
    record Pairs(List<String> starts) {}
    Pairs pairs = new Pairs(List.of("1:0", "1:0.5", "0.5:0.5", "-1:30", "1:-0.5", "12:30:15.5"));
    assertThat(
            Json.parseYaml(
                "starts: [1:0, 1:0.5, 0.5:0.5, -1:30, 1:-0.5, 12:30:15.5]", "x", Pairs.class))
        .isEqualTo(pairs);
    assertThat(Json.parseYaml(Json.yaml(pairs), "x", Pairs.class)).isEqualTo(pairs);
    assertThat(Json.yaml(pairs)).contains("- \"1:0\"\n", "- \"1:0.5\"\n", "- \"12:30:15.5\"\n");
  }
}
