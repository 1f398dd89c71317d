package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Perplexity;
import io.sluice.measure.Sample;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SiteRow;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of one study, checked to be comparable, and the arithmetic over them. */
final class Measurements {

  private final Question question;
  private final List<ResultRow> rows;

  /** One for all: it belongs to the text, and a run that diverged did not live to note it. */
  private final OptionalDouble floor;

  /**
   * Checks the rows.
   *
   * @throws IllegalArgumentException if there are none, or some do not belong to the question, or
   *     not to one another
   */
  Measurements(Question question, List<ResultRow> rows) {
    this.question = question;
    this.rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "the study %s has no results yet: let at least one run finish"
              .formatted(question.study()));
    }
    Set<List<Object>> seen = new HashSet<>();
    for (ResultRow row : rows) {
      requireAsked(row);
      requireComparable(row, rows.get(0));
      if (!seen.add(List.of(row.variant(), row.seed(), row.mark()))) {
        throw refused(row, "occurs twice");
      }
    }
    floor =
        scores()
            .map(ResultRow.Score::floorNats)
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .orElse(OptionalDouble.empty());
  }

  private void requireAsked(ResultRow row) {
    if (!row.study().equals(question.study())
        || !question.variants().contains(row.variant())
        || !question.seeds().contains(row.seed())
        || !question.marks().contains(row.mark())) {
      throw refused(row, "of study " + row.study() + " is not in the study's plan");
    }
  }

  /** Numbers of another text, machine or precision are numbers of another experiment. */
  private void requireComparable(ResultRow row, ResultRow first) {
    if (!withVersion(row, "").equals(withVersion(first, ""))
        || !row.schedule().equals(first.schedule())) {
      throw refused(
          row, "was made under other conditions than the first row, so they cannot be compared");
    }
  }

  private IllegalArgumentException refused(ResultRow row, String what) {
    return new IllegalArgumentException(
        "the results of %s cannot be reported: the row of %s, seed %d, mark %d %s"
            .formatted(question.study(), row.variant(), row.seed(), row.mark(), what));
  }

  private static ResultRow.Conditions withVersion(ResultRow row, String version) {
    ResultRow.Conditions all = row.conditions();
    return new ResultRow.Conditions(
        all.recipe(),
        all.corpus(),
        all.tokenizer(),
        all.vocabulary(),
        all.textFingerprint(),
        all.hiddenPolicy(),
        version,
        all.device(),
        all.precision(),
        all.threads());
  }

  /** The numbers, with what was recorded of activations and costs, if anything was. */
  Comparison comparison(List<SiteRow> sites, List<OverheadRow> overhead) {
    ResultRow first = rows.get(0);
    String versions =
        rows.stream()
            .map(row -> row.conditions().sluice())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    List<Comparison.Variant> variants =
        Stream.concat(
                Stream.of(question.baseline()),
                question.variants().stream().filter(v -> !v.equals(question.baseline())))
            .filter(variant -> rows.stream().anyMatch(row -> row.variant().equals(variant)))
            .map(this::variant)
            .toList();
    Comparison numbers =
        new Comparison(
            question.study(),
            question.text(),
            question.baseline(),
            question.seeds(),
            rows.size(),
            question.variants().size() * question.seeds().size() * question.marks().size(),
            withVersion(first, versions),
            first.schedule(),
            scores().map(ResultRow.Score::validationTokens).findFirst().orElse(0L),
            floor,
            variants,
            List.of(),
            question.design().map(this::ablation),
            SiteSummary.of(question.variants(), sites),
            overhead.isEmpty()
                ? Optional.empty()
                : Optional.of(Overhead.of(question.baseline(), overhead)));
    return Conclusions.addedTo(numbers);
  }

  private Ablation ablation(Design design) {
    long last = question.marks().get(question.marks().size() - 1);
    List<Long> seeds =
        question.seeds().stream()
            .filter(
                seed ->
                    question.variants().stream()
                        .allMatch(variant -> row(variant, last, seed).isPresent()))
            .toList();
    return new Ablation(
        design,
        last,
        effects(design, seeds, last, Measure.LOSS),
        scores().anyMatch(score -> Measure.GAP.of(score).isPresent())
            ? effects(design, seeds, last, Measure.GAP)
            : List.of());
  }

  private List<Ablation.Effect> effects(
      Design design, List<Long> seeds, long mark, Measure measure) {
    return new FactorEffects(
            design, seeds, (variant, seed) -> measured(variant, mark, seed, measure))
        .effects();
  }

  private Stream<ResultRow.Score> scores() {
    return rows.stream().flatMap(row -> row.score().stream());
  }

  private Comparison.Variant variant(String variant) {
    ResultRow.Model model =
        rows.stream()
            .filter(row -> row.variant().equals(variant))
            .findFirst()
            .orElseThrow()
            .model();
    List<Comparison.Mark> marks =
        question.marks().stream()
            .filter(mark -> !at(variant, mark).isEmpty())
            .map(mark -> mark(variant, mark))
            .toList();
    long last = marks.get(marks.size() - 1).mark();
    return new Comparison.Variant(
        variant,
        model.parameters(),
        model.hidden(),
        model.flopsPerToken(),
        at(variant, last).stream()
            .flatMap(row -> row.score().stream())
            .mapToDouble(ResultRow.Score::tokensPerS)
            .average(),
        marks);
  }

  private List<ResultRow> at(String variant, long mark) {
    return rows.stream()
        .filter(row -> row.variant().equals(variant) && row.mark() == mark)
        .toList();
  }

  private Comparison.Mark mark(String variant, long mark) {
    List<ResultRow> here = at(variant, mark);
    List<ResultRow.Score> scores = here.stream().flatMap(row -> row.score().stream()).toList();
    return new Comparison.Mark(
        mark,
        here.get(0).steps(),
        here.get(0).trainingTokens(),
        scores.size(),
        scores.isEmpty() ? Optional.empty() : Optional.of(loss(scores)),
        difference(variant, mark, Measure.LOSS),
        gap(variant, mark, scores),
        here.stream()
            .filter(row -> row.score().isEmpty())
            .map(row -> new Comparison.Diverged(row.seed(), row.divergedStep().orElseThrow()))
            .toList());
  }

  private Comparison.Loss loss(List<ResultRow.Score> scores) {
    Sample losses = Sample.of(scores.stream().mapToDouble(ResultRow.Score::lossNats).toArray());
    return new Comparison.Loss(
        losses.mean(),
        Perplexity.of(losses.mean()),
        bitsPerByte(scores),
        losses.standardDeviation(),
        floor.isPresent()
            ? OptionalDouble.of(losses.mean() - floor.getAsDouble())
            : OptionalDouble.empty());
  }

  private static OptionalDouble bitsPerByte(List<ResultRow.Score> scores) {
    return scores.stream().allMatch(score -> score.bitsPerByte().isPresent())
        ? OptionalDouble.of(
            Sample.of(scores.stream().mapToDouble(s -> s.bitsPerByte().orElseThrow()).toArray())
                .mean())
        : OptionalDouble.empty();
  }

  private Optional<Comparison.Gap> gap(String variant, long mark, List<ResultRow.Score> scores) {
    List<ResultRow.Score> kept =
        scores.stream().filter(score -> score.trainingLossNats().isPresent()).toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Sample gaps =
        Sample.of(
            kept.stream().mapToDouble(score -> Measure.GAP.of(score).orElseThrow()).toArray());
    double training =
        Sample.of(
                kept.stream()
                    .mapToDouble(score -> score.trainingLossNats().orElseThrow())
                    .toArray())
            .mean();
    return Optional.of(
        new Comparison.Gap(
            training,
            gaps.mean(),
            gaps.standardDeviation(),
            difference(variant, mark, Measure.GAP)));
  }

  /** To the baseline, over the seeds that both have. */
  private Optional<Comparison.Difference> difference(String variant, long mark, Measure measure) {
    List<Long> seeds =
        question.seeds().stream()
            .filter(seed -> measured(variant, mark, seed, measure).isPresent())
            .filter(seed -> measured(question.baseline(), mark, seed, measure).isPresent())
            .toList();
    if (seeds.isEmpty() || variant.equals(question.baseline())) {
      return Optional.empty();
    }
    return Optional.of(
        Comparison.Difference.of(
            PairedDifference.of(
                measured(variant, mark, seeds, measure),
                measured(question.baseline(), mark, seeds, measure))));
  }

  private double[] measured(String variant, long mark, List<Long> seeds, Measure measure) {
    return seeds.stream()
        .mapToDouble(seed -> measured(variant, mark, seed, measure).orElseThrow())
        .toArray();
  }

  private Optional<Double> measured(String variant, long mark, Long seed, Measure measure) {
    return row(variant, mark, seed).flatMap(ResultRow::score).flatMap(measure::of);
  }

  private Optional<ResultRow> row(String variant, long mark, Long seed) {
    return at(variant, mark).stream().filter(row -> Objects.equals(row.seed(), seed)).findFirst();
  }
}
