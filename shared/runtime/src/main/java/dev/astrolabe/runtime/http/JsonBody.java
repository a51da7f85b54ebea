package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;

/** Bodies of JSON, in and out. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * The object a request carries; throws {@link Refused}: 415 where it does not say it is JSON, 413
   * above the limit, 400 where it is no JSON, 422 where it is JSON but no object.
   */
  public static Json.Fields object(Request request, JsonLimits limits) {
    var type = request.header("content-type").flatMap(MediaType::parse);
    if (type.isEmpty() || !isJson(type.get()) || !type.get().isUtf8()) {
      throw new Refused(Problem.unsupportedMediaType(MediaType.JSON));
    }
    return object(request.body(), limits);
  }

  /** As {@link #object(Request, JsonLimits)}, for a body whose type was looked at already. */
  public static Json.Fields object(Body body, JsonLimits limits) {
    if (body.size() > limits.bytes()) {
      throw new Refused(Problem.tooLarge(limits.bytes()));
    }
    try {
      if (new JsonReader(limits).read(body.bytes()) instanceof Json.Fields fields) {
        return fields;
      }
    } catch (MalformedJson e) {
      throw new Refused(Problem.malformed(e.getMessage() == null ? "" : e.getMessage()));
    }
    throw new Refused(Problem.invalid("", "the body is a JSON object"));
  }

  /** Whether a media type is JSON, {@code application/problem+json} and the like included. */
  public static boolean isJson(MediaType type) {
    return type.name().equals(MediaType.JSON)
        || (type.name().startsWith("application/") && type.name().endsWith("+json"));
  }

  /** An answer of JSON. */
  public static Response answer(int status, Json document) {
    return Response.json(status, Body.of(new JsonWriter().bytes(document)));
  }
}
