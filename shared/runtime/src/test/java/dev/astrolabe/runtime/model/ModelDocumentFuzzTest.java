package dev.astrolabe.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the answer is a document or problems, never an exception. */
final class ModelDocumentFuzzTest {
  private static final List<String> BITS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "null",
          "true",
          "-",
          "1e999999999",
          "0.00000001",
          "\"points\":",
          "\"cap\": 0,",
          "\"stay\": {}, ",
          "\"name\": 1,",
          "\"0d\"",
          "\"\"",
          "\u200C",
          "\uFEFF",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
          "{\"not\":{\"not\":");

  @Test
  void answersAnyBytesWithADocumentOrItsProblems() {
    byte[] sound = DefaultModel.json();
    int read = 0;
    int invalid = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new Random(seed);
      byte[] bytes = sound;
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        bytes = mutate(bytes, random);
      }
      Outcome outcome;
      try {
        outcome = ModelDocument.read(bytes);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed, e);
      }
      switch (outcome) {
        case Outcome.Read(var document) -> {
          assertThat(ModelDocument.read(document.write()))
              .as("seed %d", seed)
              .isEqualTo(new Outcome.Read(document));
          read++;
        }
        case Outcome.Invalid(var problems) -> {
          assertThat(problems).as("seed %d", seed).isNotEmpty();
          assertThat(problems)
              .as("seed %d", seed)
              .allMatch(p -> p.line() >= 1 && !p.detail().isBlank())
              .allMatch(p -> p.pointer().isEmpty() || p.pointer().startsWith("/"));
          invalid++;
        }
      }
    }
    assertThat(read).isGreaterThan(50);
    assertThat(invalid).isGreaterThan(300);
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(60));
    var out = new ByteArrayOutputStream(bytes.length + 100);
    out.write(bytes, 0, at);
    switch (random.nextInt(6)) {
      case 0 -> out.write(bytes, to, bytes.length - to);
      case 1 -> {
        out.writeBytes(BITS.get(random.nextInt(BITS.size())).getBytes(UTF_8));
        out.write(bytes, at, bytes.length - at);
      }
      case 2 -> {
        out.writeBytes(BITS.get(random.nextInt(BITS.size())).getBytes(UTF_8));
        out.write(bytes, to, bytes.length - to);
      }
      case 3 -> {
        int from = random.nextInt(bytes.length);
        out.write(bytes, from, Math.min(40, bytes.length - from));
        out.write(bytes, at, bytes.length - at);
      }
      case 4 -> {
        out.write(random.nextInt(256));
        out.write(bytes, Math.min(at + 1, bytes.length), Math.max(0, bytes.length - at - 1));
      }
      default -> {
        // one digit for another, which leaves the document whole
        byte[] copy = bytes.clone();
        for (int i = at; i < copy.length; i++) {
          if (copy[i] >= '0' && copy[i] <= '9') {
            copy[i] = (byte) ('0' + random.nextInt(10));
            return copy;
          }
        }
        return copy;
      }
    }
    return out.size() == 0 ? new byte[] {' '} : out.toByteArray();
  }
}
