package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.shallow.Network;
import io.sluice.table.Scaling;
import io.sluice.table.Table;
import io.sluice.table.TableChoice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedNetworkTest {

  @TempDir Path folder;

  @Test
  void classesAreCounted() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), "adact", 30);
    MlpResult result = MlpSamples.train(recipe, folder.resolve("run")).result().orElseThrow();
    assertThat(result.testErrorRate().orElseThrow()).isBetween(0.0, 0.3);
    assertThat(result.testRootMeanSquare()).isEmpty();
    TrainedNetwork trained = TrainedNetwork.open(folder.resolve("run"));
    assertThat(trained.evaluate(trained.testRows(Path.of("."))).errorRate())
        .isEqualTo(result.testErrorRate());
  }

  /** Ten rows need not have all words and all classes. */
  @Test
  void otherRowsMayLackAWordAndAClass() throws IOException {
    StringBuilder text = new StringBuilder("size,colour,kind\n");
    for (int row = 0; row < 60; row++) {
      text.append(row % 10)
          .append(row % 3 == 0 ? ",red," : row % 3 == 1 ? ",green," : ",blue,")
          .append(row % 10 < 4 ? "x\n" : row % 10 < 7 ? "y\n" : "z\n");
    }
    Path file = Files.writeString(folder.resolve("all.csv"), text.toString());
    MlpRecipe recipe =
        MlpSamples.recipe(TableChoice.of(file + "(classes=kind)"), "owo-hwo-molf", 20);
    MlpSamples.train(recipe, folder.resolve("run"));
    TrainedNetwork trained = TrainedNetwork.open(folder.resolve("run"));
    Path few =
        Files.writeString(
            folder.resolve("few.csv"), "size,colour,kind\n1,red,x\n9,blue,z\n2,red,x\n");
    Table rows = TableChoice.of(few + "(classes=kind)").open(Path.of(".")).training();
    assertThat(rows.inputNames()).hasSize(3);
    assertThat(trained.evaluate(rows).errorRate()).hasValue(0);
    assertThat(trained.outputs(rows)).hasDimensions(3, 3);
    Path other =
        Files.writeString(folder.resolve("other.csv"), "size,colour,kind\n1,pink,x\n9,blue,z\n");
    Table pink = TableChoice.of(other + "(classes=kind)").open(Path.of(".")).training();
    assertThatThrownBy(() -> trained.evaluate(pink)).hasMessageContaining("colour=pink");
  }

  /** What does not vary in training has no weight, whatever it is in a test row. */
  @Test
  void aConstantColumnTellsNothingOfOtherRows() throws IOException {
    Path file = folder.resolve("constant.csv");
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 40; row++) {
      text.append("%s,5,%s%n".formatted(row % 7, Math.abs(row % 7 - 3)));
    }
    Files.writeString(file, text.toString());
    MlpRecipe recipe = MlpSamples.recipe(TableChoice.of(file.toString()), "adact", 5);
    MlpRecipe unscaled =
        new MlpRecipe(
            recipe.data(),
            Scaling.NONE,
            recipe.division(),
            recipe.earlyStopping(),
            recipe.hidden(),
            recipe.method(),
            recipe.bypass(),
            recipe.iterations(),
            recipe.loss(),
            recipe.outputReset(),
            recipe.ridge(),
            recipe.source(),
            recipe.dependence());
    MlpSamples.train(unscaled, folder.resolve("run"));
    Network network = TrainedNetwork.open(folder.resolve("run")).network();
    assertThat(network.outputs(new double[] {2, 1000}))
        .isEqualTo(network.outputs(new double[] {2, 5}));
  }

  /** Files without a checksum, as other programs write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2147483648, 0 | 0, 0 | input_weights has the shape [2147483648, 0], which no network has",
        "2147483647, 0 | 0, 0 | input_weights has the shape [2147483647, 0], which no network has",
        "0, 5 | 1, 1 | input_weights has the shape [0, 5]",
        "1, 2 | 4294967296, 0 | output_weights has the shape [4294967296, 0]",
        "9223372036854775807, 9223372036854775807 | 1, 1 | has the impossible shape",
        "-1, -1 | 1, 1 | has no shape",
        "2, 2147483647 | 1, 1 | of shape [2, 2147483647] has data_offsets",
        "2, 5 | 1, 7 | has weights of 2 x 5 and 1 x 7 and config.json asks for 5 x 5 and 1 x 10",
        "5, 5 | 1, 6 | has weights of 5 x 5 and 1 x 6 and config.json asks for",
        "5, 5 | 2, 10 | has weights of 5 x 5 and 2 x 10 and config.json asks for",
        "5, 6 | 1, 11 | has weights of 5 x 6 and 1 x 11 and config.json asks for",
        "5, 5 | 1, 8 | input weights 5 x 5 and output weights 1 x 8 belong to no network",
      })
  void shapesThatAreNotThoseOfTheRunAreNamed(String input, String output, String sentence)
      throws IOException {
    Path out = folder.resolve("run");
    MlpSamples.train(MlpSamples.recipe(MlpSamples.bent(folder), "owo-molf", 1), out);
    MlpSamples.unmark(out);
    Path model = out.resolve("model.safetensors");
    long first = bytes(input);
    long whole = first + bytes(output);
    String header =
        ("{'__metadata__':{'activation':'sigmoid'},"
                + "'input_weights':{'dtype':'F64','shape':[%s],'data_offsets':[0,%d]},"
                + "'output_weights':{'dtype':'F64','shape':[%s],'data_offsets':[%d,%d]}}")
            .formatted(input, first, output, first, whole)
            .replace('\'', '"');
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length() + (int) whole).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    Files.write(model, file.array());
    assertThatThrownBy(() -> TrainedNetwork.open(out))
        .hasMessageStartingWith(model.toString())
        .hasMessageContaining(sentence);
  }

  /** Of a matrix of that shape, if it is small; the file ends there otherwise. */
  private static long bytes(String shape) {
    String[] axes = shape.split(", ", -1);
    long rows = Long.parseLong(axes[0]);
    long columns = Long.parseLong(axes[1]);
    return rows >= 0 && columns >= 0 && rows < 100 && columns < 100 ? 8 * rows * columns : 0;
  }

  @Test
  void aDamagedNetworkIsNamed() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.bent(folder), "adact", 2);
    Path out = folder.resolve("run");
    MlpSamples.train(recipe, out);
    byte[] bytes = Files.readAllBytes(out.resolve("model.safetensors"));
    bytes[bytes.length - 3] ^= 1;
    Files.write(out.resolve("model.safetensors"), bytes);
    assertThatThrownBy(() -> TrainedNetwork.open(out))
        .hasMessageContaining("model.safetensors is damaged");
  }
}
