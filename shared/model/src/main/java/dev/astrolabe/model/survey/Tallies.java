package dev.astrolabe.model.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * All that is kept of a run once it is closed: how often each answer was given, in all and for each
 * value of each declared breakdown, and texts apart from everything else.
 *
 * @param counts by what is counted
 * @param texts for each text question its answers, shuffled
 */
public record Tallies(SortedMap<Key, Integer> counts, SortedMap<String, List<String>> texts) {
  /**
   * What is counted.
   *
   * @param group the breakdown and its value; empty for everybody
   */
  public record Key(String question, Optional<Group> group, String answer)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byQuestion = question.compareTo(other.question);
      if (byQuestion != 0) {
        return byQuestion;
      }
      int byGroup =
          group.map(Group::code).orElse("").compareTo(other.group.map(Group::code).orElse(""));
      return byGroup != 0 ? byGroup : answer.compareTo(other.answer);
    }
  }

  /** Those who have a value of an attribute. */
  public record Group(String attribute, String value) {
    String code() {
      return attribute + "\u0000" + value;
    }
  }

  /**
   * One opened ballot.
   *
   * @param values the declared breakdowns' values when it was sent
   */
  public record Ballot(Map<String, String> values, Answers answers) {
    public Ballot {
      values = Map.copyOf(values);
    }
  }

  public Tallies {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    var copy = new TreeMap<String, List<String>>();
    texts.forEach((question, words) -> copy.put(question, List.copyOf(words)));
    texts = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Counts opened ballots.
   *
   * @param random shuffles the texts, so that their order tells nothing of when they were written
   */
  public static Tallies of(Survey survey, Collection<Ballot> ballots, SplittableRandom random) {
    var counts = new TreeMap<Key, Integer>();
    var texts = new TreeMap<String, List<String>>();
    for (var question : survey.questions()) {
      for (var ballot : ballots) {
        for (var answer : ballot.answers().byQuestion().getOrDefault(question.id(), List.of())) {
          if (question.type() == Question.Type.TEXT) {
            texts.computeIfAbsent(question.id(), q -> new ArrayList<>()).add(answer);
            continue;
          }
          counts.merge(new Key(question.id(), Optional.empty(), answer), 1, Integer::sum);
          for (var attribute : survey.breakdowns()) {
            var value = Optional.ofNullable(ballot.values().get(attribute));
            value.ifPresent(v ->
                counts.merge(
                    new Key(question.id(), Optional.of(new Group(attribute, v)), answer),
                    1,
                    Integer::sum));
          }
        }
      }
    }
    // Sorted first: the order they came in is gone whatever the shuffle draws.
    texts
        .values()
        .forEach(words -> {
          Collections.sort(words);
          shuffle(words, random);
        });
    return new Tallies(counts, texts);
  }

  private static void shuffle(List<String> words, SplittableRandom random) {
    for (int i = words.size() - 1; i > 0; i--) {
      Collections.swap(words, i, random.nextInt(i + 1));
    }
  }

  /** Promoters, passives and detractors in all, or in one group. */
  public PromoterCounts promoters(String question, Scale scale, Optional<Group> group) {
    var answers = new HashMap<Integer, Integer>();
    counts.forEach((key, n) -> {
      if (key.question().equals(question) && key.group().equals(group)) {
        answers.merge(Integer.valueOf(key.answer()), n, Integer::sum);
      }
    });
    return PromoterCounts.of(scale, answers);
  }

  /** The values of a breakdown that anybody who answered the question has. */
  public List<String> values(String question, String attribute) {
    return counts.keySet().stream()
        .filter(key -> key.question().equals(question))
        .map(key -> key.group().filter(g -> g.attribute().equals(attribute)).orElse(null))
        .filter(Objects::nonNull)
        .map(Group::value)
        .distinct()
        .toList();
  }
}
