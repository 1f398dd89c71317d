package io.sluice.readers;

import io.sluice.activation.Activation;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.engine.Precision;
import io.sluice.engine.Reproducibility;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.Json;
import io.sluice.run.Provenance;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.WeightInitializer;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.mlp.DataSplit;
import io.sluice.suite.mlp.EarlyStopping;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.vision.Fold;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import io.sluice.training.Compute;
import io.sluice.training.Continuation;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.LearningRateSchedule.Decay;
import io.sluice.training.StartingWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The texts that a run keeps, and tables. */
final class RunTexts {

  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final Compute COMPUTE = new Compute("cpu", Precision.FP32, 2, Optional.empty());
  private static final StartingWeights WEIGHTS =
      new StartingWeights(Path.of("model.safetensors"), SHA);
  private static final Optional<List<Continuation>> CONTINUED =
      Optional.of(
          List.of(
              new Continuation(
                  10,
                  20,
                  Optional.of(new LearningRateSchedule(Decay.COSINE, 1e-3, 1e-4, 5, 0.2)))));

  static final String METRICS =
      """
      {"type":"site","step":0,"site":"layers.0.feed_forward.activation","layer":0,"parameters":{"alpha":[1.0],"beta":[0.0]},"alpha":1.0,"beta":0.0,"rho":0.0,"lipschitz":1.1,"dead_share":0.0,"gradient_norm":0.5}
      {"type":"train","step":1,"loss_nats":5.5,"learning_rate":0.001,"gradient_norm":1.5,"tokens":128,"tokens_per_s":1000.5,"elapsed_s":0.1}
      {"type":"validation","step":2,"validation_loss_nats":5.4,"perplexity":221.4,"bits_per_byte":2.5,"accuracy":0.1,"tokens":100,"elapsed_s":0.2}
      {"type":"iteration","step":3,"training_error":0.5,"test_error":0.6,"training_error_rate":0.1,"test_error_rate":0.2,"multiplies":1000,"dependent":0,"elapsed_s":0.3}
      {"type":"train","step":4,"loss_nats":5.3,"learning_rate":0.001,"gradient_norm":1.5,"tokens":512,"tokens_per_s":1000.5,"elapsed_s":0.4}
      """;
  static final String LANGUAGE_RESULT =
      """
      {"run":"a","steps":9,"parameters":318624,"loss_nats":1.4,"perplexity":4.06,"bits_per_byte":0.9,"tokens":34000,"elapsed_s":12.5,"tokens_per_s":9000.5,"floor_nats":0.5,"flops_per_token":1900000}
      """;
  static final String VISION_RESULT =
      """
      {"run":"a","steps":9,"epochs":2,"parameters":318624,"loss_nats":1.4,"accuracy":0.93,"images":1000,"elapsed_s":12.5,"images_per_s":9000.5,"flops_per_image":1900000}
      """;
  static final String MLP_RESULT =
      """
      {"run":"a","iterations":9,"parameters":221,"training_error":1.4,"test_error":1.5,"test_root_mean_square":1.2,"training_error_rate":0.1,"test_error_rate":0.2,"dependent":0,"multiplies":12345,"elapsed_s":0.5,"training_patterns":80,"test_patterns":20,"inputs":3,"outputs":1}
      """;
  static final String VISION_STUDY =
      """
      question: How deep a net without norms or skips does an activation train?
      recipe: mnist-mlp
      images: shapes
      training_images: 3000
      test_images: 500
      nets: [mlp(3), "simple-cnn(filters=0.5)"]
      activations: [relu, "by-site(relu, last-1=dyn(mish))"]
      baseline: relu
      initialization: he
      epochs: 2
      learning_rate: 0.002
      pretraining: {images: mnist, training_images: 300, epochs: 1}
      attacks: [0.02, 0.08]
      seeds: [1, 2, 3]
      precision: fp32
      """;
  static final List<String> CURVES =
      List.of(
          """
          arm,seed,fold,steps,step,examples,elapsed_s,training_loss,validation_loss,accuracy,flops
          swiglu,1,,300,50,25600,1.25,3.1,,,
          mlp(2) with relu,2,1,300,300,153600,7.5,1.4,1.476621,0.55,48900000000000
          """);

  static final List<String> TABLES =
      List.of(
          """
          area,rooms,kind,price
          50.5,2,flat,100
          80,3,house,200
          120,5,house,310
          65,3,flat,150
          """,
          "a;b\n1.5;2\n2.5;3\n3;5\n",
          "\"a \"\"b\"\"\",c\n1,2\n2,4.5\n3e3,-6\n");
  static final List<String> PATTERNS = List.of("1 2 3\n4.5 5 -6\n7 8e2 9\n", "1 2 3 4 5 6 7 8 9\n");

  private RunTexts() {}

  static List<String> languageConfigurations() {
    LanguageConfiguration.TextFingerprint text =
        new LanguageConfiguration.TextFingerprint(SHA, SHA, 65);
    List<LanguageRecipe> recipes = new ArrayList<>(LanguageRecipes.RECIPES.shipped().values());
    recipes.add(
        recipes
            .get(0)
            .withText(
                CorpusChoice.file(Path.of("notes.txt"), 0.1, OptionalDouble.empty()),
                recipes.get(1).tokenizer())
            .withFeedForward(FeedForward.of("gated(dyn(mish, start=0.5:0.5))")));
    return recipes.stream()
        .map(
            recipe ->
                new LanguageConfiguration(
                    Provenance.current(),
                    recipe,
                    7,
                    text,
                    Optional.of(WEIGHTS),
                    COMPUTE,
                    CONTINUED))
        .map(Json::pretty)
        .toList();
  }

  static List<String> visionConfigurations() {
    List<VisionRecipe> recipes = new ArrayList<>(VisionRecipes.RECIPES.shipped().values());
    VisionRecipe first = recipes.get(0);
    recipes.add(
        new VisionRecipe(
            first
                .images()
                .withImages(OptionalInt.of(500), OptionalInt.empty())
                .withFold(new Fold(1, 10)),
            Net.of("mlp(3, width=64)"),
            SiteActivations.everywhere(Activation.of("pwl(9)")),
            first.initialization(),
            first.training(),
            first.batch()));
    return recipes.stream()
        .map(
            recipe ->
                new VisionConfiguration(
                    Provenance.current(),
                    recipe,
                    7,
                    new VisionConfiguration.ImageFingerprint(SHA, 500, SHA, 100),
                    Optional.empty(),
                    Optional.of(WEIGHTS),
                    COMPUTE,
                    CONTINUED))
        .map(Json::pretty)
        .toList();
  }

  static List<String> mlpConfigurations() {
    MlpRecipe recipe =
        new MlpRecipe(
            TableChoice.of("bumps"),
            Scaling.STANDARD,
            new DataSplit.Fold(1, 10),
            EarlyStopping.NONE,
            20,
            MlpMethod.of("adact"),
            Bypass.FULL,
            100,
            Loss.SQUARED,
            Optional.empty(),
            0.1,
            WeightInitializer.SEEDED,
            OrthogonalLeastSquares.DEFAULT);
    return List.of(
        Json.pretty(
            new MlpConfiguration(
                Provenance.current(),
                recipe,
                7,
                new MlpConfiguration.TableFingerprint(
                    List.of("a", "b"), List.of("y"), SHA, Optional.empty()),
                Optional.of(WEIGHTS),
                Optional.of(Reproducibility.X86_64),
                CONTINUED)));
  }
}
