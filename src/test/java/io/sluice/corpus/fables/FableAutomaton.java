package io.sluice.corpus.fables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A finite automaton that accepts every text of a grammar, with a path of its own for every
 * derivation; facts are replaced by all words they could have in any scene, so it accepts more.
 *
 * <p>If no text has two paths through it, then no text has two derivations: this proves a grammar
 * unambiguous, where parsing samples cannot. The decision is the classical one: two copies of the
 * automaton read the same text side by side; the grammar may be ambiguous only if they can part at
 * a choice and both come to the end.
 */
final class FableAutomaton {

  /** Either a branch (moves without reading) or a reader (one target for each character). */
  private record Node(List<Integer> branches, Map<Character, Integer> readers) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<List<Object>, Integer> made = new HashMap<>();
  private final int start;
  private final int end;

  FableAutomaton(Grammar grammar) {
    end = add(new Node(List.of(), Map.of()));
    start = before(grammar.start(), end);
  }

  int size() {
    return nodes.size();
  }

  /** A text with two paths, or nothing if every text has one path at most. */
  Optional<String> ambiguousText() {
    Search search = new Search();
    search.together(start, null);
    while (!search.same.isEmpty()) {
      search.leaveTogether(search.same.remove());
    }
    while (!search.parted.isEmpty()) {
      Pair pair = search.parted.remove();
      if (pair.left() == end && pair.right() == end) {
        return Optional.of(pair.read().text());
      }
      search.leaveApart(pair);
    }
    return Optional.empty();
  }

  /** What has been read, last character first. */
  private record Read(Read before, char last) {

    String text() {
      StringBuilder text = new StringBuilder();
      for (Read each = this; each != null; each = each.before()) {
        text.append(each.last());
      }
      return text.reverse().toString();
    }
  }

  /** Where the two copies stand. */
  private record Pair(int left, int right, Read read) {}

  private final class Search {

    private final Set<Integer> seenSame = new HashSet<>();
    private final Set<Long> seenParted = new HashSet<>();
    private final ArrayDeque<Pair> same = new ArrayDeque<>();
    private final ArrayDeque<Pair> parted = new ArrayDeque<>();

    void together(int node, Read read) {
      if (seenSame.add(node)) {
        same.add(new Pair(node, node, read));
      }
    }

    void apart(int left, int right, Read read) {
      if (seenParted.add((long) Math.min(left, right) * nodes.size() + Math.max(left, right))) {
        parted.add(new Pair(left, right, read));
      }
    }

    void leaveTogether(Pair pair) {
      Node node = nodes.get(pair.left());
      List<Integer> branches = node.branches();
      for (int i = 0; i < branches.size(); i++) {
        together(branches.get(i), pair.read());
        for (int right : branches.subList(i + 1, branches.size())) {
          apart(branches.get(i), right, pair.read());
        }
      }
      node.readers().forEach((letter, next) -> together(next, new Read(pair.read(), letter)));
    }

    void leaveApart(Pair pair) {
      Node left = nodes.get(pair.left());
      Node right = nodes.get(pair.right());
      if (!left.branches().isEmpty()) {
        left.branches().forEach(next -> apart(next, pair.right(), pair.read()));
      } else if (!right.branches().isEmpty()) {
        right.branches().forEach(next -> apart(pair.left(), next, pair.read()));
      } else {
        left.readers()
            .forEach(
                (letter, next) -> {
                  Integer other = right.readers().get(letter);
                  if (other != null) {
                    apart(next, other, new Read(pair.read(), letter));
                  }
                });
      }
    }
  }

  private int add(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  /** The node from which the part and then whatever follows {@code next} is read. */
  private int before(GrammarSymbol part, int next) {
    Integer known = made.get(List.of(part, next));
    if (known != null) {
      return known;
    }
    int[] node = new int[1];
    part.accept(
        new GrammarSymbol.Visitor() {
          @Override
          public void wording(Wording wording) {
            node[0] = spelled(everything(wording), next);
          }

          @Override
          public void choice(Choice choice) {
            List<Integer> branches = new ArrayList<>();
            for (Choice.Alternative alternative : choice.alternatives()) {
              int at = next;
              for (int i = alternative.parts().size() - 1; i >= 0; i--) {
                at = before(alternative.parts().get(i), at);
              }
              branches.add(at);
            }
            node[0] = add(new Node(branches, Map.of()));
          }

          @Override
          public void draw(Draw draw) {
            node[0] =
                spelled(draw.role().table().rows().stream().map(draw::surface).toList(), next);
          }
        });
    made.put(List.of(part, next), node[0]);
    return node[0];
  }

  /** Every wording that any scene can give; a larger set is allowed, a smaller one is not. */
  private static Set<String> everything(Wording wording) {
    Set<String> all = new LinkedHashSet<>();
    if (wording instanceof Wording.Literal literal) {
      all.add(literal.text());
    } else if (wording instanceof Wording.Verb verb) {
      verb.forms().forEach(all::addAll);
    } else if (wording instanceof Wording.Fact fact) {
      for (Row row : fact.path().everyRow()) {
        fact.path().word().columns().forEach(column -> all.add(fact.written(row.word(column))));
      }
    }
    return all;
  }

  /** A tree of characters: one path for each of the words, which are different from each other. */
  private int spelled(Collection<String> words, int next) {
    Map<Character, List<String>> byFirst = new TreeMap<>();
    boolean ends = false;
    for (String word : words) {
      if (word.isEmpty()) {
        ends = true;
      } else {
        byFirst.computeIfAbsent(word.charAt(0), key -> new ArrayList<>()).add(word.substring(1));
      }
    }
    if (byFirst.isEmpty()) {
      return next;
    }
    Map<Character, Integer> readers = new TreeMap<>();
    byFirst.forEach((first, rests) -> readers.put(first, spelled(rests, next)));
    int reader = add(new Node(List.of(), readers));
    return ends ? add(new Node(List.of(next, reader), Map.of())) : reader;
  }
}
