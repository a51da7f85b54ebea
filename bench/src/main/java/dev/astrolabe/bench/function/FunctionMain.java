package dev.astrolabe.bench.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs one handler in this JVM as Lambda would: constructs it, then gives it one event after the
 * other, whose files are named on standard input. Each answer goes into a file beside the event;
 * then a line {@code @answer NANOSECONDS} says that it is there.
 */
public final class FunctionMain {
  private FunctionMain() {}

  /** Takes the name of the handler's class. */
  public static void main(String[] arguments) throws Exception {
    var handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();
    var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var path = paths.readLine(); path != null; path = paths.readLine()) {
      var event = Files.readAllBytes(Path.of(path));
      var answer = new ByteArrayOutputStream();
      long begin = System.nanoTime();
      handler.handleRequest(new ByteArrayInputStream(event), answer, new Invocation());
      long nanos = System.nanoTime() - begin;
      Files.write(Path.of(path + ".answer"), answer.toByteArray());
      System.out.println(Line.ANSWER + nanos);
      System.out.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  /** What Lambda tells a handler; there is always time left. */
  private static final class Invocation implements Context {
    @Override
    public String getAwsRequestId() {
      return "8f5c1d0e-6a3b-4c58-9d55-0a6f2f0f7e11";
    }

    @Override
    public String getLogGroupName() {
      return "bench";
    }

    @Override
    public String getLogStreamName() {
      return "bench";
    }

    @Override
    public String getFunctionName() {
      return "bench";
    }

    @Override
    public String getFunctionVersion() {
      return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:us-east-1:123456789012:function:bench";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 30_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
      throw new UnsupportedOperationException("the functions print their logs themselves");
    }
  }
}
