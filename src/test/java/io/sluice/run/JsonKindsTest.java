package io.sluice.run;

import static io.sluice.run.JsonSamples.CONFIG;
import static io.sluice.run.JsonSamples.config;
import static io.sluice.run.JsonSamples.refused;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.run.JsonSamples.Many;
import io.sluice.run.JsonSamples.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value of another kind is refused, not converted. */
class JsonKindsTest {
  record Flag(boolean on) {}

  @Test
  void refusesAWordThatTheEnumLacks() {
    refused(
        CONFIG.replace("bf16", "fp64"), "'precision' is 'fp64': legal values are fp32, bf16, auto");
    refused(
        CONFIG.replace("\"bf16\"", "\"\""), "'precision' is '': legal values are fp32, bf16, auto");
    refused(CONFIG.replace("\"bf16\"", "1"), "'precision' is 1: legal values are fp32, bf16, auto");
    refused(
        CONFIG.replace("bf16", "BF16"),
        "'precision' is 'BF16': legal values are fp32, bf16, auto (did you mean bf16?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"layers\":2 | \"layers\":\"2\" | 'layers' is '2': expected a whole number",
        "\"layers\":2 | \"layers\":2.0 | 'layers' is 2.0: expected a whole number",
        "\"layers\":2 | \"layers\":2.5 | 'layers' is 2.5: expected a whole number",
        "\"layers\":2 | \"layers\":true | 'layers' is true: expected a whole number",
        "\"layers\":2 | \"layers\":\"\" | 'layers' is '': expected a whole number",
        "\"layers\":2 | \"layers\":[2] | 'layers' is a list: expected a whole number",
        "\"layers\":2 | \"layers\":{} | 'layers' is a group of keys: expected a whole number",
        "\"layers\":2 | \"layers\":3000000000 | 'layers' is 3000000000: the number is out of range",
        "3000000000 | 99999999999999999999 | 'steps' is 99999999999999999999: the number is out of range",
        "\"name\":\"a\" | \"name\":7 | 'name' is 7: expected a text: put it in quotes",
        "\"name\":\"a\" | \"name\":7.5 | 'name' is 7.5: expected a text: put it in quotes",
        "\"name\":\"a\" | \"name\":true | 'name' is true: expected a text: put it in quotes",
        "1e-3 | \"1e-3\" | 'optimizer.learning_rate' is '1e-3': expected a number",
        "1e-3 | \"NaN\" | 'optimizer.learning_rate' is 'NaN': expected a number",
        "1e-3 | true | 'optimizer.learning_rate' is true: expected a number",
        "1e-3 | [1] | 'optimizer.learning_rate' is a list: expected a number",
        "1e-3 | -1 | 'optimizer': learning_rate must be above 0, not -1.0",
      })
  void refusesAValueOfAnotherKind(String old, String replacement, String sentence) {
    refused(CONFIG.replace(old, replacement), sentence);
  }

  @Test
  void refusesAnotherKindInPlaceOfARecord() {
    for (String other : List.of("\"x\"", "\"\"", "[]", "[1]", "3", "true")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> config(CONFIG.replaceFirst("\\{\"learning.*\\}(?=\\})", other)))
          .withMessageMatching("config.json: 'optimizer' is .*: expected a group of keys");
    }
    refused("[1]", "it is a list: expected a group of keys");
    refused("3", "it is 3: expected a group of keys");
  }

  @Test
  void takesNoTextForANumberAnywhere() {
    for (String text : List.of("NaN", "INF", "1", "")) {
      String quoted = "\"" + text + "\"";
      for (Class<?> type : List.<Class<?>>of(Many.class)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Json.parse("{\"values\":[" + quoted + "]}", "x", type))
            .withMessage("x: 'values[0]' is '" + text + "': expected a number");
      }
      for (String key : List.of("a", "b", "c")) {
        String json =
            "{\"a\":1,\"b\":2,\"c\":3}"
                .replaceAll("\"" + key + "\":.", "\"" + key + "\":" + quoted);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Json.parse(json, "x", Numbers.class))
            .withMessage("x: '" + key + "' is '" + text + "': expected a number");
      }
    }
    for (String other : List.of("1", "0", "\"true\"", "\"\"", "[]")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.parse("{\"on\":" + other + "}", "x", Flag.class))
          .withMessageEndingWith("expected true or false");
    }
  }
}
