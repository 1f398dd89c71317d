package io.sluice.run;

import static io.sluice.run.JsonSamples.CONFIG;
import static io.sluice.run.JsonSamples.config;
import static io.sluice.run.JsonSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no JSON. */
class JsonDamageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":null} | line 1, column 9: 'name' has no value: give one or remove the key",
        "{\"a\":1,\\n \"a\":2} | line 2, column 5: the key is given twice: 'a'",
        "{\"a\":1} x | line 1, column 9: Unrecognized token 'x'",
        "{\"a\":1} 2 | line 1, column 9: something follows after the end of the document",
        "{\"a\":1 | the text ends too early: is the file cut off?",
        "{\"a\":\"b | the text ends too early: is the file cut off?",
        "{\"a\":NaN} | line 1, column 9: Non-standard token 'NaN'",
        "{\"a\":1e999} | line 1, column 6: 'a' is too large for a number: 1e999",
        "{\"a\":[1,null]} | line 1, column 9: 'a[1]' has no value",
        "{a:1} | line 1, column 2: Unexpected character ('a'",
        "{\"a\":01} | line 1, column 7: Invalid numeric value: Leading zeroes not allowed",
        "{\"a\":1,} | line 1, column 8: Unexpected character ('}'",
      })
  void refusesBrokenTextWithItsPlace(String json, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(json.replace("\\n", "\n")))
        .withMessageStartingWith("config.json: ")
        .withMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n"})
  void refusesAnEmptyText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(text))
        .withMessage("config.json is empty: it must hold a group of keys");
  }

  @Test
  void refusesWhatIsNestedDeeperThanAnyFile() {
    for (int deep : new int[] {101, 900, 100_000}) {
      for (String text : new String[] {"[".repeat(deep), "{\"a\":".repeat(deep)}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> config(text))
            .withMessageStartingWith("config.json: ")
            .withMessageContaining("more than 100 deep within each other");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Json.parseYaml(text, "study.yaml", JsonSamples.Config.class))
            .withMessageContaining("more than 100 deep within each other");
      }
    }
  }

  @Test
  void randomDamageIsRefusedOrReadsAsAnEqualOrLegalRecord() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      char[] text = CONFIG.toCharArray();
      text[random.nextInt(text.length)] = (char) (32 + random.nextInt(95));
      try {
        assertThat(config(new String(text))).isNotNull();
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).startsWith("config.json").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_500);
  }
}
