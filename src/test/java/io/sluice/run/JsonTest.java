package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  enum Precision {
    FP32,
    BF16,
    AUTO
  }

  enum Shape {
    GELU_TANH,
    RELU
  }

  enum Spoken {
    ONE("uno"),
    TWO("due");

    private final String word;

    Spoken(String word) {
      this.word = word;
    }

    @JsonValue
    String word() {
      return word;
    }
  }

  record Optimizer(double learningRate, double beta2) {
    Optimizer {
      if (!(learningRate > 0)) {
        throw new IllegalArgumentException("learning_rate must be above 0, not " + learningRate);
      }
    }

    boolean isFast() {
      return learningRate > 1;
    }

    String getLabel() {
      return "label";
    }
  }

  record Config(String name, int layers, long steps, Precision precision, Optimizer optimizer) {}

  record Lists(List<Long> seeds, List<Optimizer> arms, Map<String, Integer> widths) {}

  record Optionals(
      Optional<String> text,
      Optional<Precision> precision,
      Optional<Optimizer> optimizer,
      OptionalInt count,
      OptionalLong steps,
      OptionalDouble floor) {}

  record Words(Shape shape, Spoken spoken) {}

  record Numbers(double a, Double b, float c) {}

  record Many(List<Double> values) {}

  record Flag(boolean on) {}

  record Notation(String form, String activation) {
    @JsonCreator
    static Notation of(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("'" + text + "' is not of the form FORM/ACTIVATION");
      }
      return new Notation(parts[0], parts[1]);
    }

    @JsonValue
    @Override
    public String toString() {
      return form + "/" + activation;
    }
  }

  record Variant(Notation feedForward) {}

  record Variants(List<Notation> variants, Map<Notation, Integer> counts) {}

  private static final String CONFIG =
      """
      {"name":"a","layers":2,"steps":3000000000,"precision":"bf16",
       "optimizer":{"learning_rate":1e-3,"beta2":0.99}}
      """;

  private static Config config(String json) {
    return Json.parse(json, "config.json", Config.class);
  }

  private static void refused(String json, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(json))
        .withMessage("config.json: " + sentence);
  }

  @Test
  void readsWhatItWrites() {
    Config config = new Config("a", 2, 3_000_000_000L, Precision.BF16, new Optimizer(1e-3, 0.99));
    assertThat(config(CONFIG)).isEqualTo(config);
    assertThat(Json.line(config))
        .isEqualTo(
            "{\"name\":\"a\",\"layers\":2,\"steps\":3000000000,\"precision\":\"bf16\","
                + "\"optimizer\":{\"learning_rate\":0.001,\"beta2\":0.99}}");
    assertThat(config(Json.pretty(config))).isEqualTo(config);
    assertThat(Json.pretty(config)).startsWith("{\n  \"name\" : \"a\",\n  \"layers\"");
  }

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

  @Test
  void refusesAnUnknownKey() {
    refused(
        CONFIG.replace("\"layers\"", "\"layer\""),
        "unknown key 'layer': legal keys are name, layers, steps, precision, optimizer"
            + " (did you mean layers?)");
    refused(
        CONFIG.replace("\"beta2\"", "\"zeta\""),
        "unknown key 'zeta' under 'optimizer': legal keys are learning_rate, beta2");
  }

  @Test
  void refusesAMissingKey() {
    refused(CONFIG.replace("\"learning_rate\":1e-3,", ""), "'optimizer.learning_rate' is missing");
    refused(CONFIG.replace("\"precision\":\"bf16\",", ""), "'precision' is missing");
    refused("{}", "'name' is missing");
  }

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
  void namesThePathInsideListsAndMaps() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [1, two], arms: [], widths: {}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'seeds[1]' is 'two': expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [], arms: [{learning_rate: 1, beta2: 1}, {beta2: 1}], widths: {}}",
                    "study.yaml",
                    Lists.class))
        .withMessage("study.yaml: 'arms[1].learning_rate' is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [], arms: [], widths: {b: 1.5}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'widths.b' is 1.5: expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Json.parseYaml("{seeds: 1, arms: [], widths: {}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'seeds' is 1: expected a list");
  }

  @Test
  void sortsTheKeysOfMaps() {
    Lists lists = new Lists(List.of(3L, 1L), List.of(), Map.of("c", 1, "a", 2, "b", 3));
    assertThat(Json.line(lists))
        .isEqualTo("{\"seeds\":[3,1],\"arms\":[],\"widths\":{\"a\":2,\"b\":3,\"c\":1}}");
    assertThat(Json.parse(Json.line(lists), "x", Lists.class)).isEqualTo(lists);
  }

  @Test
  void leavesOutEmptyOptionalsAndReadsThemBack() {
    Optionals none =
        new Optionals(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty());
    Optionals all =
        new Optionals(
            Optional.of(""),
            Optional.of(Precision.FP32),
            Optional.of(new Optimizer(1, 2)),
            OptionalInt.of(3),
            OptionalLong.of(1L << 40),
            OptionalDouble.of(0.1));
    assertThat(Json.line(none)).isEqualTo("{}");
    assertThat(Json.line(all))
        .isEqualTo(
            "{\"text\":\"\",\"precision\":\"fp32\",\"optimizer\":{\"learning_rate\":1.0,"
                + "\"beta2\":2.0},\"count\":3,\"steps\":1099511627776,\"floor\":0.1}");
    assertThat(Json.parse(Json.line(none), "x", Optionals.class)).isEqualTo(none);
    assertThat(Json.parse(Json.line(all), "x", Optionals.class)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"floor\":\"1\"} | x: 'floor' is '1': expected a number",
        "{\"count\":1.5} | x: 'count' is 1.5: expected a whole number",
        "{\"text\":1} | x: 'text' is 1: expected a text: put it in quotes",
        "{\"precision\":\"f\"} | x: 'precision' is 'f': legal values are fp32, bf16, auto",
        "{\"optimizer\":{\"beta2\":1}} | x: 'optimizer.learning_rate' is missing",
        "{\"steps\":null} | x: line 1, column 10: 'steps' has no value: give one or remove the key",
      })
  void isStrictInsideOptionals(String json, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse(json, "x", Optionals.class))
        .withMessage(sentence);
  }

  @Test
  void optionalsMayHoldLists() {
    record Holder(Optional<List<Precision>> precisions) {}
    Holder holder = new Holder(Optional.of(List.of(Precision.AUTO)));
    assertThat(Json.line(holder)).isEqualTo("{\"precisions\":[\"auto\"]}");
    assertThat(Json.parse(Json.line(holder), "x", Holder.class)).isEqualTo(holder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"precisions\":[\"cars\"]}", "x", Holder.class))
        .withMessage("x: 'precisions[0]' is 'cars': legal values are fp32, bf16, auto");
  }

  @Test
  void writesEnumsAsTheirWords() {
    Words words = new Words(Shape.GELU_TANH, Spoken.TWO);
    assertThat(Json.line(words)).isEqualTo("{\"shape\":\"gelu-tanh\",\"spoken\":\"due\"}");
    assertThat(Json.parse(Json.line(words), "x", Words.class)).isEqualTo(words);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"shape\":\"relu\",\"spoken\":\"TWO\"}", "x", Words.class))
        .withMessage("x: 'spoken' is 'TWO': legal values are uno, due");
  }

  @Test
  void usesTheTextualFormOfDomainValues() {
    Variant variant = new Variant(new Notation("gated", "silu"));
    assertThat(Json.line(variant)).isEqualTo("{\"feed_forward\":\"gated/silu\"}");
    assertThat(Json.parse(Json.line(variant), "x", Variant.class)).isEqualTo(variant);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"feed_forward\":\"gated\"}", "x", Variant.class))
        .withMessage("x: 'feed_forward': 'gated' is not of the form FORM/ACTIVATION");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"feed_forward\":3}", "x", Variant.class))
        .withMessageContaining("'feed_forward' is 3: expected a text");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Json.parse("{\"variants\":[\"a/b\",\"c\"],\"counts\":{}}", "x", Variants.class))
        .withMessage("x: 'variants[1]': 'c' is not of the form FORM/ACTIVATION");
  }

  @Test
  void keepsDoublesBitForBit() {
    Many many =
        new Many(
            new Random(5)
                .longs(5_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toList());
    assertThat(many.values()).hasSizeGreaterThan(4_900);
    assertThat(Json.parse(Json.line(many), "x", Many.class)).isEqualTo(many);
    assertThat(Json.parseYaml(Json.line(many), "x", Many.class)).isEqualTo(many);
    Many edges =
        new Many(List.of(-0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.nextUp(1e22), 2e-3));
    assertThat(Json.parse(Json.pretty(edges), "x", Many.class)).isEqualTo(edges);
  }

  @Test
  void refusesToWriteWhatIsNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.line(new Optimizer(1, bad)))
          .withMessage("'beta2' is " + bad + ": files hold finite numbers only");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.pretty(new Many(List.of(1.0, bad))))
          .withMessageStartingWith("'values[1]' is " + bad);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.line(new Numbers(1, 1.0, Float.NaN)))
        .withMessageStartingWith("'c' is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.line(Map.of("x", Double.NaN)))
        .withMessageStartingWith("'x' is NaN");
    assertThatIllegalStateException().isThrownBy(() -> Json.line(new Variant(null)));
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

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("config.json");
    Config config = config(CONFIG);
    Json.write(file, config);
    assertThat(Json.read(file, Config.class)).isEqualTo(config);
    assertThat(Json.readYaml(file, Config.class)).isEqualTo(config);
    assertThat(Files.readString(file)).endsWith("}\n");

    Files.writeString(file, "\uFEFF" + CONFIG);
    assertThat(Json.read(file, Config.class)).isEqualTo(config);
    Files.write(file, "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Json.read(file, Config.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + " is not UTF-8 text: save it as UTF-8");
    assertThatThrownBy(() -> Json.read(folder.resolve("none.json"), Config.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(folder.resolve("none.json") + " does not exist");
    assertThatThrownBy(() -> Json.read(folder, Config.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(folder + " cannot be read: ");
  }

  @Test
  void writesTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Json.line(new Many(List.of(0.5)))).isEqualTo("{\"values\":[0.5]}");
      assertThat(Json.line(Precision.AUTO)).isEqualTo("\"auto\"");
    } finally {
      Locale.setDefault(before);
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
