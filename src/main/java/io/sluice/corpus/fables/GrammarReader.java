package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a grammar in the format that the head of {@code grammar.txt} describes. */
final class GrammarReader {

  private static final Pattern RULE = Pattern.compile("= *(\\S+)");
  private static final Pattern ALTERNATIVE = Pattern.compile("([1-9][0-9]{0,3})(?: (.*))?");
  private static final Pattern DRAW = Pattern.compile("\\{(\\w+)=(\\w+)");

  private final String origin;
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, Choice> rules = new LinkedHashMap<>();
  private final List<String> underWay = new ArrayList<>();
  private final PlaceholderReader placeholders;

  private GrammarReader(String text, String origin, World world) {
    this.origin = origin;
    collect(text);
    this.placeholders = new PlaceholderReader(world, roles(world));
  }

  /**
   * Reads a grammar; its first rule is the start.
   *
   * @throws IllegalArgumentException if a line cannot be understood; the message has the line
   */
  static Grammar read(String text, String origin, World world) {
    GrammarReader reader = new GrammarReader(text, origin, world);
    Choice start = reader.rule(reader.texts.keySet().iterator().next());
    for (String name : reader.texts.keySet()) {
      if (!reader.rules.containsKey(name)) {
        throw reader.wrong("no fable reaches the rule " + name);
      }
    }
    return new Grammar(start, reader.placeholders.roles());
  }

  private void collect(String text) {
    List<String> rule = null;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher head = RULE.matcher(line);
      if (head.matches()) {
        rule = new ArrayList<>();
        if (texts.put(head.group(1), rule) != null) {
          throw wrong("the rule " + head.group(1) + " is there twice");
        }
      } else if (rule == null) {
        throw wrong("a line stands before any rule: " + line);
      } else if (line.startsWith("  ") && !rule.isEmpty()) {
        rule.add(rule.remove(rule.size() - 1) + " " + line.strip());
      } else {
        rule.add(line);
      }
    }
    if (texts.isEmpty()) {
      throw wrong("there is no rule");
    }
  }

  private Map<String, Role> roles(World world) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (List<String> lines : texts.values()) {
      Matcher draw = DRAW.matcher(String.join("\n", lines));
      while (draw.find()) {
        String name = PlaceholderReader.lowered(draw.group(1));
        Table table =
            world
                .find(draw.group(2))
                .orElseThrow(
                    () ->
                        wrong(
                            "{"
                                + draw.group(1)
                                + "="
                                + draw.group(2)
                                + "} draws from no table of the world"));
        Role role = roles.computeIfAbsent(name, each -> new Role(each, roles.size(), table));
        if (role.table() != table) {
          throw wrong("the role " + name + " is drawn from both " + role.table() + " and " + table);
        }
      }
    }
    return roles;
  }

  private Choice rule(String name) {
    if (rules.containsKey(name)) {
      return rules.get(name);
    }
    if (!texts.containsKey(name)) {
      throw wrong("there is no rule " + name);
    }
    if (underWay.contains(name)) {
      throw wrong("the rule " + name + " contains itself; a grammar of fables must be finite");
    }
    underWay.add(name);
    List<Choice.Alternative> alternatives = new ArrayList<>();
    for (String line : texts.get(name)) {
      Matcher matcher = ALTERNATIVE.matcher(line);
      if (!matcher.matches()) {
        throw wrong("an alternative must begin with its weight, but a line reads: " + line);
      }
      Template template = new Template(Objects.requireNonNullElse(matcher.group(2), ""));
      List<Part> parts = template.parts("");
      alternatives.add(new Choice.Alternative(Integer.parseInt(matcher.group(1)), parts));
    }
    underWay.remove(name);
    Choice choice = choice(name, alternatives);
    rules.put(name, choice);
    return choice;
  }

  private Choice choice(String name, List<Choice.Alternative> alternatives) {
    if (alternatives.isEmpty() || alternatives.stream().distinct().count() < alternatives.size()) {
      throw wrong("there is none or twice the same alternative in " + name);
    }
    return new Choice(name, alternatives);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(origin + ": " + what);
  }

  /** A cursor over the text of one alternative. */
  private final class Template {

    private final String text;
    private int at;

    Template(String text) {
      this.text = text;
    }

    /** Reads up to one of the characters of {@code ends}, or to the end of the text. */
    List<Part> parts(String ends) {
      List<Part> parts = new ArrayList<>();
      StringBuilder literal = new StringBuilder();
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        char c = text.charAt(at++);
        if ("<({".indexOf(c) < 0) {
          literal.append(c == '\\' ? escaped() : c);
          continue;
        }
        flush(literal, parts);
        parts.add(
            switch (c) {
              case '<' -> rule(upTo('>'));
              case '(' -> onTheSpot();
              default -> placeholder(upTo('}'));
            });
      }
      flush(literal, parts);
      return List.copyOf(parts);
    }

    private Choice onTheSpot() {
      int from = at;
      List<Choice.Alternative> alternatives = new ArrayList<>();
      do {
        Matcher weight =
            Pattern.compile("([1-9][0-9]{0,3}):").matcher(text).region(at, text.length());
        boolean weighted = weight.lookingAt();
        at = weighted ? weight.end() : at;
        List<Part> parts = parts("|)");
        if (at == text.length()) {
          throw wrong("a bracket is never closed in: " + text);
        }
        alternatives.add(
            new Choice.Alternative(weighted ? Integer.parseInt(weight.group(1)) : 1, parts));
      } while (text.charAt(at++) == '|');
      return choice("(" + text.substring(from, at), alternatives);
    }

    private Part placeholder(String inside) {
      try {
        return placeholders.read(inside);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            origin + ": " + e.getMessage() + ", in the alternative: " + text, e);
      }
    }

    private char escaped() {
      if (at == text.length() || text.charAt(at++) != 'n') {
        throw wrong("a backslash must be followed by n in: " + text);
      }
      return '\n';
    }

    private String upTo(char end) {
      int found = text.indexOf(end, at);
      if (found < 0) {
        throw wrong("a " + end + " is missing in: " + text);
      }
      String inside = text.substring(at, found);
      at = found + 1;
      return inside;
    }

    private void flush(StringBuilder literal, List<Part> parts) {
      if (literal.length() > 0) {
        parts.add(new Wording.Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
