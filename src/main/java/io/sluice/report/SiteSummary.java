package io.sluice.report;

import io.sluice.measure.Sample;
import io.sluice.run.SiteRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What training did to the activations of a study: of its longest runs, since the records of the
 * shorter ones lie on other schedules.
 *
 * @param variants those with records, in the study's order
 */
record SiteSummary(List<Variant> variants) {

  /**
   * One variant.
   *
   * @param variant its notation
   * @param step the last step with records
   * @param runs how many have them there; one that diverged has none
   * @param sites its activations after that step, by layer
   * @param deadUnits over the steps
   */
  public record Variant(
      String variant, long step, int runs, List<Site> sites, List<DeadUnits> deadUnits) {}

  /**
   * One activation, its numbers means over the runs.
   *
   * @param site {@code layers.0.feed_forward.activation}
   * @param layer from 0
   * @param alpha α of dynActivation
   * @param beta β of dynActivation
   * @param rho β/α
   * @param rhoStandardDeviation of ρ between runs
   * @param lipschitz largest absolute slope
   * @param deadShare share of channels through which no gradient passes
   */
  public record Site(
      String site,
      long layer,
      OptionalDouble alpha,
      OptionalDouble beta,
      OptionalDouble rho,
      OptionalDouble rhoStandardDeviation,
      OptionalDouble lipschitz,
      double deadShare) {}

  /**
   * Dead units after some steps.
   *
   * @param step optimizer steps
   * @param share mean over sites and runs
   * @param standardDeviation of a run's mean over its sites, between runs; absent for one run
   */
  public record DeadUnits(long step, double share, OptionalDouble standardDeviation) {}

  /** None without records. */
  static Optional<SiteSummary> of(List<String> variants, List<SiteRow> rows) {
    long longest = rows.stream().mapToLong(SiteRow::steps).max().orElse(0);
    List<Variant> summaries = new ArrayList<>();
    for (String variant : variants) {
      List<SiteRow> own =
          kept(rows, row -> row.variant().equals(variant) && row.steps() == longest);
      if (!own.isEmpty()) {
        summaries.add(variant(variant, own));
      }
    }
    return summaries.isEmpty() ? Optional.empty() : Optional.of(new SiteSummary(summaries));
  }

  /** Those of the deepest nets: the lines of all nets would cover each other. */
  SiteSummary ofTheDeepest() {
    int most = variants.stream().mapToInt(variant -> variant.sites().size()).max().orElse(0);
    return new SiteSummary(
        variants.stream().filter(variant -> variant.sites().size() == most).toList());
  }

  private static Variant variant(String variant, List<SiteRow> rows) {
    List<Long> steps = distinct(rows, SiteRow::step);
    long last = steps.get(steps.size() - 1);
    List<SiteRow> end = kept(rows, row -> row.step() == last);
    List<Site> sites =
        distinct(end, SiteRow::layer).stream()
            .flatMap(layer -> sites(kept(end, row -> row.layer() == layer)))
            .toList();
    return new Variant(
        variant,
        last,
        distinct(end, SiteRow::seed).size(),
        sites,
        steps.stream()
            .map(step -> deadUnits(step, kept(rows, row -> row.step() == step)))
            .toList());
  }

  private static Stream<Site> sites(List<SiteRow> layer) {
    return distinct(layer, SiteRow::site).stream()
        .map(site -> site(kept(layer, row -> row.site().equals(site))));
  }

  private static Site site(List<SiteRow> runs) {
    Optional<Sample> rho = sample(runs, SiteRow::rho);
    return new Site(
        runs.get(0).site(),
        runs.get(0).layer(),
        mean(sample(runs, SiteRow::alpha)),
        mean(sample(runs, SiteRow::beta)),
        mean(rho),
        rho.map(Sample::standardDeviation).orElse(OptionalDouble.empty()),
        mean(sample(runs, SiteRow::lipschitz)),
        deadShare(runs));
  }

  private static DeadUnits deadUnits(long step, List<SiteRow> rows) {
    double[] runs =
        distinct(rows, SiteRow::seed).stream()
            .mapToDouble(seed -> deadShare(kept(rows, row -> row.seed() == seed)))
            .toArray();
    return new DeadUnits(step, deadShare(rows), Sample.of(runs).standardDeviation());
  }

  private static double deadShare(List<SiteRow> rows) {
    return rows.stream().mapToDouble(SiteRow::deadShare).average().orElseThrow();
  }

  /** Empty where a run has no such number: a mean over the others would be another mean. */
  private static Optional<Sample> sample(
      List<SiteRow> runs, Function<SiteRow, OptionalDouble> number) {
    double[] values = runs.stream().map(number).flatMapToDouble(OptionalDouble::stream).toArray();
    return values.length == runs.size() ? Optional.of(Sample.of(values)) : Optional.empty();
  }

  private static OptionalDouble mean(Optional<Sample> sample) {
    return sample.map(values -> OptionalDouble.of(values.mean())).orElse(OptionalDouble.empty());
  }

  private static List<SiteRow> kept(List<SiteRow> rows, Predicate<SiteRow> which) {
    return rows.stream().filter(which).toList();
  }

  private static <T> List<T> distinct(List<SiteRow> rows, Function<SiteRow, T> key) {
    return rows.stream().map(key).distinct().sorted().toList();
  }
}
