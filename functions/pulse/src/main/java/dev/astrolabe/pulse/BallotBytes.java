package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Answers;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.model.survey.Question;
import dev.astrolabe.model.survey.Survey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers and breakdown values as bytes before they are sealed: for a run always as many, whatever
 * stands in them, because a length tells how much somebody wrote. Each list is its length and its
 * texts, each text its length in bytes and UTF-8; noughts fill the rest.
 */
final class BallotBytes {
  /** The longest UTF-8 of one character of Java. */
  private static final int WIDEST = 3;

  private static final int LENGTH = Short.BYTES;
  private static final int LONGEST_ID = 32;

  private BallotBytes() {}

  static byte[] of(Survey survey, Answers answers) {
    int size = 0;
    for (var question : survey.questions()) {
      size += LENGTH + most(question);
    }
    var bytes = ByteBuffer.allocate(size);
    for (var question : survey.questions()) {
      write(bytes, answers.byQuestion().getOrDefault(question.id(), List.of()));
    }
    return bytes.array();
  }

  private static int most(Question question) {
    return switch (question.type()) {
      case ENPS, RATING -> LENGTH + 2;
      case CHOICE -> LENGTH + LONGEST_ID;
      case MULTICHOICE -> question.options().size() * (LENGTH + LONGEST_ID);
      case TEXT -> LENGTH + WIDEST * Question.LONGEST_TEXT;
    };
  }

  static Answers answers(Survey survey, byte[] written) {
    var bytes = ByteBuffer.wrap(written);
    var answers = new TreeMap<String, List<String>>();
    for (var question : survey.questions()) {
      var values = read(bytes);
      if (!values.isEmpty()) {
        answers.put(question.id(), values);
      }
    }
    return new Answers(answers);
  }

  static byte[] of(Survey survey, Map<String, String> values) {
    var bytes =
        ByteBuffer.allocate(
            survey.breakdowns().size() * (2 * LENGTH + WIDEST * Employee.LONGEST_VALUE));
    for (var attribute : survey.breakdowns()) {
      write(bytes, List.of(values.getOrDefault(attribute, Breakdowns.OTHER)));
    }
    return bytes.array();
  }

  static Map<String, String> values(Survey survey, byte[] written) {
    var bytes = ByteBuffer.wrap(written);
    var values = new TreeMap<String, String>();
    for (var attribute : survey.breakdowns()) {
      values.put(attribute, read(bytes).getFirst());
    }
    return values;
  }

  private static void write(ByteBuffer bytes, List<String> texts) {
    bytes.putShort((short) texts.size());
    for (var text : texts) {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes.putShort((short) utf8.length).put(utf8);
    }
  }

  private static List<String> read(ByteBuffer bytes) {
    var texts = new ArrayList<String>();
    int size = bytes.getShort();
    for (int i = 0; i < size; i++) {
      var utf8 = new byte[bytes.getShort()];
      bytes.get(utf8);
      texts.add(new String(utf8, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
