package dev.astrolabe.intake;

import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.Field;
import dev.astrolabe.runtime.http.FormEncoding;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.MediaType;
import dev.astrolabe.runtime.http.Multipart;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a form was filled in with, whichever way it was sent.
 *
 * @param fields by name as it was sent; members of objects and items of arrays by their path {@code
 *     answers.0}; a field sent twice has both values, with a comma between them
 */
record FormContent(SortedMap<String, String> fields) {
  /** A form has at most so many fields. */
  static final int MOST_FIELDS = 200;

  static final int LARGEST_MULTIPART = 4 * 1024 * 1024;

  private static final String READ =
      "application/x-www-form-urlencoded, application/json or multipart/form-data, in UTF-8";

  FormContent {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Reads a request's body; throws {@link Refused} where it cannot be read. */
  static FormContent of(Request request) {
    var type =
        request
            .header("content-type")
            .flatMap(MediaType::parse)
            .filter(MediaType::isUtf8)
            .orElseThrow(() -> new Refused(Problem.unsupportedMediaType(READ)));
    if (JsonBody.isJson(type)) {
      var flat = new TreeMap<String, String>();
      flatten("", JsonBody.object(request.body(), JsonLimits.FORM), flat);
      return new FormContent(flat);
    }
    return switch (type.name()) {
      case MediaType.FORM -> {
        var body = limited(request.body(), JsonLimits.FORM.bytes());
        var text =
            body.text().orElseThrow(() -> new Refused(Problem.malformed("the form is not UTF-8")));
        yield of(FormEncoding.parse(text, MOST_FIELDS));
      }
      case MediaType.MULTIPART ->
          of(Multipart.parse(limited(request.body(), LARGEST_MULTIPART), type, MOST_FIELDS));
      default -> throw new Refused(Problem.unsupportedMediaType(READ));
    };
  }

  private static Body limited(Body body, int limit) {
    if (body.size() > limit) {
      throw new Refused(Problem.tooLarge(limit));
    }
    return body;
  }

  private static FormContent of(List<Field> sent) {
    var fields = new TreeMap<String, String>();
    for (var field : sent) {
      fields.merge(field.name(), field.value(), (a, b) -> b.isBlank() ? a : a + ", " + b);
    }
    return new FormContent(fields);
  }

  private static void flatten(String path, Json value, TreeMap<String, String> into) {
    switch (value) {
      case Json.Text(var text) -> put(path, text, into);
      case Json.Decimal decimal -> put(path, decimal.plain(), into);
      case Json.Bool(var truth) -> put(path, Boolean.toString(truth), into);
      case Json.Null() -> {}
      case Json.Array(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          flatten(joined(path, Integer.toString(i)), items.get(i), into);
        }
      }
      case Json.Fields(var members) ->
          members.forEach((name, member) -> flatten(joined(path, name), member, into));
    }
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static void put(String path, String text, TreeMap<String, String> into) {
    into.put(path, text);
    if (into.size() > MOST_FIELDS) {
      throw new Refused(Problem.invalid("", "there are more than " + MOST_FIELDS + " fields"));
    }
  }

  /** A field's value; empty where it is absent or blank. */
  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }
}
