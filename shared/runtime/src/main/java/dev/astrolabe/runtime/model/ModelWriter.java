package dev.astrolabe.runtime.model;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.StageRule;
import dev.astrolabe.runtime.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes documents in their canonical form: fixed order, sorted sets, no needless properties. */
final class ModelWriter {
  private final JsonGenerator json;
  private final ConditionWriter conditions;

  private ModelWriter(JsonGenerator json) {
    this.json = json;
    this.conditions = new ConditionWriter(json);
  }

  static byte[] write(ModelDocument document) {
    return new JsonWriter().bytes(json -> new ModelWriter(json).document(document));
  }

  private void document(ModelDocument document) throws IOException {
    var model = document.model();
    json.writeStartObject();
    json.writeStringField("name", model.name());
    json.writeNumberField("version", model.version());
    words(document.words());
    json.writeObjectFieldStart("fit");
    json.writeArrayFieldStart("rules");
    for (var rule : model.fitRules()) {
      fitRule(rule, document.ruleWords());
    }
    json.writeEndArray();
    clamp(model.fit());
    json.writeEndObject();
    json.writeObjectFieldStart("engagement");
    json.writeArrayFieldStart("rules");
    for (var rule : model.engagementRules()) {
      engagementRule(rule, document.ruleWords());
    }
    json.writeEndArray();
    if (!model.inactivityRules().isEmpty()) {
      json.writeArrayFieldStart("inactivity");
      for (var rule : model.inactivityRules()) {
        inactivityRule(rule, document.ruleWords());
      }
      json.writeEndArray();
    }
    clamp(model.engagement());
    json.writeEndObject();
    if (!model.total().isNone()) {
      json.writeObjectFieldStart("total");
      clamp(model.total());
      json.writeEndObject();
    }
    groups(model.groups(), document.groupWords());
    json.writeObjectFieldStart("grading");
    cuts("fit", model.grading().fit());
    cuts("engagement", model.grading().engagement());
    json.writeEndObject();
    json.writeObjectFieldStart("stages");
    for (var stage : model.stages().entrySet()) {
      json.writeFieldName(stage.getKey().name());
      stage(stage.getValue());
    }
    json.writeEndObject();
    if (!document.golden().isEmpty()) {
      json.writeArrayFieldStart("golden");
      for (var lead : document.golden()) {
        golden(lead);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void groups(List<Group> groups, Map<String, Words> words) throws IOException {
    if (groups.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("groups");
    for (var group : groups) {
      json.writeStartObject();
      json.writeStringField("id", group.id());
      words(words.getOrDefault(group.id(), Words.NONE));
      json.writeStringField("dimension", group.dimension().name().toLowerCase(Locale.ROOT));
      clamp(group.clamp());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void fitRule(FitRule rule, Map<String, Words> words) throws IOException {
    head(rule.id(), rule.group(), words);
    json.writeStringField("attribute", rule.attribute());
    json.writeArrayFieldStart("cases");
    for (var answer : rule.cases()) {
      json.writeStartObject();
      json.writeFieldName("when");
      conditions.test(answer.test());
      points("points", answer.points());
      text("disqualifies", answer.disqualifies());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!rule.otherwise().equals(Points.ZERO)) {
      points("otherwise", rule.otherwise());
    }
    points("unknown", rule.unknown());
    clamp(rule.clamp());
    json.writeEndObject();
  }

  private void engagementRule(EngagementRule rule, Map<String, Words> words) throws IOException {
    head(rule.id(), rule.group(), words);
    conditions.matcher("kinds", rule.matcher());
    points("points", rule.points());
    if (rule.halfLife().isPresent()) {
      span("halfLife", rule.halfLife().get().seconds());
    }
    if (rule.window().isPresent()) {
      span("window", rule.window().get().seconds());
    }
    if (rule.limit().isPresent()) {
      json.writeObjectFieldStart("atMost");
      json.writeNumberField("times", rule.limit().get().most());
      span("per", rule.limit().get().periodSeconds());
      json.writeEndObject();
    }
    clamp(rule.clamp());
    json.writeEndObject();
  }

  private void inactivityRule(InactivityRule rule, Map<String, Words> words) throws IOException {
    head(rule.id(), rule.group(), words);
    points("points", rule.points());
    span("every", rule.periodSeconds());
    if (rule.most() != 1) {
      json.writeNumberField("times", rule.most());
    }
    clamp(rule.clamp());
    json.writeEndObject();
  }

  private void head(String id, Optional<String> group, Map<String, Words> words)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    words(words.getOrDefault(id, Words.NONE));
    text("group", group);
  }

  private void stage(StageRule rule) throws IOException {
    json.writeStartObject();
    json.writeFieldName("enter");
    conditions.condition(rule.enter());
    if (!rule.stay().equals(rule.enter())) {
      json.writeFieldName("stay");
      conditions.condition(rule.stay());
    }
    if (!rule.veto().equals(ConditionReader.NEVER)) {
      json.writeFieldName("veto");
      conditions.condition(rule.veto());
    }
    if (rule.dwellSeconds() != 0) {
      span("dwell", rule.dwellSeconds());
    }
    json.writeEndObject();
  }

  private void golden(GoldenLead lead) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", lead.name());
    if (!lead.description().isEmpty()) {
      json.writeStringField("description", lead.description());
    }
    json.writeStringField("at", lead.at().toString());
    json.writeArrayFieldStart("entries");
    for (var happening : lead.happenings()) {
      happening(happening);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("expect");
    json.writeStringField("stage", lead.expected().stage().name());
    if (lead.expected().score().isPresent()) {
      points("score", lead.expected().score().get());
    }
    if (lead.expected().grade().isPresent()) {
      json.writeStringField("grade", lead.expected().grade().get().toString());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void happening(GoldenLead.Happening happening) throws IOException {
    var entry = happening.entry();
    json.writeStartObject();
    json.writeStringField("kind", entry.kind());
    json.writeStringField("occurredAt", entry.occurredAt().toString());
    json.writeStringField("source", entry.id().source());
    json.writeStringField("entryId", entry.id().id());
    if (entry.origin() == Origin.PURCHASED) {
      json.writeStringField("origin", "purchased");
    }
    text("quarantined", happening.quarantined());
    map("profile", entry.profile());
    map("payload", entry.payload());
    json.writeEndObject();
  }

  private void map(String name, Map<String, String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (var value : values.entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
  }

  private void words(Words words) throws IOException {
    if (!words.title().isEmpty()) {
      json.writeStringField("title", words.title());
    }
    if (!words.description().isEmpty()) {
      json.writeStringField("description", words.description());
    }
  }

  private void text(String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  private void cuts(String name, List<Points> cuts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var cut : cuts) {
      json.writeNumber(cut.toString());
    }
    json.writeEndArray();
  }

  private void clamp(Clamp clamp) throws IOException {
    if (clamp.floor().isPresent()) {
      points("floor", clamp.floor().get());
    }
    if (clamp.cap().isPresent()) {
      points("cap", clamp.cap().get());
    }
  }

  private void points(String name, Points points) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(points.toString());
  }

  private void span(String name, long seconds) throws IOException {
    json.writeStringField(name, LengthOfTime.written(seconds));
  }
}
