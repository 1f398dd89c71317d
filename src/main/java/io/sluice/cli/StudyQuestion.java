package io.sluice.cli;

import io.sluice.feedforward.FeedForward;
import io.sluice.report.Design;
import io.sluice.report.Question;
import io.sluice.study.Crossing;
import io.sluice.study.Factors;
import io.sluice.study.Study;

/** What a report needs to know of a study: notations in place of what can be trained. */
final class StudyQuestion {

  private StudyQuestion() {}

  static Question of(StudyFlags.Asked asked) {
    Study study = asked.study();
    return new Question(
        asked.name(),
        study.question(),
        study.variants().stream().map(FeedForward::notation).toList(),
        study.baselineVariant().notation(),
        study.seeds(),
        study.marks(),
        study.factors().map(factors -> design(factors, study.crossing())));
  }

  private static Design design(Factors factors, Crossing crossing) {
    return new Design(
        factors.all().stream()
            .map(factor -> new Design.Factor(factor.name(), factor.values()))
            .toList(),
        crossing.combinations().stream().map(StudyQuestion::cell).toList(),
        crossing.leftOut().stream()
            .map(left -> new Design.LeftOut(left.notation(), left.reason()))
            .toList());
  }

  private static Design.Cell cell(Crossing.Combination combination) {
    return new Design.Cell(
        combination.variant().notation(),
        combination.line().text(),
        combination.settings().entrySet().stream()
            .map(setting -> new Design.Setting(setting.getKey(), setting.getValue()))
            .toList());
  }
}
