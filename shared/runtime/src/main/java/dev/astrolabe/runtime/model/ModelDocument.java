package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.ScoringModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scoring model as people write it: JSON, described by {@code docs/model.schema.json}. Equal
 * documents are written as the same bytes, and what is written is read back as an equal document.
 *
 * @param model what is computed with
 * @param words what people call the model
 * @param ruleWords what people call its rules, by rule id; rules without words are left out
 * @param groupWords the same for groups
 * @param golden made-up leads and what the model must say of them
 */
public record ModelDocument(
    ScoringModel model,
    Words words,
    SortedMap<String, Words> ruleWords,
    SortedMap<String, Words> groupWords,
    List<GoldenLead> golden) {

  /** Documents are at most this large, in bytes. */
  public static final int LARGEST = JsonTree.LARGEST;

  public ModelDocument {
    ruleWords = Collections.unmodifiableSortedMap(new TreeMap<>(ruleWords));
    groupWords = Collections.unmodifiableSortedMap(new TreeMap<>(groupWords));
    golden = List.copyOf(golden);
  }

  /** What came of reading a document. */
  public sealed interface Outcome {
    record Read(ModelDocument document) implements Outcome {}

    /** It is no model; every problem that was found, at least one. */
    record Invalid(List<Problem> problems) implements Outcome {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * One thing that is wrong with a document.
   *
   * @param pointer where, as a JSON pointer; empty for the whole document
   * @param line the line it begins on, from 1
   * @param detail what is wrong and what would be right
   */
  public record Problem(String pointer, int line, String detail) {}

  /** A model without words and golden leads. */
  public static ModelDocument of(ScoringModel model) {
    return new ModelDocument(
        model, Words.NONE, new TreeMap<>(Map.of()), new TreeMap<>(Map.of()), List.of());
  }

  /** Reads a document that somebody wrote. */
  public static Outcome read(byte[] json) {
    return read(json, Set.of());
  }

  /**
   * Only what is computed with, golden leads unread: for documents that were checked when they were
   * stored, and for functions that must start fast.
   *
   * @throws IllegalArgumentException naming the first problem, where it is no such document
   */
  public static ScoringModel scoring(byte[] json) {
    return switch (read(json, Set.of("golden"))) {
      case Outcome.Read(var document) -> document.model();
      case Outcome.Invalid(var problems) ->
          throw new IllegalArgumentException(
              "stored model: at "
                  + problems.getFirst().pointer()
                  + " "
                  + problems.getFirst().detail());
    };
  }

  private static Outcome read(byte[] json, Set<String> skipped) {
    var problems = new Problems();
    var root = JsonTree.read(json, skipped, problems);
    if (root.isPresent()) {
      var document = new ModelReader(problems).read(root.get());
      if (document.isPresent() && problems.count() == 0) {
        return new Outcome.Read(document.get());
      }
    }
    return new Outcome.Invalid(problems.all());
  }

  /** The canonical form, UTF-8, on one line. */
  public byte[] write() {
    return ModelWriter.write(this);
  }

  /** The same document under another version number: 0 for a draft. */
  public ModelDocument withVersion(int version) {
    return with(model.name(), version);
  }

  /** The same document as that version of the model of that name. */
  public ModelDocument with(String name, int version) {
    return new ModelDocument(
        new ScoringModel(
            name,
            version,
            model.fitRules(),
            model.engagementRules(),
            model.inactivityRules(),
            model.groups(),
            model.fit(),
            model.engagement(),
            model.total(),
            model.grading(),
            model.stages()),
        words,
        ruleWords,
        groupWords,
        golden);
  }
}
