package io.sluice.cli;

import io.sluice.notation.Nearest;
import io.sluice.run.RunSuite;
import io.sluice.study.vision.ReadyMadeStudy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.ParseException;

/** Every command, in the order in which help shows them. */
final class Commands {

  static final List<Command> ALL = all();

  /** A command's name has no more. */
  private static final int MOST_WORDS = 3;

  private Commands() {}

  private static List<Command> all() {
    List<Command> all =
        new ArrayList<>(
            List.of(
                new DoctorCommand(),
                new CorpusListCommand(),
                new CorpusInfoCommand(),
                new CorpusPrepareCommand(),
                new RecipeListCommand(),
                new RecipeShowCommand(),
                new TrainCommand(),
                new ResumeCommand(Optional.empty()),
                new EvaluateCommand(),
                new GenerateCommand(),
                new CompareCommand(),
                new ReportCommand(),
                new BoardCommand(),
                new ActivationsListCommand(),
                new ActivationsShowCommand(),
                new ActivationsPlotCommand(),
                new ActivationsAnalyseCommand(),
                new VisionDataListCommand(),
                new VisionDataFetchCommand(),
                new VisionTrainCommand(),
                new ResumeCommand(Optional.of(RunSuite.VISION)),
                new VisionEvaluateCommand(),
                new VisionCompareCommand()));
    ReadyMadeStudy.all().forEach(study -> all.add(new ReadyMadeStudyCommand(study)));
    all.addAll(
        List.of(
            new VisionFgsmCommand(),
            new MlpDataListCommand(),
            new MlpTrainCommand(),
            new ResumeCommand(Optional.of(RunSuite.MLP)),
            new MlpEvaluateCommand(),
            new MlpCompareCommand(),
            new MlpHingesCommand(),
            new MlpSineCommand(),
            new BenchCommand()));
    return List.copyOf(all);
  }

  /**
   * A command with the words behind its name.
   *
   * @param command the command
   * @param rest options and operands
   */
  record Call(Command command, List<String> rest) {}

  /**
   * Finds the command that a command line begins with.
   *
   * @throws ParseException with the nearest name, if there is none
   */
  static Call find(List<String> words) throws ParseException {
    for (int length = Math.min(MOST_WORDS, words.size()); length > 0; length--) {
      String name = String.join(" ", words.subList(0, length));
      Optional<Command> command = ALL.stream().filter(c -> c.name().equals(name)).findFirst();
      if (command.isPresent()) {
        return new Call(command.get(), words.subList(length, words.size()));
      }
    }
    throw new ParseException(unknown(words));
  }

  private static String unknown(List<String> words) {
    for (int length = Math.min(MOST_WORDS - 1, words.size()); length > 0; length--) {
      String group = String.join(" ", words.subList(0, length));
      List<String> names = group(group).stream().map(Command::name).toList();
      if (!names.isEmpty()) {
        return words.size() == length
            ? group + " needs one of its commands: " + String.join(", ", names)
            : "unknown command " + Nearest.among(group + " " + words.get(length), names);
      }
    }
    List<String> firstWords = ALL.stream().map(Commands::firstWord).distinct().toList();
    return "unknown command " + Nearest.among(words.get(0), firstWords);
  }

  /** The commands whose names begin with these words and go on. */
  static List<Command> group(String words) {
    return ALL.stream().filter(command -> command.name().startsWith(words + " ")).toList();
  }

  private static String firstWord(Command command) {
    return command.name().replaceFirst(" .*", "");
  }
}
