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

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, Choice> rules = new LinkedHashMap<>();
  private final List<String> underWay = new ArrayList<>();
  private final PlaceholderReader placeholders;

  private GrammarReader(String text, World world) {
    collect(text);
    this.placeholders = new PlaceholderReader(world, roles(world));
  }

  /**
   * Reads a grammar; its first rule is the start.
   *
   * @throws IllegalArgumentException if a line cannot be understood; the message has the line
   */
  static Grammar read(String text, String origin, World world) {
    try {
      return new GrammarReader(text, world).grammar();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(origin + ": " + e.getMessage(), e);
    }
  }

  private Grammar grammar() {
    Choice start = rule(texts.keySet().iterator().next());
    for (String name : texts.keySet()) {
      if (!rules.containsKey(name)) {
        throw new IllegalArgumentException("no fable reaches the rule " + name);
      }
    }
    return new Grammar(start, placeholders.roles());
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
          throw new IllegalArgumentException("the rule " + head.group(1) + " is there twice");
        }
      } else if (rule == null) {
        throw new IllegalArgumentException("a line stands before any rule: " + line);
      } else if (line.startsWith("  ") && !rule.isEmpty()) {
        rule.add(rule.remove(rule.size() - 1) + " " + line.strip());
      } else {
        rule.add(line);
      }
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there is no rule");
    }
  }

  private Map<String, Role> roles(World world) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (List<String> lines : texts.values()) {
      Matcher draw = DRAW.matcher(String.join("\n", lines));
      while (draw.find()) {
        String name = PlaceholderReader.lowered(draw.group(1));
        WorldTable table =
            world
                .find(draw.group(2))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "{"
                                + draw.group(1)
                                + "="
                                + draw.group(2)
                                + "} draws from no table of the world"));
        Role role = roles.computeIfAbsent(name, each -> new Role(each, roles.size(), table));
        if (role.table() != table) {
          throw new IllegalArgumentException(
              "the role " + name + " is drawn from both " + role.table() + " and " + table);
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
      throw new IllegalArgumentException("there is no rule " + name);
    }
    if (underWay.contains(name)) {
      throw new IllegalArgumentException(
          "the rule " + name + " contains itself; a grammar of fables must be finite");
    }
    underWay.add(name);
    List<Choice.Alternative> alternatives = new ArrayList<>();
    for (String line : texts.get(name)) {
      Matcher matcher = ALTERNATIVE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "an alternative must begin with its weight, but a line reads: " + line);
      }
      String template = Objects.requireNonNullElse(matcher.group(2), "");
      List<GrammarSymbol> parts = new TemplateReader(template, this::rule, placeholders).read();
      alternatives.add(new Choice.Alternative(Integer.parseInt(matcher.group(1)), parts));
    }
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("the rule " + name + " needs an alternative");
    }
    underWay.remove(name);
    Choice choice = new Choice(name, alternatives);
    rules.put(name, choice);
    return choice;
  }
}
