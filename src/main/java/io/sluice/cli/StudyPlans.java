package io.sluice.cli;

import io.sluice.activation.Pwl;
import io.sluice.classifier.Net;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Level;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Trial;
import io.sluice.notation.Expression;
import io.sluice.recipe.Change;
import io.sluice.report.LanguageReport;
import io.sluice.report.MlpReport;
import io.sluice.report.VisionReport;
import io.sluice.study.Crossing;
import io.sluice.study.Factors;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.table.TableChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a report needs to know of a study: notations in place of what can be trained. */
final class StudyPlans {

  private StudyPlans() {}

  static Plan of(Study study, String name) {
    String baseline = study.crossing().baseline(study.baseline()).name();
    List<String> variants = new ArrayList<>(List.of(baseline)); // which comes first in tables
    study.crossing().names().stream()
        .filter(variant -> !variant.equals(baseline))
        .forEach(variants::add);
    return new Plan(
        name,
        study.question(),
        List.of(Factor.of(LanguageReport.VARIANT, variants)),
        LanguageReport.VARIANT,
        baseline,
        Trial.all(study.seeds(), 0),
        study.margin(),
        study.seedsUntil(),
        Pairing.SEED,
        "step",
        study.marks(),
        LanguageReport.METRICS,
        crossing(study.factors(), study.crossing()));
  }

  /** A key of the recipe that all runs share is no factor of a report. */
  private static Optional<FactorialDesign> crossing(
      Optional<Factors> factors, Crossing<?> crossing) {
    List<String> shared = crossing.common().stream().map(Change::key).toList();
    List<Factor> varied =
        factors.stream()
            .flatMap(all -> all.all().stream())
            .filter(factor -> !shared.contains(factor.name()))
            .map(factor -> Factor.of(factor.name(), factor.values()))
            .toList();
    return varied.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FactorialDesign(
                varied,
                crossing.combinations().stream().map(each -> combination(each, shared)).toList(),
                crossing.keys(),
                crossing.leftOut().stream()
                    .map(left -> new FactorialDesign.LeftOut(left.notation(), left.reason()))
                    .toList()));
  }

  private static FactorialDesign.Combination combination(
      Crossing.Combination<?> each, List<String> shared) {
    Map<String, String> settings = new LinkedHashMap<>(each.settings());
    settings.keySet().removeAll(shared);
    return new FactorialDesign.Combination(each.name(), each.line().text(), settings);
  }

  static Plan of(VisionStudy study, String name) {
    int folds = study.folds().orElse(0);
    return new Plan(
        name,
        study.question(),
        List.of(
            new Factor(VisionReport.NET, study.allNets().stream().map(StudyPlans::level).toList()),
            Factor.of(VisionReport.ACTIVATION, study.crossing().names())),
        VisionReport.ACTIVATION,
        study.crossing().baseline(study.baseline()).name(),
        Trial.all(study.seeds(), folds),
        study.margin(),
        study.seedsUntil(),
        folds == 0 ? Pairing.SEED : Pairing.FOLD,
        "epoch",
        List.of((long) study.epochs().orElseGet(() -> study.shared().training().epochs())),
        VisionReport.METRICS,
        crossing(study.factors(), study.crossing()));
  }

  /** A plain net has its depth for a number; others are a family where they differ in numbers. */
  private static Level level(Net net) {
    Expression expression = Expression.parse(net.notation());
    if (expression.name().equals("mlp")) {
      return new Level(
          net.notation(),
          OptionalDouble.of(Double.parseDouble(expression.arguments().get(0).toString())),
          "mlp");
    }
    List<Expression.Argument> words =
        expression.arguments().stream()
            .filter(argument -> Level.of(argument.value().name()).number().isEmpty())
            .toList();
    return new Level(
        net.notation(),
        OptionalDouble.empty(),
        new Expression(expression.name(), words).toString());
  }

  static Plan of(MlpStudy study, String name) {
    return new Plan(
        name,
        study.question(),
        List.of(
            Factor.of(MlpReport.DATA, study.data().stream().map(TableChoice::notation).toList()),
            Factor.of(MlpReport.HIDDEN, study.hidden().stream().map(String::valueOf).toList()),
            new Factor(
                MlpReport.METHOD,
                study.crossing().combinations().stream().map(StudyPlans::level).toList())),
        MlpReport.METHOD,
        study.crossing().baseline(study.baseline()).name(),
        Trial.all(study.seeds(), study.folds()),
        study.margin(),
        Optional.empty(),
        Pairing.RUN,
        "iteration",
        List.of((long) study.iterations()),
        MlpReport.METRICS,
        crossing(study.factors(), study.crossing()));
  }

  /** A method that moves hinges has their count for a number. */
  private static Level level(Crossing.Combination<MlpMethod> arm) {
    String notation = arm.name();
    return arm.suffix().isEmpty() && arm.variant().activation() instanceof Pwl pwl
        ? new Level(
            notation,
            OptionalDouble.of(pwl.hinges()),
            notation.replaceFirst("pwl\\(" + pwl.hinges(), "pwl(H"))
        : Level.of(notation);
  }
}
