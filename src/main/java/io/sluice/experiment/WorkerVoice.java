package io.sluice.experiment;

import io.sluice.run.Json;
import io.sluice.run.MetricsRecord;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.TrainingListener;
import java.io.PrintStream;

/**
 * How a worker process tells the one that started it how its run goes: a line of its standard
 * output each, a word and what belongs to it.
 *
 * @param out the process's standard output
 */
public record WorkerVoice(PrintStream out) implements StudyListener, TrainingListener {

  private static final String NOTICE = "notice ";
  private static final String STAGE = "stage ";
  private static final String START = "start ";
  private static final String RECORD = "record ";
  private static final String FAILURE = "failure ";

  @Override
  public void onNotice(String sentence) {
    say(NOTICE, sentence);
  }

  @Override
  public void onStage(String sentence) {
    say(STAGE, sentence);
  }

  @Override
  public TrainingListener onRunStart(Run run, int index, int count) {
    return this;
  }

  @Override
  public void onStart(long firstStep, long steps) {
    say(START, firstStep + " " + steps);
  }

  @Override
  public void onStep(TrainRecord record) {
    say(RECORD, Json.line(record));
  }

  @Override
  public void onValidation(ValidationRecord record) {
    say(RECORD, Json.line(record));
  }

  /**
   * Why the run failed.
   *
   * @param sentence on one line
   */
  public void onFailure(String sentence) {
    say(FAILURE, sentence);
  }

  private synchronized void say(String word, String what) {
    out.print(word + what.replace('\n', ' ') + "\n");
    out.flush();
  }

  /**
   * Tells a listener what a line says; what is no such line is somebody else's.
   *
   * @return the sentence of a failure; else empty
   */
  static String hear(String line, TrainingListener training, StudyListener study) {
    if (line.startsWith(NOTICE)) {
      study.onNotice(line.substring(NOTICE.length()));
    } else if (line.startsWith(STAGE)) {
      study.onStage(line.substring(STAGE.length()));
    } else if (line.startsWith(START)) {
      String[] steps = line.substring(START.length()).split(" ", 2);
      training.onStart(Long.parseLong(steps[0]), Long.parseLong(steps[1]));
    } else if (line.startsWith(RECORD)) {
      MetricsRecord record =
          Json.parse(line.substring(RECORD.length()), "a worker's record", MetricsRecord.class);
      if (record instanceof TrainRecord step) {
        training.onStep(step);
      } else if (record instanceof ValidationRecord validation) {
        training.onValidation(validation);
      }
    } else if (line.startsWith(FAILURE)) {
      return line.substring(FAILURE.length());
    }
    return "";
  }
}
