package dev.astrolabe.qualification;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.runtime.door.OperatorDoor;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times as clients write them: RFC 3339, kept as whole seconds. */
final class Times {
  /** A day alone means its last second: that is how people look back. */
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Times() {}

  /**
   * A parameter of the query; throws {@link Refused}: 400 where it is no time, 422 where no entry
   * could be so old or so new.
   */
  static Instant parameter(Request request, String name, Instant otherwise) {
    var written = request.query(name);
    if (written.isEmpty()) {
      return otherwise.truncatedTo(ChronoUnit.SECONDS);
    }
    // A plus sign that was not escaped reads as a blank.
    var time =
        OperatorDoor.time(endOfDay(written.get().strip().replace(' ', '+')))
            .orElseThrow(
                () -> new Refused(Problem.malformed(name + ": " + OperatorDoor.TIME_RULE)));
    if (time.isBefore(Entry.EARLIEST) || !time.isBefore(Entry.LATEST)) {
      throw new Refused(Problem.invalid("/" + name, "a time lies in the years from 2000 to 2099"));
    }
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** A member of a body; throws {@link Refused} (422) where it is no time. */
  static Instant member(String pointer, String written) {
    return OperatorDoor.time(written)
        .orElseThrow(() -> new Refused(Problem.invalid(pointer, OperatorDoor.TIME_RULE)));
  }

  private static String endOfDay(String written) {
    return DAY.matcher(written).matches() ? written + "T23:59:59Z" : written;
  }
}
