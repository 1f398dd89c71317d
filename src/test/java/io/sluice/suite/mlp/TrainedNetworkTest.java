package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.shallow.Network;
import io.sluice.table.Scaling;
import io.sluice.table.Table;
import io.sluice.table.TableChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
