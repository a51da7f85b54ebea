package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One service, behind the endpoint that all share. */
interface AwsService {
  AwsAnswer answer(AwsRequest request) throws AwsFault, IOException;

  /** A fault in the protocol that this service speaks: JSON, unless it says otherwise. */
  default AwsAnswer fault(AwsFault fault) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("__type", fault.code()).put("message", fault.text());
    return new AwsAnswer(
        fault.status(),
        Map.of("content-type", "application/x-amz-json-1.1", "x-amzn-errortype", fault.code()),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
