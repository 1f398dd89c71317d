package io.sluice.cli;

import io.sluice.experiment.Report;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes reports of finished studies again. */
final class ReportCommand implements Command {

  private static final Operand STUDIES =
      new Operand(
          "STUDY", Operand.Times.ANY, "a study.yaml, its folder, or that folder's name in eval/");

  private static final Flag<Boolean> EVERY =
      Flag.toggle("all", "every study in eval, and the list of them, eval/README.md");

  @Override
  public Usage usage() {
    return new Usage("report", "make tables and pictures of studies again from their results")
        .details(
            "Reads study.yaml and the tables beside it, of any kind of study, and writes report.md, its"
                + " pictures, and report.html, which has all of it in one file for a browser. Nothing is"
                + " trained: neither runs nor libtorch are needed. With --all the list eval/README.md has a line a study: question, answer, date and cost.")
        .operands(STUDIES)
        .flags(EVERY, Flags.JSON)
        .examples(
            "./sluice report quick",
            "./sluice report eval/mnist-depth eval/adact-hinges/study.yaml",
            "./sluice report --all");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> named = invocation.arguments().operands();
    if (invocation.arguments().has(EVERY)) {
      if (!named.isEmpty()) {
        throw new IllegalArgumentException(
            "--all is every study, and %s is named: leave one of them out".formatted(named.get(0)));
      }
      return all(invocation);
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException("no study is named: name one, or give --all");
    }
    List<Report> reports = new ArrayList<>();
    for (String each : named) {
      KeptStudy study = KeptStudy.of(invocation.home(), each);
      Report report = study.report();
      study.write(invocation.home(), report);
      reports.add(report);
      if (!invocation.json()) {
        invocation.out().print(report.text(invocation.terminal().columns()));
        invocation.say("kept in %s", Home.shown(study.folder()));
      }
    }
    if (invocation.json()) {
      invocation.printJson(
          reports.size() == 1
              ? reports.get(0).data()
              : reports.stream().map(Report::data).toList());
    }
    return Exit.DONE;
  }

  /** One that cannot be reported does not keep the others from it. */
  private static Exit all(Invocation invocation) {
    Path evaluation = invocation.home().evaluation();
    StudyIndex index = new StudyIndex(evaluation);
    List<KeptStudy> studies = index.studies();
    List<StudyIndex.Entry> entries = new ArrayList<>();
    for (KeptStudy study : studies) {
      try {
        Report report = study.report();
        study.write(invocation.home(), report);
        entries.add(new StudyIndex.Entry(study, report));
        if (!invocation.json()) {
          invocation.terminal().print(report.name() + ": " + report.answer(), 2);
        }
      } catch (IllegalArgumentException e) {
        invocation.say("%s", e.getMessage());
      }
    }
    index.write(entries, LocalDate.now(ZoneOffset.UTC).toString());
    if (invocation.json()) {
      invocation.printJson(entries.stream().map(entry -> entry.report().data()).toList());
    }
    invocation.say("kept in %s", Home.shown(evaluation.resolve(StudyIndex.NAME)));
    return entries.size() == studies.size() ? Exit.DONE : Exit.FAILED;
  }
}
