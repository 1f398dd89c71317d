package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.Activation;
import io.sluice.activation.ParameterSets;
import io.sluice.activation.SiteInputs;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations at the sites of nets: which, where, and what comes into them. */
class ClassifierSitesTest {

  private static final String VGG = "vgg-2(filters=0.1)";

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /**
   * A channel counts as dead here where tanh is bent at every input, which about half of them are.
   */
  @ParameterizedTest
  @MethodSource("io.sluice.classifier.NetSamples#notations")
  void aHookSeesWhatComesIntoEachSite(String net) {
    ClassifierShape shape = NetSamples.shape(net, "tanh");
    ImageBatch batch = ImageBatch.of(shape.image(), 1, 7);
    try (NDManager scope = engine.manager().newSubManager()) {
      Classifier model = Classifier.create(engine, shape, 4);
      ReferenceNet reference = new ReferenceNet(shape, NetSamples.doubles(model), Pass.EVALUATION);
      reference.logits(batch);
      List<String> visited = new ArrayList<>();
      model.runWithHook(
          scope,
          List.of(batch.pixels(scope), batch.pixels(scope)),
          site -> {
            assertThat(site.layer()).isEqualTo(visited.size());
            visited.add(site.path());
            double bent = bent(reference.siteInputs().get(site.path()), 0.995);
            assertThat(site.deadShare(scope, engine.autograd(), 0.995))
                .as(site.path())
                .isEqualTo(bent);
          });
      assertThat(visited).isEqualTo(shape.sites());
      assertThat(shape.learnedBySite().keySet()).containsExactlyElementsOf(visited);
    }
  }

  private static double bent(ReferenceBatch x, double threshold) {
    int bent = 0;
    for (int channel = 0; channel < x.features().channels(); channel++) {
      double largest = 0;
      for (int i = 0; i < x.each(); i++) {
        double tanh = Math.tanh(x.values()[0][channel * x.each() + i]);
        largest = Math.max(largest, 1 - tanh * tanh);
      }
      bent += largest <= threshold ? 1 : 0;
    }
    return (double) bent / x.features().channels();
  }

