package io.sluice.readers;

import io.sluice.activation.ActivationNotation;
import io.sluice.classifier.NetNotation;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.feedforward.FeedForwardVariant;
import java.util.List;
import java.util.stream.Stream;

/** Notations that mean something, with every option that they have. */
final class NotationTexts {

  static final List<String> ACTIVATIONS =
      Stream.concat(
              ActivationNotation.names().stream(),
              Stream.of(
                  "leaky-relu(slope=0.2)",
                  "dyn(leaky-relu(0.2), start=0.25:0.75, constraint=sum-one, granularity=channel)",
                  "dyn(base=silu, start=1:0.5, constraint=ratio, rate=0.5, freeze=100)",
                  "expanded(base=gelu, rate=2, freeze=3, granularity=model)",
                  "prelu(start=0.1, granularity=layer)",
                  "swish-beta(start=2, rate=0.1)",
                  "acon-c(start=1:0.1:1, granularity=layer)",
                  "xielu(start=1:0.75)",
                  "apl(hinges=7, granularity=layer)",
                  "pwl(hinges=9, from=mish, ends=trained, range=-3:4, zero=free, smoothness=0.01)",
                  "pwl(17, placement=sigma, spread=3, granularity=channel)",
                  "pwl(5, placement=quantile)",
                  "pwlu(intervals=12, from=gelu, granularity=channel)",
                  "rational(from=leaky-relu(0.2), freeze=9)"))
          .toList();

  static final List<String> NETS =
      Stream.concat(
              NetNotation.names().stream().map(name -> name.equals("mlp") ? "mlp(3)" : name),
              Stream.of(
                  "mlp(depth=2, width=64)",
                  "simple-cnn(norm=batch, filters=0.5)",
                  "vgg11(norm=batch, head=small, filters=0.25)",
                  "resnet18(stem=imagenet, filters=0.5)"))
          .toList();

  private NotationTexts() {}

  static List<String> of(ReaderKind kind) {
    return switch (kind) {
      case ACTIVATION -> ACTIVATIONS;
      case FEED_FORWARD ->
          Stream.concat(
                  FeedForwardVariant.names().stream(),
                  Stream.of(
                      "plain(silu)",
                      "gated(dyn(mish, start=0.5:0.5))",
                      "gated(activation=silu, placement=gate)"))
              .toList();
      case FEED_FORWARD_LINE -> List.of("gated(dyn({base}, start={start}))", "swiglu");
      case NET -> NETS;
      case SITE_ACTIVATIONS ->
          List.of("relu", "by-site(relu, last-2=pwl(9))", "by-site(mish, features.0=dyn(relu))");
      case MLP_METHOD ->
          List.of(
              "adact",
              "adact(pwl(17), hinges=full-solve)",
              "owo-molf(relu)",
              "levenberg-marquardt(sigmoid)",
              "adam(tanh, learning-rate=0.003, batch=64)");
      case DIVISION -> List.of("given", "hold-out(0.2)", "hold-out(share=0.5)", "fold(1, 10)");
      case TABLE_CHOICE ->
          List.of(
              "bumps",
              "sine",
              "house.csv",
              "house.csv(targets=price+rent)",
              "house.csv(classes=kind)",
              "x.tra(inputs=8, outputs=7)",
              "x.tra(inputs=16, classes=10)");
      case TOKENIZER_CHOICE ->
          Stream.concat(TokenizerChoice.words().stream(), Stream.of("./x/tokenizer.json")).toList();
      default -> throw new IllegalArgumentException(kind + " is no notation");
    };
  }
}
