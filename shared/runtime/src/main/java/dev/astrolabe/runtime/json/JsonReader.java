package dev.astrolabe.runtime.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.astrolabe.runtime.json.MalformedJson.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads JSON from strangers: strict UTF-8 (a byte order mark at the start is passed over), one
 * value and nothing after it, no name twice in an object, bounded in size and depth.
 */
public final class JsonReader {
  private final JsonLimits limits;
  private final JsonFactory factory;

  public JsonReader(JsonLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxStringLength(limits.bytes())
                    .maxNameLength(Math.min(limits.bytes(), 1024))
                    .maxNumberLength(JsonLimits.NUMBER_CHARACTERS)
                    .build())
            .build();
  }

  /** Reads a document; throws {@link MalformedJson} saying what is wrong and where. */
  public Json read(byte[] document) throws MalformedJson {
    if (document.length > limits.bytes()) {
      throw new MalformedJson(
          Reason.TOO_LARGE, "a document has at most " + limits.bytes() + " bytes");
    }
    return read(decoded(document));
  }

  /** As {@link #read(byte[])}, for what is text already. */
  public Json read(String document) throws MalformedJson {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static CharBuffer decoded(byte[] document) throws MalformedJson {
    try {
      var characters =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(document));
      if (characters.hasRemaining() && characters.charAt(0) == '\uFEFF') {
        characters.get();
      }
      return characters;
    } catch (CharacterCodingException e) {
      throw new MalformedJson(Reason.NOT_UTF_8, "the document is not UTF-8");
    }
  }

  private Json read(CharBuffer characters) throws MalformedJson {
    try (var parser =
        factory.createParser(
            characters.array(),
            characters.arrayOffset() + characters.position(),
            characters.remaining())) {
      if (parser.nextToken() == null) {
        throw new MalformedJson(Reason.NOT_JSON, "the document is empty");
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson(Reason.NOT_JSON, "something stands after the end" + where(parser));
      }
      return value;
    } catch (StreamConstraintsException e) {
      boolean deep = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
      throw new MalformedJson(
          deep ? Reason.TOO_DEEP : Reason.TOO_LARGE,
          deep
              ? "arrays and objects nest at most " + limits.depth() + " deep"
              : "a name, a string or a number is too long" + where(e));
    } catch (JacksonException e) {
      throw new MalformedJson(Reason.NOT_JSON, "the document is not JSON" + where(e));
    } catch (IOException e) {
      throw new MalformedJson(Reason.NOT_JSON, "the document cannot be read to its end");
    }
  }

  /** Nested at most as deep as the limit: the parser refuses more before the stack is in danger. */
  private static Json value(JsonParser parser) throws IOException, MalformedJson {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_STRING -> new Json.Text(whole(parser, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Decimal(decimal(parser));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case START_ARRAY -> array(parser);
      case START_OBJECT -> fields(parser);
      default -> throw new MalformedJson(Reason.NOT_JSON, "no value" + where(parser));
    };
  }

  private static Json array(JsonParser parser) throws IOException, MalformedJson {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Array(items);
  }

  private static Json fields(JsonParser parser) throws IOException, MalformedJson {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = whole(parser, parser.currentName());
      parser.nextToken();
      if (members.putIfAbsent(name, value(parser)) != null) {
        throw new MalformedJson(
            Reason.DUPLICATE_NAME, "an object names one member twice" + where(parser));
      }
    }
    return new Json.Fields(members);
  }

  private static BigDecimal decimal(JsonParser parser) throws IOException, MalformedJson {
    try {
      var value = new BigDecimal(parser.getText());
      if (Math.abs((long) value.precision() - value.scale()) <= JsonLimits.EXPONENT
          && Math.abs((long) value.scale()) <= 2L * JsonLimits.EXPONENT) {
        return value;
      }
    } catch (NumberFormatException e) {
      // An exponent beyond what BigDecimal holds: as much too large as the others.
    }
    throw new MalformedJson(Reason.TOO_LARGE, "a number is out of range" + where(parser));
  }

  /** Escapes can spell half a character, which no UTF-8 can carry on. */
  private static String whole(JsonParser parser, String text) throws MalformedJson {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new MalformedJson(
            Reason.NOT_UTF_8, "a string holds half a character" + where(parser));
      }
    }
    return text;
  }

  private static String where(JsonParser parser) {
    var at = parser.currentLocation();
    return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
