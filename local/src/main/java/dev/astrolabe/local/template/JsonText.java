package dev.astrolabe.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.template.Node.Call;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Nothing;
import dev.astrolabe.local.template.Node.Text;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Writes a piece of a template as JSON: event patterns and inputs are JSON where they are used. */
final class JsonText {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonText() {}

  /** JSON text as it stands, any other piece written as JSON. */
  static String of(Node node) {
    return node instanceof Text(var text, var line) ? text : json(node).toString();
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case Entries(var values, var line) -> {
        var object = JSON.objectNode();
        values.forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
      case Items(var values, var line) -> {
        var array = JSON.arrayNode();
        values.forEach(value -> array.add(json(value)));
        yield array;
      }
      case Text(var text, var line) when text.equals("true") || text.equals("false") ->
          JSON.booleanNode(Boolean.parseBoolean(text));
      case Text(var text, var line) when text.equals("null") -> JSON.nullNode();
      case Text(var text, var line) when NUMBER.matcher(text).matches() ->
          JSON.numberNode(new BigDecimal(text));
      case Text(var text, var line) -> JSON.textNode(text);
      case Nothing nothing -> JSON.nullNode();
      case Call call -> throw new IllegalArgumentException("not worked out: " + call.function());
    };
  }
}
