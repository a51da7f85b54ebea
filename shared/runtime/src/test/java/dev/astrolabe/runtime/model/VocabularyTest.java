package dev.astrolabe.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.stage.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table that people read names what the default model asks for. */
final class VocabularyTest {
  private static final Pattern WORD = Pattern.compile("`([A-Za-z][A-Za-z-]*)`");

  @Test
  void namesEveryAttributeAndKindOfTheDefaultModel() throws IOException {
    var named = new TreeSet<String>();
    var words = WORD.matcher(Files.readString(Path.of("../../docs/vocabulary.md")));
    while (words.find()) {
      named.add(words.group(1));
    }
    var model = DefaultModel.read();
    var used = new TreeSet<String>();
    model.fitRules().forEach(rule -> used.add(rule.attribute()));
    model.engagementRules().forEach(rule -> used.addAll(rule.matcher().kinds()));
    model
        .stages()
        .values()
        .forEach(
            rule -> List.of(rule.enter(), rule.stay(), rule.veto()).forEach(c -> add(c, used)));

    assertThat(used).hasSizeGreaterThan(40);
    assertThat(named).containsAll(used);
  }

  private static void add(Condition condition, Set<String> used) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(part -> add(part, used));
      case Condition.Any(var parts) -> parts.forEach(part -> add(part, used));
      case Condition.AtLeast(var count, var parts) -> parts.forEach(part -> add(part, used));
      case Condition.Not(var part) -> add(part, used);
      case Condition.Attribute(var attribute, var test) -> used.add(attribute);
      case Condition.Behaviour(var matcher, var count, var window) -> used.addAll(matcher.kinds());
      case Condition.Threshold(var dimension, var atLeast) -> {
        // names neither
      }
    }
  }
}
