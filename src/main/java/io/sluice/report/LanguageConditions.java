package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.measure.Perplexity;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The circumstances of a comparison of language models, and the numbers that are one a variant.
 *
 * @param rows of the study
 * @param tuning what was chosen for each variant
 * @param overhead steps timed in turns, where some were
 */
record LanguageConditions(List<ResultRow> rows, TuningPart tuning, Optional<Overhead> overhead)
    implements ReportPart {

  private static final String LEARNING_RATE = "training.schedule.peak";

  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    ResultRow.Conditions all = rows.get(0).conditions();
    List<ResultRow.Score> scores = rows.stream().flatMap(row -> row.score().stream()).toList();
    List<ResultRow.Test> tests = rows.stream().flatMap(row -> row.test().stream()).toList();
    boolean isTested = LanguageTables.isTested(analysis.plan());
    Machines machines = new Machines(rows.stream().map(row -> row.conditions().machine()).toList());
    List<String> facts = new ArrayList<>();
    (isTested
            ? tests.stream().map(ResultRow.Test::testFloorNats)
            : scores.stream().map(ResultRow.Score::floorNats))
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst()
        .ifPresent(floor -> facts.add("floor: " + floor(analysis, floor)));
    facts.add("bits per byte: " + bitsPerByte(analysis));
    facts.add(
        "text: %s as %s (%s ids); every loss is over all %s tokens of the %s"
            .formatted(
                all.corpus(),
                all.tokenizer(),
                Numbers.count(all.vocabulary()),
                Numbers.count(
                    (isTested
                            ? tests.stream().map(ResultRow.Test::testTokens)
                            : scores.stream().map(ResultRow.Score::validationTokens))
                        .findFirst()
                        .orElse(0L)),
                isTested
                    ? "test split, validation losses over all %s of the validation split"
                        .formatted(
                            Numbers.count(
                                scores.stream()
                                    .mapToLong(ResultRow.Score::validationTokens)
                                    .findFirst()
                                    .orElse(0)))
                    : "validation split"));
    if (!isTested && !tests.isEmpty()) {
      facts.add(
          "%s of %s measurements are on the test split too, and what all have is compared"
              .formatted(Numbers.count(tests.size()), Numbers.count(scores.size())));
    }
    facts.add("training: recipe %s; %s".formatted(all.recipe(), schedule(analysis)));
    facts.add(
        "held equal%s: text, %sfirst values of each seed, %sand %s; hidden width %s"
            .formatted(
                plan.crossing().filter(each -> !each.keys().isEmpty()).isPresent()
                    ? " but for the factors"
                    : "",
                plan.varies("batch") || tuning.isOf("batch") ? "" : "batches and ",
                plan.varies(LEARNING_RATE) || tuning.isOf(LEARNING_RATE) ? "" : "learning rate, ",
                plan.varies("model.hidden_width.policy")
                    ? "all else of the recipe"
                    : policy(all.hiddenPolicy()),
                each(analysis, described(analysis, LanguageReport.HIDDEN))));
    tuning.words().ifPresent(facts::add);
    facts.add(
        "seeds: " + plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    facts.add(
        "FLOPs a token: %s (6 x parameters + 6 x layers x width x context)"
            .formatted(each(analysis, described(analysis, LanguageReport.FLOPS))));
    facts.add("training tokens a second" + speeds(analysis));
    facts.add(
        "machine: %s, %s, %s, sluice %s%s"
            .formatted(
                all.device(),
                all.precision(),
                Numbers.count(all.threads(), "thread"),
                rows.stream()
                    .map(row -> row.conditions().sluice())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", ")),
                machines.words()));
    machines.difference().ifPresent(facts::add);
    return Optional.of(Section.of("Conditions", List.of(), facts));
  }

  private static String floor(Analysis analysis, double floor) {
    return "the text's true entropy is %s nats a token (perplexity %s); above it %s"
        .formatted(
            Numbers.nats(floor),
            Numbers.perplexity(Perplexity.of(floor)),
            atTheEnd(
                analysis,
                arm ->
                    ended(
                        analysis,
                        arm,
                        analysis.plan().metric(),
                        loss -> Numbers.nats(loss - floor),
                        "diverged")));
  }

  /** Of steps in turns where all variants have such: then what else ran took from all alike. */
  private String speeds(Analysis analysis) {
    Optional<Overhead> timed =
        overhead.filter(
            costs ->
                analysis.arms().stream()
                    .allMatch(
                        arm -> costs.tokensPerS(arm.get(LanguageReport.VARIANT)).isPresent()));
    if (timed.isPresent()) {
      return ", of steps in turns (Overhead): "
          + each(
              analysis,
              arm ->
                  Numbers.count(
                      timed.get().tokensPerS(arm.get(LanguageReport.VARIANT)).orElseThrow()));
    }
    return ": "
        + each(analysis, arm -> ended(analysis, arm, LanguageReport.SPEED, Numbers::count, "none"))
        + OtherWork.sentence(analysis).map(sentence -> "; " + sentence).orElse("");
  }

  private static String bitsPerByte(Analysis analysis) {
    Metric bits =
        LanguageTables.isTested(analysis.plan()) ? LanguageReport.TEST_BITS : LanguageReport.BITS;
    boolean all =
        analysis.arms().stream()
            .allMatch(
                arm ->
                    analysis.last(arm, bits).n()
                        == analysis.last(arm, analysis.plan().metric()).n());
    return all
        ? atTheEnd(analysis, arm -> ended(analysis, arm, bits, Numbers::nats, "diverged"))
        : "none, because the tokenizer drops or changes some of the text";
  }

  private static String ended(
      Analysis analysis,
      Map<String, String> arm,
      Metric metric,
      DoubleFunction<String> words,
      String otherwise) {
    OptionalDouble mean = analysis.last(arm, metric).mean();
    return mean.isPresent() ? words.apply(mean.getAsDouble()) : otherwise;
  }

  private static Function<Map<String, String>, String> described(Analysis analysis, Metric metric) {
    return arm -> Numbers.count(analysis.describing(arm, metric).orElseThrow());
  }

  private static String atTheEnd(Analysis analysis, Function<Map<String, String>, String> value) {
    return "%s after %s steps"
        .formatted(
            each(analysis, value),
            analysis.arms().stream()
                .map(arm -> analysis.last(arm, analysis.plan().metric()))
                .map(Cell::checkpoint)
                .distinct()
                .map(Numbers::count)
                .collect(Collectors.joining(" or ")));
  }

  /** Variant by variant, or once if all agree. */
  private static String each(Analysis analysis, Function<Map<String, String>, String> value) {
    List<Map<String, String>> arms = analysis.arms();
    List<String> values = arms.stream().map(value).distinct().toList();
    return values.size() == 1 && arms.size() > 1
        ? values.get(0) + " for each variant"
        : arms.stream()
            .map(arm -> analysis.label(arm) + " " + value.apply(arm))
            .collect(Collectors.joining(", "));
  }

  private String schedule(Analysis analysis) {
    Map<String, String> first = analysis.arms().get(0);
    return rows.get(0).schedule().equals("own")
        ? "each mark is a run of its own, whose learning rate falls to its end there"
        : "one run of %s a variant and seed, marks measured on the way"
            .formatted(
                Numbers.count(
                    Math.round(analysis.last(first, Metric.SCHEDULE).mean().orElseThrow()),
                    "step"));
  }

  private static String policy(String word) {
    return switch (word) {
      case "equal-parameters" -> "the number of weights (equal-parameters)";
      case "equal-hidden" -> "the hidden width (equal-hidden)";
      default -> word;
    };
  }
}
