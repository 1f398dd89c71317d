package io.sluice.suite.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.sluice.activation.Activation;
import io.sluice.classifier.Classifier;
import io.sluice.classifier.ClassifierShape;
import io.sluice.classifier.FeatureMapShape;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.engine.TensorEngine;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of weights and the nets that they are put into. */
class PretrainedWeightsTest {

  private static final FeatureMapShape COLOUR = new FeatureMapShape(3, 32, 32);
  private static final FeatureMapShape GREY = new FeatureMapShape(1, 28, 28);

  private static TensorEngine engine;
  @TempDir Path folder;

  @BeforeAll
  static void open() {
    engine = TensorEngine.open(VisionSamples.SETTINGS);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Classifier model(
      String net, FeatureMapShape image, int classes, String activation, long seed) {
    return Classifier.create(
        engine,
        new ClassifierShape(
            Net.of(net),
            image,
            classes,
            SiteActivations.everywhere(Activation.of(activation)),
            WeightInitialization.HE),
        seed);
  }

  /** Of a net for twelve classes. */
  private static WeightFile file(String net, FeatureMapShape image, String activation) {
    return WeightFile.of(model(net, image, 12, activation, 5).parameters());
  }

  private Path path() {
    return folder.resolve("given.safetensors");
  }

  private static Map<String, float[]> values(Classifier model) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Map.Entry<String, NDArray> parameter : model.parameters().entrySet()) {
      values.put(parameter.getKey(), parameter.getValue().toFloatArray());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(Toolkit.class)
  void aSmallHeadReplacesTheDenseLayersOfTheFile(Toolkit toolkit) {
    WeightFile ours = file("vgg11(filters=0.01)", COLOUR, "relu");
    toolkit.change.apply(file("vgg11(filters=0.01)", COLOUR, "relu")).write(path(), TensorType.F32);
    Classifier model = model("vgg11(head=small, filters=0.01)", COLOUR, 10, "relu", 9);
    PretrainedWeights.of(path()).load(model);
    assertThat(values(model).get("features.0.weight")).isEqualTo(ours.values("features.0.weight"));
    assertThat(model.shape().head()).containsExactlyInAnyOrder("head.weight", "head.bias");
  }

  /** How a toolkit names and keeps the weights of a net of ours. */
  private enum Toolkit {
    SLUICE(file -> file),
    TORCHVISION(WeightFile::withCountsOfBatches),
    TIMM(file -> file.withCountsOfBatches().asTimm());

    private final UnaryOperator<WeightFile> change;

    Toolkit(UnaryOperator<WeightFile> change) {
      this.change = change;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vgg11(filters=0.01)                        | relu                          | TORCHVISION | F32
          vgg11(filters=0.01)                        | dyn(mish)                     | TIMM        | F16
          vgg11(norm=batch, filters=0.01)            | pwl(5)                        | TORCHVISION | BF16
          vgg11(norm=batch, filters=0.01)            | relu                          | TIMM        | F32
          resnet18(stem=imagenet, filters=0.01)      | dyn(mish, granularity=model)  | TORCHVISION | F16
          attention-cnn(filters=0.1)                 | dyn(silu)                     | SLUICE      | F32
          """)
  void everythingButHeadAndActivationsIsTheFilesBitForBit(
      String net, String activation, Toolkit toolkit, TensorType type) {
    // The file's own activations are others, and learned.
    String before = toolkit == Toolkit.SLUICE ? "pwl(5)" : "relu";
    WeightFile ours = file(net, COLOUR, before);
    toolkit.change.apply(file(net, COLOUR, before)).write(path(), type);

    Classifier model = model(net, COLOUR, 10, activation, 9);
    PretrainedWeights.of(path()).load(model);
    Map<String, float[]> fromSeed = values(model(net, COLOUR, 10, activation, 9));
    int anew = 0;
    for (Map.Entry<String, float[]> parameter : values(model).entrySet()) {
      String name = parameter.getKey();
      boolean isNew = name.contains("activation") || model.shape().head().contains(name);
      boolean learns = model.parameterGroups().get(name).learns();
      anew += isNew && learns ? parameter.getValue().length : 0;
      assertThat(parameter.getValue())
          .as(name)
          .isEqualTo(isNew ? fromSeed.get(name) : ours.values(name))
          .isNotEqualTo(isNew ? null : fromSeed.get(name));
    }
    assertThat(model.shape().parametersBesideBackbone()).isEqualTo(anew);
    assertThat(anew).isGreaterThan(10 * 4);
  }

  @Test
  void aFileWithoutHeadIsEnough() {
    WeightFile file =
        file("resnet18(filters=0.01)", COLOUR, "relu").remove("fc.weight").remove("fc.bias");
    file.write(path(), TensorType.F32);
    Classifier model = model("resnet18(filters=0.01)", COLOUR, 10, "relu", 9);
    PretrainedWeights.of(path()).load(model);
    assertThat(values(model).get("bn1.running_mean")).isEqualTo(file.values("bn1.running_mean"));
  }

  private void assertRefused(WeightFile file, String net, FeatureMapShape image, String sentence) {
    PretrainedWeights weights = PretrainedWeights.of(file.write(path(), TensorType.F32));
    Classifier model = model(net, image, 10, "relu", 9);
    assertThatThrownBy(() -> weights.load(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(path() + sentence);
  }

  @Test
  void otherShapesAreRefused() {
    assertRefused(
        file("resnet18(stem=imagenet, filters=0.01)", COLOUR, "relu"),
        "resnet18(filters=0.01)",
        COLOUR,
        " has conv1.weight in shape (4, 3, 7, 7) where resnet18(filters=0.01) has conv1.weight in"
            + " shape (4, 3, 3, 3): the cifar stem differs from the imagenet one, so take the net 'resnet18(stem=imagenet)'");
    assertRefused(
        file("resnet18(filters=0.01)", COLOUR, "relu"),
        "resnet18(stem=imagenet, filters=0.01)",
        COLOUR,
        " has conv1.weight in shape (4, 3, 3, 3) where resnet18(stem=imagenet, filters=0.01) has"
            + " conv1.weight in shape (4, 3, 7, 7): the imagenet stem differs from the cifar one,"
            + " so take the net 'resnet18(stem=cifar)'");
    assertRefused(
        file("simple-cnn(filters=0.1)", GREY, "relu"),
        "simple-cnn(filters=0.1)",
        COLOUR,
        " has features.0.weight in shape (4, 1, 3, 3) where simple-cnn(filters=0.1) has"
            + " features.0.weight in shape (4, 3, 3, 3): they are of images with 1 channel, so give images with as many, or other weights");
    assertRefused(
        file("mlp(1, width=8)", GREY, "relu"),
        "mlp(1, width=8)",
        COLOUR,
        " has layers.0.weight in shape (8, 784) where mlp(1, width=8) has layers.0.weight in shape"
            + " (8, 3072): they are of images of another size than 3 x 32 x 32, so give images of that size, or other weights");
    assertRefused(
        file("mlp(2, width=8)", GREY, "relu"),
        "mlp(2, width=9)",
        GREY,
        " has layers.0.weight in shape (8, 784) where mlp(2, width=9) has layers.0.weight in shape"
            + " (9, 784): give --weights of this net, or the --net that they are of (weights and nets in a study), with its"
            + " width");
  }

  /** As many numbers in another shape would be other maps. */
  @Test
  void onlyTimmsWindowsOverTheWholeMapAreReshaped() {
    String net = "vgg11(filters=0.01)";
    WeightFile timm = file(net, COLOUR, "relu").asTimm();
    timm.rename("pre_logits.fc1.weight", "pre_logits.fc1.weight", 8, 20, 7, 7);
    assertRefused(
        timm,
        net,
        COLOUR,
        " has pre_logits.fc1.weight in shape (8, 20, 7, 7) where vgg11(filters=0.01) has"
            + " classifier.0.weight in shape (40, 196): give --weights of this net, or the --net that they are of (weights and nets in a study), with its width");
    WeightFile torchvision = file(net, COLOUR, "relu");
    torchvision.rename("classifier.0.weight", "classifier.0.weight", 40, 4, 7, 7);
    assertRefused(
        torchvision,
        net,
        COLOUR,
        " has classifier.0.weight in shape (40, 4, 7, 7) where vgg11(filters=0.01) has"
            + " classifier.0.weight in shape (40, 196): give --weights of this net, or the --net that they are of (weights and nets in a study), with its width");
  }

  @Test
  void whatIsMissingOrForNothingIsRefused() {
    String remedy =
        ": give --weights of this net, or the --net that they are of (weights and nets in a study)";
    String vgg = "vgg11(filters=0.01)";
    assertRefused(
        file("vgg11(norm=batch, filters=0.01)", COLOUR, "relu"),
        vgg,
        COLOUR,
        " has no features.3.weight, which vgg11(filters=0.01) needs in shape (4, 4, 3, 3)"
            + remedy);
    assertRefused(
        file(vgg, COLOUR, "relu").asTimm().remove("pre_logits.fc2.bias"),
        vgg,
        COLOUR,
        " has no pre_logits.fc2.bias, which vgg11(filters=0.01) needs in shape (40)" + remedy);
    assertRefused(
        file("vgg-1(filters=0.1)", GREY, "relu").remove("features.1.running_var"),
        "vgg-1(filters=0.1)",
        GREY,
        " has no features.1.running_var, which vgg-1(filters=0.1) needs in shape (4)" + remedy);
    assertRefused(
        file("mlp(3, width=8)", GREY, "dyn(mish)"),
        "mlp(2, width=8)",
        GREY,
        " has layers.2.activation.alpha, for which mlp(2, width=8) has no place" + remedy);
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    String net = "mlp(1, width=2)";
    FeatureMapShape image = new FeatureMapShape(1, 1, 2);
    assertRefused(
        file(net, image, "relu").put("layers.0.bias", new float[] {1, Float.NaN}, 2),
        net,
        image,
        ": layers.0.bias holds NaN: give weights of a training that went well");
    WeightFile file = file(net, image, "relu").remove("layers.0.bias");
    file.put(
        TensorSource.of(
            "layers.0.bias", TensorType.I64, new long[] {2}, () -> WeightFile.bytes(16)));
    assertRefused(file, net, image, ": tensor 'layers.0.bias' is of I64, not of F32, F16 or BF16");
  }

  @Test
  void whatIsNoFileOfWeightsIsRefused() throws IOException {
    assertThatThrownBy(() -> PretrainedWeights.of(path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s does not exist: give a safetensors file, or the folder of a run of a classifier",
            path());
    Files.writeString(path(), "PK and other bytes of a pickled file");
    assertThatThrownBy(() -> PretrainedWeights.of(path()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(path() + " is damaged or no safetensors file: ");
    assertThatThrownBy(() -> PretrainedWeights.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder + " holds no run: it has no config.json");
    Files.writeString(folder.resolve("config.json"), "{\"text\": {}}");
    assertThatThrownBy(() -> PretrainedWeights.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a language model, not an image classifier");
    assertThatThrownBy(() -> new PretrainedWeights(path(), "abc", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }
}
