package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How some people answered one question.
 *
 * @param counts how many gave each answer, in an order that is the same for all groups compared
 * @param asked how many were asked, at least as many as answered
 */
public record Group(List<Integer> counts, int asked) {
  public Group {
    counts = List.copyOf(counts);
    int answered = counts.stream().mapToInt(Integer::intValue).sum();
    if (counts.stream().anyMatch(n -> n < 0) || asked < answered) {
      throw new IllegalArgumentException(
          "counts are not negative, and nobody answered who was not asked");
    }
  }

  /** Nobody. */
  static Group nobody(int answers) {
    return new Group(Collections.nCopies(answers, 0), 0);
  }

  int answered() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  int silent() {
    return asked - answered();
  }

  /** Whether everybody who answered gave the same answer: whoever is known to have, is known. */
  boolean isAlike() {
    int answered = answered();
    return answered > 0 && counts.contains(answered);
  }

  Group plus(Group other) {
    var sums = new ArrayList<Integer>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + other.counts.get(i));
    }
    return new Group(sums, asked + other.asked);
  }
}
