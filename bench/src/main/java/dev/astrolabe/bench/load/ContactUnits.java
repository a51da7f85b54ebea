package dev.astrolabe.bench.load;

import dev.astrolabe.bench.function.FunctionProcess;
import dev.astrolabe.bench.function.Installation;
import dev.astrolabe.bench.function.MessageBatch;
import dev.astrolabe.runtime.json.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** DynamoDB's units a contact, through the same functions one after the other, metered. */
record ContactUnits(int contacts, double write, double read) {
  private static final int BATCH = 5;
  private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");

  static ContactUnits of(Contacts contacts, int most) throws IOException {
    int count = Math.min(most, contacts.size()) / BATCH * BATCH;
    double write = 0;
    double read = 0;
    try (var installation = Installation.make();
        var qualification =
            installation.metered("qualification", "qualification.QualificationHandler");
        var scoring = installation.metered("scoring", "scoring.ScoringHandler")) {
      for (int i = 0; i < count; i++) {
        var posted = qualification.invoke(post(contacts.body(i)));
        var body = posted.body();
        if (!body.contains("\"statusCode\":202")) {
          throw new IOException("qualification answered " + body + " " + posted.logs());
        }
        write += units(posted, true);
        read += units(posted, false);
        if (i % BATCH == BATCH - 1) {
          var messages = installation.others().takeMessages();
          var scored = scoring.invoke(new MessageBatch(messages, START.toEpochMilli()).event());
          write += units(scored, true);
          read += units(scored, false);
        }
      }
    }
    return new ContactUnits(count, write / count, read / count);
  }

  private static double units(FunctionProcess.Answer answer, boolean write) {
    return answer.calls().stream().mapToDouble(call -> write ? call.write() : call.read()).sum();
  }

  private static byte[] post(String body) {
    return new JsonWriter()
        .bytes(out -> {
          out.writeStartObject();
          out.writeStringField("version", "2.0");
          out.writeStringField("routeKey", "ANY /api/{proxy+}");
          out.writeStringField("rawPath", "/api/leads");
          out.writeStringField("rawQueryString", "");
          out.writeObjectFieldStart("headers");
          out.writeStringField("content-type", "application/json");
          out.writeEndObject();
          out.writeObjectFieldStart("requestContext");
          out.writeObjectFieldStart("authorizer");
          out.writeObjectFieldStart("jwt");
          out.writeObjectFieldStart("claims");
          out.writeStringField("sub", "bench");
          out.writeStringField("scope", "leads:read leads:write");
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndObject();
          out.writeObjectFieldStart("http");
          out.writeStringField("method", "POST");
          out.writeStringField("path", "/api/leads");
          out.writeEndObject();
          out.writeStringField("requestId", "bench");
          out.writeNumberField("timeEpoch", START.toEpochMilli());
          out.writeEndObject();
          out.writeStringField("body", body);
          out.writeBooleanField("isBase64Encoded", false);
          out.writeEndObject();
        });
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%.2f write and %.2f read units a contact, of the first %d, metered on their own",
        write,
        read,
        contacts);
  }
}