  @ParameterizedTest
  @ValueSource(strings = {"layer", "channel"})
  void hingesAreWhereTheFirstStepWillSeeInputs(String granularity) {
    ClassifierShape shape =
        NetSamples.shape(VGG, "pwl(5, placement=quantile, granularity=" + granularity + ")");
    ImageBatch batch = ImageBatch.of(shape.image(), 4, 7);
    try (NDManager scope = engine.manager().newSubManager()) {
      Classifier model = Classifier.create(engine, shape, 4);
      Map<String, double[]> before = NetSamples.doubles(model);
      model.placeActivations(scope, List.of(batch.pixels(scope)));
      Map<String, double[]> after = NetSamples.doubles(model);
      ReferenceNet reference = new ReferenceNet(shape, after, Pass.PLACEMENT);
      reference.logits(batch);
      reference
          .siteInputs()
          .forEach((site, inputs) -> assertPlaced(after, site, inputs, granularity));
      for (String name : before.keySet()) {
        if (name.contains("activation.")) {
          assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name));
        } else {
          assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
        }
      }
    }
  }

  private static void assertPlaced(
      Map<String, double[]> parameters, String site, ReferenceBatch inputs, String granularity) {
    Activation activation =
        Activation.of("pwl(5, placement=quantile, granularity=" + granularity + ")");
    int channels = granularity.equals("channel") ? inputs.features().channels() : 1;
    int each = Math.toIntExact(inputs.features().size()) / channels;
    List<double[]> sets = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      float[] sample = new float[each * inputs.values().length];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (float) inputs.values()[i / each][channel * each + i % each];
      }
      sets.add(activation.startOn(SiteInputs.of(sample)));
    }
    List<float[]> expected = ParameterSets.arrays(activation, sets);
    for (int p = 0; p < expected.size(); p++) {
      String name = site + "." + activation.parameters().get(p).name();
      double[] values = parameters.get(name);
      assertThat(values).as(name).hasSize(expected.get(p).length);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).as(name).isCloseTo(expected.get(p)[i], within(1e-3));
      }
    }
  }

  @Test
  void anOverrideReachesItsSitesAlone() {
    ClassifierShape plain = NetSamples.shape(VGG, "relu");
    List<String> sites = plain.sites();
    assertThat(sites)
        .containsExactly(
            "features.2.activation",
            "features.5.activation",
            "features.9.activation",
            "features.12.activation",
            "classifier.2.activation");
    ClassifierShape shape =
        NetSamples.shape(VGG, SiteActivations.of("by-site(relu, last-2=dyn(mish))"));
    Classifier model = Classifier.create(engine, shape, 4);
    assertThat(model.activationParameters().keySet())
        .containsExactly(
            "features.12.activation.alpha",
            "features.12.activation.beta",
            "classifier.2.activation.alpha",
            "classifier.2.activation.beta");
    assertThat(shape.parameters()).isEqualTo(plain.parameters() + 4);
    try (NDManager scope = engine.manager().newSubManager()) {
      List<String> notations = new ArrayList<>();
      model.runWithHook(
          scope,
          List.of(ImageBatch.of(shape.image(), 2, 1).pixels(scope)),
          site -> notations.add(site.activation().notation()));
      assertThat(notations).containsExactly("relu", "relu", "relu", "dyn(mish)", "dyn(mish)");
    }
  }

  @Test
  void aModelsSharedParametersAreOneSet() {
    ClassifierShape shape =
        NetSamples.shape(
            VGG,
            new SiteActivations(
                Activation.of("dyn(silu, granularity=model)"),
                Map.of(
                    "features.2.activation", Activation.of("dyn(mish, granularity=model)"),
                    "features.9.activation", Activation.of("dyn(mish, granularity=model)"))));
    Classifier model = Classifier.create(engine, shape, 4);
    assertThat(model.activationParameters().keySet())
        .containsExactlyInAnyOrder(
            "activation.alpha",
            "activation.beta",
            "features.2.activation.alpha",
            "features.2.activation.beta");
    assertThat(shape.learnedBySite().get("features.9.activation"))
        .containsExactly("features.7.weight", "features.8.weight", "features.8.bias");
  }

  @Test
  void whatLearnsIsListedByTheSiteBehindIt() {
    Map<String, List<String>> learned =
        NetSamples.shape("resnet18(filters=0.01)", "dyn(relu)").learnedBySite();
    assertThat(learned.get("layer2.0.activation"))
        .containsExactly(
            "layer2.0.conv2.weight",
            "layer2.0.bn2.weight",
            "layer2.0.bn2.bias",
            "layer2.0.downsample.0.weight",
            "layer2.0.downsample.1.weight",
            "layer2.0.downsample.1.bias",
            "layer2.0.activation.alpha",
            "layer2.0.activation.beta");
  }

  /** 0.5 · Σ second differences² of the values, at every site. */
  @Test
  void thePenaltyIsInTheGradientAndNotInTheLoss() {
    ImageBatch batch = ImageBatch.of(NetSamples.ALL.get(VGG), 3, 7);
    Classifier smooth = bent("pwl(4, smoothness=0.5)");
    Classifier free = bent("pwl(4)");
    assertThat(batch.loss(engine, smooth)).isEqualTo(batch.loss(engine, free));
    Map<String, float[]> with = batch.gradients(engine, smooth);
    Map<String, float[]> without = batch.gradients(engine, free);
    for (String site : smooth.shape().sites()) {
      float[] gap = with.get(site + ".values");
      for (int i = 0; i < gap.length; i++) {
        gap[i] -= without.get(site + ".values")[i];
      }
      assertThat(gap).as(site).usingComparatorWithPrecision(1e-4f).containsExactly(2, -7, 8, -3);
    }
  }

  /** Every site has the values 0, 1, 4, 4, whose second differences are 2 and -3. */
  private static Classifier bent(String activation) {
    Classifier model = Classifier.create(engine, NetSamples.shape(VGG, activation), 4);
    for (Map.Entry<String, NDArray> parameter : model.activationParameters().entrySet()) {
      if (parameter.getKey().endsWith(".values")) {
        NativeArrays.set(parameter.getValue(), FloatBuffer.wrap(new float[] {0, 1, 4, 4}));
      }
    }
    return model;
  }
}
