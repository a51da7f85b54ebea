package dev.astrolabe.runtime.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a small JSON document into nodes that know their place, by streaming. */
final class JsonTree {
  /** Bytes. */
  static final int LARGEST = 256 * 1024;

  /** Objects and lists inside one another. */
  static final int DEEPEST = 40;

  private final JsonParser json;
  private final Set<String> skipped;
  private final Problems problems;

  private JsonTree(JsonParser json, Set<String> skipped, Problems problems) {
    this.json = json;
    this.skipped = skipped;
    this.problems = problems;
  }

  /**
   * The document's value; empty, with a problem, where it cannot be read.
   *
   * @param skipped properties of the outermost object that are not looked into
   */
  static Optional<Node> read(byte[] document, Set<String> skipped, Problems problems) {
    if (document.length > LARGEST) {
      problems.whole(1, "the document is larger than " + LARGEST + " bytes, the most that is read");
      return Optional.empty();
    }
    var chars = CharBuffer.allocate(document.length);
    var bytes = ByteBuffer.wrap(document);
    if (StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true).isError()) {
      problems.whole(1, "the document is not UTF-8 at byte " + bytes.position());
      return Optional.empty();
    }
    chars.flip();
    // Some editors begin a file with a byte order mark, which means nothing in UTF-8.
    int start = chars.length() > 0 && chars.charAt(0) == '\uFEFF' ? 1 : 0;
    try (var json = new JsonFactory().createParser(chars.array(), start, chars.length() - start)) {
      return new JsonTree(json, skipped, problems).whole();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private Optional<Node> whole() throws IOException {
    try {
      if (json.nextToken() == null) {
        problems.whole(1, "the document is empty, a model is a JSON object");
        return Optional.empty();
      }
      var root = value(null, "", 0);
      if (root.isPresent() && json.nextToken() != null) {
        problems.whole(line(), "something follows the end of the JSON object: remove it");
        return Optional.empty();
      }
      return root;
    } catch (JsonProcessingException e) {
      problems.whole(
          e.getLocation() == null ? line() : Math.max(1, e.getLocation().getLineNr()),
          "this is not JSON: " + plain(e.getOriginalMessage()));
      return Optional.empty();
    }
  }

  /** Empty where the rest of the document is not worth reading. */
  private Optional<Node> value(@Nullable Node parent, String name, int depth) throws IOException {
    int line = line();
    var token = json.currentToken();
    var kind = kind(token);
    if (kind == Node.Kind.OBJECT || kind == Node.Kind.ARRAY) {
      var node = new Node(parent, name, line, kind, "");
      if (depth == DEEPEST) {
        problems.at(node, "objects and lists stand deeper than " + DEEPEST + " inside one another");
        return Optional.empty();
      }
      boolean read = kind == Node.Kind.OBJECT ? fields(node, depth + 1) : items(node, depth + 1);
      return read ? Optional.of(node) : Optional.empty();
    }
    var node = new Node(parent, name, line, kind, kind == Node.Kind.NULL ? "" : json.getText());
    if (kind == Node.Kind.TEXT && hasHalfPair(node.written())) {
      problems.at(node, "the text holds half of a surrogate pair: write the whole character");
    }
    return Optional.of(node);
  }

  private boolean fields(Node object, int depth) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      int line = line();
      json.nextToken();
      if (depth == 1 && skipped.contains(name)) {
        json.skipChildren();
        continue;
      }
      var read = value(object, name, depth);
      if (read.isEmpty()) {
        return false;
      }
      if (hasHalfPair(name)) {
        problems.at(object, "a property's name holds half of a surrogate pair, line " + line);
      } else if (object.fields().containsKey(name)) {
        problems.at(read.get(), "the property \"" + name + "\" stands here twice: keep one");
      } else {
        object.fields().put(name, read.get());
      }
    }
    return true;
  }

  private boolean items(Node list, int depth) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      var read = value(list, Integer.toString(list.items().size()), depth);
      if (read.isEmpty()) {
        return false;
      }
      list.items().add(read.get());
    }
    return true;
  }

  private int line() {
    return json.currentTokenLocation().getLineNr();
  }

  private static Node.Kind kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Node.Kind.OBJECT;
      case START_ARRAY -> Node.Kind.ARRAY;
      case VALUE_STRING -> Node.Kind.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Node.Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Node.Kind.BOOLEAN;
      case VALUE_NULL -> Node.Kind.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** The parser's message without the place, which is told apart. */
  private static String plain(String message) {
    int end = message.indexOf(" (start marker");
    int newline = message.indexOf('\n');
    end = end < 0 || (newline >= 0 && newline < end) ? newline : end;
    return end < 0 ? message : message.substring(0, end);
  }
}
