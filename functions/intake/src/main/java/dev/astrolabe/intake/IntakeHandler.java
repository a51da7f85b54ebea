package dev.astrolabe.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Takes forms, shows the pages they are filled in on, and says what this installation is. */
public final class IntakeHandler implements RequestStreamHandler {
  private final HttpFunction function;

  /** For tests: everything from outside is given. */
  IntakeHandler(PhoneNumbers phones, ArrivalQueue queue, EntryAddress addresses, AccessLog log) {
    this.function =
        new HttpFunction(new IntakeRoutes(new FormDoor(phones, queue), addresses).router(), log);
  }

  /** The routes, for the test that holds the contract to the code. */
  List<Route> routes() {
    return function.routes();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out);
  }
}
