package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Level;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Trial;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of an invented study of small networks. */
final class MlpRows {

  private static final List<Long> RECORDED =
      List.of(0L, 1L, 2L, 3L, 5L, 7L, 10L, 15L, 20L, 30L, 50L, 70L, 100L);

  private MlpRows() {}

  static Plan plan(long iterations, List<String> data, int folds, String... methods) {
    return plan(iterations, data, List.of(10L), List.of(methods), List.of(1L), folds);
  }

  static Plan plan(
      long iterations,
      List<String> data,
      List<Long> hidden,
      List<String> methods,
      List<Long> seeds,
      int folds) {
    return new Plan(
        "benchmark",
        Optional.of("Which one?"),
        List.of(
            Factor.of(MlpReport.DATA, data),
            Factor.of(MlpReport.HIDDEN, hidden.stream().map(String::valueOf).toList()),
            new Factor(MlpReport.METHOD, methods.stream().map(MlpRows::level).toList())),
        MlpReport.METHOD,
        methods.get(0),
        Trial.all(seeds, folds),
        OptionalDouble.empty(),
        Optional.empty(),
        Pairing.RUN,
        "iteration",
        List.of(iterations),
        MlpReport.METRICS,
        Optional.empty());
  }

  private static Level level(String method) {
    Matcher hinges = Pattern.compile("(.*pwl\\()(\\d+)(.*)").matcher(method);
    return hinges.matches()
        ? new Level(
            method,
            OptionalDouble.of(Double.parseDouble(hinges.group(2))),
            hinges.group(1) + "H" + hinges.group(3))
        : Level.of(method);
  }

  static Map<String, String> arm(String data, String method) {
    return Map.of(MlpReport.DATA, data, MlpReport.HIDDEN, "10", MlpReport.METHOD, method);
  }

  /** A metric of a method with ten hidden units at the end. */
  static Cell cell(Analysis analysis, String data, String method, Metric metric) {
    return analysis.cell(arm(data, method), analysis.plan().end(), metric);
  }

  /** Of two iterations, with 90 patterns trained on and 10 tested on. */
  static MlpRow.Conditions conditions(long iterations, String scaling) {
    return new MlpRow.Conditions(
        iterations,
        8,
        1,
        100,
        90,
        10,
        "ab-cd",
        scaling,
        "squared",
        0,
        "seeded",
        "full",
        "none",
        "0.1.0",
        Optional.empty());
  }

  static MlpRow row(
      String data, String method, Trial trial, long iteration, double training, double test) {
    return row(data, 10, method, trial, iteration, training, test, conditions(2, "standard"));
  }

  static MlpRow row(
      String data,
      long hidden,
      String method,
      Trial trial,
      long iteration,
      double training,
      double test,
      MlpRow.Conditions conditions) {
    return new MlpRow(
        "benchmark",
        data,
        hidden,
        method,
        trial.seed(),
        trial.fold(),
        iteration,
        training,
        test,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        1_000_000 * iteration,
        0.5 * iteration,
        0,
        131,
        conditions);
  }

  /** The first is the error of iteration 0, on training and test. */
  static List<MlpRow> run(String data, String method, long fold, double... training) {
    List<MlpRow> rows = new ArrayList<>();
    MlpRow.Conditions conditions = conditions(training.length - 1L, "standard");
    for (int i = 0; i < training.length; i++) {
      rows.add(
          row(data, 10, method, new Trial(1, fold), i, training[i], training[i] + 0.1, conditions));
    }
    return rows;
  }

  static MlpRow withRates(MlpRow row, double training, double test) {
    return new MlpRow(
        row.study(),
        row.data(),
        row.hidden(),
        row.method(),
        row.seed(),
        row.fold(),
        row.iteration(),
        row.trainingError(),
        row.testError(),
        OptionalDouble.of(training),
        OptionalDouble.of(test),
        row.multiplies(),
        row.elapsedS(),
        row.dependent(),
        row.parameters(),
        row.conditions());
  }

  /** A whole study, as results of such a comparison look. */
  static List<MlpRow> study(List<String> data, List<Long> hidden, List<String> methods, int folds) {
    Random random = new Random(3);
    List<MlpRow> rows = new ArrayList<>();
    for (int set = 0; set < data.size(); set++) {
      double floor = Math.pow(10, -0.4 - 0.35 * set);
      for (long units : hidden) {
        for (int method = 0; method < methods.size(); method++) {
          double end =
              floor * (1 + 0.12 * random.nextGaussian()) * Math.pow(10.0 / (double) units, 0.2);
          double speed = 0.4 + random.nextDouble();
          for (long fold = 1; fold <= folds; fold++) {
            double luck = 1 + 0.1 * new Random(100L * set + fold).nextGaussian();
            rows.addAll(
                run(
                    data.get(set),
                    units,
                    methods.get(method),
                    fold,
                    end * luck * (1 + 0.03 * random.nextGaussian()),
                    speed,
                    1 + method));
          }
        }
      }
    }
    return rows;
  }

  private static List<MlpRow> run(
      String data, long hidden, String method, long fold, double end, double speed, int price) {
    List<MlpRow> rows = new ArrayList<>();
    for (long iteration : RECORDED) {
      double training = end + 0.6 * Math.pow(1.0 + iteration, -speed);
      MlpRow plain =
          row(
              data,
              hidden,
              method,
              new Trial(1, fold),
              iteration,
              training,
              1.15 * training + 0.0003 * iteration * end,
              conditions(100, "standard"));
      rows.add(
          new MlpRow(
              plain.study(),
              data,
              hidden,
              method,
              1,
              fold,
              iteration,
              plain.trainingError(),
              plain.testError(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              700_000L * price * price * iteration,
              0.002 + price * 0.003 * iteration,
              method.startsWith("levenberg") ? 2 : 0,
              131 + price,
              plain.conditions()));
    }
    return rows;
  }

  @SafeVarargs
  static List<MlpRow> all(List<MlpRow>... parts) {
    List<MlpRow> all = new ArrayList<>();
    for (List<MlpRow> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
