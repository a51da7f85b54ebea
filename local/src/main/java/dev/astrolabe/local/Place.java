package dev.astrolabe.local;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.page.Records;
import dev.astrolabe.local.template.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where the tables, queues and buses of a stack are. */
interface Place {
  /** What the template declares, with the names it has there. */
  Deployment deployment();

  Account account();

  /** What functions are told of their surroundings when they start. */
  FunctionStarter.Surroundings surroundings();

  /** Waits until every table and queue is there; a bus carries events to {@code functions}. */
  void ready(Invoker functions) throws IOException, FunctionFailed, InterruptedException;

  Connections connections();

  Records records();

  /** What carries events there, beside the queues and streams. */
  List<Pump> pumps();

  /** Begins to expire items by the laptop's clock, where the service does not. */
  void startExpiry(Duration every);
}
