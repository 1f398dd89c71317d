package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands in braces in the grammar: draws, facts and verbs. */
final class PlaceholderReader {

  private static final String TENSE = "when.tense";

  private final World world;
  private final Map<String, Role> roles;

  PlaceholderReader(World world, Map<String, Role> roles) {
    this.world = world;
    this.roles = roles;
  }

  int roles() {
    return roles.size();
  }

  /**
   * Reads one placeholder.
   *
   * @throws IllegalArgumentException if a role, a fact or a verb is unknown
   */
  GrammarSymbol read(String inside) {
    if (inside.contains("=")) {
      return draw(inside);
    }
    int colon = inside.indexOf(':');
    if (colon >= 0) {
      return verb(inside.substring(0, colon), inside.substring(colon + 1));
    }
    return new Wording.Fact(path(lowered(inside)), isCapital(inside));
  }

  private Draw draw(String inside) {
    String[] words = inside.split("[ =]", -1);
    String[] source = words[1].split("\\.", 2);
    Role role = roles.get(lowered(words[0]));
    int column = source.length == 1 ? 0 : role.table().column(source[1]);
    if (column < 0) {
      throw new IllegalArgumentException("the table " + role.table() + " has no " + source[1]);
    }
    List<String> surfaces =
        role.table().rows().stream()
            .map(row -> row.word(column))
            .map(word -> isCapital(inside) ? Wording.capitalised(word) : word)
            .toList();
    if (surfaces.stream().distinct().count() < surfaces.size()) {
      throw new IllegalArgumentException("two rows read alike in {" + inside + "}");
    }
    List<Path> excluded = new ArrayList<>();
    if (words.length > 2 && (!words[2].equals("but") || words.length == 3)) {
      throw new IllegalArgumentException("{" + inside + "} must read {role=table but path path}");
    }
    for (int i = 3; i < words.length; i++) {
      Path path = path(words[i]);
      if (path.everyRow().stream().anyMatch(row -> !role.table().rows().contains(row))) {
        throw new IllegalArgumentException(words[i] + " is not of the table " + role.table());
      }
      excluded.add(path);
    }
    return new Draw(role, surfaces, excluded);
  }

  private Wording verb(String subject, String name) {
    WorldTable verbs = world.table("verb");
    Row verb =
        verbs
            .row(name)
            .orElseThrow(() -> new IllegalArgumentException("the world has no verb " + name));
    List<List<String>> forms = new ArrayList<>();
    for (Row tense : world.table("tense").rows()) {
      forms.add(
          world.table("number").rows().stream()
              .map(number -> verb.word(verbs.column(tense.name() + " " + number.name())))
              .toList());
    }
    return switch (subject) {
      case "one" -> new Wording.Verb(forms, path(TENSE), Optional.empty(), 0);
      case "many" -> new Wording.Verb(forms, path(TENSE), Optional.empty(), 1);
      default -> new Wording.Verb(forms, path(TENSE), Optional.of(path(subject + ".number")), 0);
    };
  }

  private Path path(String dotted) {
    String[] names = dotted.split("\\.", -1);
    Role role = role(names[0]);
    WorldTable table = role.table();
    List<Path.Step> steps = new ArrayList<>();
    for (int i = 1; i < names.length; i++) {
      int detour = detour(table, names[i]);
      if (detour >= 0) {
        steps.add(Path.Step.to(detour));
        table = target(table, detour).orElseThrow();
      }
      Path.Step step = step(table, names[i]);
      Optional<WorldTable> target = target(table, step.columns().get(0));
      if (target.isPresent()) {
        steps.add(step);
        table = target.get();
      } else if (i == names.length - 1) {
        return new Path(role, steps, step);
      } else {
        throw new IllegalArgumentException(names[i] + " leads no further in " + dotted);
      }
    }
    return new Path(role, steps, Path.Step.to(0));
  }

  /**
   * The column to follow first if the table lacks a fact: the first one from the left that refers
   * to a table which has it. So {@code hero.him} is the {@code him} of the hero's pronoun.
   */
  private int detour(WorldTable table, String name) {
    if (name.startsWith("(") || table.column(name) >= 0) {
      return -1;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      Optional<WorldTable> target = target(table, i);
      if (target.isPresent() && target.get().column(name) >= 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("the table " + table + " knows no " + name);
  }

  private Path.Step step(WorldTable table, String name) {
    if (!name.startsWith("(")) {
      return Path.Step.to(table.column(name));
    }
    Role chooser = role(name.substring(1, name.length() - 1));
    List<Integer> columns =
        chooser.table().rows().stream().map(row -> table.column(row.name())).toList();
    if (columns.contains(-1)
        || columns.stream().map(column -> table.columns().get(column).target()).distinct().count()
            > 1) {
      throw new IllegalArgumentException(
          "the table " + table + " needs a column of one kind for each " + chooser.table());
    }
    return new Path.Step(columns, Optional.of(chooser));
  }

  private Optional<WorldTable> target(WorldTable table, int column) {
    return table.columns().get(column).target().map(world::table);
  }

  private Role role(String name) {
    Role role = roles.get(name);
    if (role == null) {
      throw new IllegalArgumentException("no draw fills the role " + name);
    }
    return role;
  }

  private static boolean isCapital(String inside) {
    return Character.isUpperCase(inside.charAt(0));
  }

  /** The name of a role without the capital that asks for a capital in the text. */
  static String lowered(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
