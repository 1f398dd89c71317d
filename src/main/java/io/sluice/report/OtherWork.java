package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.run.ProcessorTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether something else computed while a study's runs were trained: then a run had less processor
 * time than its threads could have had, and less than one has that is alone.
 */
final class OtherWork {

  /** Processor time over wall time and threads; above 1 where Java's compiler worked too. */
  private static final Metric SHARE = Metric.description("processor_share");

  private static final Metric THREADS = Metric.description("threads");

  /** Of a step, what one thread does while the others wait. */
  private static final double SERIAL = 0.2;

  private static final double MARGIN = 0.9;

  private OtherWork() {}

  /** What a run at some mark is judged by. */
  static Map<Metric, Double> values(ProcessorTime time, double elapsedS, long threads) {
    return Map.of(SHARE, time.processorS() / (elapsedS * threads), THREADS, (double) threads);
  }

  /**
   * The least share of a run that has the machine for itself, by Amdahl's law, with a margin.
   *
   * @param threads of the run
   * @return a share of the processor time that they could have had
   */
  static double alone(double threads) {
    return MARGIN / (1 + SERIAL * (threads - 1));
  }

  /** A sentence, if something else computed beside runs at the end of the study's plan. */
  static Optional<String> sentence(Analysis analysis) {
    List<Observation> known =
        analysis.arms().stream()
            .flatMap(arm -> analysis.at(arm, analysis.plan().end()).stream())
            .filter(run -> run.value(SHARE).isPresent())
            .toList();
    List<Double> crowded =
        known.stream()
            .filter(run -> share(run) < alone(run.value(THREADS).orElseThrow()))
            .map(OtherWork::share)
            .toList();
    if (crowded.isEmpty()) {
      return Optional.empty();
    }
    boolean one = crowded.size() == 1;
    double mean = crowded.stream().mapToDouble(share -> share).average().orElseThrow();
    return Optional.of(
        "other work ran beside %d of %s (%s had %s %% of the processor time that %s threads could have had), so speeds are lower bounds"
            .formatted(
                crowded.size(),
                Numbers.count(known.size(), "run"),
                one ? "it" : "they",
                Numbers.decimal(100 * mean, 0),
                one ? "its" : "their"));
  }

  private static double share(Observation run) {
    return run.value(SHARE).orElseThrow();
  }
}
