package io.sluice.report;

import static io.sluice.report.Numbers.count;
import static io.sluice.report.Numbers.nats;

import io.sluice.measure.Perplexity;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a table does not show: the circumstances, and the numbers that are one a variant. */
final class Facts {

  private final Comparison numbers;

  private Facts(Comparison numbers) {
    this.numbers = numbers;
  }

  /**
   * One fact.
   *
   * @param subject what it is about, a word or two
   * @param text the fact
   */
  record Fact(String subject, String text) {}

  static List<Fact> of(Comparison numbers) {
    return new Facts(numbers).all();
  }

  private List<Fact> all() {
    ResultRow.Conditions conditions = numbers.conditions();
    List<Fact> facts = new ArrayList<>();
    numbers.floorNats().ifPresent(floor -> facts.add(new Fact("floor", floor(floor))));
    facts.add(new Fact("bits per byte", bitsPerByte()));
    facts.add(
        new Fact(
            "text",
            "%s as %s (%s ids); every loss is over all %s tokens of the validation split"
                .formatted(
                    conditions.corpus(),
                    conditions.tokenizer(),
                    count(conditions.vocabulary()),
                    count(numbers.validationTokens()))));
    facts.add(new Fact("training", "recipe %s; %s".formatted(conditions.recipe(), schedule())));
    facts.add(
        new Fact(
            "held equal",
            "text, batches and first values of each seed, learning rate, and %s; hidden width %s"
                .formatted(policy(conditions.hiddenPolicy()), each(v -> count(v.hidden())))));
    facts.add(new Fact("seeds", join(numbers.seeds())));
    facts.add(
        new Fact(
            "FLOPs a token",
            each(v -> count(v.flopsPerToken()))
                + " (6 x parameters + 6 x layers x width x context)"));
    facts.add(
        new Fact(
            "training tokens a second",
            each(v -> v.tokensPerS().isPresent() ? count(v.tokensPerS().getAsDouble()) : "none")));
    facts.add(
        new Fact(
            "machine",
            "%s, %s, %d %s, sluice %s"
                .formatted(
                    conditions.device(),
                    conditions.precision(),
                    conditions.threads(),
                    conditions.threads() == 1 ? "thread" : "threads",
                    conditions.sluice())));
    return facts;
  }

  private String floor(double floor) {
    return "the text's true entropy is %s nats a token (perplexity %s); above it %s"
        .formatted(
            nats(floor),
            Numbers.perplexity(Perplexity.of(floor)),
            atTheEnd(variant -> losses(variant, loss -> loss.aboveFloorNats().orElseThrow())));
  }

  private String bitsPerByte() {
    return numbers.variants().stream()
            .flatMap(variant -> variant.last().loss().stream())
            .anyMatch(loss -> loss.bitsPerByte().isEmpty())
        ? "none, because the tokenizer drops or changes some of the text"
        : atTheEnd(variant -> losses(variant, loss -> loss.bitsPerByte().orElseThrow()));
  }

  private String losses(Comparison.Variant variant, Function<Comparison.Loss, Double> number) {
    return variant.last().loss().map(loss -> nats(number.apply(loss))).orElse("diverged");
  }

  private String atTheEnd(Function<Comparison.Variant, String> value) {
    List<Long> ends = numbers.variants().stream().map(v -> v.last().mark()).distinct().toList();
    return "%s after %s steps"
        .formatted(
            each(value), ends.stream().map(Numbers::count).collect(Collectors.joining(" or ")));
  }

  /** Variant by variant, or once if all agree. */
  private String each(Function<Comparison.Variant, String> value) {
    List<String> values = numbers.variants().stream().map(value).distinct().toList();
    return values.size() == 1 && numbers.variants().size() > 1
        ? values.get(0) + " for each variant"
        : numbers.variants().stream()
            .map(variant -> variant.variant() + " " + value.apply(variant))
            .collect(Collectors.joining(", "));
  }

  private String schedule() {
    return numbers.schedule().equals("own")
        ? "each mark is a run of its own, whose learning rate falls to its end there"
        : "one run of %s a variant and seed, marks measured on the way"
            .formatted(Numbers.count(numbers.variants().get(0).last().steps(), "step"));
  }

  private static String policy(String word) {
    return switch (word) {
      case "equal-parameters" -> "the number of weights (equal-parameters)";
      case "equal-hidden" -> "the hidden width (equal-hidden)";
      default -> word;
    };
  }

  private static String join(List<Long> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
