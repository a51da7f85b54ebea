package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service answers. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record AwsAnswer(int status, Map<String, String> headers, byte[] body) {
  AwsAnswer {
    headers = Map.copyOf(headers);
  }

  static AwsAnswer json(JsonNode body) {
    return new AwsAnswer(
        200, Map.of("content-type", "application/x-amz-json-1.1"), utf8(body.toString()));
  }

  static AwsAnswer xml(int status, String body) {
    return new AwsAnswer(
        status,
        Map.of("content-type", "application/xml"),
        utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body));
  }

  static AwsAnswer empty(int status, Map<String, String> headers) {
    return new AwsAnswer(status, headers, new byte[0]);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
