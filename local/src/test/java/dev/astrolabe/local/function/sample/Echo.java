package dev.astrolabe.local.function.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Does what its event says: answers it with its own variable, throws, never ends, or leaves the
 * JVM.
 */
public final class Echo implements RequestStreamHandler {
  private final String greeting;
  private int count;

  public Echo() {
    this(System.getenv());
  }

  public Echo(Map<String, String> environment) {
    var given = environment.get("GREETING");
    if (given == null) {
      throw new IllegalStateException("the variable GREETING is missing");
    }
    this.greeting = given;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    count++;
    System.out.println("{\"seen\":" + event + "}");
    switch (event) {
      case "\"throw\"" -> throw new IllegalArgumentException("thrown as asked");
      case "\"hang\"" -> hang();
      case "\"exit\"" -> Runtime.getRuntime().halt(3);
      default -> {
        var visible = sees("org.yaml.snakeyaml.Yaml");
        var answer =
            "{\"greeting\":\"%s\",\"event\":%s,\"function\":\"%s\",\"count\":%d,\"remaining\":%b,\"stackVisible\":%b}"
                .formatted(
                    greeting,
                    event,
                    context.getFunctionName(),
                    count,
                    context.getRemainingTimeInMillis() > 0,
                    visible);
        output.write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void hang() {
    var never = new java.util.concurrent.CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether classes of the stack's own class path can be seen from here. */
  private static boolean sees(String type) {
    try {
      Class.forName(type, false, Echo.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
