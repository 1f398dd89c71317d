package io.sluice.run;

import static io.sluice.run.JsonSamples.CONFIG;
import static io.sluice.run.JsonSamples.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.JsonSamples.Config;
import io.sluice.run.JsonSamples.Lists;
import io.sluice.run.JsonSamples.Many;
import io.sluice.run.JsonSamples.Optimizer;
import io.sluice.run.JsonSamples.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
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

  record Place(Path file) {}

  @Test
  void writesPathsAsTheyAreTyped() {
    for (String path : List.of("notes.txt", "/data/my notes/ä.txt")) {
      Place place = new Place(Path.of(path));
      assertThat(Json.line(place)).isEqualTo("{\"file\":\"" + path + "\"}");
      assertThat(Json.parse(Json.line(place), "x", Place.class)).isEqualTo(place);
    }
    assertThatThrownBy(() -> Json.parse("{\"file\":3}", "x", Place.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'file' is 3");
    assertThatThrownBy(() -> Json.parse("{\"file\":\"a\\u0000\"}", "x", Place.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("x: 'file'");
  }

  @Test
  void keepsTheOrderOfMaps() {
    Map<String, Integer> widths = new LinkedHashMap<>();
    List.of("c", "a", "b").forEach(name -> widths.put(name, name.length()));
    Lists lists = new Lists(List.of(3L, 1L), List.of(), widths);
    assertThat(Json.line(lists))
        .isEqualTo("{\"seeds\":[3,1],\"arms\":[],\"widths\":{\"c\":1,\"a\":1,\"b\":1}}");
    Lists read = Json.parse(Json.line(lists), "x", Lists.class);
    assertThat(read).isEqualTo(lists);
    assertThat(read.widths().keySet()).containsExactly("c", "a", "b");
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
        .hasMessage(folder + " is a folder: name a file");
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
}
