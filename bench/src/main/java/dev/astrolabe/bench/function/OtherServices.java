package dev.astrolabe.bench.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * As much of SQS, EventBridge and SES as lets functions run: what is sent to a queue is kept until
 * it is taken, events and mails are taken and forgotten.
 */
public final class OtherServices implements AutoCloseable {
  private final HttpServer server;
  private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
  private final JsonFactory json = new JsonFactory();

  private OtherServices(HttpServer server) {
    this.server = server;
  }

  static OtherServices listen() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var services = new OtherServices(server);
    server.createContext("/", services::answer);
    server.start();
    return services;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was sent to queues since this was last asked, the oldest first. */
  public List<String> takeMessages() {
    var taken = new ArrayList<String>();
    for (var message = messages.poll(); message != null; message = messages.poll()) {
      taken.add(message);
    }
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String answer;
      if (target != null && target.endsWith(".SendMessage")) {
        var message = field(body, "MessageBody");
        messages.add(message);
        answer =
            "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\",\"MD5OfMessageAttributes\":\"%s\"}"
                .formatted(
                    md5(message.getBytes(StandardCharsets.UTF_8)),
                    md5(attribute("trace", "String", field(body, "StringValue"))));
      } else if (target != null && target.endsWith(".PutEvents")) {
        answer = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}";
      } else {
        answer = "{\"MessageId\":\"m\"}";
      }
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String field(byte[] body, String name) throws IOException {
    try (var parser = json.createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
          return parser.nextTextValue();
        }
      }
    }
    throw new IOException("no " + name + " in the request");
  }

  /** The one attribute that our messages have, in the form that SQS takes the digest of. */
  private static byte[] attribute(String name, String type, String value) {
    var bytes = new ByteArrayOutputStream();
    for (var part : List.of(name, type)) {
      write(bytes, part);
    }
    bytes.write(1);
    write(bytes, value);
    return bytes.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
