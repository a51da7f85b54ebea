package dev.astrolabe.runtime.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.astrolabe.runtime.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a problem as {@code application/problem+json}. */
public final class ProblemJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  /**
   * The answer.
   *
   * @param language of the title; the detail is said as it stands
   * @param requestId becomes the problem's instance, by which its log line is found
   */
  public static Response response(Problem problem, Language language, String requestId) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", problem.type());
      out.writeStringField("title", problem.title(language));
      out.writeNumberField("status", problem.status());
      out.writeStringField("detail", problem.detail());
      out.writeStringField("instance", "urn:astrolabe:request:" + requestId);
      if (!problem.errors().isEmpty()) {
        out.writeArrayFieldStart("errors");
        for (var error : problem.errors()) {
          out.writeStartObject();
          out.writeStringField("pointer", error.pointer());
          out.writeStringField("detail", error.detail());
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    var response = Response.json(problem.status(), Body.of(bytes.toByteArray()));
    for (var header : problem.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("Content-Type", "application/problem+json");
  }
}
