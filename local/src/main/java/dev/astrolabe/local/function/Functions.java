package dev.astrolabe.local.function;

import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The functions of the stack by their logical ids. */
public final class Functions implements Invoker, AutoCloseable {
  private final Map<String, EnvironmentPool> pools;

  Functions(Map<String, EnvironmentPool> pools) {
    this.pools = new LinkedHashMap<>(pools);
  }

  public Set<String> names() {
    return pools.keySet();
  }

  @Override
  public byte[] invoke(String function, byte[] event) throws FunctionFailed {
    try {
      return pool(function).invoke(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunctionFailed(function, "Interrupted", "the stack is stopping");
    }
  }

  /** Starts one environment of {@code function}, so that its first event waits for nothing. */
  public void start(String function) throws FunctionFailed, InterruptedException {
    pool(function).start();
  }

  private EnvironmentPool pool(String function) throws FunctionFailed {
    var pool = pools.get(function);
    if (pool == null) {
      throw new FunctionFailed(
          function, "ResourceNotFoundException", "there is no function " + function);
    }
    return pool;
  }

  @Override
  public void close() {
    pools.values().forEach(EnvironmentPool::close);
  }
}
