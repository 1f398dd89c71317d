package io.sluice.cli;

import io.sluice.activation.Pwl;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Level;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Trial;
import io.sluice.notation.Expression;
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
    String baseline = study.baselineArm();
    List<String> variants = new ArrayList<>(List.of(baseline)); // which comes first in tables
    study.arms().stream().filter(variant -> !variant.equals(baseline)).forEach(variants::add);
    return new Plan(
        name,
        study.question(),
        List.of(Factor.of(LanguageReport.VARIANT, variants)),
        LanguageReport.VARIANT,
        baseline,
        Trial.all(study.seeds(), 0),
        Pairing.SEED,
        "step",
        study.marks(),
        LanguageReport.METRICS,
        study
            .factors()
            .map(factors -> crossing(factors, study.crossing()))
            .filter(crossing -> !crossing.factors().isEmpty()));
  }

  private static FactorialDesign crossing(Factors factors, Crossing crossing) {
    return new FactorialDesign(
        factors.all().stream()
            .filter(factor -> varies(factor.name(), crossing))
            .map(factor -> Factor.of(factor.name(), factor.values()))
            .toList(),
        crossing.combinations().stream()
            .map(
                each ->
                    new FactorialDesign.Combination(
                        each.name(), each.line().text(), varying(each.settings(), crossing)))
            .toList(),
        crossing.leftOut().stream()
            .map(left -> new FactorialDesign.LeftOut(left.notation(), left.reason()))
            .toList());
  }

  /** A key of the recipe that all runs share is no factor of a report. */
  private static boolean varies(String factor, Crossing crossing) {
    return crossing.common().stream().noneMatch(change -> change.key().equals(factor));
  }

  private static Map<String, String> varying(Map<String, String> settings, Crossing crossing) {
    Map<String, String> kept = new LinkedHashMap<>(settings);
    kept.keySet().removeIf(factor -> !varies(factor, crossing));
    return kept;
  }

  static Plan of(VisionStudy study, String name) {
    int folds = study.folds().orElse(0);
    return new Plan(
        name,
        study.question(),
        List.of(
            new Factor(VisionReport.NET, study.allNets().stream().map(StudyPlans::level).toList()),
            Factor.of(
                VisionReport.ACTIVATION,
                study.activations().stream().map(SiteActivations::notation).toList())),
        VisionReport.ACTIVATION,
        study.baselineActivation().notation(),
        Trial.all(study.seeds(), folds),
        folds == 0 ? Pairing.SEED : Pairing.FOLD,
        "epoch",
        List.of((long) study.epochs().orElseGet(() -> study.shared().training().epochs())),
        VisionReport.METRICS,
        Optional.empty());
  }

  /** A plain net has its depth for a number. */
  private static Level level(Net net) {
    Expression expression = Expression.parse(net.notation());
    return expression.name().equals("mlp")
        ? new Level(
            net.notation(),
            OptionalDouble.of(Double.parseDouble(expression.arguments().get(0).toString())),
            "mlp")
        : Level.of(net.notation());
  }

  static Plan of(MlpStudy study, String name) {
    return new Plan(
        name,
        study.question(),
        List.of(
            Factor.of(MlpReport.DATA, study.data().stream().map(TableChoice::notation).toList()),
            Factor.of(MlpReport.HIDDEN, study.hidden().stream().map(String::valueOf).toList()),
            new Factor(
                MlpReport.METHOD, study.algorithms().stream().map(StudyPlans::level).toList())),
        MlpReport.METHOD,
        study.baselineAlgorithm().notation(),
        Trial.all(study.seeds(), study.folds()),
        Pairing.RUN,
        "iteration",
        List.of((long) study.iterations()),
        MlpReport.METRICS,
        Optional.empty());
  }

  /** A method that moves hinges has their count for a number. */
  private static Level level(MlpMethod method) {
    String notation = method.notation();
    return method.activation() instanceof Pwl pwl
        ? new Level(
            notation,
            OptionalDouble.of(pwl.hinges()),
            notation.replaceFirst("pwl\\(" + pwl.hinges(), "pwl(H"))
        : Level.of(notation);
  }
}
