package io.sluice.cli;

import io.sluice.feedforward.FeedForward;
import io.sluice.recipe.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The options that change single values of a recipe. */
final class RecipeFlags {

  static final Flag<List<Change>> SET =
      set(
          Flag.repeatable("set", "KEY=VALUE", text -> Change.parse(text, "--set")),
          "model.width=128");

  /** Of language models, the keys that are changed most. */
  static final List<KeyFlag<?>> WORDS =
      List.of(
          KeyFlag.of("layers", "N", "model.layers", "pairs of attention and feed-forward layers"),
          KeyFlag.of(
              "width", "N", "model.width", "of the residual stream; the hidden width goes with it"),
          KeyFlag.of("heads", "N", "model.attention.heads", "of attention"),
          KeyFlag.of("context", "N", "model.context", "tokens of a sequence"),
          KeyFlag.of("batch", "N", "batch", "sequences of a micro-batch"),
          KeyFlag.of(
              "learning-rate",
              "RATE",
              "training.schedule.peak",
              "the highest; the last goes with it"),
          KeyFlag.of(
              "warm-up", "N", "training.schedule.warmup_steps", "steps in which the rate rises"),
          KeyFlag.of("dropout", "SHARE", "model.style.dropout", "of values, in training"),
          KeyFlag.of(
              "accumulation", "N", "training.accumulation", "micro-batches of an optimizer step"),
          KeyFlag.of(
              "validate-every",
              "N",
              "training.validation_interval",
              "steps between validations; 0 for at marks and at the end only"));

  /** All that {@code train} has. */
  static final List<KeyFlag<?>> TRAINING =
      Stream.concat(
              Stream.of(
                  new KeyFlag<>(Flags.FEED_FORWARD, "model.feed_forward", FeedForward::notation),
                  new KeyFlag<>(Flags.STEPS, "training.steps", String::valueOf)),
              WORDS.stream())
          .toList();

  private RecipeFlags() {}

  /** The option with an example of the suite whose recipes it changes. */
  static Flag<List<Change>> set(Flag<List<Change>> flag, String example) {
    return flag.described(
        "another value for any key of the recipe, such as "
            + example
            + "; ./sluice recipe show NAME prints the keys; may be given several times");
  }

  /** Options with the one that sets any key. */
  static List<Flag<?>> flags(List<KeyFlag<?>> words, Flag<List<Change>> set) {
    return Stream.concat(words.stream().map(KeyFlag::flag), Stream.of(set)).toList();
  }

  /** What was asked for. */
  static List<Change> changes(Invocation invocation, List<KeyFlag<?>> words) {
    List<Change> changes = new ArrayList<>();
    words.forEach(word -> word.change(invocation).ifPresent(changes::add));
    invocation.get(SET).ifPresent(changes::addAll);
    return changes;
  }
}
