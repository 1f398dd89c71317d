package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandsTest {

  @TempDir Path folder;

  @Test
  void listTellsWhichCorporaAreThere() {
    Path home = Typed.homeWithCorpus(folder);
    JsonNode list = Typed.in(home, "corpus", "list", "--json").json();
    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("name").asText()).isEqualTo("absent");
    assertThat(list.get(0).get("missing").asText()).contains("nowhere/at-all.txt");
    assertThat(list.get(1).get("name").asText()).isEqualTo("tiny");
    assertThat(list.get(1).has("missing")).isFalse();
    assertThat(Typed.in(home, "corpus", "list").out())
        .contains("A fox before a gate", "CC0-1.0", "; on this machine", "not on this machine: ");
  }

  @Test
  void infoCountsBothTexts() {
    Path home = Typed.homeWithCorpus(folder);
    JsonNode info = Typed.in(home, "corpus", "info", "tiny", "--json").json();
    long training = info.get("training").get("tokens").asLong();
    long validation = info.get("validation").get("tokens").asLong();
    // With characters of one byte each, all three units are one.
    assertThat(training).isEqualTo(info.get("training").get("bytes").asLong());
    assertThat(training).isEqualTo(info.get("training").get("characters").asLong());
    assertThat(validation).isBetween(training / 10, training / 8);
    assertThat(info.get("bytes_per_token").asDouble()).isEqualTo(1.0);
    assertThat(info.get("split").asText())
        .isEqualTo("the last 10.00 % of the characters for validation");
    assertThat(info.get("licence").asText()).isEqualTo("CC0-1.0");
  }

  @Test
  void infoTakesAnotherTokenizer() {
    Path home = Typed.homeWithCorpus(folder);
    JsonNode info =
        Typed.in(home, "corpus", "info", "tiny", "--tokenizer", "words", "--json").json();
    assertThat(info.get("tokenizer").asText()).isEqualTo("words");
    assertThat(info.get("bytes_per_token").asDouble()).isGreaterThan(2);
  }

  @Test
  void prepareEncodesOnceAndAgainOnRequest() {
    Path home = Typed.homeWithCorpus(folder);
    Typed prepared = Typed.in(home, "corpus", "prepare", "tiny", "--json");
    JsonNode first = prepared.json();
    assertThat(prepared.err()).startsWith("encoding 0.01 MB of text by the tokenizer characters");
    assertThat(first.get("encoded_now").asBoolean()).isTrue();
    assertThat(first.get("megabytes_per_s").asDouble()).isPositive();
    JsonNode second = Typed.in(home, "corpus", "prepare", "tiny", "--json").json();
    assertThat(second.get("encoded_now").asBoolean()).isFalse();
    assertThat(second.has("megabytes_per_s")).isFalse();
    assertThat(second.get("size")).isEqualTo(first.get("size"));
    JsonNode third = Typed.in(home, "corpus", "prepare", "tiny", "--again", "--json").json();
    assertThat(third.get("encoded_now").asBoolean()).isTrue();
    assertThat(home.resolve("checkpoints/tokens")).isNotEmptyDirectory();
  }

  @Test
  void prepareTakesOnesOwnText() {
    Path text = Typed.text(folder);
    Typed typed =
        Typed.in(
            folder, "corpus", "prepare", "--text", text.toString(), "--validation-share", "0.25");
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.out())
        .contains(
            "notes.txt",
            "25.00 % of the characters for validation, the last 5.000 % for the test",
            "bytes, vocabulary 256",
            "MB/s");
  }

  @Test
  void aDamagedTokenizerIsOneSentence() throws IOException {
    Path text = Typed.text(folder);
    Path tokenizer =
        Files.writeString(
            folder.resolve("far.json"),
            "{\"version\": \"1.0\", \"model\": {\"type\": \"WordLevel\", \"unk_token\": \"a\","
                + " \"vocab\": {\"a\": 2147483647}}}");
    Typed typed =
        Typed.in(
            folder,
            "corpus",
            "prepare",
            "--text",
            text.toString(),
            "--tokenizer",
            tokenizer.toString());
    assertThat(typed.exit()).isNotEqualTo(Exit.DONE);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().strip())
        .contains("far.json", "model.vocab[\"a\"] is 2147483647")
        .doesNotContain("\n");
    assertThat(folder.resolve("checkpoints/tokens")).doesNotExist();
  }
}
