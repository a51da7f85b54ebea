package dev.astrolabe.local.function.attached;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Runs the runtime interface client until standard input ends. The stack holds the other end, so an
 * isolated function cannot outlive it however it ends.
 *
 * <p>Arguments: those of the client. It stands alone on the class path of that JVM: it may use the
 * JDK only.
 */
public final class AttachedRuntime {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private AttachedRuntime() {}

  /** Runs until the client ends, or standard input does. */
  public static void main(String[] arguments) throws Throwable {
    Thread.ofPlatform().daemon().name("stack").start(AttachedRuntime::endWithStack);
    MethodHandles.publicLookup()
        .findStatic(
            Class.forName(CLIENT), "main", MethodType.methodType(void.class, String[].class))
        .invokeExact(arguments);
  }

  private static void endWithStack() {
    try {
      while (System.in.read() >= 0) {
        // What the stack writes has no meaning; only that it is there.
      }
    } catch (IOException e) {
      System.err.println("lost the stack: " + e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }
}
