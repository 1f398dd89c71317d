package io.sluice.table;

import io.sluice.data.DataDirectory;
import io.sluice.notation.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables with a word of their own: of files in the data directory, and generated ones. */
public enum KnownTable implements TableChoice {
  /** Of the UCI repository, as the other sets of one file are but for {@code boston, kin8nm}. */
  ABALONE(
      new KnownSource.LastColumn("regression/abalone.csv"),
      new Size(4177, 10, 1),
      "rings of abalones, which tell their age, from sex, size and weights"),
  /** The noise of wings. */
  AIRFOIL(
      new KnownSource.LastColumn("regression/airfoil.csv"),
      new Size(1503, 5, 1),
      "noise of airfoils in decibels, from frequency, angle, chord, speed and wake"),
  /** Of Harrison and Rubinfeld, 1978. */
  BOSTON(
      new KnownSource.LastColumn("regression/boston.csv"),
      new Size(506, 13, 1),
      "median prices of houses around Boston, in thousands of dollars"),
  /** How strong concrete is. */
  CONCRETE(
      new KnownSource.LastColumn("regression/concrete.csv"),
      new Size(1030, 8, 1),
      "strength of concrete in MPa, from its mixture and age"),
  /** The first of the two loads that were published. */
  ENERGY(
      new KnownSource.LastColumn("regression/energy.csv"),
      new Size(768, 8, 1),
      "heating load of buildings, from their shape"),
  /** Of the Delve archive. */
  KIN8NM(
      new KnownSource.LastColumn("regression/kin8nm.csv"),
      new Size(8192, 8, 1),
      "distance of a robot arm's end from a point, from the angles of its 8 joints"),
  /** Power by weather. */
  POWER_PLANT(
      new KnownSource.LastColumn("regression/power-plant.csv"),
      new Size(9568, 4, 1),
      "output of a power plant in MW, from temperature, vacuum, pressure and humidity"),
  /** Marks from 0 to 10. */
  WINE_RED(
      new KnownSource.LastColumn("regression/wine-red.csv"),
      new Size(1599, 11, 1),
      "tasters' marks for red wines, from laboratory values"),
  /** Marks from 0 to 10. */
  WINE_WHITE(
      new KnownSource.LastColumn("regression/wine-white.csv"),
      new Size(4898, 11, 1),
      "tasters' marks for white wines, from laboratory values"),
  /** The Delft series. */
  YACHT(
      new KnownSource.LastColumn("regression/yacht.csv"),
      new Size(308, 6, 1),
      "resistance of sailing yachts, from hull and speed"),
  /** Of the neural-network laboratory of UTA; the only one with test patterns of its own. */
  TWOD(
      new KnownSource.TrainingAndTest("twod/twod.tra", "twod/twod.tst", 8, 7),
      new Size(1768, 8, 7),
      "seven numbers of a rough layer over rough ground, from eight of backscatter"),
  /** See {@link Bumps}. */
  BUMPS(
      new KnownSource.Generated(Bumps::table),
      new Size(1000, 5, 1),
      "two bumps and a kink, with an irrelevant input, a doubled one, and noise of variance 0.01"),
  /** See {@link MackeyGlass}. */
  MACKEY_GLASS(
      new KnownSource.Generated(MackeyGlass::table),
      new Size(1000, 4, 1),
      "a chaotic series six steps ahead, from now and 6, 12 and 18 steps ago"),
  /** See {@link SineCurve}. */
  SINE(
      new KnownSource.Generated(SineCurve::table),
      new Size(500, 1, 1),
      "sin x at even distances from -pi to pi");

  private final KnownSource source;
  private final Size size;
  private final String description;

  /**
   * How large a table is.
   *
   * @param rows of training
   * @param inputs after words have become columns of 0 and 1
   * @param targets as they are
   */
  public record Size(int rows, int inputs, int targets) {}

  KnownTable(KnownSource source, Size size, String description) {
    this.source = source;
    this.size = size;
    this.description = description;
  }

  @Override
  public String notation() {
    return Words.of(this);
  }

  @Override
  public String toString() {
    return notation();
  }

  /** What it is, in a clause. */
  public String description() {
    return description;
  }

  /** How large it is as it was published; nobody checks that the files are. */
  public Size size() {
    return size;
  }

  /** What files it is read from, seen from the data directory; none if it is generated. */
  public List<String> files() {
    return source.files();
  }

  /**
   * Which of its files is not there.
   *
   * @return a sentence, if any is missing
   */
  public Optional<String> missing(Path dataDirectory) {
    return files().stream()
        .filter(file -> !Files.exists(dataDirectory.resolve(file)))
        .findFirst()
        .map(
            file ->
                "%s needs %s, which is not in the data directory %s: put it there, or set %s to the folder that has it; %s are generated and need no file"
                    .formatted(
                        notation(), file, dataDirectory, DataDirectory.VARIABLE, generated()));
  }

  private static String generated() {
    return Arrays.stream(values())
        .filter(table -> table.files().isEmpty())
        .map(KnownTable::notation)
        .collect(Collectors.joining(", "));
  }

  @Override
  public OpenedTable open(Path dataDirectory) {
    missing(dataDirectory)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    return source.open(notation(), dataDirectory);
  }
}
