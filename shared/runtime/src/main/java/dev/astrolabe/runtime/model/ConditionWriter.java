package dev.astrolabe.runtime.model;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.stage.Condition;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Writes conditions, tests of values, and which entries a rule speaks of. */
final class ConditionWriter {
  private final JsonGenerator json;

  ConditionWriter(JsonGenerator json) {
    this.json = json;
  }

  void condition(Condition condition) throws IOException {
    json.writeStartObject();
    switch (condition) {
      case Condition.All(var parts) -> parts("all", parts);
      case Condition.Any(var parts) -> parts("any", parts);
      case Condition.Not(var part) -> {
        json.writeFieldName("not");
        condition(part);
      }
      case Condition.AtLeast(var count, var parts) -> {
        json.writeNumberField("atLeast", count);
        parts("of", parts);
      }
      case Condition.Attribute(var attribute, var test) -> {
        json.writeStringField("attribute", attribute);
        json.writeFieldName("is");
        test(test);
      }
      case Condition.Threshold(var dimension, var atLeast) -> {
        json.writeStringField("score", dimension.name().toLowerCase(Locale.ROOT));
        json.writeFieldName("atLeast");
        json.writeNumber(atLeast.toString());
      }
      case Condition.Behaviour(var matcher, var count, var window) -> {
        matcher("did", matcher);
        if (count != 1) {
          json.writeNumberField("times", count);
        }
        if (window.isPresent()) {
          json.writeStringField("within", LengthOfTime.written(window.get().seconds()));
        }
      }
    }
    json.writeEndObject();
  }

  private void parts(String name, List<Condition> parts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var part : parts) {
      condition(part);
    }
    json.writeEndArray();
  }

  /** Two properties: the kinds, and the tests of the payload where there are any. */
  void matcher(String name, Matcher matcher) throws IOException {
    texts(name, matcher.kinds());
    if (!matcher.filters().isEmpty()) {
      json.writeObjectFieldStart("where");
      for (var filter : matcher.filters().entrySet()) {
        json.writeFieldName(filter.getKey());
        test(filter.getValue());
      }
      json.writeEndObject();
    }
  }

  void test(ValueTest test) throws IOException {
    json.writeStartObject();
    switch (test) {
      case ValueTest.Present() -> json.writeBooleanField("present", true);
      case ValueTest.OneOf(var literals) -> texts("oneOf", literals);
      case ValueTest.StartsWith(var prefix) -> json.writeStringField("startsWith", prefix);
      case ValueTest.EndsWith(var suffix) -> json.writeStringField("endsWith", suffix);
      case ValueTest.HasWord(var word) -> json.writeStringField("hasWord", word);
      case ValueTest.Range(var from, var to) -> {
        json.writeObjectFieldStart("range");
        if (from.isPresent()) {
          json.writeFieldName("from");
          json.writeNumber(from.get().toPlainString());
        }
        if (to.isPresent()) {
          json.writeFieldName("to");
          json.writeNumber(to.get().toPlainString());
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  /** Sorted, because a set has no order of its own. */
  private void texts(String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : new TreeSet<>(texts)) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
